package org.tracer.trace;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.Policy;
import org.tracer.accounting.SegmentList;

/** All lanes of a sweep at the transaction at hand: what goes in, the splits, what comes out. */
final class Lanes {

  private static final long[] NOTHING = {};

  private final Lane[] lanes;
  private final StopRules rules;
  private final Thresholds thresholds;
  private final SweepLog log;
  private final LotTable lots;
  private final SegmentList seeding = new SegmentList();

  private int taken;
  private int[] takenPlace = new int[8];
  private int[] takenLot = new int[8];

  Lanes(List<Policy> policies, StopRules rules, Thresholds thresholds, SweepLog log) {
    lanes = new Lane[policies.size()];
    for (int lane = 0; lane < lanes.length; lane++) {
      lanes[lane] = new Lane(lane, policies.get(lane));
    }
    this.rules = rules;
    this.thresholds = thresholds;
    this.log = log;
    lots = log.lots;
  }

  void clear() {
    taken = 0;
    for (Lane lane : lanes) {
      lane.clear();
    }
  }

  void takeClean(long value) {
    for (Lane lane : lanes) {
      lane.addClean(value);
    }
  }

  /**
   * Takes in a lot.
   *
   * @param place where it goes in: the input, or the place in the block of who paid a fee
   */
  void take(int place, int lot) {
    if (taken == takenLot.length) {
      takenLot = Arrays.copyOf(takenLot, 2 * taken);
      takenPlace = Arrays.copyOf(takenPlace, 2 * taken);
    }
    takenPlace[taken] = place;
    takenLot[taken++] = lot;
    for (Lane lane : lanes) {
      lane.add(lots, lot);
    }
  }

  /** Ends the lanes that do not pass; whether any goes on. */
  boolean pass() {
    boolean any = false;
    for (Lane lane : lanes) {
      if (lane.active && !lane.policy.passes(lane.split.inputs())) {
        for (int i = 0; i < taken; i++) {
          if (lots.isOpen(takenLot[i], lane.index)) {
            lots.end(takenLot[i], lane.index, StopReason.COMMINGLED);
          }
        }
        lane.clear();
      }
      any |= lane.active;
    }
    return any;
  }

  /** Writes down the lots that went in and on in any lane. */
  void logTaken() {
    for (int i = 0; i < taken; i++) {
      if (isOpen(takenLot[i])) {
        log.inputVin.add(takenPlace[i]);
        log.inputLot.add(takenLot[i]);
      }
    }
  }

  void addSink(long value) {
    for (Lane lane : lanes) {
      if (lane.active) {
        lane.split.addSink(value);
      }
    }
  }

  void split() {
    for (Lane lane : lanes) {
      if (lane.active) {
        lane.policy.split(lane.split);
      }
    }
  }

  /** A lot with what every lane's split put into a sink; negative where that is nothing. */
  int arrive(int tx, int sink, int vout) {
    int lot = -1;
    for (Lane lane : lanes) {
      if (lane.arrives(sink)) {
        lot = lot < 0 ? lots.add(tx, vout, lane.split.sink(sink)) : lot;
        int from = lane.split.shareFrom(sink);
        int to = lane.split.shareTo(sink);
        lots.put(lot, lane.index, lane.hop, lane.split.shares(), from, to);
      }
    }
    return lot;
  }

  /**
   * A lot with what arrives in an output and what seeds label there.
   *
   * @param seedRows rows of {@code seeds} that name the output, in seed order
   */
  int seed(int tx, int vout, long value, SeedPositions seeds, int[] seedRows) {
    int lot = lots.add(tx, vout, value);
    for (Lane lane : lanes) {
      long[] segments = lane.arrives(vout) ? lane.split.share(vout) : NOTHING;
      for (int row : seedRows) {
        seeding.clear();
        log.seeded[lane.index][row] = lane.policy.seed(segments, value, seeds.label(row), seeding);
        segments = seeding.pack(0, seeding.size());
      }
      lots.put(lot, lane.index, 0, seeding, 0, seeding.size());
    }
    return lot;
  }

  /** Ends every lane of a lot that has not ended. */
  void end(int lot, StopReason reason) {
    for (Lane lane : lanes) {
      if (lots.isOpen(lot, lane.index)) {
        lots.end(lot, lane.index, reason);
      }
    }
  }

  private boolean isOpen(int lot) {
    for (Lane lane : lanes) {
      if (lots.isOpen(lot, lane.index)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the limits let any lane go on from a lot. */
  boolean isWorthFollowing(int lot) {
    for (Lane lane : lanes) {
      if (lots.isOpen(lot, lane.index) && limit(lot, lane) == null) {
        return true;
      }
    }
    return false;
  }

  /** Ends the lanes that a limit does not let go on; whether any goes on. */
  boolean endAtLimits(int lot) {
    return endAtLimits(lot, null);
  }

  /** The same, with another reason than the limit's. */
  boolean endAtLimits(int lot, @Nullable StopReason reason) {
    boolean any = false;
    for (Lane lane : lanes) {
      if (lots.isOpen(lot, lane.index)) {
        StopReason limit = limit(lot, lane);
        any |= limit == null;
        if (limit != null) {
          lots.end(lot, lane.index, reason == null ? limit : reason);
        }
      }
    }
    return any;
  }

  private @Nullable StopReason limit(int lot, Lane lane) {
    if (!thresholds.reaches(lots, lot, lane.index)) {
      return StopReason.BELOW_THRESHOLD;
    }
    return lots.hop(lot, lane.index) >= rules.maxHops() ? StopReason.HOP_LIMIT : null;
  }
}
