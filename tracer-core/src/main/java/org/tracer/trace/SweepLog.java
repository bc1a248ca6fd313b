package org.tracer.trace;

import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.column.IntColumn;
import org.tracer.column.LongColumn;

/**
 * Everything a sweep saw, as rows in the order it saw them: transactions, their traced inputs, and
 * the lots in their outputs and fees. What belongs to one policy is in the lanes of the lots.
 */
final class SweepLog {

  final LongColumn txKey = new LongColumn();
  final IntColumn txFirstInput = new IntColumn();
  final IntColumn txFirstLot = new IntColumn();

  final IntColumn inputVin = new IntColumn();
  final IntColumn inputLot = new IntColumn();

  final LotTable lots;

  /** How much each seeded position newly labelled, by lane and row of {@link SeedPositions}. */
  final long[][] seeded;

  final Stops stops;
  final CoinJoinWatch coinJoins;

  SweepLog(int lanes, int seedPositions, Stops stops, CoinJoinWatch coinJoins) {
    this.stops = stops;
    this.coinJoins = coinJoins;
    lots = new LotTable(lanes);
    seeded = new long[lanes][seedPositions];
  }

  int lanes() {
    return seeded.length;
  }

  int startTransaction(long key) {
    txKey.add(key);
    txFirstInput.add(inputVin.size());
    txFirstLot.add(lots.size());
    return txKey.size() - 1;
  }

  int inputEnd(int tx) {
    return tx + 1 < txFirstInput.size() ? txFirstInput.get(tx + 1) : inputVin.size();
  }

  int lotEnd(int tx) {
    return tx + 1 < txFirstLot.size() ? txFirstLot.get(tx + 1) : lots.size();
  }

  /**
   * What is to be said of a lot's end beside its reason.
   *
   * @param script the lock of the lot
   */
  @Nullable String note(int lot, StopReason reason, LockingScript script) {
    if (reason == StopReason.STOP_LIST || reason.isAttributed()) {
      Stops.Stop stop = stops.at(script);
      return stop == null ? null : stop.note();
    }
    return reason == StopReason.COINJOIN ? coinJoins.note(lots.spender(lot)) : null;
  }

  /** Whether a lane saw the transaction: something of it went in, or rests in an output. */
  boolean isSeen(int tx, int lane) {
    for (int lot = txFirstLot.get(tx); lot < lotEnd(tx); lot++) {
      if (lots.isHeld(lot, lane)) {
        return true;
      }
    }
    for (int i = txFirstInput.get(tx); i < inputEnd(tx); i++) {
      if (lots.isOpen(inputLot.get(i), lane)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Spends between the nearest seed and a transaction under one lane, itself included; 0 where
   * nothing traced went in.
   */
  int hop(int tx, int lane) {
    int hop = Integer.MAX_VALUE;
    for (int i = txFirstInput.get(tx); i < inputEnd(tx); i++) {
      int lot = inputLot.get(i);
      if (lots.isOpen(lot, lane)) {
        hop = Math.min(hop, lots.hop(lot, lane) + 1);
      }
    }
    return hop == Integer.MAX_VALUE ? 0 : hop;
  }
}
