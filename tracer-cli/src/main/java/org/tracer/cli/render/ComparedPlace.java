package org.tracer.cli.render;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.Policy;
import org.tracer.trace.ComparedEndpoint;
import org.tracer.trace.Endpoint;
import org.tracer.trace.StopReason;
import org.tracer.trace.TraceComparison;

/**
 * One place with what every rule puts there: the endpoints of one reason at one lock, together.
 *
 * @param place address, or the lock as a descriptor where there is none
 * @param amounts by rule, in the order of the comparison
 * @param endpoints in chain order
 */
record ComparedPlace(
    StopReason reason,
    String place,
    boolean isAddress,
    Map<Policy, BigInteger> amounts,
    List<ComparedEndpoint> endpoints) {

  /**
   * Places by the most that any conserving rule puts there, equal ones by their text. Fees rest
   * nowhere.
   */
  static List<ComparedPlace> of(TraceComparison comparison) {
    Map<String, List<ComparedEndpoint>> groups = new TreeMap<>();
    for (ComparedEndpoint endpoint : comparison.endpoints()) {
      Endpoint any = endpoint.any();
      if (any.position() != null) {
        groups
            .computeIfAbsent(any.reason() + " " + any.descriptor(), unseen -> new ArrayList<>())
            .add(endpoint);
      }
    }
    return groups.values().stream()
        .map(endpoints -> of(endpoints, comparison.policies()))
        .sorted(
            Comparator.comparing(ComparedPlace::most)
                .reversed()
                .thenComparing(ComparedPlace::place))
        .toList();
  }

  private static ComparedPlace of(List<ComparedEndpoint> endpoints, List<Policy> policies) {
    Endpoint first = endpoints.getFirst().any();
    Map<Policy, BigInteger> amounts = new LinkedHashMap<>();
    for (Policy policy : policies) {
      BigInteger sum = BigInteger.ZERO;
      for (ComparedEndpoint endpoint : endpoints) {
        sum = sum.add(endpoint.amount(policy).baseUnits());
      }
      amounts.put(policy, sum);
    }
    boolean isAddress = first.address() != null;
    String place =
        first.address() != null ? first.address().text() : String.valueOf(first.descriptor());
    return new ComparedPlace(first.reason(), place, isAddress, amounts, endpoints);
  }

  /** The most that any rule with amounts puts here. */
  BigInteger most() {
    BigInteger most = BigInteger.ZERO;
    for (Map.Entry<Policy, BigInteger> entry : amounts.entrySet()) {
      if (entry.getKey().isConserving()) {
        most = most.max(entry.getValue());
      }
    }
    return most;
  }

  /** What a user noted on the stop list. */
  @Nullable String note() {
    return endpoints.getFirst().any().note();
  }
}
