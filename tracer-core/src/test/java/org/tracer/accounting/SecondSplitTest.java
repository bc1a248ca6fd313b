package org.tracer.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracer.chain.Satoshi;
import org.tracer.naive.NaiveHaircut;
import org.tracer.naive.NaivePouring;

/** One transaction against a second implementation. */
class SecondSplitTest {

  static List<Policy> pouring() {
    return Policies.all().stream().filter(Lossless.class::isInstance).toList();
  }

  /** Satoshi by satoshi; and amounts 100 billion times as large go the same way. */
  @ParameterizedTest
  @MethodSource("pouring")
  void pouring_shouldMoveEverySatoshiWhereItBelongs(Policy policy) {
    RandomSplit.check(
        800,
        tx -> {
          if (RandomSplit.value(tx.inputs()) > 20_000) {
            return;
          }
          List<List<Integer>> defined =
              new NaivePouring(policy.name())
                  .split(
                      tx.inputs().stream().map(SecondSplitTest::satoshis).toList(),
                      tx.sinks().stream().map(Satoshi::value).toList());
          assertThat(tx.under(policy).stream().map(SecondSplitTest::satoshis).toList())
              .isEqualTo(defined);
          long factor = 100_000_000_000L;
          assertThat(scaled(tx, factor).under(policy)).isEqualTo(scaled(tx.under(policy), factor));
        });
  }

  @Test
  void haircut_shouldShareByItsDefinition() {
    RandomSplit.check(
        800,
        tx -> {
          int labels =
              tx.inputs().stream().flatMap(List::stream).mapToInt(Segment::label).max().orElse(0);
          if (labels * tx.sinks().size() > 5_000) {
            return;
          }
          NaiveHaircut naive = new NaiveHaircut(labels);
          List<long[]> defined =
              naive.split(
                  tx.inputs().stream().map(input -> amounts(input, labels)).toList(),
                  tx.sinks().stream().map(Satoshi::value).toList());
          List<List<Segment>> shares = tx.under(new Haircut());
          for (int sink = 0; sink < shares.size(); sink++) {
            assertThat(amounts(shares.get(sink), labels)).isEqualTo(defined.get(sink));
          }
        });
  }

  private static List<Integer> satoshis(List<Segment> segments) {
    List<Integer> satoshis = new ArrayList<>();
    segments.forEach(
        s -> satoshis.addAll(Collections.nCopies(Math.toIntExact(s.amount().value()), s.label())));
    return satoshis;
  }

  private static long[] amounts(List<Segment> segments, int labels) {
    Map<Integer, Long> sums = RandomSplit.sums(List.of(segments));
    return IntStream.rangeClosed(0, labels)
        .mapToLong(label -> sums.getOrDefault(label, 0L))
        .toArray();
  }

  private static RandomSplit scaled(RandomSplit tx, long factor) {
    return new RandomSplit(
        scaled(tx.inputs(), factor),
        tx.sinks().stream().map(sink -> Satoshi.of(sink.value() * factor)).toList());
  }

  private static List<List<Segment>> scaled(List<List<Segment>> lists, long factor) {
    return lists.stream()
        .map(list ->
            list.stream()
                .map(s -> new Segment(s.label(), Satoshi.of(s.amount().value() * factor)))
                .toList())
        .toList();
  }
}
