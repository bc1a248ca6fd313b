package org.tracer.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.Policy;
import org.tracer.chain.Amount;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Position;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;

/**
 * One endpoint with what every rule puts there.
 *
 * @param any the endpoint under one of the rules that end there, one with the fewest hops
 * @param amounts by rule; rules that put nothing there are absent
 */
public record ComparedEndpoint(Endpoint any, Map<Policy, Amount> amounts) {

  private record Key(
      StopReason reason,
      @Nullable Position position,
      TxId transaction,
      BlockHeight height,
      String label) {}

  /** All endpoints of all rules: in chain order, then by output, fees last, reason and label. */
  static List<ComparedEndpoint> of(TraceComparison comparison) {
    Map<Key, ComparedEndpoint> byKey = new LinkedHashMap<>();
    for (Trace trace : comparison.traces()) {
      for (Endpoint endpoint : trace.endpoints()) {
        byKey.merge(key(endpoint), one(trace, endpoint), ComparedEndpoint::joined);
      }
    }
    Map<TxId, Integer> transactions = new HashMap<>();
    for (ComparedTransaction transaction : ComparedTransaction.of(comparison)) {
      transactions.put(transaction.views().getFirst().transaction().id(), transactions.size());
    }
    List<String> labels =
        comparison.traces().getFirst().request().seeds().stream().map(Seed::label).toList();
    List<ComparedEndpoint> ordered = new ArrayList<>(byKey.values());
    ordered.sort(
        Comparator.<ComparedEndpoint, BlockHeight>comparing(e -> e.any().since().height())
            .thenComparingInt(e -> transactions.getOrDefault(e.any().transaction(), 0))
            .thenComparingInt(e -> place(e.any().position()))
            .thenComparing(e -> e.any().reason())
            .thenComparingInt(e -> labels.indexOf(e.any().label())));
    return ordered;
  }

  /** How much a rule puts there. */
  public Amount amount(Policy policy) {
    return amounts.getOrDefault(policy, Satoshi.ZERO);
  }

  private static ComparedEndpoint one(Trace trace, Endpoint endpoint) {
    Map<Policy, Amount> amounts = new HashMap<>();
    amounts.put(trace.request().policy(), endpoint.amount());
    return new ComparedEndpoint(endpoint, amounts);
  }

  private static ComparedEndpoint joined(ComparedEndpoint one, ComparedEndpoint other) {
    one.amounts.putAll(other.amounts);
    return other.any.hop() < one.any.hop() ? new ComparedEndpoint(other.any, one.amounts) : one;
  }

  private static int place(@Nullable Position position) {
    return switch (position) {
      case OutPoint outPoint -> outPoint.vout();
      case null -> Integer.MAX_VALUE;
    };
  }

  private static Key key(Endpoint end) {
    return new Key(
        end.reason(), end.position(), end.transaction(), end.since().height(), end.label());
  }
}
