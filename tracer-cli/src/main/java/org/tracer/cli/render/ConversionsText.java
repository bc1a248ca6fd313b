package org.tracer.cli.render;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tracer.accounting.account.AccountRule;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.ledger.account.Transfer;
import org.tracer.trace.account.AssetNames;
import org.tracer.trace.account.Conversion;
import org.tracer.trace.account.FundsReport;
import org.tracer.trace.account.FundsTrace;

/** What money was exchanged for, and how much of it each rule follows. */
final class ConversionsText {

  private static final int LISTED = 20;

  private final FundsReport report;
  private final AssetNames assets;
  private final Map<String, String> names;

  /** What makes exchanges of two rules the same one. */
  private record Exchange(
      Address account, Asset from, BigInteger gave, Asset into, BigInteger got, Transfer first) {

    static Exchange of(Conversion one) {
      return new Exchange(
          one.account(),
          one.from(),
          one.paid(),
          one.into(),
          one.received(),
          one.proof().getFirst());
    }
  }

  ConversionsText(FundsReport report, AssetNames assets, Map<String, String> names) {
    this.report = report;
    this.assets = assets;
    this.names = names;
  }

  void print(Screen screen) {
    Map<Exchange, Map<String, String>> exchanges = gathered();
    if (exchanges.isEmpty()) {
      return;
    }
    screen.line("Exchanged for another asset");
    exchanges.entrySet().stream()
        .limit(LISTED)
        .forEach(one -> print(screen, one.getKey(), one.getValue()));
    if (exchanges.size() > LISTED) {
      screen.line("  and " + (exchanges.size() - LISTED) + " more; --json has them all");
    }
    screen.line();
  }

  /** What each rule follows, in words, of every exchange, in the order of the chain. */
  private Map<Exchange, Map<String, String>> gathered() {
    Map<Exchange, Map<String, String>> exchanges =
        new TreeMap<>((one, other) -> {
          int order = one.first.order().compareTo(other.first.order());
          return order != 0 ? order : one.toString().compareTo(other.toString());
        });
    for (FundsTrace trace : report.traces()) {
      for (Conversion one : trace.conversions()) {
        exchanges
            .computeIfAbsent(Exchange.of(one), any -> new LinkedHashMap<>())
            .put(trace.request().rule().toString(), followed(one, trace.request().rule()));
      }
    }
    return exchanges;
  }

  /** Where labels overlap, no amount of it is followed: all of it is touched. */
  private String followed(Conversion one, AccountRule rule) {
    if (!rule.isConserving()) {
      return "all of it touched";
    }
    return assets.amount(one.from(), labelled(one.gave()))
        + " of it followed, for "
        + assets.amount(one.into(), labelled(one.got()));
  }

  private static BigInteger labelled(List<AccountSegment> segments) {
    return AccountSegment.sum(segments)
        .subtract(AccountSegment.sum(segments, AccountSegment.CLEAN));
  }

  private void print(Screen screen, Exchange one, Map<String, String> followed) {
    screen.line("  " + AccountWording.named(one.account, names));
    screen.line("    gave " + assets.amount(one.from, one.gave));
    screen.line("    got  " + assets.amount(one.into, one.got));
    Map<String, List<String>> rules = new LinkedHashMap<>();
    for (FundsTrace trace : report.traces()) {
      String rule = trace.request().rule().toString();
      rules
          .computeIfAbsent(
              followed.getOrDefault(rule, "nothing of it followed"), any -> new ArrayList<>())
          .add(rule);
    }
    rules.forEach(
        (text, under) -> screen.prose("    ", "      ", String.join(", ", under) + ": " + text));
    screen.line("    by " + one.first.transaction());
    screen.line("    " + AccountWording.when(report.context(), one.first.order().block()));
  }
}
