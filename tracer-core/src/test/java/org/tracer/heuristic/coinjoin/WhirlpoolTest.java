package org.tracer.heuristic.coinjoin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.heuristic.Verdict;

/** Both Whirlpool rules at and beside each threshold. */
class WhirlpoolTest {

  private static final long POOL = 5_000_000;

  private static Verdict mix(TestShape tx) {
    return new Whirlpool().judge(tx).verdict();
  }

  @Test
  void judge_shouldFindTheWorkedExample() {
    TestShape tx = new TestShape().in(2, POOL).in(2, 5_010_000).in(1, 5_009_500).out(5, POOL);
    CoinJoinFinding found = new Whirlpool().judge(tx);
    assertThat(found.verdict()).isEqualTo(Verdict.YES);
    assertThat(found.denominationSat()).isEqualTo(POOL);
    assertThat(found.equalOutputs()).isEqualTo(5);
    assertThat(found.evidence())
        .containsExactly(
            "all 5 outputs hold 5000000 sat, a pool's amount",
            "3 of 5 inputs hold 100 to 110000 sat more, the others at most 99 more");
    assertThat(new EqualOutputs().judge(tx).verdict()).isEqualTo(Verdict.NO);
  }

  @ParameterizedTest
  @CsvSource({"4, NO", "5, YES", "8, YES", "10, YES", "11, NO"})
  void judge_shouldFindMixesOfFiveToTen(int size, Verdict verdict) {
    assertThat(mix(new TestShape().in(size - 2, POOL).in(2, POOL + 500).out(size, POOL)))
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"99, NO", "100, YES", "110000, YES", "110001, NO", "-1, NO"})
  void judge_shouldLookAtWhatComesInMore(long above, Verdict verdict) {
    assertThat(mix(new TestShape().in(4, POOL).in(1, POOL + above).out(5, POOL)))
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"0, NO", "1, YES", "4, YES", "5, NO"})
  void judge_shouldFindOneToFourComingIn(int comingIn, Verdict verdict) {
    assertThat(mix(new TestShape().in(5 - comingIn, POOL).in(comingIn, 5_000_300).out(5, POOL)))
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @ValueSource(longs = {100_000, 1_000_000, 2_500_000, 5_000_000, 25_000_000, 50_000_000})
  void judge_shouldKnowEveryPoolAndNothingBesideIt(long pool) {
    for (long beside : new long[] {-1, 0, 1}) {
      TestShape tx = new TestShape().in(4, pool + beside).in(1, pool + 900).out(5, pool + beside);
      assertThat(mix(tx)).isEqualTo(beside == 0 ? Verdict.YES : Verdict.NO);
    }
  }

  @Test
  void judge_shouldRejectOtherOutputs() {
    assertThat(mix(new TestShape().in(4, POOL).in(1, 5_000_300).out(4, POOL).out(1, POOL - 1)))
        .isEqualTo(Verdict.NO);
    assertThat(mix(new TestShape().in(4, POOL).in(1, 5_000_300).out(6, POOL)))
        .isEqualTo(Verdict.NO);
  }

  @Test
  void judge_shouldBeInconclusiveOnlyWhereUnknownInputsDecide() {
    assertThat(mix(new TestShape().unknown(5).out(5, POOL))).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(mix(new TestShape().unknown(1).in(4, POOL).out(5, POOL)))
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(mix(new TestShape().unknown(4).in(1, 9_000_000).out(5, POOL))).isEqualTo(Verdict.NO);
    assertThat(mix(new TestShape().unknown(5).in(5, 5_000_300).out(10, POOL)))
        .isEqualTo(Verdict.NO);
    assertThat(mix(new TestShape().unknown(5).out(5, POOL + 7))).isEqualTo(Verdict.NO);
  }

  private static TestShape tx0(int premix, long premixSat, long feeSat, int others) {
    return new TestShape()
        .in(1, 400_000_000)
        .data()
        .out(1, feeSat)
        .out(premix, premixSat)
        .out(others, 77_777);
  }

  private static Verdict prepares(TestShape tx) {
    return new WhirlpoolTx0().judge(tx).verdict();
  }

  @ParameterizedTest
  @CsvSource({"1, POSSIBLE", "2, YES", "70, YES", "71, NO"})
  void tx0_shouldHaveEqualPremixOutputs(int premix, Verdict verdict) {
    assertThat(prepares(tx0(premix, 1_000_600, 50_000, 1))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"99, NO", "100, YES", "110000, YES", "110001, NO"})
  void tx0_shouldLookAtWhatPremixHoldsMore(long above, Verdict verdict) {
    assertThat(prepares(tx0(3, 1_000_000 + above, 50_000, 1))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"24999, NO", "25000, YES", "150000, YES", "150001, NO"})
  void tx0_shouldPayAFeeOfHalfToThreeTimesThePools(long fee, Verdict verdict) {
    assertThat(prepares(tx0(3, 1_000_600, fee, 0))).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"0, YES", "2, YES", "3, NO"})
  void tx0_shouldHaveAtMostTwoOtherOutputs(int others, Verdict verdict) {
    assertThat(prepares(tx0(3, 1_000_600, 50_000, others))).isEqualTo(verdict);
  }

  @Test
  void tx0_shouldHaveExactlyOneDataOutput() {
    TestShape without = new TestShape().in(1, 9_000_000).out(1, 50_000).out(3, 1_000_600);
    assertThat(prepares(without)).isEqualTo(Verdict.NO);
    assertThat(prepares(tx0(3, 1_000_600, 50_000, 1).data())).isEqualTo(Verdict.NO);
  }

  @Test
  void tx0_shouldBeFoundWhereverPremixStands() {
    TestShape last =
        new TestShape()
            .unknown(1)
            .out(1, 77_777)
            .out(1, 50_000)
            .data()
            .out(1, 66_666)
            .out(2, 1_000_600);
    CoinJoinFinding found = new WhirlpoolTx0().judge(last);
    assertThat(found.verdict()).isEqualTo(Verdict.YES);
    assertThat(found.denominationSat()).isEqualTo(1_000_000);
    assertThat(found.equalOutputs()).isEqualTo(2);
  }

  /** As transaction 39e36db6… of block 830,000, whose change is in the fee's range too. */
  @ParameterizedTest
  @CsvSource({"50000, 52042", "52042, 50000"})
  void tx0_shouldNameTheFeeThatIsNearestToThePools(long first, long second) {
    TestShape tx = new TestShape().unknown(3).data().out(1, first).out(1, second).out(2, 1_004_725);
    assertThat(new WhirlpoolTx0().judge(tx).evidence())
        .contains("an output of 50000 sat is 0.5 to 3 times the fee of 50000");
  }

  @Test
  void tx0_shouldOweItsNameToOneOwner() {
    TestShape tx = new TestShape().in(3, 2_000_000).data().out(1, 50_000).out(3, 1_000_600);
    CoinJoinAnswer answer = CoinJoinDetectors.of(BitcoinNetwork.MAIN).judge(tx);
    // The generic rule takes it for a CoinJoin; the more specific one wins.
    assertThat(answer.findings())
        .extracting(CoinJoinFinding::kind)
        .containsExactly(
            CoinJoinKind.WHIRLPOOL_TX0, CoinJoinKind.JOINMARKET, CoinJoinKind.EQUAL_OUTPUTS);
    assertThat(answer.maySeveralOwnersSpend()).isFalse();
  }

  @Test
  void tx0_shouldNotCountDataAmongPremix() {
    TestShape burned =
        new TestShape()
            .in(1, 9_000_000)
            .out(1, 1_000_600, ScriptType.OP_RETURN)
            .out(1, 50_000)
            .out(1, 5);
    assertThat(prepares(burned)).isEqualTo(Verdict.NO);
  }
}
