package org.tracer.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.column.IntColumn;
import org.tracer.column.LongColumn;
import org.tracer.column.LongStore;

/**
 * Everything a sweep saw, as rows in the order it saw them: transactions, their traced inputs, and
 * the lots in their outputs. About 70 bytes a lot and its segments.
 */
final class SweepLog {

  final LongColumn txKey = new LongColumn();
  final IntColumn txHop = new IntColumn();
  final IntColumn txFirstInput = new IntColumn();
  final IntColumn txFirstLot = new IntColumn();
  final LongColumn txFee = new LongColumn();

  /** What the fee of each transaction holds, packed; null where nothing traced is in it. */
  final List<long @Nullable []> txFeeSegments = new ArrayList<>();

  final IntColumn inputVin = new IntColumn();
  final IntColumn inputLot = new IntColumn();

  final IntColumn lotTx = new IntColumn();
  final IntColumn lotVout = new IntColumn();
  final LongColumn lotValue = new LongColumn();
  final IntColumn lotHop = new IntColumn();

  /** Why each lot ended; null where it was followed into the transaction that spends it. */
  final List<@Nullable StopReason> lotReason = new ArrayList<>();

  final LongColumn lotSpender = new LongColumn();
  private final LongColumn lotSegmentsFrom = new LongColumn();

  /** Segments of all lots, one after the other, as label, amount, label, amount, … */
  final LongStore segments = new LongStore();

  /** How much each seeded position newly labelled, by row of {@link SeedPositions}. */
  final long[] seeded;

  SweepLog(int seedPositions) {
    seeded = new long[seedPositions];
  }

  int startTransaction(long key, int hop) {
    txKey.add(key);
    txHop.add(hop);
    txFirstInput.add(inputVin.size());
    txFirstLot.add(lotTx.size());
    txFee.add(0);
    txFeeSegments.add(null);
    return txKey.size() - 1;
  }

  void setFee(int tx, long feeSat, long @Nullable [] segments) {
    txFee.set(tx, feeSat);
    txFeeSegments.set(tx, segments);
  }

  /** Adds a lot; the caller goes on to store its segments. */
  int addLot(int tx, int vout, long value, int hop) {
    lotTx.add(tx);
    lotVout.add(vout);
    lotValue.add(value);
    lotHop.add(hop);
    lotReason.add(null);
    lotSpender.add(-1);
    lotSegmentsFrom.add(segments.size());
    return lotTx.size() - 1;
  }

  void endLot(int lot, StopReason reason) {
    lotReason.set(lot, reason);
  }

  @Nullable StopReason reason(int lot) {
    return lotReason.get(lot);
  }

  long segmentsFrom(int lot) {
    return lotSegmentsFrom.get(lot);
  }

  long segmentsTo(int lot) {
    return lot + 1 < lotSegmentsFrom.size() ? lotSegmentsFrom.get(lot + 1) : segments.size();
  }

  int inputEnd(int tx) {
    return tx + 1 < txFirstInput.size() ? txFirstInput.get(tx + 1) : inputVin.size();
  }

  int lotEnd(int tx) {
    return tx + 1 < txFirstLot.size() ? txFirstLot.get(tx + 1) : lotTx.size();
  }
}
