package org.tracer.indicator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracer.indicator.seen.Payment;

/** How many payments there are, and of how many payers. */
sealed interface CountCondition extends Condition {

  /** At least so many payments. */
  record PaymentsAtLeast(int count) implements CountCondition {

    @Override
    public Answer ask(Focus focus, Circumstances known) {
      int there = focus.payments().size();
      return there < count
          ? Answer.NO
          : Answer.yes(there + " payments; at least " + count, focus.payments());
    }

    @Override
    public String terms() {
      return "at least " + count + " payments";
    }
  }

  /** At least so many payers of whom none is seen to spend with another. */
  record SendersAtLeast(int count) implements CountCondition {

    @Override
    public Answer ask(Focus focus, Circumstances known) {
      int senders = focus.byPayer().size();
      long open = focus.unknownPayers().stream().map(Payment::transaction).distinct().count();
      if (senders >= count) {
        return Answer.yes(
            senders
                + " senders, none of whom is seen to spend with another; at least "
                + count
                + (open == 0 ? "" : "; who paid in " + open + " more transactions is not known"),
            focus.payments());
      }
      return senders + open >= count
          ? Answer.unknown(
              "who paid in " + open + " transactions is not known, beside " + senders + " senders")
          : Answer.NO;
    }

    @Override
    public String terms() {
      return "at least " + count + " senders, none of whom is seen to spend with another";
    }
  }

  /** At least so many senders each of whose payments of one asset is larger than the one before. */
  record GrowingInstalments(int senders, int instalments) implements CountCondition {

    @Override
    public Answer ask(Focus focus, Circumstances known) {
      List<Payment> grown = new ArrayList<>();
      int count = 0;
      for (List<Payment> payments : focus.byPayer().values()) {
        Map<String, List<Payment>> byAsset = new HashMap<>();
        payments.forEach(
            one -> byAsset.computeIfAbsent(one.unit().asset(), any -> new ArrayList<>()).add(one));
        boolean grows = false;
        for (List<Payment> some : byAsset.values()) {
          if (isGrowing(some)) {
            grows = true;
            grown.addAll(some);
          }
        }
        count += grows ? 1 : 0;
      }
      if (count >= senders) {
        return Answer.yes(
            count
                + " senders paid "
                + instalments
                + " times or more in one asset, each time more of it than before; at least "
                + senders,
            grown);
      }
      long unknown = focus.unknownPayers().size();
      return unknown >= instalments
          ? Answer.unknown("who made " + unknown + " payments is not known")
          : Answer.NO;
    }

    private boolean isGrowing(List<Payment> payments) {
      for (int i = 1; i < payments.size(); i++) {
        if (payments.get(i).amount().compareTo(payments.get(i - 1).amount()) <= 0) {
          return false;
        }
      }
      return payments.size() >= instalments;
    }

    @Override
    public String terms() {
      return "at least "
          + senders
          + " senders who paid "
          + instalments
          + " times or more in one asset, each time more of it than before";
    }

    @Override
    public boolean needsAll() {
      return true;
    }
  }
}
