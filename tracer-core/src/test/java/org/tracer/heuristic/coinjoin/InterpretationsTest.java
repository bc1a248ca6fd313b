package org.tracer.heuristic.coinjoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts against published numbers and against brute force. */
class InterpretationsTest {

  private static Interpretations.Counted count(long[] inputs, long[] outputs) {
    return (Interpretations.Counted) Interpretations.of(inputs, outputs, 10_000_000);
  }

  private static long[] repeated(int count, long amount) {
    return LongStream.generate(() -> amount).limit(count).toArray();
  }

  @Test
  void of_shouldGiveTheThreeReadingsOfTheWorkedExample() {
    Interpretations.Counted counted = count(new long[] {10, 20}, new long[] {8, 2, 8, 12});

    assertThat(counted.total()).isEqualTo(3);
    assertThat(counted.bits()).isCloseTo(1.585, within(0.0005));
    // 10 -> 2 and 20 -> 12 in all three; each 8 with each input in two.
    long[][] links = {{2, 3, 2, 1}, {2, 1, 2, 3}};
    for (int vin = 0; vin < 2; vin++) {
      for (int vout = 0; vout < 4; vout++) {
        assertThat(counted.links().count(vin, vout)).isEqualTo(links[vin][vout]);
        assertThat(counted.isDeterministic(vin, vout)).isEqualTo(links[vin][vout] == 3);
      }
    }
  }

  // Uniform block permutations, OEIS A023998; 1496 is what Samourai published for a mix of five.
  @ParameterizedTest
  @CsvSource({"1, 1", "2, 3", "3, 16", "4, 131", "5, 1496", "6, 22482", "7, 426833", "8, 9934563"})
  void of_shouldGiveThePublishedNumberForMixesOfEqualAmounts(int size, long expected) {
    assertThat(count(repeated(size, 5), repeated(size, 5)).total()).isEqualTo(expected);
  }

  @Test
  void of_shouldCountARealisticWhirlpoolMixLikeOneOfEqualAmounts() {
    Interpretations.Counted counted =
        count(
            new long[] {5_000_000, 5_000_000, 5_010_000, 5_010_000, 5_009_500},
            repeated(5, 5_000_000));
    assertThat(counted.total()).isEqualTo(1496);
    assertThat(counted.links().count(0, 4)).isEqualTo(counted.links().count(3, 1));
    assertThat(counted.steps()).isLessThan(2_000);
  }

  @Test
  void of_shouldCountFarBeyondLongs() {
    Interpretations.Counted counted = count(repeated(30, 7), repeated(30, 7));
    assertThat(counted.total()).isGreaterThan(BigInteger.ONE.shiftLeft(64));
    assertThat(counted.bits()).isCloseTo(counted.total().bitLength(), within(1.0));
  }

  @Test
  void of_shouldSayItDidNotCountWhenStepsRunOut() {
    long[] inputs = {1, 2, 4, 8, 16, 32};
    long[] outputs = {1, 2, 4, 8, 16, 32};
    long steps = count(inputs, outputs).steps();
    assertThat(Interpretations.of(inputs, outputs, steps))
        .isInstanceOf(Interpretations.Counted.class);
    assertThat(Interpretations.of(inputs, outputs, steps - 1))
        .isEqualTo(new Interpretations.NotCounted(steps - 1));
    long[] many = LongStream.range(1, 41).map(i -> i * i).toArray();
    assertThat(Interpretations.of(many, many, 1_000_000))
        .isEqualTo(new Interpretations.NotCounted(1_000_000));
  }

  @Property(tries = 400)
  void of_shouldAgreeWithBruteForce(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] inputs = amounts(random, 1 + random.nextInt(5));
    long[] outputs = amounts(random, 1 + random.nextInt(5));
    long missing = Arrays.stream(outputs).sum() - Arrays.stream(inputs).sum();
    if (missing > 0) {
      inputs[random.nextInt(inputs.length)] += missing + random.nextInt(3);
    }
    NaiveInterpretations naive = new NaiveInterpretations(inputs, outputs);
    Interpretations.Counted counted = count(inputs, outputs);

    assertThat(counted.total()).isEqualTo(naive.total);
    for (int vin = 0; vin < inputs.length; vin++) {
      for (int vout = 0; vout < outputs.length; vout++) {
        assertThat(counted.links().count(vin, vout)).isEqualTo(naive.links[vin][vout]);
      }
    }
  }

  private static long[] amounts(SplittableRandom random, int count) {
    return random.longs(count, 1, 9).toArray();
  }

  @Test
  void of_shouldRefuseWhatNoTransactionCanBe() {
    assertThatThrownBy(() -> Interpretations.of(new long[] {5}, new long[] {6}, 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the outputs hold 1 sat more than the inputs");
    assertThatThrownBy(() -> Interpretations.of(new long[] {5}, new long[] {5, 0}, 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("amount 0 in [5, 0]");
    assertThatThrownBy(() -> Interpretations.of(new long[0], new long[] {5}, 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no inputs or no outputs");
  }

  /** Few selections, but numbers of thousands of digits: they count as the steps they take. */
  @Test
  void of_shouldNotBeCountedWhenNumbersGrowTooLong() {
    long[] inputs = new long[1_500];
    long[] outputs = new long[1_500];
    Arrays.fill(inputs, 1_010_000);
    Arrays.fill(outputs, 1_000_000);

    assertThat(Interpretations.of(inputs, outputs, 2_000_000))
        .isInstanceOf(Interpretations.NotCounted.class);
  }
}
