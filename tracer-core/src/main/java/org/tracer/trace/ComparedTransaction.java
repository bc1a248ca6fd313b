package org.tracer.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracer.accounting.Policy;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.TxId;

/** One transaction as several rules see it: one view for all that see the same. */
public record ComparedTransaction(List<View> views) {

  /** What some rules see. */
  public record View(List<Policy> policies, TracedTransaction transaction) {}

  private record Key(BlockHeight height, TxId id) {}

  /** All transactions that any rule saw, in an order in which every rule saw its own. */
  static List<ComparedTransaction> of(TraceComparison comparison) {
    Map<Key, ComparedTransaction> byId = new HashMap<>();
    for (Trace trace : comparison.traces()) {
      for (TracedTransaction transaction : trace.transactions()) {
        byId.computeIfAbsent(key(transaction), k -> new ComparedTransaction(new ArrayList<>()))
            .add(trace.request().policy(), transaction);
      }
    }
    List<ComparedTransaction> ordered = new ArrayList<>(byId.values());
    boolean collecting = comparison.traces().getFirst().request().fees() != FeeRule.ENDPOINT;
    ordered.sort(
        Comparator.<ComparedTransaction, BlockHeight>comparing(t -> t.any().block().height())
            .thenComparingInt(t -> place(t.any(), collecting)));
    return ordered;
  }

  /** A coinbase that collects fees stands behind the rest of its block. */
  private static int place(TracedTransaction transaction, boolean collecting) {
    return collecting && transaction.indexInBlock() == 0
        ? Integer.MAX_VALUE
        : transaction.indexInBlock();
  }

  private static Key key(TracedTransaction transaction) {
    return new Key(transaction.block().height(), transaction.id());
  }

  private TracedTransaction any() {
    return views.getFirst().transaction();
  }

  private void add(Policy policy, TracedTransaction transaction) {
    for (View view : views) {
      if (view.transaction().equals(transaction)) {
        view.policies().add(policy);
        return;
      }
    }
    List<Policy> policies = new ArrayList<>();
    policies.add(policy);
    views.add(new View(policies, transaction));
  }
}
