package org.tracer.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.tracer.chain.Satoshi;

/** What must hold for any transaction, checked on random ones, small, large and degenerate. */
class PolicyPropertiesTest {

  private static final List<Policy> CONSERVING = List.of(Lossless.FIFO, new Haircut());

  /** A random transaction: inputs with segments, sinks with the same sum. */
  private record Case(List<List<Segment>> inputs, List<Satoshi> sinks) {

    static Case random(long seed) {
      Random random = new Random(seed);
      long largest =
          List.of(1L, 3L, 1_000L, 100_000_000L, 700_000_000_000_000L).get(random.nextInt(5));
      int inputCount = 1 + random.nextInt(random.nextInt(10) == 0 ? 300 : 6);
      int labels = 1 + random.nextInt(5);
      List<List<Segment>> inputs = new ArrayList<>();
      long total = 0;
      for (int i = 0; i < inputCount && total < Satoshi.MAX_MONEY - 3 * largest; i++) {
        SegmentList segments = new SegmentList();
        for (int s = 0; s < 1 + random.nextInt(3); s++) {
          segments.append(random.nextInt(labels + 1), random.nextLong(largest + 1));
        }
        List<Segment> input = Policy.unpack(segments.pack(0, segments.size()));
        inputs.add(input);
        total += input.stream().mapToLong(segment -> segment.amount().value()).sum();
      }
      int sinkCount = 1 + random.nextInt(random.nextInt(10) == 0 ? 300 : 6);
      long[] cuts = new long[sinkCount + 1];
      for (int i = 1; i < sinkCount; i++) {
        cuts[i] = total == 0 ? 0 : random.nextLong(total + 1);
      }
      cuts[sinkCount] = total;
      Arrays.sort(cuts);
      List<Satoshi> sinks = new ArrayList<>();
      for (int i = 1; i <= sinkCount; i++) {
        sinks.add(Satoshi.of(cuts[i] - cuts[i - 1]));
      }
      return new Case(inputs, sinks);
    }
  }

  @Property(tries = 2_000)
  void split_shouldConserveEveryLabelAndFillEverySink(@ForAll long seed) {
    Case tx = Case.random(seed);
    for (Policy policy : CONSERVING) {
      List<List<Segment>> shares = policy.split(tx.inputs(), tx.sinks());
      assertThat(sums(shares)).as(policy.name()).isEqualTo(sums(tx.inputs()));
      for (int sink = 0; sink < shares.size(); sink++) {
        long filled = shares.get(sink).stream().mapToLong(s -> s.amount().value()).sum();
        assertThat(filled).as(policy.name()).isEqualTo(tx.sinks().get(sink).value());
      }
    }
  }

  @Property(tries = 500)
  void split_shouldNeverGiveEmptyOrUnmergedSegments(@ForAll long seed) {
    Case tx = Case.random(seed);
    for (Policy policy : Policies.all()) {
      for (List<Segment> share : policy.split(tx.inputs(), tx.sinks())) {
        for (int i = 0; i < share.size(); i++) {
          assertThat(share.get(i).amount().value()).isPositive();
          assertThat(i > 0 && share.get(i).label() == share.get(i - 1).label()).isFalse();
        }
      }
    }
  }

  /** FIFO run on everything reversed, fee first, is FIFO reversed. */
  @Property(tries = 500)
  void fifo_shouldBeItsOwnMirrorImage(@ForAll long seed) {
    Case tx = Case.random(seed);
    List<List<Segment>> mirrored =
        Lossless.FIFO.split(reversedDeep(tx.inputs()), reversed(tx.sinks()));

    assertThat(reversedDeep(mirrored)).isEqualTo(Lossless.FIFO.split(tx.inputs(), tx.sinks()));
  }

  @Property(tries = 500)
  void split_shouldNotChangeWhenAnInputIsCutInTwo(@ForAll long seed) {
    Case tx = Case.random(seed);
    List<List<Segment>> cut = new ArrayList<>();
    for (List<Segment> input : tx.inputs()) {
      for (Segment segment : input) {
        long half = segment.amount().value() / 2;
        cut.add(segments(segment.label(), half));
        cut.add(segments(segment.label(), segment.amount().value() - half));
      }
    }
    for (Policy policy : CONSERVING) {
      assertThat(policy.split(cut, tx.sinks())).isEqualTo(policy.split(tx.inputs(), tx.sinks()));
    }
  }

  /** Whatever any rule labels, poison labels too. */
  @Property(tries = 500)
  void poison_shouldCoverEveryOtherPolicy(@ForAll long seed) {
    Case tx = Case.random(seed);
    List<List<Segment>> poisoned = new Poison().split(tx.inputs(), tx.sinks());
    for (Policy policy : CONSERVING) {
      List<List<Segment>> shares = policy.split(tx.inputs(), tx.sinks());
      for (int sink = 0; sink < shares.size(); sink++) {
        List<Integer> covered = poisoned.get(sink).stream().map(Segment::label).toList();
        for (Segment segment : shares.get(sink)) {
          assertThat(segment.label() == Segment.CLEAN || covered.contains(segment.label()))
              .isTrue();
        }
      }
    }
  }

  /** Against the definition in arbitrary precision, with products far beyond 64 bits. */
  @Property(tries = 2_000)
  void apportion_shouldMatchTheDefinition(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 1 << 30) Integer> parts,
      @ForAll @IntRange(min = 0, max = 1_000_000) int scale,
      @ForAll long pick) {
    long[] weights = new long[parts.size()];
    long sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = parts.get(i) * (long) scale % 50_000_000_000_000L;
      sum += weights[i];
    }
    long total = Math.floorMod(pick, sum + 1);

    assertThat(LargestRemainder.apportion(total, weights)).isEqualTo(defined(total, weights));
  }

  private static long[] defined(long total, long[] weights) {
    BigInteger sum = BigInteger.ZERO;
    for (long weight : weights) {
      sum = sum.add(BigInteger.valueOf(weight));
    }
    long[] shares = new long[weights.length];
    List<Integer> byRemainder = new ArrayList<>();
    BigInteger[] remainders = new BigInteger[weights.length];
    long left = total;
    for (int i = 0; i < weights.length; i++) {
      byRemainder.add(i);
      BigInteger product = BigInteger.valueOf(total).multiply(BigInteger.valueOf(weights[i]));
      shares[i] = sum.signum() == 0 ? 0 : product.divide(sum).longValueExact();
      remainders[i] = sum.signum() == 0 ? BigInteger.ZERO : product.mod(sum);
      left -= shares[i];
    }
    byRemainder.sort((a, b) -> remainders[b].compareTo(remainders[a]));
    for (int i = 0; i < left; i++) {
      shares[byRemainder.get(i)]++;
    }
    return shares;
  }

  private static List<Segment> segments(int label, long amount) {
    return amount == 0 ? List.of() : List.of(new Segment(label, Satoshi.of(amount)));
  }

  private static Map<Integer, Long> sums(List<List<Segment>> lists) {
    Map<Integer, Long> sums = new TreeMap<>();
    lists.forEach(
        list -> list.forEach(s -> sums.merge(s.label(), s.amount().value(), Math::addExact)));
    return sums;
  }

  private static <T> List<T> reversed(List<T> list) {
    List<T> copy = new ArrayList<>(list);
    Collections.reverse(copy);
    return copy;
  }

  private static List<List<Segment>> reversedDeep(List<List<Segment>> lists) {
    return reversed(lists).stream().map(PolicyPropertiesTest::reversed).toList();
  }
}
