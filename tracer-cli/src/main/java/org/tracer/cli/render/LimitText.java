package org.tracer.cli.render;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.tracer.document.LimitInForce;
import org.tracer.trace.Share;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;

/** A limit in the words of the option that sets it. */
final class LimitText {

  private LimitText() {}

  static String of(LimitInForce limit, Trace trace) {
    StopRules rules = trace.request().stopRules();
    return switch (limit.rule()) {
      case "maxHops" -> "--max-hops " + limit.value();
      case "minAmount" -> "--min-amount " + limit.value() + " (satoshi)";
      case "minShare" -> "--min-share " + share(rules.minShare()) + " of a seed";
      case "maxFanOut" -> "--max-fan-out " + limit.value();
      case "untilHeight" -> "--until-height " + limit.value();
      case "until" -> "--until " + limit.value();
      case "stopList" ->
          "stop list of " + Wording.count(rules.stopList().size(), "address", "addresses");
      case "attributions" -> "tags that make an address a stop: " + limit.value();
      case "coinJoins" -> "CoinJoins are not followed through";
      default -> limit.rule() + " " + limit.value();
    };
  }

  /** The limits that are set, in a fixed order. */
  static List<String> of(StopRules rules) {
    List<String> limits = new ArrayList<>();
    if (rules.maxHops() != StopRules.UNLIMITED) {
      limits.add("--max-hops " + rules.maxHops());
    }
    if (rules.minAmount().value() > 0) {
      limits.add("--min-amount " + rules.minAmount() + " (satoshi)");
    }
    if (rules.minShare().numerator().signum() > 0) {
      limits.add("--min-share " + share(rules.minShare()) + " of what FROM holds");
    }
    if (rules.maxFanOut() != StopRules.UNLIMITED) {
      limits.add("--max-fan-out " + rules.maxFanOut());
    }
    if (rules.untilHeight() != null) {
      limits.add("--until-height " + rules.untilHeight());
    }
    if (rules.until() != null) {
      limits.add("--until " + rules.until());
    }
    if (!rules.stopList().isEmpty()) {
      limits.add("stop list of " + Wording.count(rules.stopList().size(), "address", "addresses"));
    }
    switch (rules.coinJoins()) {
      case IGNORE -> {}
      case STOP -> limits.add("CoinJoins are not followed through");
      case THROUGH ->
          limits.add("--through coinjoin: as if each output of a CoinJoin were any input's");
    }
    if (!rules.attributions().isEmpty()) {
      limits.add(
          "tags that end a search: at "
              + Wording.count(rules.attributions().stops().size(), "address", "addresses"));
    }
    return limits;
  }

  /** A percentage where that is a finite decimal, else the fraction. */
  private static String share(Share share) {
    try {
      return new BigDecimal(share.numerator())
              .movePointRight(2)
              .divide(new BigDecimal(share.denominator()))
              .toPlainString()
          + "%";
    } catch (ArithmeticException e) {
      return share.toString();
    }
  }
}
