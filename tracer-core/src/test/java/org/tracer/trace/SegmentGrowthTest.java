package org.tracer.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.Haircut;
import org.tracer.accounting.Lossless;
import org.tracer.accounting.Policy;
import org.tracer.graph.NamedLedger;
import org.tracer.ledger.MemoryLedger;

/** Money of two labels, paid in in turn, is the worst that can happen to a list of segments. */
class SegmentGrowthTest {

  private static final int PAYMENTS = 100;
  private static final int HOPS = 50;

  /**
   * As many as were paid in, however often the money moves; one more for each cut that falls inside
   * a segment. Of the cuts behind 51, 102 and 151 satoshi the second falls between two.
   */
  @Test
  void segments_shouldGrowWithCutsOnly() {
    for (int count : segments(Lossless.FIFO)) {
      assertThat(count).isEqualTo(PAYMENTS);
    }
    assertThat(atTheEnd(Lossless.FIFO)).isEqualTo(PAYMENTS + 2);
  }

  @Test
  void segments_shouldBeOneALabelWhereOrderHasNoMeaning() {
    assertThat(segments(new Haircut())).allMatch(count -> count == 2);
    assertThat(atTheEnd(new Haircut())).isEqualTo(2 * 4);
  }

  private static List<Integer> segments(Policy policy) {
    SweepLog log = sweep(policy);
    List<Integer> counts = new ArrayList<>();
    for (int lot = 0; lot < log.lots.size(); lot++) {
      if (log.lots.value(lot) == 2L * PAYMENTS) {
        counts.add(log.lots.segmentCount(lot, 0));
      }
    }
    assertThat(counts).hasSize(HOPS);
    return counts;
  }

  /** Segments of the four outputs that the money is cut into at last. */
  private static int atTheEnd(Policy policy) {
    SweepLog log = sweep(policy);
    int sum = 0;
    for (int lot = log.txFirstLot.get(log.txKey.size() - 1); lot < log.lots.size(); lot++) {
      sum += log.lots.segmentCount(lot, 0);
    }
    return sum;
  }

  private static SweepLog sweep(Policy policy) {
    NamedLedger ledger = new NamedLedger();
    List<Seed> seeds = new ArrayList<>();
    List<Integer> even = new ArrayList<>();
    List<Integer> odd = new ArrayList<>();
    ledger.block(1).transaction("paid");
    for (int i = 0; i < PAYMENTS; i++) {
      ledger.pay("v", 2);
      (i % 2 == 0 ? even : odd).add(i);
    }
    seeds.add(new Seed.OfTransaction("a", NamedLedger.id("paid"), even));
    seeds.add(new Seed.OfTransaction("b", NamedLedger.id("paid"), odd));
    ledger.transaction("hop0");
    for (int i = 0; i < PAYMENTS; i++) {
      ledger.spend("paid", i);
    }
    ledger.pay("w", 2L * PAYMENTS);
    for (int hop = 1; hop < HOPS; hop++) {
      ledger.block(1 + hop).transaction("hop" + hop).spend("hop" + (hop - 1), 0);
      ledger.pay("w", 2L * PAYMENTS);
    }
    ledger.transaction("cut").spend("hop" + (HOPS - 1), 0);
    ledger.pay("x", 51).pay("x", 51).pay("x", 49).pay("x", 49);
    MemoryLedger built = ledger.build();
    TraceRequest request = new TraceRequest(seeds, policy, StopRules.NONE);
    SeedPositions positions = new SeedPositions(built, seeds);
    return Sweep.run(built, request, List.of(policy), positions, TraceListener.SILENT);
  }
}
