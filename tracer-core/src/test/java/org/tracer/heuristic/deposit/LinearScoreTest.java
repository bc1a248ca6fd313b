package org.tracer.heuristic.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LinearScoreTest {

  /** The vector of Tutela's rule: 800 of 3,200 blocks, 0.002 of 0.01 ether. */
  @Test
  void text_shouldGiveThePublishedVector() {
    LinearScore time = LinearScore.of(BigInteger.valueOf(800), BigInteger.valueOf(3_200));
    LinearScore amount = LinearScore.of(wei(2, 15), wei(1, 16));

    assertThat(time.text()).isEqualTo("0.75");
    assertThat(amount.text()).isEqualTo("0.8");
  }

  @Test
  void text_shouldBeTheSameOfTimeAsOfItsBlocks() {
    assertThat(LinearScore.of(Duration.ofHours(3), Duration.ofHours(12)).text()).isEqualTo("0.75");
  }

  @Test
  void text_shouldBeRoundedDown() {
    assertThat(LinearScore.of(BigInteger.ONE, BigInteger.valueOf(3)).text()).isEqualTo("0.6666");
    assertThat(LinearScore.of(BigInteger.ONE, wei(1, 16)).text()).isEqualTo("0.9999");
  }

  @Test
  void of_shouldGiveTheEndsOfTheScale() {
    assertThat(LinearScore.of(BigInteger.ZERO, BigInteger.TEN).text()).isEqualTo("1");
    assertThat(LinearScore.of(BigInteger.TEN, BigInteger.TEN).text()).isEqualTo("0");
    assertThat(LinearScore.of(BigInteger.ZERO, BigInteger.ZERO).text()).isEqualTo("1");
  }

  @Test
  void of_shouldRefuseWhatIsBeyondTheLimit() {
    assertThatThrownBy(() -> LinearScore.of(BigInteger.TWO, BigInteger.ONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2 of 1");
  }

  private static BigInteger wei(long digits, int zeros) {
    return BigInteger.valueOf(digits).multiply(BigInteger.TEN.pow(zeros));
  }
}
