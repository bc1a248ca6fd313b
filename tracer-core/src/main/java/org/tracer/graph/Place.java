package org.tracer.graph;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Amount;
import org.tracer.chain.BlockRef;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;
import org.tracer.trace.Endpoint;
import org.tracer.trace.LabelAmount;
import org.tracer.trace.StopReason;
import org.tracer.trace.TracedOutput;

/** What gathers at one address or output while a trace is read. */
final class Place {

  final String id;
  private final TracedOutput first;
  private final BlockRef block;
  private int hop;
  private int outputs;
  private Satoshi received = Satoshi.ZERO;
  private @Nullable LabelSums seeded;
  private @Nullable Map<StopReason, Ended> ended;
  private @Nullable TraceVertex vertex;

  /** What gathers for one reason. */
  private static final class Ended {
    final LabelSums amounts = new LabelSums();
    final Set<TxId> spentBy = new LinkedHashSet<>(2);
    final Set<String> notes = new LinkedHashSet<>(2);
  }

  Place(String id, TracedOutput first, BlockRef block) {
    this.id = id;
    this.first = first;
    this.block = block;
    this.hop = first.hop();
  }

  void add(TracedOutput output) {
    outputs++;
    hop = Math.min(hop, output.hop());
    received = received.plus(output.value());
    if (output.reason() != null) {
      ended(output.reason()).amounts.add(output.traced());
    }
  }

  void addSeed(LabelAmount seed) {
    if (seeded == null) {
      seeded = new LabelSums();
    }
    seeded.add(List.of(seed));
  }

  void add(Endpoint endpoint) {
    Ended here = ended(endpoint.reason());
    if (endpoint.spentBy() != null) {
      here.spentBy.add(endpoint.spentBy());
    }
    if (endpoint.note() != null) {
      here.notes.add(endpoint.note());
    }
  }

  private Ended ended(StopReason reason) {
    if (ended == null) {
      ended = new EnumMap<>(StopReason.class);
    }
    return ended.computeIfAbsent(reason, key -> new Ended());
  }

  /** The vertex, made when first asked for; nothing may be added after that. */
  TraceVertex vertex(Grain grain, List<String> labels) {
    if (vertex == null) {
      List<LabelAmount> starts = seeded == null ? List.of() : seeded.inOrderOf(labels);
      vertex =
          switch (grain) {
            case ADDRESSES -> address(received, starts, endings(labels));
            case OUTPUTS -> output(starts, endings(labels));
          };
    }
    return vertex;
  }

  private AddressVertex address(Amount sum, List<LabelAmount> starts, List<Ending> endings) {
    return new AddressVertex(
        id,
        first.address(),
        first.scriptType(),
        first.descriptor(),
        hop,
        outputs,
        sum,
        starts,
        endings);
  }

  private OutputVertex output(List<LabelAmount> starts, List<Ending> endings) {
    return new OutputVertex(
        id,
        first.position(),
        block,
        first.address(),
        first.scriptType(),
        first.descriptor(),
        hop,
        first.value(),
        first.traced(),
        starts,
        endings);
  }

  private List<Ending> endings(List<String> labels) {
    if (ended == null) {
      return List.of();
    }
    List<Ending> endings = new ArrayList<>(ended.size());
    ended.forEach((reason, here) ->
        endings.add(
            new Ending(
                reason,
                here.amounts.inOrderOf(labels),
                List.copyOf(here.spentBy),
                List.copyOf(here.notes))));
    return endings;
  }
}
