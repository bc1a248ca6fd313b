package org.tracer.document;

import java.util.ArrayList;
import java.util.List;
import org.tracer.trace.account.AccountStop;
import org.tracer.trace.account.AccountStopRules;
import org.tracer.trace.account.AccountTraceRequest;

/**
 * A stop rule that a request over accounts set.
 *
 * @param rule name of the rule as the request has it
 * @param value the rule's limit, as text
 * @param reason the endpoints it makes
 */
public record FundsLimit(String rule, String value, AccountStop reason) {

  /** All rules in force, in a fixed order. */
  public static List<FundsLimit> of(AccountTraceRequest request) {
    AccountStopRules rules = request.stopRules();
    List<FundsLimit> limits = new ArrayList<>();
    if (rules.maxHops() != Integer.MAX_VALUE) {
      limits.add(
          new FundsLimit("maxHops", Integer.toString(rules.maxHops()), AccountStop.HOP_LIMIT));
    }
    if (rules.maxTransfers() != Integer.MAX_VALUE) {
      limits.add(
          new FundsLimit("maxTransfers", Integer.toString(rules.maxTransfers()), AccountStop.HUB));
    }
    if (rules.untilBlock() != Long.MAX_VALUE) {
      limits.add(
          new FundsLimit(
              "untilBlock", Long.toString(rules.untilBlock()), AccountStop.OUTSIDE_WINDOW));
    }
    if (!rules.stopList().isEmpty()) {
      limits.add(
          new FundsLimit(
              "stopList", Integer.toString(rules.stopList().size()), AccountStop.STOP_LIST));
    }
    rules.attributions().stops().stream()
        .map(stop -> AccountStop.valueOf(stop.reason().name()))
        .distinct()
        .sorted()
        .forEach(reason -> limits.add(new FundsLimit("attributions", reason.name(), reason)));
    return List.copyOf(limits);
  }
}
