package org.tracer.accounting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracer.chain.Satoshi;

/** Worked examples whose answers were computed outside this project, by hand and by script. */
class PolicyVectorsTest {

  private static final int C = Segment.CLEAN;
  private static final int A = 1;

  private static final List<List<Segment>> ONE_MIXED_INPUT =
      List.of(segments(C, 30_000), segments(A, 50_001), segments(C, 20_000));
  private static final List<Satoshi> THREE_OUTPUTS_AND_FEE = sinks(40_000, 55_000, 4_000, 1_001);

  @Test
  void fifo_shouldFillOutputsInOrderAndLeaveTheTailAsFee() {
    assertThat(Lossless.FIFO.split(ONE_MIXED_INPUT, THREE_OUTPUTS_AND_FEE))
        .containsExactly(
            segments(C, 30_000, A, 10_000),
            segments(A, 40_001, C, 14_999),
            segments(C, 4_000),
            segments(C, 1_001));
  }

  @Test
  void fifo_shouldKeepTheOrderOfSegmentsOverASecondHop() {
    List<List<Segment>> firstOutput = List.of(segments(C, 30_000, A, 10_000));

    assertThat(Lossless.FIFO.split(firstOutput, sinks(35_000, 4_500, 500)))
        .containsExactly(segments(C, 30_000, A, 5_000), segments(A, 4_500), segments(A, 500));
  }

  @Test
  void lifo_shouldQueueFromTheLastInput() {
    assertThat(Lossless.LIFO.split(ONE_MIXED_INPUT, THREE_OUTPUTS_AND_FEE))
        .containsExactly(
            segments(C, 20_000, A, 20_000),
            segments(A, 30_001, C, 24_999),
            segments(C, 4_000),
            segments(C, 1_001));
    List<List<Segment>> firstOutput = List.of(segments(C, 20_000, A, 20_000));
    assertThat(Lossless.LIFO.split(firstOutput, sinks(35_000, 4_500, 500)))
        .containsExactly(segments(A, 20_000, C, 15_000), segments(C, 4_500), segments(C, 500));
  }

  @Test
  void dirtyFirst_shouldSpendLabelledMoneyBeforeClean() {
    assertThat(Lossless.DIRTY_FIRST.split(ONE_MIXED_INPUT, THREE_OUTPUTS_AND_FEE))
        .containsExactly(
            segments(A, 40_000),
            segments(A, 10_001, C, 44_999),
            segments(C, 4_000),
            segments(C, 1_001));
  }

  @Test
  void cleanFirst_shouldSpendCleanMoneyBeforeLabelled() {
    assertThat(Lossless.CLEAN_FIRST.split(ONE_MIXED_INPUT, THREE_OUTPUTS_AND_FEE))
        .containsExactly(
            segments(C, 40_000),
            segments(C, 10_000, A, 45_000),
            segments(A, 4_000),
            segments(A, 1_001));
  }

  @Test
  void tiho_shouldFillTheLargestOutputFirst() {
    assertThat(Lossless.TIHO.split(ONE_MIXED_INPUT, THREE_OUTPUTS_AND_FEE))
        .containsExactly(
            segments(C, 40_000),
            segments(A, 50_001, C, 4_999),
            segments(C, 4_000),
            segments(C, 1_001));
  }

  /** Equal outputs by index; the fee last however large it is. */
  @Test
  void tiho_shouldTakeTheFirstOfEqualOutputsAndTheFeeLast() {
    List<List<Segment>> inputs = List.of(segments(C, 30), segments(A, 15));

    assertThat(Lossless.TIHO.split(inputs, sinks(5, 10, 10, 20)))
        .containsExactly(segments(C, 5), segments(A, 10), segments(A, 5, C, 5), segments(C, 20));
  }

  @Test
  void pure_shouldPassOnlyWhatIsAlone() {
    assertThat(new Pure().split(ONE_MIXED_INPUT, THREE_OUTPUTS_AND_FEE))
        .containsExactly(
            segments(C, 40_000), segments(C, 55_000), segments(C, 4_000), segments(C, 1_001));
    assertThat(new Pure().split(List.of(segments(A, 4), segments(A, 6)), sinks(7, 3)))
        .containsExactly(segments(A, 7), segments(A, 3));
    assertThat(new Pure().split(List.of(segments(A, 4), segments(2, 6)), sinks(7, 3)))
        .containsExactly(segments(C, 7), segments(C, 3));
  }

  @Test
  void fifo_shouldPlaceFeesInTheCoinbaseByTheirOrder() {
    List<List<Segment>> fees = List.of(segments(C, 1_001), segments(A, 500));
    List<Segment> subsidy = segments(C, 312_500_000);
    List<Satoshi> outputs = sinks(300_000_000, 12_501_501, 0);

    assertThat(Lossless.FIFO.split(List.of(fees.get(0), fees.get(1), subsidy), outputs))
        .containsExactly(
            segments(C, 1_001, A, 500, C, 299_998_499), segments(C, 12_501_501), List.of());
    assertThat(Lossless.FIFO.split(List.of(subsidy, fees.get(0), fees.get(1)), outputs))
        .containsExactly(segments(C, 300_000_000), segments(C, 12_501_001, A, 500), List.of());
  }

  @Test
  void haircut_shouldGiveEverySinkItsShareByLargestRemainder() {
    assertThat(labelled(new Haircut().split(ONE_MIXED_INPUT, THREE_OUTPUTS_AND_FEE)))
        .containsExactly(20_000L, 27_500L, 2_000L, 501L);
  }

  @Test
  void haircut_shouldSplitTheShareAgainOverASecondHop() {
    List<List<Segment>> firstOutput = List.of(segments(A, 20_000, C, 20_000));

    assertThat(labelled(new Haircut().split(firstOutput, sinks(35_000, 4_500, 500))))
        .containsExactly(17_500L, 2_250L, 250L);
  }

  @Test
  void poison_shouldLabelEverySinkWholly() {
    assertThat(new Poison().split(ONE_MIXED_INPUT, THREE_OUTPUTS_AND_FEE))
        .containsExactly(
            segments(A, 40_000), segments(A, 55_000), segments(A, 4_000), segments(A, 1_001));
  }

  @Test
  void apportion_shouldMatchPublishedVectors() {
    assertThat(LargestRemainder.apportion(1, new long[] {1, 1, 1})).containsExactly(1, 0, 0);
    assertThat(LargestRemainder.apportion(2, new long[] {1, 1, 1})).containsExactly(1, 1, 0);
    assertThat(LargestRemainder.apportion(5, new long[] {7, 7, 7, 1})).containsExactly(2, 2, 1, 0);
  }

  @Test
  void haircut_shouldNeverOverfillAnOutputWithSeveralLabels() {
    List<List<Segment>> threeVictims = List.of(segments(1, 1), segments(2, 1), segments(3, 1));

    assertThat(new Haircut().split(threeVictims, sinks(1, 1, 1, 0)))
        .containsExactly(segments(1, 1), segments(2, 1), segments(3, 1), List.of());
  }

  @Test
  void seed_shouldLabelOnlyWhatIsCleanUnderFifo() {
    SegmentList into = new SegmentList();

    long fresh = Lossless.FIFO.seed(new long[] {C, 30, A, 20, C, 50}, 100, 2, into);

    assertThat(fresh).isEqualTo(80);
    assertThat(Policy.unpack(into.pack(0, into.size()))).isEqualTo(segments(2, 30, A, 20, 2, 50));
  }

  @Test
  void seed_shouldLabelWhatIsLeftUnderHaircut() {
    SegmentList into = new SegmentList();

    long fresh = new Haircut().seed(new long[] {1, 20, 3, 5, C, 75}, 100, 2, into);

    assertThat(fresh).isEqualTo(75);
    assertThat(Policy.unpack(into.pack(0, into.size()))).isEqualTo(segments(1, 20, 2, 75, 3, 5));
  }

  @Test
  void seed_shouldCountEveryLabelForItselfUnderPoison() {
    SegmentList into = new SegmentList();

    assertThat(new Poison().seed(new long[] {1, 100, 3, 100}, 100, 2, into)).isEqualTo(100);
    assertThat(Policy.unpack(into.pack(0, into.size())))
        .isEqualTo(segments(1, 100, 2, 100, 3, 100));
    into.clear();
    assertThat(new Poison().seed(new long[] {1, 100}, 100, 1, into)).isZero();
  }

  static List<Segment> segments(long... labelsAndAmounts) {
    return Policy.unpack(labelsAndAmounts);
  }

  private static List<Satoshi> sinks(long... amounts) {
    List<Satoshi> sinks = new ArrayList<>();
    for (long amount : amounts) {
      sinks.add(Satoshi.of(amount));
    }
    return sinks;
  }

  private static List<Long> labelled(List<List<Segment>> shares) {
    return shares.stream()
        .map(share ->
            share.stream()
                .filter(segment -> segment.label() != C)
                .mapToLong(segment -> segment.amount().value())
                .sum())
        .toList();
  }
}
