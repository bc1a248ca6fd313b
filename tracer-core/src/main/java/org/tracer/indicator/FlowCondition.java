package org.tracer.indicator;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.tracer.indicator.seen.Booking;
import org.tracer.indicator.seen.Payment;

/** Where money that came goes on to, in the asset it came in. */
sealed interface FlowCondition extends Condition {

  /** The payee pays senders back a small part of what they had paid, soon after the first time. */
  record EarlyReturn(int senders, int days, int mostPercent) implements FlowCondition {

    @Override
    public Answer ask(Focus focus, Circumstances known) {
      List<Payment> rest = new ArrayList<>();
      int count = 0;
      Map<String, List<Payment>> back = focus.backByPayer();
      for (var sender : focus.byPayer().entrySet()) {
        List<Payment> returned = back.getOrDefault(sender.getKey(), List.of());
        List<Payment> early = early(sender.getValue(), returned);
        if (!early.isEmpty()) {
          count++;
          rest.addAll(early);
        }
      }
      return count < senders ? Answer.NO : Answer.yes(count + " senders: " + terms(), rest);
    }

    private List<Payment> early(List<Payment> paid, List<Payment> returned) {
      Instant first = paid.getFirst().time();
      Map<String, BigInteger> in = sums(paid);
      Map<String, BigInteger> out = sums(returned);
      List<Payment> early = new ArrayList<>();
      for (Payment one : returned) {
        String asset = one.unit().asset();
        BigInteger all = in.getOrDefault(asset, BigInteger.ZERO);
        BigInteger rest = out.getOrDefault(asset, BigInteger.ZERO);
        boolean after = Payment.ORDER.compare(one, paid.getFirst()) > 0;
        boolean soon = Duration.between(first, one.time()).compareTo(Duration.ofDays(days)) <= 0;
        if (after && soon && percent(rest, 100).compareTo(percent(all, mostPercent)) <= 0) {
          early.add(one);
        }
      }
      return early;
    }

    @Override
    public String terms() {
      return "at least "
          + senders
          + " paid back within "
          + days
          + " days of their first payment, in all at most "
          + mostPercent
          + " % of what they paid in that asset";
    }

    @Override
    public boolean needsAll() {
      return true;
    }
  }

  /** The payee pays the payer back so many of a hundred or more: an exchange, a loan, a refund. */
  record PaidBack(int sharePercent) implements FlowCondition {

    @Override
    public Answer ask(Focus focus, Circumstances known) {
      Map<String, BigInteger> paid = sums(focus.payments());
      for (var back : sums(focus.back()).entrySet()) {
        BigInteger in = paid.getOrDefault(back.getKey(), BigInteger.ZERO);
        BigInteger out = back.getValue();
        if (in.signum() > 0 && percent(out, 100).compareTo(percent(in, sharePercent)) >= 0) {
          return Answer.yes(terms(), focus.back());
        }
      }
      return Answer.NO;
    }

    @Override
    public String terms() {
      return "the payee paid back at least " + sharePercent + " % in the same asset";
    }
  }

  /**
   * So many of a hundred units that came in went on within some hours, where what came first goes
   * first. In which coins it went is not asked; a balance has no order of its own.
   */
  record PassedOn(int hours, int sharePercent) implements FlowCondition {

    @Override
    public Answer ask(Focus focus, Circumstances known) {
      for (List<Booking> bookings : byAsset(focus.bookings()).values()) {
        BigInteger in = BigInteger.ZERO;
        BigInteger soon = BigInteger.ZERO;
        List<Open> open = new ArrayList<>();
        int at = 0;
        for (Booking booking : bookings) {
          if (booking.received().signum() > 0) {
            in = in.add(booking.received());
            open.add(new Open(booking.received(), booking.time()));
          }
          BigInteger left = booking.spent();
          while (left.signum() > 0 && at < open.size()) {
            Open first = open.get(at);
            BigInteger part = left.min(first.amount());
            left = left.subtract(part);
            boolean within =
                Duration.between(first.time(), booking.time()).compareTo(Duration.ofHours(hours))
                    <= 0;
            soon = within ? soon.add(part) : soon;
            if (part.equals(first.amount())) {
              at++;
            } else {
              open.set(at, new Open(first.amount().subtract(part), first.time()));
            }
          }
        }
        boolean enough = percent(soon, 100).compareTo(percent(in, sharePercent)) >= 0;
        if (in.signum() > 0 && enough) {
          Booking one = bookings.getFirst();
          return Answer.yes(
              one.unit().amount(soon) + " of " + one.unit().amount(in) + ": " + terms(),
              focus.back().stream().filter(some -> some.unit().equals(one.unit())).toList());
        }
      }
      return Answer.NO;
    }

    @Override
    public String terms() {
      return "at least "
          + sharePercent
          + " % of what came in of an asset went out within "
          + hours
          + " hours, first in, first out";
    }

    @Override
    public boolean needsAll() {
      return true;
    }
  }

  /** What came in and is not gone yet. */
  record Open(BigInteger amount, Instant time) {}

  /** One transaction takes out nearly all that ever came in of an asset, soon after the first. */
  record EmptiedAtOnce(int hours, int sharePercent) implements FlowCondition {

    @Override
    public Answer ask(Focus focus, Circumstances known) {
      for (List<Booking> bookings : byAsset(focus.bookings()).values()) {
        BigInteger in = BigInteger.ZERO;
        for (Booking booking : bookings) {
          in = in.add(booking.received());
        }
        for (Booking booking : bookings) {
          Duration after = Duration.between(bookings.getFirst().time(), booking.time());
          if (booking.spent().signum() > 0
              && after.compareTo(Duration.ofHours(hours)) <= 0
              && percent(booking.spent(), 100).compareTo(percent(in, sharePercent)) >= 0) {
            return Answer.yes(
                booking.unit().amount(booking.spent())
                    + " of "
                    + booking.unit().amount(in)
                    + " ever received left in transaction "
                    + booking.transaction()
                    + ", "
                    + Spans.text(after)
                    + " after the first came: "
                    + terms(),
                focus.back().stream()
                    .filter(one -> one.transaction().equals(booking.transaction()))
                    .toList());
          }
        }
      }
      return Answer.NO;
    }

    @Override
    public String terms() {
      return "one transaction takes at least "
          + sharePercent
          + " % of all that ever came in of an asset, within "
          + hours
          + " hours of the first";
    }

    @Override
    public boolean needsAll() {
      return true;
    }
  }

  /** One transaction pays the address, and none or one spends from it. */
  record SingleUse() implements FlowCondition {

    @Override
    public Answer ask(Focus focus, Circumstances known) {
      long in = count(focus.bookings(), Booking::received);
      long out = count(focus.bookings(), Booking::spent);
      return in != 1 || out > 1
          ? Answer.NO
          : Answer.yes("paid by 1 transaction, emptied by " + out, focus.payments());
    }

    private static long count(List<Booking> bookings, Function<Booking, BigInteger> side) {
      return bookings.stream()
          .filter(one -> side.apply(one).signum() > 0)
          .map(Booking::transaction)
          .distinct()
          .count();
    }

    @Override
    public String terms() {
      return "one transaction pays the address, and one at most spends from it";
    }

    @Override
    public boolean needsAll() {
      return true;
    }
  }

  /** Base units by asset. */
  private static SortedMap<String, BigInteger> sums(List<Payment> payments) {
    SortedMap<String, BigInteger> sums = new TreeMap<>();
    payments.forEach(one -> sums.merge(one.unit().asset(), one.amount(), BigInteger::add));
    return sums;
  }

  private static BigInteger percent(BigInteger amount, int percent) {
    return amount.multiply(BigInteger.valueOf(percent));
  }

  private static SortedMap<String, List<Booking>> byAsset(List<Booking> bookings) {
    SortedMap<String, List<Booking>> groups = new TreeMap<>(Comparator.naturalOrder());
    for (Booking one : bookings) {
      groups.computeIfAbsent(one.unit().asset(), any -> new ArrayList<>()).add(one);
    }
    return groups;
  }
}
