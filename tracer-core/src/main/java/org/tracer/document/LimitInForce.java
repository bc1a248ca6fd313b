package org.tracer.document;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.tracer.trace.CoinJoinRule;
import org.tracer.trace.Endpoint;
import org.tracer.trace.StopReason;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;

/**
 * A stop rule that a request set, and what it cut.
 *
 * @param rule name of the rule as the request has it
 * @param value the rule's limit, as text
 * @param reason the endpoints it makes
 * @param endpoints how many endpoints of that reason there are
 * @param amount what they hold, in base units; no amount under a policy that does not conserve
 */
public record LimitInForce(
    String rule, String value, StopReason reason, int endpoints, BigInteger amount) {

  /** All rules in force in a trace, in a fixed order. */
  public static List<LimitInForce> of(Trace trace) {
    StopRules rules = trace.request().stopRules();
    List<LimitInForce> limits = new ArrayList<>();
    if (rules.maxHops() != StopRules.UNLIMITED) {
      limits.add(of(trace, "maxHops", Integer.toString(rules.maxHops()), StopReason.HOP_LIMIT));
    }
    if (rules.minAmount().value() > 0) {
      limits.add(of(trace, "minAmount", rules.minAmount().toString(), StopReason.BELOW_THRESHOLD));
    }
    if (rules.minShare().numerator().signum() > 0) {
      limits.add(of(trace, "minShare", rules.minShare().toString(), StopReason.BELOW_THRESHOLD));
    }
    if (rules.maxFanOut() != StopRules.UNLIMITED) {
      String outputs = Integer.toString(rules.maxFanOut());
      limits.add(of(trace, "maxFanOut", outputs, StopReason.FAN_OUT_LIMIT));
    }
    if (rules.untilHeight() != null) {
      String height = rules.untilHeight().toString();
      limits.add(of(trace, "untilHeight", height, StopReason.OUTSIDE_WINDOW));
    }
    if (rules.until() != null) {
      limits.add(of(trace, "until", rules.until().toString(), StopReason.OUTSIDE_WINDOW));
    }
    if (!rules.stopList().isEmpty()) {
      String addresses = Integer.toString(rules.stopList().size());
      limits.add(of(trace, "stopList", addresses, StopReason.STOP_LIST));
    }
    rules.attributions().stops().stream()
        .map(stop -> StopReason.valueOf(stop.reason().name()))
        .distinct()
        .sorted()
        .forEach(reason -> limits.add(of(trace, "attributions", reason.name(), reason)));
    if (rules.coinJoins() == CoinJoinRule.STOP) {
      limits.add(of(trace, "coinJoins", rules.coinJoins().name(), StopReason.COINJOIN));
    }
    return List.copyOf(limits);
  }

  private static LimitInForce of(Trace trace, String rule, String value, StopReason reason) {
    int count = 0;
    BigInteger sum = BigInteger.ZERO;
    for (Endpoint endpoint : trace.endpoints()) {
      if (endpoint.reason() == reason) {
        count++;
        sum = sum.add(endpoint.amount().baseUnits());
      }
    }
    return new LimitInForce(rule, value, reason, count, sum);
  }
}
