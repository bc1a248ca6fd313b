package org.tracer.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracer.chain.Satoshi;

/** What must hold for rules that pour, whose money has places. */
class PouringPropertiesTest {

  private static final int COUNT = 500;

  static List<Policy> pouring() {
    return Policies.all().stream().filter(Lossless.class::isInstance).toList();
  }

  /** FIFO run on everything reversed, fee first, is FIFO reversed. */
  @Test
  void fifo_shouldBeItsOwnMirrorImage() {
    RandomSplit.check(
        COUNT,
        tx -> {
          List<List<Segment>> mirrored =
              Lossless.FIFO.split(reversedDeep(tx.inputs()), reversed(tx.sinks()));
          assertThat(reversedDeep(mirrored)).isEqualTo(tx.under(Lossless.FIFO));
        });
  }

  @Test
  void lifo_shouldBeFifoFromTheOtherEnd() {
    RandomSplit.check(
        COUNT,
        tx ->
            assertThat(Lossless.FIFO.split(reversedDeep(tx.inputs()), tx.sinks()))
                .isEqualTo(tx.under(Lossless.LIFO)));
  }

  /**
   * Forward, every sink says which inputs it drank; backward, every input says which sinks it
   * filled. Both tell of the same pieces in the same order, so one undoes the other.
   */
  @Test
  void fifo_shouldBeUndoneByFifoBackward() {
    RandomSplit.check(
        COUNT,
        tx -> {
          List<Long> inputs = new ArrayList<>();
          tx.inputs().forEach(input -> inputs.add(RandomSplit.value(List.of(input))));
          List<Long> sinks = tx.sinks().stream().map(Satoshi::value).toList();
          List<List<Long>> forward = pieces(inputs, sinks);
          List<List<Long>> backward = pieces(sinks, inputs);
          assertThat(backward.stream().map(p -> List.of(p.get(1), p.get(0), p.get(2))).toList())
              .isEqualTo(forward);
        });
  }

  /** Every piece as place it comes from, place it goes to, amount. */
  private static List<List<Long>> pieces(List<Long> from, List<Long> to) {
    List<List<Segment>> numbered = new ArrayList<>();
    for (int i = 0; i < from.size(); i++) {
      numbered.add(RandomSplit.segments(i + 1, from.get(i)));
    }
    List<List<Segment>> shares =
        Lossless.FIFO.split(numbered, to.stream().map(Satoshi::of).toList());
    List<List<Long>> pieces = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      for (Segment segment : shares.get(i)) {
        pieces.add(List.of(segment.label() - 1L, (long) i, segment.amount().value()));
      }
    }
    return pieces;
  }

  /** Places do not depend on what labels are called, or on whether two are one. */
  @ParameterizedTest
  @MethodSource("pouring")
  void split_shouldNotDependOnWhatLabelsAreCalled(Policy policy) {
    for (IntUnaryOperator to :
        List.<IntUnaryOperator>of(
            label -> label == 0 ? 0 : 1_000 - label, label -> Math.min(label, 2))) {
      RandomSplit.check(
          COUNT,
          tx ->
              assertThat(tx.relabelled(to).under(policy))
                  .isEqualTo(RandomSplit.relabelled(tx.under(policy), to)));
    }
  }

  /** A seed is where it is, whether another is followed or not, if clean money has a place too. */
  @Test
  void fifoAndLifo_shouldNotMoveOneSeedForAnother() {
    IntUnaryOperator only = label -> label == 1 ? 1 : Segment.CLEAN;
    for (Policy policy : List.of(Lossless.FIFO, Lossless.LIFO)) {
      RandomSplit.check(
          COUNT,
          tx ->
              assertThat(tx.relabelled(only).under(policy))
                  .isEqualTo(RandomSplit.relabelled(tx.under(policy), only)));
    }
  }

  private static <T> List<T> reversed(List<T> list) {
    List<T> copy = new ArrayList<>(list);
    Collections.reverse(copy);
    return copy;
  }

  private static List<List<Segment>> reversedDeep(List<List<Segment>> lists) {
    return reversed(lists).stream().map(PouringPropertiesTest::reversed).toList();
  }
}
