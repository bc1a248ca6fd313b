package org.tracer.heuristic.coinjoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.Verdict;

/**
 * JoinMarket, Stonewall and PayJoin at their thresholds, and all detectors on ordinary payments.
 */
class CoinJoinDetectorsTest {

  private static final CoinJoinDetectors MAIN = CoinJoinDetectors.of(BitcoinNetwork.MAIN);

  private static Verdict joinMarket(TestShape tx) {
    return new JoinMarket().judge(tx).verdict();
  }

  private static TestShape makers(int inputs, int equal, int changes) {
    TestShape tx = new TestShape().in(inputs, 9_000_000).out(equal, 4_000_000);
    for (int i = 0; i < changes; i++) {
      tx.out(1, 700_001L + i);
    }
    return tx;
  }

  @ParameterizedTest
  @CsvSource({
    "3, 2, 1, NO",
    "3, 3, 1, YES",
    "2, 3, 1, NO",
    "3, 3, 3, YES",
    "3, 3, 4, NO",
    "5, 3, 0, NO",
    "49, 3, 1, YES",
    "50, 3, 3, YES",
    "50, 3, 2, NO",
    "60, 3, 3, YES",
    "61, 3, 3, NO",
    "50, 10, 7, YES",
    "50, 10, 6, NO"
  })
  void joinMarket_shouldFollowItsThresholds(int inputs, int equal, int changes, Verdict verdict) {
    assertThat(joinMarket(makers(inputs, equal, changes))).isEqualTo(verdict);
  }

  @Test
  void joinMarket_shouldLookAtLocksAndDust() {
    TestShape same = new TestShape().inOf("a", 5_000).inOf("a", 5_000).inOf("b", 5_000);
    assertThat(joinMarket(same.out(3, 3_000).out(1, 7))).isEqualTo(Verdict.NO);
    assertThat(joinMarket(same.unknown(1))).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(joinMarket(same.in(1, 5_000))).isEqualTo(Verdict.YES);
    assertThat(joinMarket(same.outTo("a", 9).outTo("a", 8))).isEqualTo(Verdict.NO);
    assertThat(joinMarket(new TestShape().in(3, 5_000).out(3, 2_730).out(1, 7)))
        .isEqualTo(Verdict.NO);
    assertThat(joinMarket(new TestShape().in(3, 5_000).out(3, 2_731).out(1, 7)))
        .isEqualTo(Verdict.YES);
  }

  private static Verdict stonewall(TestShape tx) {
    return new Stonewall().judge(tx).verdict();
  }

  @Test
  void stonewall_shouldBePossibleOnlyWhereInputsCanBeDivided() {
    // 100 + 7 and 100 + 9, in thousands.
    assertThat(
            stonewall(
                new TestShape()
                    .in(1, 107_000)
                    .in(1, 109_000)
                    .out(2, 100_000)
                    .out(1, 7_000)
                    .out(1, 9_000)))
        .isEqualTo(Verdict.POSSIBLE);
    assertThat(
            stonewall(
                new TestShape()
                    .in(1, 106_999)
                    .in(1, 109_001)
                    .out(2, 100_000)
                    .out(1, 7_000)
                    .out(1, 9_000)))
        .isEqualTo(Verdict.NO);
    assertThat(
            stonewall(
                new TestShape()
                    .in(2, 100_000)
                    .in(2, 8_000)
                    .out(2, 100_000)
                    .out(1, 7_000)
                    .out(1, 8_000)))
        .isEqualTo(Verdict.POSSIBLE);
  }

  @Test
  void stonewall_shouldRejectOtherShapesAndSayWhatItCannotTell() {
    assertThat(stonewall(new TestShape().in(1, 900_000).out(2, 100_000).out(1, 7).out(1, 9)))
        .isEqualTo(Verdict.NO);
    assertThat(
            stonewall(
                new TestShape()
                    .inOf("a", 300_000)
                    .inOf("a", 300_000)
                    .out(2, 100_000)
                    .out(1, 7_000)
                    .out(1, 9_000)))
        .isEqualTo(Verdict.NO);
    assertThat(stonewall(new TestShape().in(2, 300_000).out(2, 100_000).out(2, 7_000)))
        .isEqualTo(Verdict.NO);
    assertThat(stonewall(new TestShape().in(2, 300_000).out(2, 2_730).out(1, 7).out(1, 9)))
        .isEqualTo(Verdict.NO);
    assertThat(
            stonewall(
                new TestShape()
                    .in(1, 300_000)
                    .unknown(1)
                    .out(2, 100_000)
                    .out(1, 7_000)
                    .out(1, 9_000)))
        .isEqualTo(Verdict.INCONCLUSIVE);
    TestShape many = new TestShape().in(15, 300_000).out(2, 100_000).out(1, 7).out(1, 9);
    assertThat(stonewall(many)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(new Stonewall().judge(many).evidence())
        .contains("not computed: more than 14 inputs to divide");
    assertThat(stonewall(new TestShape().in(14, 300_000).out(2, 100_000).out(1, 7).out(1, 9)))
        .isEqualTo(Verdict.POSSIBLE);
  }

  @ParameterizedTest
  @CsvSource({
    "50, 51, 100, 60, POSSIBLE",
    "50, 50, 100, 50, POSSIBLE",
    "100, 51, 50, 49, NO",
    "100, 100, 50, 50, POSSIBLE"
  })
  void payJoin_shouldBePossibleWhereAnInputWasNotNeeded(
      long first, long out1, long second, long out2, Verdict verdict) {
    TestShape tx = new TestShape().in(1, first).in(1, second).out(1, out1).out(1, out2);
    assertThat(new PayJoin().judge(tx).verdict()).isEqualTo(verdict);
  }

  @Test
  void payJoin_shouldRejectOneOwnerByLockOrForm() {
    PayJoin rule = new PayJoin();
    assertThat(rule.judge(new TestShape().inOf("a", 5).inOf("a", 9).out(2, 6)).verdict())
        .isEqualTo(Verdict.NO);
    assertThat(rule.judge(new TestShape().in(1, 5).in(1, 9, ScriptType.P2TR).out(2, 6)).verdict())
        .isEqualTo(Verdict.NO);
    assertThat(rule.judge(new TestShape().in(1, 5).in(1, 9).out(1, 6).data()).verdict())
        .isEqualTo(Verdict.NO);
    assertThat(rule.judge(new TestShape().in(1, 9).in(1, 9).out(2, 8)).verdict())
        .isEqualTo(Verdict.NO);
    assertThat(rule.judge(new TestShape().in(1, 9).unknown(1).out(2, 8)).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(rule.judge(new TestShape().in(1, 5).in(1, 9).out(3, 2)).verdict())
        .isEqualTo(Verdict.NO);
  }

  @Test
  void judge_shouldSayNothingOfOrdinaryPayments() {
    List<TestShape> ordinary =
        List.of(
            // a payment, a batch of equal payments, a withdrawal run of an exchange
            new TestShape().in(1, 900).out(1, 500).out(1, 390),
            new TestShape().in(1, 900_000).out(40, 20_000).out(1, 77_000),
            new TestShape()
                .inOf("hot", 90_000_000)
                .inOf("hot", 90_000_000)
                .out(3, 1_000_000)
                .out(1, 2_000_000)
                .out(2, 5_000_000)
                .out(1, 31_415_926),
            // a consolidation, a sweep, a coinbase
            new TestShape().in(80, 10_000).out(1, 790_000),
            new TestShape().in(2, 10_000).out(1, 19_000).data(),
            new TestShape().out(1, 312_500_000).data(),
            // BIP 69: sorted by amount, ascending
            new TestShape().in(60, 3_000_000).out(1, 8_192).out(1, 65_536).out(1, 1_048_576),
            // an inscription is made: one owner's input, padding of 546
            new TestShape().in(1, 50_000, ScriptType.P2TR).out(3, 546).out(1, 40_000),
            // 0.1 BTC ten times, from four coins of the hot wallet
            new TestShape().in(4, 90_000_000).out(10, 10_000_000).out(1, 7).out(1, 9));
    for (TestShape tx : ordinary) {
      assertThat(MAIN.judge(tx)).isSameAs(CoinJoinAnswer.NO);
    }
  }

  @Test
  void judge_shouldGiveWeakAnswersForWhatOneOwnerCanMakeToo() {
    TestShape stonewall =
        new TestShape().in(1, 107_000).in(1, 109_000).out(2, 100_000).out(1, 7_000).out(1, 9_000);
    CoinJoinAnswer answer = MAIN.judge(stonewall);
    assertThat(answer.verdict()).isEqualTo(Verdict.POSSIBLE);
    assertThat(answer.finding().orElseThrow().kind()).isEqualTo(CoinJoinKind.STONEWALL);
    assertThat(answer.finding().orElseThrow().heuristic().strength()).isEqualTo(Strength.WEAK);
    assertThat(answer.findings())
        .extracting(CoinJoinFinding::kind)
        .containsExactly(CoinJoinKind.EQUAL_OUTPUTS, CoinJoinKind.STONEWALL);
    // Six outputs are too many for it, so equal outputs say yes again.
    TestShape three =
        new TestShape().in(3, 109_000).out(3, 100_000).out(1, 7_000).out(1, 8_000).out(1, 9_000);
    assertThat(MAIN.judge(three).verdict()).isEqualTo(Verdict.YES);
  }

  @Test
  void judge_shouldNotFindAProtocolBeforeItsTimeOnTheMainChainOnly() {
    TestShape mix = new TestShape().in(4, 5_000_000).in(1, 5_000_900).out(5, 5_000_000);
    assertThat(MAIN.judge(mix.at(569_999)).verdict()).isEqualTo(Verdict.NO);
    assertThat(MAIN.judge(mix.at(570_000)).verdict()).isEqualTo(Verdict.YES);
    assertThat(CoinJoinDetectors.of(BitcoinNetwork.SIGNET).judge(mix.at(1)).verdict())
        .isEqualTo(Verdict.YES);
    assertThat(MAIN.judge(mix.at(2_000_000)).verdict()).isEqualTo(Verdict.YES);
  }

  @Test
  void all_shouldHoldOneOfEachKindInOrder() {
    assertThat(CoinJoinDetectors.all())
        .extracting(CoinJoinDetector::kind)
        .containsExactlyElementsOf(Arrays.asList(CoinJoinKind.values()));
    assertThat(CoinJoinDetectors.all())
        .extracting(each -> each.heuristic().id())
        .doesNotHaveDuplicates();
  }
}
