package org.tracer.accounting.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.accounting.account.Ledgers.C;
import static org.tracer.accounting.account.Ledgers.credit;
import static org.tracer.accounting.account.Ledgers.debit;
import static org.tracer.accounting.account.Ledgers.segments;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracer.error.MalformedDataException;

/** What a ledger may hold, what is refused, and the entries at the edge. */
class AccountLedgerTest {

  @Test
  void ledger_shouldNameTheEntryThatTakesMoreThanThereIs() {
    List<AccountEntry> entries =
        List.of(
            credit(1, 5),
            new AccountEntry.Debit("0xaa log 3", BigInteger.valueOf(15)),
            new AccountEntry.Debit("0xbb log 0", BigInteger.ONE));

    assertThatThrownBy(() -> AccountLedger.of(BigInteger.TEN, entries))
        .isInstanceOfSatisfying(
            MalformedDataException.class,
            e -> assertThat(e.input()).isEqualTo("entry 3, 0xbb log 0"))
        .hasMessage("a debit of 1 is larger than the balance of 0");
  }

  @Test
  void segment_shouldRefuseNegativeAmountsAndLabels() {
    assertThatThrownBy(() -> new AccountSegment(1, BigInteger.valueOf(-7)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("amount -7 is negative");
    assertThatThrownBy(() -> new AccountEntry.Debit("d", BigInteger.valueOf(-8)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("amount -8 is negative");
    assertThatThrownBy(() -> new AccountSegment(-9, BigInteger.ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("label -9 is negative");
  }

  @Test
  void credit_shouldJoinNeighboursAndDropNothingElseThanZeros() {
    AccountEntry.Credit credit =
        new AccountEntry.Credit("c", segments(C, 0, 1, 2, 2, 0, 1, 3, C, 4, 1, 5));

    assertThat(credit.segments()).isEqualTo(segments(1, 5, C, 4, 1, 5));
    assertThat(credit.amount()).isEqualTo(14);
  }

  @ParameterizedTest
  @EnumSource
  void trace_shouldTakeNothingForNothing(AccountRule rule) {
    AccountLedger empty = new AccountLedger(List.of(), List.of(debit(0), credit(1, 0), debit(0)));

    assertThat(rule.trace(empty).left()).containsOnly(List.of());
    assertThat(rule.trace(empty).remaining()).isEmpty();
    assertThat(rule.trace(new AccountLedger(List.of(), List.of())).left()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"POISON", "PURE"})
  void trace_shouldGiveAllWhenTheAccountIsEmptiedAndStartAfresh(AccountRule rule) {
    AccountLedger ledger =
        new AccountLedger(
            segments(C, 3, 1, 4), List.of(credit(2, 5), debit(12), credit(C, 9), debit(2)));

    AccountTrace trace = rule.trace(ledger);

    assertThat(trace.left().get(1)).containsExactlyInAnyOrderElementsOf(segments(C, 3, 1, 4, 2, 5));
    assertThat(trace.left().get(3)).isEqualTo(segments(C, 2));
    assertThat(trace.remaining()).isEqualTo(segments(C, 7));
    assertThat(trace.after(1).total()).isZero();
    assertThat(trace.after(1).claims()).isEmpty();
  }

  @Test
  void trace_shouldRefuseSumsThatDoNotClose() {
    AccountLedger ledger = new AccountLedger(segments(1, 5), List.of(debit(2)));

    assertThatThrownBy(() ->
            new AccountTrace(AccountRule.FIFO, ledger, List.of(segments(C, 2)), segments(1, 3)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sums by label do not close: {0=-2, 1=2}");
    assertThatThrownBy(() ->
            new AccountTrace(AccountRule.FIFO, ledger, List.of(segments(1, 1)), segments(1, 4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("debit takes 2 but ");
    assertThatThrownBy(() -> new AccountTrace(AccountRule.FIFO, ledger, List.of(), segments(1, 5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("0 results for 1 entries");
  }

  @ParameterizedTest
  @EnumSource
  void named_shouldFindEveryRuleByItsName(AccountRule rule) {
    assertThat(AccountRule.named(rule.toString())).contains(rule);
    assertThat(AccountRule.named("FIFO ")).isEmpty();
  }
}
