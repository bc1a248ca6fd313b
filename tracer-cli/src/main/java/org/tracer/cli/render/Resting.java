package org.tracer.cli.render;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockRef;
import org.tracer.trace.Endpoint;
import org.tracer.trace.StopReason;
import org.tracer.trace.Trace;

/**
 * One place where traced money came to rest: the endpoints of one reason at one lock, together.
 *
 * @param descriptor the lock as an output descriptor
 * @param place address, or the lock as a descriptor where there is none
 * @param since the earliest block that brought some of it
 * @param byLabel in the order of the request
 * @param positions each output once with its block and its spender, in chain order
 */
record Resting(
    StopReason reason,
    String descriptor,
    String place,
    boolean isAddress,
    BlockRef since,
    BigInteger amount,
    Map<String, BigInteger> byLabel,
    List<Output> positions,
    @Nullable String note) {

  /**
   * An output of the place.
   *
   * @param spentBy the transaction that takes the value on, where it is known
   */
  record Output(String position, BlockRef since, @Nullable String spentBy) {}

  /** Places by amount, the largest first; equal ones by their text. Fees rest nowhere. */
  static List<Resting> of(Trace trace) {
    Map<String, List<Endpoint>> groups = new TreeMap<>();
    for (Endpoint endpoint : trace.endpoints()) {
      if (endpoint.position() != null) {
        String key = endpoint.reason() + " " + endpoint.descriptor();
        groups.computeIfAbsent(key, unseen -> new ArrayList<>()).add(endpoint);
      }
    }
    return groups.values().stream()
        .map(endpoints -> of(endpoints, trace.balanceSheet().byLabel().keySet()))
        .sorted(Comparator.comparing(Resting::amount).reversed().thenComparing(Resting::place))
        .toList();
  }

  private static Resting of(List<Endpoint> endpoints, Set<String> labels) {
    Endpoint first = endpoints.getFirst();
    Map<String, BigInteger> byLabel = new LinkedHashMap<>();
    labels.forEach(label -> byLabel.put(label, BigInteger.ZERO));
    Map<String, Output> outputs = new LinkedHashMap<>();
    BigInteger sum = BigInteger.ZERO;
    for (Endpoint endpoint : endpoints) {
      sum = sum.add(endpoint.amount().baseUnits());
      byLabel.merge(endpoint.label(), endpoint.amount().baseUnits(), BigInteger::add);
      String position = String.valueOf(endpoint.position());
      String spentBy = endpoint.spentBy() == null ? null : endpoint.spentBy().toString();
      outputs.putIfAbsent(position, new Output(position, endpoint.since(), spentBy));
    }
    byLabel.values().removeIf(amount -> amount.signum() == 0);
    boolean isAddress = first.address() != null;
    String place =
        first.address() != null ? first.address().text() : String.valueOf(first.descriptor());
    return new Resting(
        first.reason(),
        String.valueOf(first.descriptor()),
        place,
        isAddress,
        first.since(),
        sum,
        byLabel,
        List.copyOf(outputs.values()),
        first.note());
  }
}
