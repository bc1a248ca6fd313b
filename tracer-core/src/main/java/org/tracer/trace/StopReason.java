package org.tracer.trace;

/** Why a branch of a trace ended. */
public enum StopReason {
  /** The output is not spent up to the horizon: whoever can unlock it holds the money now. */
  UNSPENT,
  /** Paid to the miner of a block. */
  FEE,
  /** Less labelled value than the least amount to follow. */
  BELOW_THRESHOLD,
  /** As many spends from the seed as allowed. */
  HOP_LIMIT,
  /** The spending transaction has more outputs than allowed. */
  FAN_OUT_LIMIT,
  /** The spending transaction is in a later block than asked for. */
  OUTSIDE_WINDOW,
  /** Under the pure rule: other money goes into the spending transaction with it. */
  COMMINGLED,
  /** At an address of the stop list. */
  STOP_LIST,
  /** Backward: these coins were created here, by a coinbase. */
  COINBASE,
  /** No transaction can ever spend the output, or nobody claimed the reward. */
  BURN,
  /** The money goes on, but the data does not say where, or not exactly. */
  END_OF_DATA;

  /** Whether the transaction that spends the output is known and belongs to the result. */
  boolean namesSpender() {
    return switch (this) {
      case FAN_OUT_LIMIT, OUTSIDE_WINDOW, COMMINGLED, END_OF_DATA -> true;
      case UNSPENT, FEE, BURN, COINBASE, BELOW_THRESHOLD, HOP_LIMIT, STOP_LIST -> false;
    };
  }

  /** Whether the money is known to go on from here. */
  boolean isCut() {
    return switch (this) {
      case UNSPENT, FEE, BURN, COINBASE -> false;
      case BELOW_THRESHOLD,
          HOP_LIMIT,
          FAN_OUT_LIMIT,
          OUTSIDE_WINDOW,
          COMMINGLED,
          STOP_LIST,
          END_OF_DATA ->
          true;
    };
  }
}
