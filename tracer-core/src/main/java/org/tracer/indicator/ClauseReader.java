package org.tracer.indicator;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tracer.indicator.seen.Crossing;

/** Reads a condition: {@code {"check": …, "origin": …}} with its thresholds beside. */
final class ClauseReader {

  private ClauseReader() {}

  static Clause read(Members members) {
    return members.make(some -> {
      Condition condition = condition(some);
      Origin origin = some.oneOf("origin", List.of(Origin.values()), Origin::word);
      some.end();
      return new Clause(condition, origin);
    });
  }

  private static Condition condition(Members in) {
    String check = in.text("check");
    return switch (check) {
      case "payments" -> new CountCondition.PaymentsAtLeast(in.count("atLeast"));
      case "senders" -> new CountCondition.SendersAtLeast(in.count("atLeast"));
      case "growing-instalments" ->
          new CountCondition.GrowingInstalments(
              in.count("senders"), in.number("instalments", 2, 1_000));
      case "each-worth" -> new AmountCondition.EachWithin(fiat(in, "from"), fiat(in, "to"));
      case "total-worth" -> new AmountCondition.TotalAtMost(fiat(in, "atMost"));
      case "first-worth" -> new AmountCondition.FirstBelow(fiat(in, "below"));
      case "even-amounts" ->
          new AmountCondition.EvenAmounts(
              fiat(in, "multipleOf"), in.number("tolerancePerMille", 0, 100), percent(in));
      case "structuring" ->
          new WorthCondition.Structuring(
              fiat(in, "threshold"),
              in.number("belowPercent", 1, 99),
              in.number("atLeast", 2, 1_000),
              in.count("hours"));
      case "high-values" ->
          new WorthCondition.HighValues(
              fiat(in, "each"), in.number("atLeast", 2, 1_000), in.count("hours"));
      case "near-demand" -> new WorthCondition.NearDemand(in.number("tolerancePercent", 0, 50));
      case "all-within" -> new TimeCondition.Within(in.count("hours"));
      case "abrupt-stop" -> new TimeCondition.AbruptStop(in.number("days", 1, 10_000));
      case "at-night" ->
          new TimeCondition.AtNight(
              in.number("fromHour", 0, 23), in.number("toHour", 0, 23), percent(in));
      case "regular-intervals" ->
          new TimeCondition.RegularIntervals(
              in.number("atLeast", 3, 1_000), in.number("tolerancePercent", 0, 50));
      case "early-return" ->
          new FlowCondition.EarlyReturn(
              in.count("senders"), in.number("days", 1, 10_000), in.number("atMostPercent", 1, 99));
      case "paid-back" -> new FlowCondition.PaidBack(percent(in));
      case "passed-on" -> new FlowCondition.PassedOn(in.count("hours"), percent(in));
      case "emptied-at-once" -> new FlowCondition.EmptiedAtOnce(in.count("hours"), percent(in));
      case "single-use" -> new FlowCondition.SingleUse();
      case "asset" -> new TouchCondition.InAsset(in.words("assets"));
      case "tagged" ->
          new TouchCondition.Tagged(in.words("concepts"), in.number("atLeast", 0, 1_000));
      case "hidden" -> new TouchCondition.Hidden(kinds(in), in.number("hops", 1, 1_000));
      default -> throw in.wrong("check", "is \"" + check + "\", which is no known check");
    };
  }

  private static int percent(Members in) {
    return in.number("sharePercent", 1, 100);
  }

  private static SortedSet<Crossing.Kind> kinds(Members in) {
    TreeSet<Crossing.Kind> kinds = new TreeSet<>();
    for (String word : in.words("kinds")) {
      kinds.add(
          switch (word) {
            case "coinjoin" -> Crossing.Kind.COINJOIN;
            case "mixer" -> Crossing.Kind.MIXER;
            case "bridge" -> Crossing.Kind.BRIDGE;
            default -> throw in.wrong("kinds", "has \"" + word + "\": coinjoin, mixer or bridge");
          });
    }
    return kinds;
  }

  private static Fiat fiat(Members in, String name) {
    return Fiat.of(in.text(name), List.copyOf(in.words("currencies")));
  }
}
