package org.tracer.indicator;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.tracer.indicator.seen.Payment;

/**
 * What payments to the payee were worth, one by one and in all. Worth is by the rate of the day of
 * the block; within a day prices move, so a payment near a threshold may stand on either side.
 */
sealed interface AmountCondition extends Condition {

  /** Every payment is worth something from one amount to another, both included. */
  record EachWithin(Fiat from, Fiat to) implements AmountCondition {

    @Override
    public Answer ask(Focus focus, Circumstances known) {
      List<Payment> payments = focus.payments();
      if (payments.isEmpty()) {
        return Answer.NO;
      }
      List<String> missing = known.obstacles(payments, from);
      if (!missing.isEmpty()) {
        return Answer.unknown(missing);
      }
      for (Payment payment : payments) {
        BigDecimal worth = known.worth(payment).orElseThrow();
        if (worth.compareTo(from.amount()) < 0 || worth.compareTo(to.amount()) > 0) {
          return Answer.NO;
        }
      }
      return Answer.yes("each of " + payments.size() + " payments is worth " + range(), payments);
    }

    private String range() {
      return from + " to " + to.amount().toPlainString();
    }

    @Override
    public String terms() {
      return "each payment worth " + range();
    }

    @Override
    public boolean needsAll() {
      return true;
    }
  }

  /** All payments together are worth so much or less. */
  record TotalAtMost(Fiat most) implements AmountCondition {

    @Override
    public Answer ask(Focus focus, Circumstances known) {
      List<Payment> payments = focus.payments();
      List<String> missing = known.obstacles(payments, most);
      if (payments.isEmpty() || !missing.isEmpty()) {
        return payments.isEmpty() ? Answer.NO : Answer.unknown(missing);
      }
      BigDecimal sum = known.sum(payments);
      return sum.compareTo(most.amount()) > 0
          ? Answer.NO
          : Answer.yes(
              "in all worth "
                  + known.rates().currency()
                  + " "
                  + sum.toPlainString()
                  + "; at most "
                  + most,
              payments);
    }

    @Override
    public String terms() {
      return "all payments together worth at most " + most;
    }

    @Override
    public boolean needsAll() {
      return true;
    }
  }

  /** The first payment is worth less than so much. */
  record FirstBelow(Fiat bound) implements AmountCondition {

    @Override
    public Answer ask(Focus focus, Circumstances known) {
      if (focus.payments().isEmpty()) {
        return Answer.NO;
      }
      List<Payment> first = focus.payments().subList(0, 1);
      List<String> missing = known.obstacles(first, bound);
      if (!missing.isEmpty()) {
        return Answer.unknown(missing);
      }
      BigDecimal worth = known.sum(first);
      return worth.compareTo(bound.amount()) >= 0
          ? Answer.NO
          : Answer.yes(
              "the first is worth "
                  + known.rates().currency()
                  + " "
                  + worth.toPlainString()
                  + "; less than "
                  + bound,
              first);
    }

    @Override
    public String terms() {
      return "the first payment worth less than " + bound;
    }

    @Override
    public boolean needsAll() {
      return true;
    }
  }

  /**
   * So many of a hundred payments are even: worth a multiple of an amount, within so many of a
   * thousand of it. Daily rates are coarse, so an even price is met by chance as well: by 2 × 10 ‰
   * × worth ÷ multiple of all payments at 10 ‰.
   */
  record EvenAmounts(Fiat multiple, int tolerancePerMille, int sharePercent)
      implements AmountCondition {

    public EvenAmounts {
      if (multiple.amount().signum() == 0) {
        throw new IllegalArgumentException("a multiple of nothing");
      }
    }

    @Override
    public Answer ask(Focus focus, Circumstances known) {
      List<Payment> payments = focus.payments();
      List<String> missing = known.obstacles(payments, multiple);
      if (payments.isEmpty() || !missing.isEmpty()) {
        return payments.isEmpty() ? Answer.NO : Answer.unknown(missing);
      }
      List<Payment> even = new ArrayList<>();
      for (Payment payment : payments) {
        if (isEven(known.worth(payment).orElseThrow())) {
          even.add(payment);
        }
      }
      if (even.isEmpty() || 100L * even.size() < (long) sharePercent * payments.size()) {
        return Answer.NO;
      }
      return Answer.yes(even.size() + " of " + payments.size() + " payments: " + terms(), even);
    }

    private boolean isEven(BigDecimal worth) {
      BigDecimal below = worth.remainder(multiple.amount());
      BigDecimal off = below.min(multiple.amount().subtract(below));
      BigDecimal allowed = worth.multiply(new BigDecimal(BigInteger.valueOf(tolerancePerMille), 3));
      return worth.compareTo(multiple.amount().subtract(allowed)) >= 0
          && off.compareTo(allowed) <= 0;
    }

    @Override
    public String terms() {
      return "at least "
          + sharePercent
          + " % worth a multiple of "
          + multiple
          + ", within "
          + tolerancePerMille
          + " of a thousand";
    }
  }
}
