package org.tracer.heuristic.coinjoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.heuristic.Verdict;

/** The rule on transactions worked out by hand. */
class EqualOutputsTest {

  @ParameterizedTest(name = "{4}")
  @CsvSource({
    "3, 0, 100 100 100 7 9,           YES,     three of five and change",
    "2, 0, 100 100 100 7,             NO,     three equal of four",
    "5, 0, 100 100 100 100 100,       NO,     Whirlpool is missed",
    "2, 0, 100 100 7 9,               YES,     Stonewall is found",
    "2, 0, 100 100 7,                 YES,     the least there can be",
    "2, 0, 100 100,                   NO,     two outputs",
    "1, 0, 100 100 7,                 NO,     too few addresses",
    "1, 1, 100 100 7,                 INCONCLUSIVE,  the unknown input may be another address",
    "1, 1, 100 100 7 8,               INCONCLUSIVE,  likewise",
    "1, 1, 100 100 100 7 8,           NO,     too few even so",
    "2, 0, 546 546 7,                 NO,     dust",
    "2, 0, 2730 2730 7,               NO,     earlier dust",
    "2, 0, 546 546 2730 2730,         NO,     dust twice",
    "2, 0, 546 546 100 100,           YES,     one value that is not dust is enough",
    "2, 0, 546 546 546 100 100,       NO,     dust is more frequent",
    "2, 0, 1 2 3,                     NO,     nothing equal"
  })
  void judge_shouldFollowTheRule(
      int addresses, int unknown, String values, Verdict verdict, String why) {
    long[] sorted = Stream.of(values.split(" ", -1)).mapToLong(Long::parseLong).sorted().toArray();
    assertThat(EqualOutputs.judge(addresses, unknown, sorted, sorted.length))
        .as(why)
        .isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"'', ''", "3, 3", "3 1 3 2 1, 1 2 3", "5 5 5, 5"})
  void distinct_shouldPutEachNumberOnceInFront(String numbers, String expected) {
    long[] all = numbers(numbers);
    int count = EqualOutputs.distinct(all, all.length);
    assertThat(Arrays.copyOf(all, count)).containsExactly(numbers(expected));
  }

  private static long[] numbers(String text) {
    return text.isEmpty()
        ? new long[0]
        : Stream.of(text.split(" ", -1)).mapToLong(Long::parseLong).toArray();
  }
}
