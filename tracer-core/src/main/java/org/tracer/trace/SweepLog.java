package org.tracer.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.column.IntColumn;
import org.tracer.column.LongColumn;

/**
 * Everything a sweep saw, as rows in the order it saw them: transactions, their traced inputs, and
 * the lots in their outputs.
 */
final class SweepLog {

  final LongColumn txKey = new LongColumn();
  final IntColumn txHop = new IntColumn();
  final IntColumn txFirstInput = new IntColumn();
  final IntColumn txFirstLot = new IntColumn();

  /** What the fee of each transaction holds, packed; null where nothing traced is in it. */
  final List<long @Nullable []> txFeeSegments = new ArrayList<>();

  final IntColumn inputVin = new IntColumn();
  final IntColumn inputLot = new IntColumn();

  final LotTable lots = new LotTable();

  /** How much each seeded position newly labelled, by row of {@link SeedPositions}. */
  final long[] seeded;

  SweepLog(int seedPositions) {
    seeded = new long[seedPositions];
  }

  int startTransaction(long key, int hop) {
    txKey.add(key);
    txHop.add(hop);
    txFirstInput.add(inputVin.size());
    txFirstLot.add(lots.size());
    txFeeSegments.add(null);
    return txKey.size() - 1;
  }

  void setFee(int tx, long @Nullable [] segments) {
    txFeeSegments.set(tx, segments);
  }

  int inputEnd(int tx) {
    return tx + 1 < txFirstInput.size() ? txFirstInput.get(tx + 1) : inputVin.size();
  }

  int lotEnd(int tx) {
    return tx + 1 < txFirstLot.size() ? txFirstLot.get(tx + 1) : lots.size();
  }
}
