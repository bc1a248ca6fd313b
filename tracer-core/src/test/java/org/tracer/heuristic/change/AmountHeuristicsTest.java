package org.tracer.heuristic.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Heuristics on amounts and locks, each where it tells, at its boundary, and where it does not. */
class AmountHeuristicsTest {

  private static Draft two(long first, long second) {
    return new Draft().in("a", 50_000).in("b", 60_000).out("x", first).out("y", second);
  }

  @Test
  void optimalChange_shouldLeaveWhatIsLessThanTheSmallestInput() {
    assertThat(two(100_000, 8_500).left(new OptimalChange())).containsExactly(1);
    assertThat(two(50_000, 49_999).left(new OptimalChange())).containsExactly(1);
    assertThat(two(50_000, 50_000).left(new OptimalChange())).isEmpty();
  }

  @Test
  void optimalChange_shouldNotApplyToOneInputOrUnknownAmounts() {
    assertThat(new Draft().in("a", 9).out("x", 1).out("y", 2).left(new OptimalChange())).isNull();
    assertThat(two(1, 2).unknownIn().left(new OptimalChange())).isNull();
  }

  /**
   * By hand: 2 inputs of 41 bytes, 2 outputs of 31, 10 more: 154 bytes, 616 units without a
   * witness; one input weighs 164. Fee 1,500: an input costs 1,500 * 164 / 616 = 399.35.
   */
  @Test
  void unnecessaryInput_shouldCountWhatAnInputCosts() {
    Draft least = two(58_899, 49_601);
    assertThat(least.subject().transaction().weight()).isEqualTo(616);
    assertThat(least.left(new UnnecessaryInput())).isEmpty();
    assertThat(two(58_900, 49_600).left(new UnnecessaryInput())).containsExactly(1);
    assertThat(least.left(new OptimalChange())).containsExactly(1);
  }

  @Test
  void unnecessaryInput_shouldNotOverflowWithAllTheCoinsThereAre() {
    long all = 2_100_000_000_000_000L;
    Draft whale = new Draft().in("a", all - 2_000).in("b", 2_000).out("x", all - 1).out("y", 1);
    assertThat(whale.left(new UnnecessaryInput())).containsExactly(1);
  }

  @Test
  void addressType_shouldLeaveOutputsOfTheInputsForm() {
    assertThat(two(1, 2).out("sh:z", 3).left(new AddressType())).containsExactly(0, 1);
    assertThat(two(1, 2).in("pkh:c", 5).left(new AddressType())).isNull();
    assertThat(two(1, 2).unknownIn().left(new AddressType())).isNull();
  }

  @Test
  void powerOfTen_shouldRuleOutWhatTheDivisorDivides() {
    assertThat(two(3_000_000, 2_999_999).left(new PowerOfTen(6))).containsExactly(1);
    assertThat(two(3_100_000, 100_000).left(new PowerOfTen(6))).containsExactly(0, 1);
    assertThat(two(3_100_000, 100_001).left(new PowerOfTen(5))).containsExactly(1);
    assertThatThrownBy(() -> new PowerOfTen(0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void modThousand_shouldRuleOutThousands() {
    assertThat(two(7_000, 7_001).left(new ModThousand())).containsExactly(1);
  }

  @Test
  void addressReuse_shouldLeaveWhatPaysASpentLock() {
    assertThat(two(7_000, 9_001).out("b", 5).left(new AddressReuse())).containsExactly(2);
    assertThat(two(7_000, 9_001).left(new AddressReuse())).isNull();
  }

  @Test
  void graphSenseOneTime_shouldAskAllItsConditions() {
    assertThat(two(100_000, 8_500).left(new GraphSenseOneTime())).containsExactly(1);
    assertThat(two(100_000, 8_000).left(new GraphSenseOneTime())).isEmpty();
    assertThat(two(100_000, 8_500).again(1, Seen.YES).left(new GraphSenseOneTime())).isEmpty();
    assertThat(two(100_000, 8_500).before(1, Seen.YES).left(new GraphSenseOneTime())).isEmpty();
    Draft many = two(1, 2);
    for (int i = 0; i < 8; i++) {
      many.out("o" + i, 1);
    }
    assertThat(many.left(new GraphSenseOneTime())).hasSize(10);
    assertThat(many.out("eleventh", 1).left(new GraphSenseOneTime())).isNull();
  }

  @Test
  void toxicChange_shouldLeaveWhatIsNotPremix() {
    Draft tx0 =
        new Draft()
            .in("a", 400_000)
            .out("data", 0)
            .out("fee", 5_000)
            .out("p1", 100_302)
            .out("p2", 100_302)
            .out("p3", 100_302)
            .out("rest", 93_000);
    SpendingTransaction subject = tx0.subject().as(SpendingTransaction.Kind.TX0);
    assertThat(Draft.left(new ToxicChange(), subject)).containsExactly(1, 5);
    assertThat(tx0.left(new ToxicChange())).isNull();
    Draft single = new Draft().in("a", 9).out("p", 3).out("rest", 5);
    assertThat(Draft.left(new ToxicChange(), single.subject().as(SpendingTransaction.Kind.TX0)))
        .isNull();
  }

  /** At 1 cent for 100 satoshi, 5,000,000 satoshi are 500.00; 0.5 % of that is 2.50. */
  @Test
  void roundFiat_shouldRuleOutRoundSumsWithinItsTolerance() {
    FiatWorth rates = (value, height) -> OptionalLong.of(value / 100);
    assertThat(Draft.left(new RoundFiat(), two(5_000_000, 3_777_777).subject().with(rates)))
        .containsExactly(1);
    assertThat(Draft.left(new RoundFiat(), two(5_025_000, 5_025_100).subject().with(rates)))
        .containsExactly(1);
    assertThat(Draft.left(new RoundFiat(), two(90_000, 9_000).subject().with(rates)))
        .isEqualTo(List.of(0, 1));
    assertThat(two(5_000_000, 1).left(new RoundFiat())).isNull();
    FiatWorth none = (value, height) -> OptionalLong.empty();
    assertThat(Draft.left(new RoundFiat(), two(5_000_000, 1).subject().with(none))).isNull();
  }
}
