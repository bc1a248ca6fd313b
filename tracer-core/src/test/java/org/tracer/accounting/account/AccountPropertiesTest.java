package org.tracer.accounting.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What holds for every ledger: random ones from small units to 200 bits, of one label or several.
 */
class AccountPropertiesTest {

  private static final Set<AccountRule> ROUNDING = EnumSet.of(AccountRule.PRO_RATA);
  private static final List<AccountRule> FLOWS =
      Arrays.stream(AccountRule.values()).filter(AccountRule::isFlow).toList();

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"POISON", "PURE"})
  void walk_shouldConserveEveryLabelAtEveryMoment(AccountRule rule) {
    eachLedger(ledger -> {
      Map<Integer, BigInteger> expected = new TreeMap<>();
      add(expected, ledger.opening(), 1);
      rule.walk(
          ledger,
          (i, left, account) -> {
            AccountEntry entry = ledger.entries().get(i);
            if (entry instanceof AccountEntry.Credit credit) {
              add(expected, credit.segments(), 1);
            } else {
              assertThat(AccountSegment.sum(left)).isEqualTo(entry.amount());
            }
            add(expected, left, -1);
            expected.values().removeIf(amount -> amount.signum() == 0);
            Map<Integer, BigInteger> held = new TreeMap<>();
            add(held, account.segments(), 1);
            assertThat(held).isEqualTo(expected);
            BigInteger clean = account.claim(AccountSegment.CLEAN);
            assertThat(clean).isEqualTo(held.getOrDefault(0, BigInteger.ZERO));
            held.remove(0);
            assertThat(account.claims()).isEqualTo(held);
          });
    });
  }

  @ParameterizedTest
  @EnumSource
  void walk_shouldGiveNoEmptySegmentAndNoNeighboursAlike(AccountRule rule) {
    eachLedger(ledger ->
        rule.walk(
            ledger,
            (i, left, account) -> {
              assertMerged(left);
              assertMerged(account.segments());
            }));
  }

  @Test
  void walk_shouldLeaveUnderLowestBalanceWhatCleanFirstLeaves() {
    eachLedger(ledger -> {
      List<Object> cleanFirst = moments(AccountRule.CLEAN_FIRST, ledger);
      assertThat(moments(AccountRule.LIBR, ledger)).isEqualTo(cleanFirst);
    });
  }

  /** The claim of one seed by the sentence that defines the rule: the lowest balance since. */
  @Test
  void walk_shouldHoldTheLowestBalanceSinceTheOnlyCredit() {
    for (int seed = 0; seed < 500; seed++) {
      AccountLedger clean = Ledgers.random(new Random(seed), 40, 0, 20);
      List<AccountEntry> entries = new ArrayList<>(clean.entries());
      BigInteger stolen = BigInteger.valueOf(seed * 1_000L);
      entries.add(15, AccountEntry.Credit.of("theft", 1, stolen));
      BigInteger[] lowest = {stolen};
      AccountRule.LIBR.walk(
          new AccountLedger(clean.opening(), entries),
          (i, left, account) -> {
            if (i >= 15) {
              lowest[0] = lowest[0].min(account.total());
              assertThat(account.claim(1)).isEqualTo(lowest[0]);
            }
          });
    }
  }

  @Test
  void walk_shouldKeepLeastUnderDirtyFirstAndMostUnderCleanFirst() {
    eachLedger(ledger -> {
      List<BigInteger> least = labelled(AccountRule.DIRTY_FIRST, ledger);
      List<BigInteger> most = labelled(AccountRule.CLEAN_FIRST, ledger);
      for (AccountRule rule : FLOWS) {
        List<BigInteger> held = labelled(rule, ledger);
        for (int i = 0; i < held.size(); i++) {
          assertThat(held.get(i)).isBetween(least.get(i), most.get(i));
        }
      }
    });
  }

  /** What poison does not touch no rule traces, and what pure traces every rule does, in full. */
  @Test
  void walk_shouldKeepEveryRuleBetweenPureAndPoison() {
    eachLedger(ledger -> {
      List<List<AccountSegment>> poison = AccountRule.POISON.trace(ledger).left();
      for (AccountRule rule : FLOWS) {
        List<List<AccountSegment>> left = rule.trace(ledger).left();
        List<List<AccountSegment>> pure = AccountRule.PURE.trace(ledger).left();
        for (int i = 0; i < left.size(); i++) {
          assertThat(labels(poison.get(i))).containsAll(labels(left.get(i)));
          if (!labels(pure.get(i)).isEmpty()) {
            assertThat(pure.get(i)).isEqualTo(left.get(i)).hasSize(1);
          }
        }
      }
    });
  }

  /** Every debit is whole: of all labels that poison has there, or of the one that pure lets go. */
  @Test
  void walk_shouldNeverDivideADebitUnderPoisonAndPure() {
    for (AccountRule rule : List.of(AccountRule.POISON, AccountRule.PURE)) {
      eachLedger(ledger ->
          rule.walk(
              ledger,
              (i, left, account) -> {
                BigInteger amount = ledger.entries().get(i).amount();
                assertThat(left).allMatch(one -> one.amount().equals(amount));
                assertThat(account.claims().values())
                    .allMatch(claim -> claim.compareTo(account.total()) <= 0);
              }));
    }
  }

  private static Set<Integer> labels(List<AccountSegment> segments) {
    Set<Integer> labels = new TreeSet<>();
    segments.forEach(segment -> labels.add(segment.label()));
    labels.remove(AccountSegment.CLEAN);
    return labels;
  }

  /**
   * A ledger can be cut anywhere, and the second part opened with what the first closes with; not
   * where labels overlap.
   */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POISON")
  void trace_shouldNotChangeWhenThePeriodIsCut(AccountRule rule) {
    eachLedger(ledger -> {
      List<AccountEntry> entries = ledger.entries();
      int cut = entries.size() / 2;
      AccountTrace whole = rule.trace(ledger);
      AccountTrace first = rule.trace(new AccountLedger(ledger.opening(), entries.subList(0, cut)));
      AccountTrace second =
          rule.trace(new AccountLedger(first.remaining(), entries.subList(cut, entries.size())));

      List<List<AccountSegment>> joined = new ArrayList<>(first.left());
      joined.addAll(second.left());
      assertThat(joined).isEqualTo(whole.left());
      assertThat(second.remaining()).isEqualTo(whole.remaining());
      if (cut > 0) {
        assertThat(whole.after(cut - 1).segments()).isEqualTo(first.remaining());
      }
    });
  }

  /** Nobody gains by paying in parts, except under the rule that rounds. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "POISON")
  void trace_shouldNotChangeWhenADebitIsPaidInParts(AccountRule rule) {
    if (ROUNDING.contains(rule)) {
      return;
    }
    eachLedger(ledger -> {
      List<AccountEntry> parts = new ArrayList<>();
      for (AccountEntry entry : ledger.entries()) {
        if (entry instanceof AccountEntry.Debit(String name, BigInteger amount)) {
          BigInteger third = amount.divide(BigInteger.valueOf(3));
          parts.add(new AccountEntry.Debit(name, third));
          parts.add(new AccountEntry.Debit(name, amount.subtract(third)));
        } else {
          parts.add(entry);
        }
      }
      AccountTrace whole = rule.trace(ledger);
      AccountTrace cut = rule.trace(new AccountLedger(ledger.opening(), parts));

      assertThat(flat(cut)).isEqualTo(flat(whole));
      assertThat(cut.remaining()).isEqualTo(whole.remaining());
    });
  }

  /** Rounding to whole units moves the claim of one label by half a unit a debit at most. */
  @Test
  void walk_shouldStayWithinHalfAUnitADebitOfTheExactShare() {
    for (int seed = 0; seed < 200; seed++) {
      AccountLedger ledger = Ledgers.random(new Random(seed), 60, 1, 1 + seed % 40);
      double[] exact = {AccountSegment.sum(ledger.opening(), 1).doubleValue()};
      int[] debits = {0};
      AccountRule.PRO_RATA.walk(
          ledger,
          (i, left, account) -> {
            AccountEntry entry = ledger.entries().get(i);
            double after = account.total().doubleValue();
            if (entry instanceof AccountEntry.Credit credit) {
              exact[0] += AccountSegment.sum(credit.segments(), 1).doubleValue();
            } else if (entry.amount().signum() > 0) {
              exact[0] *= after / (after + entry.amount().doubleValue());
              debits[0]++;
            }
            double off = Math.abs(account.claim(1).doubleValue() - exact[0]);
            assertThat(off).isLessThan(debits[0] / 2.0 + 0.1);
          });
    }
  }

  private static void eachLedger(Consumer<AccountLedger> check) {
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      int bits = List.of(1, 3, 10, 64, 200).get(seed % 5);
      check.accept(Ledgers.random(random, random.nextInt(40), random.nextInt(5), bits));
    }
    check.accept(Ledgers.random(new Random(1), 3_000, 4, 90));
  }

  private static List<Object> moments(AccountRule rule, AccountLedger ledger) {
    List<Object> moments = new ArrayList<>();
    rule.walk(
        ledger,
        (i, left, account) -> {
          moments.add(left);
          moments.add(account.claims());
          moments.add(account.segments());
        });
    return moments;
  }

  private static List<BigInteger> labelled(AccountRule rule, AccountLedger ledger) {
    List<BigInteger> held = new ArrayList<>();
    rule.walk(
        ledger,
        (i, left, account) ->
            held.add(account.total().subtract(account.claim(AccountSegment.CLEAN))));
    return held;
  }

  private static List<AccountSegment> flat(AccountTrace trace) {
    return AccountSegment.merged(trace.left().stream().flatMap(List::stream).toList());
  }

  private static void add(Map<Integer, BigInteger> sums, List<AccountSegment> segments, int sign) {
    segments.forEach(
        s -> sums.merge(s.label(), s.amount().multiply(BigInteger.valueOf(sign)), BigInteger::add));
  }

  private static void assertMerged(List<AccountSegment> segments) {
    for (int i = 0; i < segments.size(); i++) {
      assertThat(segments.get(i).amount()).isPositive();
      assertThat(i > 0 && segments.get(i - 1).label() == segments.get(i).label()).isFalse();
    }
  }
}
