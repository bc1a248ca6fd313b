package org.tracer.indicator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tracer.indicator.seen.Payment;

/**
 * When payments were made, by block time: the miner's claim, which may be off by up to two hours
 * and says when a payment was confirmed, not when it was sent.
 */
sealed interface TimeCondition extends Condition {

  /** By block time; the order of the chain where that is equal. */
  Comparator<Payment> BY_TIME = Comparator.comparing(Payment::time).thenComparing(Payment.ORDER);

  /** From the first to the last payment it is so many hours or less. */
  record Within(int hours) implements TimeCondition {

    @Override
    public Answer ask(Focus focus, Circumstances known) {
      if (focus.payments().isEmpty()) {
        return Answer.NO;
      }
      List<Payment> payments = focus.payments().stream().sorted(BY_TIME).toList();
      Duration span = Duration.between(payments.getFirst().time(), payments.getLast().time());
      return span.compareTo(Duration.ofHours(hours)) > 0
          ? Answer.NO
          : Answer.yes(
              "from the first to the last " + Spans.text(span) + "; at most " + hours + " hours",
              payments);
    }

    @Override
    public String terms() {
      return "all payments within " + hours + " hours";
    }

    @Override
    public boolean needsAll() {
      return true;
    }
  }

  /** Nothing was paid for so many days after the last payment, up to the end of the data. */
  record AbruptStop(int days) implements TimeCondition {

    @Override
    public Answer ask(Focus focus, Circumstances known) {
      if (focus.payments().isEmpty()) {
        return Answer.NO;
      }
      List<Payment> payments = focus.payments().stream().sorted(BY_TIME).toList();
      Payment last = payments.getLast();
      Duration quiet = Duration.between(last.time(), focus.horizon());
      if (quiet.compareTo(Duration.ofDays(days)) < 0) {
        return Answer.unknown(
            "whether payments stopped: the data ends "
                + Spans.text(quiet)
                + " after the last one, and "
                + days
                + " days without are asked for");
      }
      return Answer.yes(
          "none after "
              + last.time()
              + ", for "
              + Spans.text(quiet)
              + "; at least "
              + days
              + " days",
          List.of(last));
    }

    @Override
    public String terms() {
      return "then none for at least " + days + " days, up to the end of the data";
    }

    @Override
    public boolean needsAll() {
      return true;
    }
  }

  /**
   * So many of a hundred payments were confirmed at night, by the offset that the user stated; of
   * an address those that it made as well as those that it got.
   */
  record AtNight(int fromHour, int toHour, int sharePercent) implements TimeCondition {

    @Override
    public Answer ask(Focus focus, Circumstances known) {
      List<Payment> payments = focus.asked();
      ZoneOffset offset = known.nightOffset();
      if (payments.isEmpty()) {
        return Answer.NO;
      }
      if (offset == null) {
        return Answer.unknown("whose night it is: no offset from UTC was stated");
      }
      List<Payment> night = new ArrayList<>();
      for (Payment payment : payments) {
        int hour = payment.time().atOffset(offset).getHour();
        boolean within =
            fromHour <= toHour
                ? hour >= fromHour && hour < toHour
                : hour >= fromHour || hour < toHour;
        if (within) {
          night.add(payment);
        }
      }
      if (night.isEmpty() || 100L * night.size() < (long) sharePercent * payments.size()) {
        return Answer.NO;
      }
      return Answer.yes(
          night.size()
              + " of "
              + payments.size()
              + " payments from "
              + hours()
              + " at the stated UTC"
              + offset
              + "; at least "
              + sharePercent
              + " %",
          night);
    }

    private String hours() {
      return fromHour + ":00 to " + toHour + ":00";
    }

    @Override
    public String terms() {
      return "at least " + sharePercent + " % from " + hours() + ", at a stated offset from UTC";
    }
  }

  /** Payments come at equal intervals, as wages, rents and subscriptions do. */
  record RegularIntervals(int count, int tolerancePercent) implements TimeCondition {

    @Override
    public Answer ask(Focus focus, Circumstances known) {
      if (focus.payments().size() < count) {
        return Answer.NO;
      }
      List<Payment> payments = focus.payments().stream().sorted(BY_TIME).toList();
      Instant first = payments.getFirst().time();
      long seconds = Duration.between(first, payments.getLast().time()).toSeconds();
      long gaps = payments.size() - 1L;
      for (int i = 1; i < payments.size(); i++) {
        Duration gap = Duration.between(payments.get(i - 1).time(), payments.get(i).time());
        long off = Math.abs(Math.multiplyExact(gap.toSeconds(), gaps) - seconds);
        if (Math.multiplyExact(off, 100L) > Math.multiplyExact(seconds, (long) tolerancePercent)) {
          return Answer.NO;
        }
      }
      boolean days = seconds / gaps >= Duration.ofDays(1).toSeconds();
      return days ? Answer.yes(terms(), payments) : Answer.NO;
    }

    @Override
    public String terms() {
      return "at least "
          + count
          + " payments at equal intervals of a day or more, within "
          + tolerancePercent
          + " % of the mean, as wages, rents and subscriptions are paid";
    }
  }
}
