package org.tracer.heuristic.coinjoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.heuristic.Verdict;

/** The four Wasabi rules at and beside each threshold. */
class WasabiTest {

  private static final long BASE = 10_000_000;

  private static TestShape round(int inputs, int equal, long base, int unique) {
    TestShape tx = new TestShape().in(inputs, 11_000_000).out(equal, base);
    for (int i = 0; i < unique; i++) {
      tx.out(1, 700_001L + i);
    }
    return tx;
  }

  private static Verdict one(TestShape tx) {
    return new Wasabi1().judge(tx).verdict();
  }

  @ParameterizedTest
  @CsvSource({
    "20, 9, 10000000, 3, NO",
    "20, 10, 10000000, 2, YES",
    "20, 10, 10000000, 1, NO",
    "9, 10, 10000000, 3, NO",
    "10, 10, 10000000, 3, YES",
    "14, 15, 10000000, 3, NO",
    "15, 15, 10000000, 3, YES",
    "20, 12, 7999999, 3, NO",
    "20, 12, 8000000, 3, YES",
    "20, 12, 12000000, 3, YES",
    "20, 12, 12000001, 3, NO"
  })
  void wasabi1_shouldFollowItsThresholds(
      int inputs, int equal, long base, int unique, Verdict verdict) {
    assertThat(one(round(inputs, equal, base, unique))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @EnumSource(ScriptType.class)
  void wasabi1_shouldAskForOneFormOfLock(ScriptType type) {
    Verdict expected = type == ScriptType.P2WPKH ? Verdict.YES : Verdict.NO;
    assertThat(one(round(20, 12, BASE, 3).in(1, 5, type))).isEqualTo(expected);
    assertThat(one(round(20, 12, BASE, 3).out(1, 5, type))).isEqualTo(expected);
  }

  @Test
  void wasabi1_shouldBeInconclusiveOnlyWhereUnknownInputsDecide() {
    assertThat(one(round(20, 12, BASE, 3).unknown(1))).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(one(round(20, 12, BASE, 3).unknown(1).in(1, 5, ScriptType.P2SH)))
        .isEqualTo(Verdict.NO);
    assertThat(one(round(20, 9, BASE, 3).unknown(1))).isEqualTo(Verdict.NO);
  }

  private static Verdict levels(TestShape tx) {
    return new Wasabi11().judge(tx).verdict();
  }

  @ParameterizedTest
  @CsvSource({
    "8, 10000000, 2, 20000000, YES",
    "7, 10000000, 2, 20000000, NO",
    "8, 10000000, 1, 20000000, NO",
    "12, 8000000, 2, 16000000, YES",
    "12, 7999999, 2, 16000000, NO",
    "12, 12000000, 2, 24000000, YES",
    "12, 12000001, 2, 24000000, NO",
    "12, 11000000, 2, 20899999, NO",
    "12, 11000000, 2, 20900000, YES",
    "12, 11000000, 2, 23100000, YES",
    "12, 11000000, 2, 23100001, NO",
    "12, 10000000, 2, 40000000, NO"
  })
  void wasabi11_shouldFollowItsThresholds(
      int base, long baseSat, int second, long secondSat, Verdict verdict) {
    TestShape tx = new TestShape().in(20, 40_000_000).out(base, baseSat).out(second, secondSat);
    assertThat(levels(tx)).isEqualTo(verdict);
  }

  @Test
  void wasabi11_shouldRejectManyInputsOfOneLock() {
    TestShape two = new TestShape().in(18, 40_000_000).inOf("a", 5).inOf("a", 6);
    assertThat(levels(two.out(9, BASE).out(2, 2 * BASE))).isEqualTo(Verdict.YES);
    TestShape three = new TestShape().in(17, 40_000_000).inOf("a", 5).inOf("a", 6).inOf("a", 7);
    assertThat(levels(three.out(9, BASE).out(2, 2 * BASE))).isEqualTo(Verdict.NO);
    TestShape unknown = new TestShape().in(19, 40_000_000).unknown(1);
    assertThat(levels(unknown.out(9, BASE).out(2, 2 * BASE))).isEqualTo(Verdict.INCONCLUSIVE);
    TestShape few = new TestShape().in(9, 40_000_000).out(9, BASE).out(2, 2 * BASE);
    assertThat(levels(few)).isEqualTo(Verdict.NO);
  }

  @Test
  void amounts_shouldBeTheSeventyEightPublished() {
    long[] amounts = Wasabi2Amounts.ascending();
    assertThat(amounts).hasSize(78).startsWith(5000, 6561, 8192, 10000, 13122);
    assertThat(amounts[77]).isLessThanOrEqualTo(134_375_000_000L);
    TreeSet<Long> naive = new TreeSet<>();
    for (long amount = 5_000; amount <= 10_000_000; amount++) {
      if (is(amount, 2) || is(amount, 3) || (amount % 2 == 0 && is(amount / 2, 3))) {
        naive.add(amount);
      }
      for (long first : new long[] {1, 2, 5}) {
        if (amount % first == 0 && is(amount / first, 10)) {
          naive.add(amount);
        }
      }
    }
    assertThat(amounts).startsWith(naive.stream().mapToLong(Long::longValue).toArray());
  }

  private static boolean is(long amount, long base) {
    long rest = amount;
    while (rest % base == 0) {
      rest /= base;
    }
    return rest == 1;
  }

  /** Inputs that never rise, and outputs of which some hold standard amounts. */
  private static TestShape sorted(int inputs, int standard, int other) {
    return new TestShape().in(inputs, 3_000_000).out(other, 1_048_577).out(standard, 1_048_576);
  }

  private static Verdict two(TestShape tx) {
    return new Wasabi2().judge(tx).verdict();
  }

  @ParameterizedTest
  @CsvSource({"49, 9, 1, NO", "50, 9, 1, YES", "50, 8, 2, NO", "50, 81, 19, YES", "50, 80, 20, NO"})
  void wasabi2_shouldFollowItsThresholds(int inputs, int standard, int other, Verdict verdict) {
    assertThat(two(sorted(inputs, standard, other))).isEqualTo(verdict);
  }

  @Test
  void wasabi2_shouldRejectAmountsThatRise() {
    assertThat(two(sorted(50, 9, 1).in(1, 3_000_000).out(1, 531_441))).isEqualTo(Verdict.YES);
    assertThat(two(sorted(50, 9, 1).in(1, 3_000_001))).isEqualTo(Verdict.NO);
    assertThat(two(sorted(50, 9, 1).out(1, 1_048_577))).isEqualTo(Verdict.NO);
  }

  @ParameterizedTest
  @EnumSource(ScriptType.class)
  void wasabi2_shouldAskForItsFormsOfInput(ScriptType type) {
    boolean allowed = type == ScriptType.P2WPKH || type == ScriptType.P2TR;
    assertThat(two(sorted(50, 9, 1).in(1, 3_000_000, type)))
        .isEqualTo(allowed ? Verdict.YES : Verdict.NO);
  }

  @Test
  void wasabi2_shouldBeInconclusiveOnlyWhereUnknownInputsDecide() {
    TestShape unknown = new TestShape().unknown(50).out(9, 1_048_576);
    assertThat(two(unknown)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(two(unknown.in(1, 7).in(1, 8))).isEqualTo(Verdict.NO);
    assertThat(two(new TestShape().unknown(49).out(9, 1_048_576))).isEqualTo(Verdict.NO);
    assertThat(two(new TestShape().unknown(50).out(9, 1_048_575))).isEqualTo(Verdict.NO);
  }

  private static TestShape small(int inputs, int other) {
    TestShape tx = new TestShape().in(inputs, 900_000).out(2, 5_000).out(2, 65_536).out(2, 531_441);
    for (int i = 0; i < other; i++) {
      tx.out(1, 123_457L + 2L * i);
    }
    return tx;
  }

  private static Verdict smaller(TestShape tx) {
    return new Wasabi2Small().judge(tx).verdict();
  }

  @ParameterizedTest
  @CsvSource({"19, 1, NO", "20, 1, YES", "20, 0, NO", "20, 6, YES", "20, 7, NO"})
  void wasabi2Small_shouldFollowItsThresholds(int inputs, int other, Verdict verdict) {
    assertThat(smaller(small(inputs, other))).isEqualTo(verdict);
  }

  @Test
  void wasabi2Small_shouldAskForThreeRepeatedAmounts() {
    TestShape two = new TestShape().in(20, 900_000).out(3, 65_536).out(2, 531_441).out(1, 5_000);
    assertThat(smaller(two.out(1, 77_777))).isEqualTo(Verdict.NO);
    assertThat(smaller(two.out(1, 5_000))).isEqualTo(Verdict.YES);
  }

  @Test
  void wasabi2Small_shouldRejectSmallOutputsAndRepeatedLocks() {
    assertThat(smaller(small(20, 1).out(1, 4_999))).isEqualTo(Verdict.NO);
    assertThat(smaller(small(20, 1).outTo("a", 5_001))).isEqualTo(Verdict.YES);
    assertThat(smaller(small(20, 1).outTo("a", 5_001).outTo("a", 5_003))).isEqualTo(Verdict.NO);
    assertThat(smaller(small(20, 1).unknown(1))).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(smaller(small(20, 1).unknown(1).in(1, 5, ScriptType.P2PKH))).isEqualTo(Verdict.NO);
  }

  @Test
  void wasabi2Small_shouldFindRoundWithdrawalsWhichIsItsKnownError() {
    TestShape withdrawals =
        new TestShape().in(25, 90_000_000).out(4, 1_000_000).out(3, 5_000_000).out(2, 10_000_000);
    assertThat(smaller(withdrawals.out(1, 31_415_926))).isEqualTo(Verdict.YES);
  }
}
