package org.tracer.accounting.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The rules again, without cleverness: an account is one label for each unit of money, oldest
 * first, and a debit picks places in it. Shares no code with the rules themselves.
 */
final class UnitByUnit {

  private final AccountRule rule;
  private final List<Integer> units = new ArrayList<>();

  /** Under poison: labels that have come in since the account was last empty. */
  private final TreeSet<Integer> touched = new TreeSet<>();

  UnitByUnit(AccountRule rule, List<AccountSegment> opening) {
    this.rule = rule;
    credit(opening);
  }

  void credit(List<AccountSegment> segments) {
    for (AccountSegment segment : segments) {
      units.addAll(Collections.nCopies(segment.amount().intValueExact(), segment.label()));
      if (segment.label() != 0 && segment.amount().signum() > 0) {
        touched.add(segment.label());
      }
    }
  }

  /** The labels of the units that leave, in the order in which they leave. */
  List<Integer> debit(int amount) {
    if (rule == AccountRule.POISON) {
      List<Integer> whole = touchedOnce(amount);
      units.subList(0, amount).clear();
      if (units.isEmpty()) {
        touched.clear();
      }
      return whole;
    }
    if (rule == AccountRule.PURE && amount > 0 && units.stream().distinct().count() > 1) {
      Collections.fill(units, 0);
    }
    List<Integer> places =
        switch (rule) {
          case FIFO, PURE, POISON -> IntStream.range(0, amount).boxed().toList();
          case LIFO -> IntStream.range(0, amount).map(i -> units.size() - 1 - i).boxed().toList();
          case DIRTY_FIRST -> cleanOr(true).subList(0, amount);
          case CLEAN_FIRST -> cleanOr(false).subList(0, amount);
          case LIBR -> cutToBalance(amount);
          case PRO_RATA -> inProportion(amount);
        };
    List<Integer> taken = places.stream().map(units::get).toList();
    places.stream()
        .sorted(Collections.reverseOrder())
        .forEach(i -> units.subList(i, i + 1).clear());
    return taken;
  }

  /** What remains: in order of arrival, or where the rule knows none, sorted as it would be. */
  List<Integer> remaining() {
    return switch (rule) {
      case FIFO, LIFO -> List.copyOf(units);
      case DIRTY_FIRST -> cleanOr(true).stream().map(units::get).toList();
      case CLEAN_FIRST, LIBR -> cleanOr(false).stream().map(units::get).toList();
      case POISON -> touchedOnce(units.size());
      case PRO_RATA, PURE -> units.stream().sorted(UnitByUnit::byLabelCleanLast).toList();
    };
  }

  /** An amount for each label that has touched the account, or clean. */
  private List<Integer> touchedOnce(int amount) {
    List<Integer> all = new ArrayList<>();
    touched.forEach(label -> all.addAll(Collections.nCopies(amount, label)));
    return touched.isEmpty() ? Collections.nCopies(amount, 0) : all;
  }

  private List<Integer> cleanOr(boolean labelledFirst) {
    List<Integer> places = new ArrayList<>();
    for (boolean clean : new boolean[] {!labelledFirst, labelledFirst}) {
      for (int i = 0; i < units.size(); i++) {
        if (units.get(i) == 0 == clean) {
          places.add(i);
        }
      }
    }
    return places;
  }

  /** As many labelled units stay as the new balance can hold; the oldest of them go. */
  private List<Integer> cutToBalance(int amount) {
    List<Integer> claimed = cleanOr(true).stream().filter(i -> units.get(i) != 0).toList();
    int lost = Math.max(0, claimed.size() - (units.size() - amount));
    List<Integer> places = new ArrayList<>(cleanOr(false).subList(0, amount - lost));
    places.addAll(claimed.subList(0, lost));
    return places;
  }

  /** The largest remainder as it is defined, label by label, over what debit and rest have free. */
  private List<Integer> inProportion(int amount) {
    long[] free = {amount, units.size() - amount};
    List<Integer> places = new ArrayList<>();
    for (int label : units.stream().filter(l -> l != 0).distinct().sorted().toList()) {
      List<Integer> own = places(label);
      long[] shares = apportion(own.size(), free);
      free[0] -= shares[0];
      free[1] -= shares[1];
      places.addAll(own.subList(0, (int) shares[0]));
    }
    places.addAll(places(0).subList(0, (int) free[0]));
    return places;
  }

  private List<Integer> places(int label) {
    return IntStream.range(0, units.size()).filter(i -> units.get(i) == label).boxed().toList();
  }

  private static long[] apportion(long total, long[] weights) {
    long sum = Arrays.stream(weights).sum();
    long[] shares = Arrays.stream(weights).map(w -> total * w / sum).toArray();
    List<Integer> byRemainder = new ArrayList<>(List.of(0, 1));
    byRemainder.sort((a, b) -> Long.compare(total * weights[b] % sum, total * weights[a] % sum));
    for (int i = 0; i < total - shares[0] - shares[1]; i++) {
      shares[byRemainder.get(i)]++;
    }
    return shares;
  }

  private static int byLabelCleanLast(int a, int b) {
    return Integer.compare(a == 0 ? Integer.MAX_VALUE : a, b == 0 ? Integer.MAX_VALUE : b);
  }
}
