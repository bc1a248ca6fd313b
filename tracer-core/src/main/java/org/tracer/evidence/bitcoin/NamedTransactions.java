package org.tracer.evidence.bitcoin;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tracer.bounds.Bounds;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Position;
import org.tracer.chain.TxId;
import org.tracer.path.ListedPath;
import org.tracer.path.PathResult;
import org.tracer.path.PathTarget;
import org.tracer.trace.CollectedFee;
import org.tracer.trace.Endpoint;
import org.tracer.trace.Seed;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.Trace;
import org.tracer.trace.TracedInput;
import org.tracer.trace.TracedTransaction;

/** Every transaction that a result says something of. */
final class NamedTransactions {

  private final SortedSet<TxId> ids = new TreeSet<>();

  /** In order of the ids. */
  SortedSet<TxId> ids() {
    return ids;
  }

  void add(Trace trace) {
    trace.request().seeds().forEach(this::add);
    for (SeededPosition seed : trace.seeds()) {
      add(seed.position());
    }
    trace.transactions().forEach(this::add);
    for (Endpoint endpoint : trace.endpoints()) {
      ids.add(endpoint.transaction());
      if (endpoint.position() != null) {
        add(endpoint.position());
      }
      if (endpoint.spentBy() != null) {
        ids.add(endpoint.spentBy());
      }
    }
  }

  void add(PathResult paths) {
    add(paths.request().from());
    if (paths.request().to() instanceof PathTarget.OfOutputs some) {
      ids.add(some.txId());
    }
    paths.trace().seeds().forEach(seed -> add(seed.position()));
    paths.arrivals().forEach(this::add);
    for (ListedPath listed : paths.paths()) {
      listed.path().steps().forEach(step -> ids.add(step.transaction()));
    }
  }

  void add(Bounds bounds) {
    Stream.of(bounds.mostThrough(), bounds.leastFrom(), bounds.leastEscapes())
        .flatMap(List::stream)
        .forEach(edge -> ids.add(edge.transaction()));
  }

  private void add(Seed seed) {
    switch (seed) {
      case Seed.OfOutPoint outPoint -> add(outPoint.outPoint());
      case Seed.OfTransaction transaction -> ids.add(transaction.txId());
      case Seed.OfAddress address -> {
        // What it received are the seeded positions.
      }
    }
  }

  private void add(TracedTransaction transaction) {
    ids.add(transaction.id());
    for (TracedInput input : transaction.inputs()) {
      add(input.spent());
    }
    for (CollectedFee fee : transaction.collected()) {
      ids.add(fee.transaction());
    }
  }

  private void add(Position position) {
    switch (position) {
      case OutPoint outPoint -> ids.add(outPoint.txId());
    }
  }
}
