package org.tracer.trace;

import org.tracer.ledger.TransactionBuffer;
import org.tracer.ledger.UtxoLedger;

/**
 * What goes into a coinbase where fees are followed there: the fees of its block in block order,
 * traced or not, and the subsidy before or behind them.
 */
final class CoinbaseIntake {

  private final UtxoLedger ledger;
  private final FeeRule rule;
  private final Lanes lanes;
  private final TransactionBuffer payer = new TransactionBuffer();
  private long[] block = {};
  private long[] fees = {};
  private boolean known;

  CoinbaseIntake(UtxoLedger ledger, FeeRule rule, Lanes lanes) {
    this.ledger = ledger;
    this.rule = rule;
    this.lanes = lanes;
  }

  /** When the turn is of the coinbase in whose block {@code key} stands: behind all the block. */
  long time(long key) {
    load(key);
    return block[block.length - 1] << 1 | 1;
  }

  static boolean isCoinbase(long time) {
    return (time & 1) == 1;
  }

  /** The coinbase whose turn it is. */
  long key(long time) {
    load(time >> 1);
    return block[0];
  }

  /** Whether the data tells every fee of the block of {@code key}. */
  boolean knowsFees(long key) {
    load(key);
    if (fees.length != block.length) {
      fees = new long[block.length];
      known = true;
      for (int i = 1; i < block.length && known; i++) {
        fees[i] = fee(block[i]);
        known = fees[i] >= 0;
      }
    }
    return known;
  }

  /** Takes fees and subsidy into every lane; returns what they hold. */
  long take(long key, TransactionBuffer coinbase, long[] events, int from, int to) {
    long subsidy = ledger.network().subsidySat(ledger.block(key).height());
    long sum = subsidy;
    if (rule == FeeRule.SUBSIDY_FIRST) {
      lanes.takeClean(subsidy);
    }
    int next = from;
    for (int i = 1; i < block.length; i++) {
      sum = Math.addExact(sum, fees[i]);
      if (next < to && Sweep.input(events[next]) == i) {
        lanes.take(i, Sweep.row(events[next++]));
      } else {
        lanes.takeClean(fees[i]);
      }
    }
    if (rule == FeeRule.FEES_FIRST) {
      lanes.takeClean(subsidy);
    }
    return sum;
  }

  private void load(long key) {
    if (block.length == 0 || key < block[0] || key > block[block.length - 1]) {
      block = ledger.transactionsOfBlock(key);
      fees = new long[0];
    }
  }

  /** What a transaction leaves to its miner; negative if the data does not tell. */
  private long fee(long key) {
    ledger.read(key, payer);
    long left = 0;
    for (int vin = 0; vin < payer.inputCount(); vin++) {
      if (payer.inputValueSat(vin) == TransactionBuffer.UNKNOWN_VALUE) {
        return -1;
      }
      left = Math.addExact(left, payer.inputValueSat(vin));
    }
    for (int vout = 0; vout < payer.outputCount(); vout++) {
      left = Math.subtractExact(left, payer.outputValueSat(vout));
    }
    return left;
  }
}
