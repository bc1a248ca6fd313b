package org.tracer.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.tracer.chain.Satoshi;
import org.tracer.naive.NaiveHaircut;

/** How far rounding goes. */
class HaircutPropertiesTest {

  /** Against the definition in integers of any size, with products far beyond 64 bits. */
  @Test
  void apportion_shouldMatchTheDefinition() {
    Random random = new Random(4);
    for (int i = 0; i < 5_000; i++) {
      long largest = List.of(2L, 10L, 1_000_000_000L, Satoshi.MAX_MONEY / 40).get(i % 4);
      long[] weights = random.longs(1 + random.nextInt(40), 0, largest + 1).toArray();
      long total = random.nextLong(Arrays.stream(weights).sum() + 1);

      List<BigInteger> defined =
          NaiveHaircut.apportion(
              BigInteger.valueOf(total),
              Arrays.stream(weights).mapToObj(BigInteger::valueOf).toList());
      assertThat(LargestRemainder.apportion(total, weights))
          .as("%d over %s", total, Arrays.toString(weights))
          .isEqualTo(defined.stream().mapToLong(BigInteger::longValueExact).toArray());
    }
  }

  /** One label is less than one satoshi from its exact share, one of up to five less than two. */
  @Test
  void split_shouldStayCloseToExactShares() {
    RandomSplit.check(
        800,
        tx -> {
          assertDeviation(tx.relabelled(label -> Math.min(label, 1)), 1);
          assertDeviation(tx.relabelled(label -> Math.min(label, 5)), 2);
        });
  }

  private static void assertDeviation(RandomSplit tx, long bound) {
    BigInteger all = BigInteger.valueOf(RandomSplit.value(tx.inputs()));
    Map<Integer, Long> totals = RandomSplit.sums(tx.inputs());
    List<List<Segment>> shares = tx.under(new Haircut());
    for (int sink = 0; sink < shares.size(); sink++) {
      Map<Integer, Long> held = RandomSplit.sums(shares.subList(sink, sink + 1));
      BigInteger value = tx.sinks().get(sink).baseUnits();
      totals.forEach((label, total) -> {
        if (label != Segment.CLEAN) {
          BigInteger exact = BigInteger.valueOf(total).multiply(value);
          BigInteger got = BigInteger.valueOf(held.getOrDefault(label, 0L)).multiply(all);
          assertThat(got.subtract(exact).abs()).isLessThan(all.multiply(BigInteger.valueOf(bound)));
        }
      });
    }
  }
}
