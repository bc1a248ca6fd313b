package org.tracer.accounting.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracer.accounting.account.Ledgers.C;
import static org.tracer.accounting.account.Ledgers.credit;
import static org.tracer.accounting.account.Ledgers.debit;
import static org.tracer.accounting.account.Ledgers.segments;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Worked examples, by hand: what of 500 leaves with a first and a second debit, what remains. */
class AccountVectorsTest {

  private static final int A = 1;
  static final AccountLedger A1 =
      AccountLedger.of(
          BigInteger.valueOf(1000),
          List.of(credit(A, 500), debit(600), credit(C, 300), debit(700)));
  private static final AccountLedger A2 =
      AccountLedger.of(
          BigInteger.valueOf(1000),
          List.of(credit(A, 500), debit(600), credit(C, 300), debit(900), credit(C, 400)));

  @ParameterizedTest
  @CsvSource({
    "FIFO, 0, 300, 200",
    "LIFO, 500, 0, 0",
    "DIRTY_FIRST, 500, 0, 0",
    "PRO_RATA, 200, 175, 125",
    "CLEAN_FIRST, 0, 0, 500",
    "LIBR, 0, 0, 500",
    "POISON, 600, 700, 500",
    "PURE, 0, 0, 0",
  })
  void trace_shouldSplitTheFirstExample(AccountRule rule, long first, long second, long rest) {
    assertThat(labelled(rule.trace(A1))).containsExactly(first, second, rest);
  }

  @ParameterizedTest
  @CsvSource({
    "FIFO, 0, 500, 0",
    "LIFO, 500, 0, 0",
    "DIRTY_FIRST, 500, 0, 0",
    "PRO_RATA, 200, 225, 75",
    "CLEAN_FIRST, 0, 200, 300",
    "LIBR, 0, 200, 300",
    "POISON, 600, 900, 700",
    "PURE, 0, 0, 0",
  })
  void trace_shouldSplitTheSecondExample(AccountRule rule, long first, long second, long rest) {
    assertThat(labelled(rule.trace(A2))).containsExactly(first, second, rest);
  }

  @Test
  void walk_shouldCutTheClaimToTheLowestBalanceAndNeverRestoreIt() {
    List<String> moments = new ArrayList<>();

    AccountRule.LIBR.walk(
        A2, (entry, left, account) -> moments.add(account.total() + " " + account.claim(A)));

    assertThat(moments).containsExactly("1500 500", "900 500", "1200 500", "300 300", "700 300");
  }

  @Test
  void trace_shouldGiveEveryRulesSegmentsInTheOrderInWhichTheyLeave() {
    assertThat(AccountRule.FIFO.trace(A1).left())
        .containsExactly(List.of(), segments(C, 600), List.of(), segments(C, 400, A, 300));
    assertThat(AccountRule.FIFO.trace(A1).remaining()).isEqualTo(segments(A, 200, C, 300));
    assertThat(AccountRule.LIFO.trace(A1).left())
        .containsExactly(List.of(), segments(A, 500, C, 100), List.of(), segments(C, 700));
    assertThat(AccountRule.DIRTY_FIRST.trace(A1).left().get(1)).isEqualTo(segments(A, 500, C, 100));
    assertThat(AccountRule.CLEAN_FIRST.trace(A2).left().get(3)).isEqualTo(segments(C, 700, A, 200));
    assertThat(AccountRule.LIBR.trace(A2).remaining()).isEqualTo(segments(C, 400, A, 300));
    assertThat(AccountRule.PRO_RATA.trace(A1).left().get(3)).isEqualTo(segments(A, 175, C, 525));
  }

  @Test
  void trace_shouldSplitSeveralLabelsOfOneCreditUnderEveryRule() {
    AccountLedger mixed =
        AccountLedger.of(
            BigInteger.valueOf(10), List.of(credit(2, 20, C, 30, 1, 40), debit(60), debit(40)));

    assertThat(AccountRule.FIFO.trace(mixed).left().get(1))
        .isEqualTo(segments(C, 10, 2, 20, C, 30));
    assertThat(AccountRule.LIFO.trace(mixed).left().get(1)).isEqualTo(segments(1, 40, C, 20));
    assertThat(AccountRule.LIFO.trace(mixed).left().get(2))
        .isEqualTo(segments(C, 10, 2, 20, C, 10));
    assertThat(AccountRule.DIRTY_FIRST.trace(mixed).left().get(1))
        .isEqualTo(segments(2, 20, 1, 40));
    assertThat(AccountRule.CLEAN_FIRST.trace(mixed).left().get(1))
        .isEqualTo(segments(C, 40, 2, 20));
    assertThat(AccountRule.LIBR.trace(mixed).left().get(1)).isEqualTo(segments(C, 40, 2, 20));
    assertThat(AccountRule.PRO_RATA.trace(mixed).left().get(1))
        .isEqualTo(segments(1, 24, 2, 12, C, 24));
  }

  /** 20 of B come to 30 of A: both touch all, until nothing is left; then the account is clean. */
  @Test
  void trace_shouldTouchAllUnderPoisonUntilTheAccountIsEmpty() {
    AccountLedger ledger =
        new AccountLedger(
            segments(1, 30),
            List.of(credit(2, 20), debit(15), debit(0), debit(35), credit(C, 10), debit(4)));

    AccountTrace trace = AccountRule.POISON.trace(ledger);

    assertThat(trace.left())
        .containsExactly(
            List.of(),
            segments(1, 15, 2, 15),
            List.of(),
            segments(1, 35, 2, 35),
            List.of(),
            segments(C, 4));
    assertThat(trace.after(1).claim(2)).isEqualTo(35);
    assertThat(trace.after(1).claim(C)).isZero();
    assertThat(trace.remaining()).isEqualTo(segments(C, 6));
  }

  /** 30 of A alone go on; 20 of B come to the 20 left, and the next debit ends both for good. */
  @Test
  void trace_shouldPassUnderPureOnlyWhatIsAlone() {
    AccountLedger ledger =
        new AccountLedger(
            segments(1, 50),
            List.of(
                debit(30), credit(2, 20), debit(0), debit(1), debit(39), credit(2, 5), debit(2)));

    AccountTrace trace = AccountRule.PURE.trace(ledger);

    assertThat(trace.left())
        .containsExactly(
            segments(1, 30),
            List.of(),
            List.of(),
            segments(C, 1),
            segments(C, 39),
            List.of(),
            segments(2, 2));
    assertThat(trace.after(2).claims()).hasSize(2);
    assertThat(trace.after(3).claims()).isEmpty();
    assertThat(trace.remaining()).isEqualTo(segments(2, 3));
  }

  /** Three labels of one unit each: a third of each rounds down, and the debit still gets one. */
  @Test
  void trace_shouldApportionEachLabelAgainstTheRoomTheEarlierOnesLeft() {
    AccountLedger thirds =
        new AccountLedger(segments(1, 1, 2, 1, 3, 1), List.of(debit(1), debit(1), debit(1)));

    // 1·1/3 rounds to 0; then of the two units left 1·1/2 is a tie, which the debit wins.
    assertThat(AccountRule.PRO_RATA.trace(thirds).left())
        .containsExactly(segments(2, 1), segments(1, 1), segments(3, 1));
  }

  @ParameterizedTest
  @EnumSource
  void trace_shouldCountWeiExactly(AccountRule rule) {
    BigInteger ether = BigInteger.TEN.pow(18);
    BigInteger supply = BigInteger.valueOf(120_000_000).multiply(ether);
    BigInteger odd = ether.multiply(BigInteger.valueOf(333)).add(BigInteger.ONE);
    AccountLedger wei =
        AccountLedger.of(
            supply,
            List.of(
                AccountEntry.Credit.of("0xa", A, odd),
                new AccountEntry.Debit("0xb", supply),
                new AccountEntry.Debit("0xc", odd)));

    AccountTrace trace = rule.trace(wei);

    // Pro rata: odd·odd/(supply+odd) wei, rounded, computed with Python's fractions.
    BigInteger stays =
        switch (rule) {
          case FIFO, CLEAN_FIRST, LIBR -> odd;
          case LIFO, DIRTY_FIRST, PURE -> BigInteger.ZERO;
          case POISON -> odd;
          case PRO_RATA -> new BigInteger("924072435698991");
        };
    assertThat(trace.after(1).claim(A)).isEqualTo(stays);
    assertThat(trace.remaining()).isEmpty();
  }

  static List<Long> labelled(AccountTrace trace) {
    List<Long> amounts = new ArrayList<>();
    for (int i = 0; i < trace.left().size(); i++) {
      if (trace.ledger().entries().get(i) instanceof AccountEntry.Debit) {
        amounts.add(AccountSegment.sum(trace.left().get(i), A).longValueExact());
      }
    }
    amounts.add(AccountSegment.sum(trace.remaining(), A).longValueExact());
    return amounts;
  }
}
