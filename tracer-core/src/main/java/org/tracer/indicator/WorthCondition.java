package org.tracer.indicator;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.tracer.indicator.seen.Payment;

/** What single payments, in or out, were worth, and how many such stand together in time. */
sealed interface WorthCondition extends Condition {

  /** Several payments just below a threshold, within some hours, that together reach it. */
  record Structuring(Fiat threshold, int belowPercent, int count, int hours)
      implements WorthCondition {

    @Override
    public Answer ask(Focus focus, Circumstances known) {
      BigDecimal least =
          threshold.amount().multiply(BigDecimal.valueOf(100L - belowPercent)).movePointLeft(2);
      return Runs.ask(
          focus,
          known,
          threshold,
          worth -> worth.compareTo(least) >= 0 && worth.compareTo(threshold.amount()) < 0,
          count,
          hours,
          terms());
    }

    @Override
    public String terms() {
      return "at least "
          + count
          + " payments within "
          + hours
          + " hours, each worth less than "
          + threshold
          + " by "
          + belowPercent
          + " % or less";
    }
  }

  /** Several payments of high value within some hours. */
  record HighValues(Fiat each, int count, int hours) implements WorthCondition {

    @Override
    public Answer ask(Focus focus, Circumstances known) {
      return Runs.ask(
          focus, known, each, worth -> worth.compareTo(each.amount()) >= 0, count, hours, terms());
    }

    @Override
    public String terms() {
      return "at least "
          + count
          + " payments within "
          + hours
          + " hours, each worth "
          + each
          + " or more";
    }
  }

  /** A payment is worth about what was demanded. */
  record NearDemand(int tolerancePercent) implements WorthCondition {

    @Override
    public Answer ask(Focus focus, Circumstances known) {
      List<Payment> payments = focus.payments();
      Fiat demanded = known.demanded();
      if (payments.isEmpty()) {
        return Answer.NO;
      }
      if (demanded == null) {
        return Answer.unknown("what was demanded was not stated");
      }
      List<String> missing = known.obstacles(payments, demanded);
      if (!missing.isEmpty()) {
        return Answer.unknown(missing);
      }
      BigDecimal allowed =
          demanded.amount().multiply(BigDecimal.valueOf(tolerancePercent)).movePointLeft(2);
      List<Payment> near = new ArrayList<>();
      for (Payment payment : payments) {
        BigDecimal off = known.worth(payment).orElseThrow().subtract(demanded.amount()).abs();
        if (off.compareTo(allowed) <= 0) {
          near.add(payment);
        }
      }
      return near.isEmpty()
          ? Answer.NO
          : Answer.yes(
              near.size()
                  + " payments worth the "
                  + demanded
                  + " that were stated as demanded, within "
                  + tolerancePercent
                  + " %",
              near);
    }

    @Override
    public String terms() {
      return "a payment worth what was demanded, within " + tolerancePercent + " %";
    }
  }

  /** Runs of payments in one direction. */
  final class Runs {

    private Runs() {}

    /** Of an amount. */
    interface Wanted {
      boolean test(BigDecimal worth);
    }

    static Answer ask(
        Focus focus,
        Circumstances known,
        Fiat threshold,
        Wanted wanted,
        int count,
        int hours,
        String terms) {
      List<Payment> found = new ArrayList<>();
      List<String> missing = new ArrayList<>();
      for (List<Payment> some : List.of(focus.payments(), focus.back())) {
        if (some.size() < count) {
          continue;
        }
        List<String> obstacles = known.obstacles(some, threshold);
        if (obstacles.isEmpty()) {
          found.addAll(run(some, known, wanted, count, Duration.ofHours(hours)));
        } else {
          obstacles.stream().filter(one -> !missing.contains(one)).forEach(missing::add);
        }
      }
      if (!found.isEmpty()) {
        return Answer.yes(terms, found);
      }
      return missing.isEmpty() ? Answer.NO : Answer.unknown(missing);
    }

    /** All payments that stand in some window of the length with enough others. */
    private static List<Payment> run(
        List<Payment> payments, Circumstances known, Wanted wanted, int count, Duration window) {
      List<Payment> fitting =
          payments.stream()
              .filter(payment -> wanted.test(known.worth(payment).orElseThrow()))
              .sorted(TimeCondition.BY_TIME)
              .toList();
      List<Payment> found = new ArrayList<>();
      int first = 0;
      int taken = 0;
      for (int last = 0; last < fitting.size(); last++) {
        while (Duration.between(fitting.get(first).time(), fitting.get(last).time())
                .compareTo(window)
            > 0) {
          first++;
        }
        if (last - first + 1 >= count) {
          found.addAll(fitting.subList(Math.max(first, taken), last + 1));
          taken = last + 1;
        }
      }
      return found;
    }
  }
}
