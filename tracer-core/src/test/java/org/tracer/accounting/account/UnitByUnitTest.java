package org.tracer.accounting.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracer.accounting.account.Ledgers.credit;
import static org.tracer.accounting.account.Ledgers.debit;
import static org.tracer.accounting.account.Ledgers.segments;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule against a second implementation that moves one unit of money at a time. */
class UnitByUnitTest {

  @ParameterizedTest
  @EnumSource
  void walk_shouldAgreeWithUnitByUnitOnShortLedgers(AccountRule rule) {
    for (int seed = 0; seed < 1_500; seed++) {
      Random random = new Random(seed);
      compare(rule, Ledgers.random(random, random.nextInt(25), 1 + random.nextInt(4), 5), seed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void walk_shouldAgreeWithUnitByUnitOverThousandsOfEntries(AccountRule rule) {
    compare(rule, Ledgers.random(new Random(7), 4_000, 3, 4), 7);
  }

  /** The most segments that a ledger can make: one unit a credit, and no neighbours alike. */
  @ParameterizedTest
  @EnumSource
  void walk_shouldAgreeWithUnitByUnitOnAlternatingLabels(AccountRule rule) {
    List<AccountEntry> entries = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      entries.add(credit(i % 3, 1));
    }
    for (int i = 0; i < 200; i++) {
      entries.add(debit(i % 4));
      entries.add(credit(i % 2, 1));
    }
    compare(rule, new AccountLedger(segments(2, 3), entries), 0);
  }

  private static void compare(AccountRule rule, AccountLedger ledger, int seed) {
    UnitByUnit naive = new UnitByUnit(rule, ledger.opening());
    rule.walk(
        ledger,
        (i, left, account) -> {
          List<Integer> units =
              switch (ledger.entries().get(i)) {
                case AccountEntry.Debit debit -> naive.debit(debit.amount().intValueExact());
                case AccountEntry.Credit credit -> {
                  naive.credit(credit.segments());
                  yield List.of();
                }
              };
          assertThat(units(left)).as("seed %s, entry %s", seed, i).isEqualTo(units);
          assertThat(units(account.segments()))
              .as("seed %s, after entry %s", seed, i)
              .isEqualTo(naive.remaining());
        });
  }

  private static List<Integer> units(List<AccountSegment> segments) {
    List<Integer> units = new ArrayList<>();
    segments.forEach(s -> units.addAll(Collections.nCopies(s.amount().intValueExact(), s.label())));
    return units;
  }
}
