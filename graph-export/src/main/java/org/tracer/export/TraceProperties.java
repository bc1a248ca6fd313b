package org.tracer.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.tracer.graph.TraceGraph;
import org.tracer.trace.Attributions;
import org.tracer.trace.BalanceSheet;
import org.tracer.trace.CoinJoinRule;
import org.tracer.trace.Direction;
import org.tracer.trace.LabelAmount;
import org.tracer.trace.Share;
import org.tracer.trace.StopReason;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;

/** What every format says of a trace over outputs as a whole. */
final class TraceProperties {

  private TraceProperties() {}

  static Map<String, String> of(TraceGraph graph) {
    Trace trace = graph.trace();
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("format", GraphProperties.FORMAT);
    properties.put("chain", trace.network().chainId().toString());
    properties.put("network", trace.network().shortName());
    properties.put("origin", trace.origin());
    properties.put("policy", trace.request().policy().name());
    properties.put("direction", direction(trace.request().direction()));
    properties.put("fees", trace.request().fees().toString());
    properties.put("grain", graph.grain().name());
    properties.put("horizon_height", trace.horizon().height().toString());
    properties.put("horizon_hash", trace.horizon().hash().toString());
    properties.put("horizon_time", trace.horizon().time().toString());
    properties.put("seeds", seeds(trace));
    properties.put("balance_sheet", balanceSheet(trace.balanceSheet()));
    properties.put("limits", String.join("; ", limits(trace)));
    properties.put("notices", String.join("; ", trace.notices()));
    properties.put("claims", claims(trace));
    return properties;
  }

  /** Arrows go the same way in both, so that without these words one is taken for the other. */
  private static String direction(Direction direction) {
    return switch (direction) {
      case FORWARD -> GraphProperties.FORWARD;
      case BACKWARD ->
          "backward: where the money came from; arrows go the way it went, seeded is what was asked"
              + " about, ended is where it came from or where the search ended";
    };
  }

  private static String seeds(Trace trace) {
    StringJoiner text = new StringJoiner("; ");
    trace
        .seeds()
        .forEach(seed ->
            text.add(
                Amounts.byLabel(List.of(new LabelAmount(seed.label(), seed.amount())))
                    + " at "
                    + seed.position()));
    return text.toString();
  }

  private static String balanceSheet(BalanceSheet sheet) {
    if (!sheet.conserving()) {
      return "none: the policy does not conserve value, so sums are no amounts";
    }
    StringJoiner text = new StringJoiner("; ");
    text.add("seeded=" + sheet.seeded());
    sheet.byReason().forEach((reason, sum) -> text.add(reason + "=" + sum));
    text.add(sheet.isBalanced() ? "balanced" : "NOT BALANCED");
    return text.toString();
  }

  /** Every stop rule in force; what it cut stands in the balance sheet under its reason. */
  static List<String> limits(Trace trace) {
    StopRules rules = trace.request().stopRules();
    List<String> limits = new ArrayList<>();
    if (rules.maxHops() != StopRules.UNLIMITED) {
      limits.add(StopReason.HOP_LIMIT + ": at most " + rules.maxHops() + " hops");
    }
    if (rules.minAmount().value() > 0) {
      limits.add(StopReason.BELOW_THRESHOLD + ": less than " + rules.minAmount() + " satoshi");
    }
    if (!rules.minShare().equals(Share.NONE)) {
      limits.add(StopReason.BELOW_THRESHOLD + ": less than " + rules.minShare() + " of the seed");
    }
    if (rules.maxFanOut() != StopRules.UNLIMITED) {
      limits.add(StopReason.FAN_OUT_LIMIT + ": more than " + rules.maxFanOut() + " outputs");
    }
    if (rules.untilHeight() != null) {
      limits.add(StopReason.OUTSIDE_WINDOW + ": after height " + rules.untilHeight());
    }
    if (rules.until() != null) {
      limits.add(StopReason.OUTSIDE_WINDOW + ": after " + rules.until());
    }
    rules
        .stopList()
        .forEach(entry ->
            limits.add(StopReason.STOP_LIST + ": " + entry.name() + ", " + entry.reason()));
    addTags(rules.attributions(), limits);
    if (rules.coinJoins() == CoinJoinRule.STOP) {
      limits.add(StopReason.COINJOIN + ": CoinJoins are not followed through");
    }
    return limits.isEmpty() ? List.of("none") : limits;
  }

  /** What tags ended, and what was followed on in spite of them. */
  static void addTags(Attributions attributions, List<String> limits) {
    attributions.stops().stream()
        .map(stop -> stop.reason() + ": " + stop.address().text() + ", " + stop.note())
        .forEach(limits::add);
    attributions.through().forEach(reason -> limits.add("followed through " + reason));
    attributions.passed().stream()
        .map(stop ->
            "followed through "
                + stop.reason()
                + ": "
                + stop.address().text()
                + ", "
                + stop.note()
                + ", as if its holder had passed on these very coins")
        .forEach(limits::add);
  }

  private static String claims(Trace trace) {
    String policy = trace.request().policy().name();
    return "Transactions, addresses, values and times are ledger facts up to the horizon; block"
        + " time is the miner's claim. Seeded, traced and ended amounts are computed under policy "
        + policy
        + (trace.request().policy().isConserving()
            ? "."
            : ", which names everything touched and is never an amount.")
        + (trace.request().stopRules().attributions().stops().isEmpty()
            ? " Notes are attributions by the user."
            : " Notes at STOP_LIST are attributions by the user, at other stops by the source they"
                + " name.");
  }
}
