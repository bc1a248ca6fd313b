package org.tracer.trace;

import org.tracer.attribution.TagStopReason;

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
  /** At an address that a tag attributes to a custodian, such as an exchange. */
  SERVICE,
  /** At an address that a tag attributes to a service that hides where money goes. */
  MIXER,
  /** At an address that a tag attributes to a bridge to another chain. */
  BRIDGE,
  /** At an address that a tag says is on a list of sanctions. */
  SANCTIONED,
  /** The spending transaction looks like a CoinJoin: an inference. */
  COINJOIN,
  /** Backward: these coins were created here, by a coinbase. */
  COINBASE,
  /** No transaction can ever spend the output, or nobody claimed the reward. */
  BURN,
  /** The money goes on, but the data does not say where, or not exactly. */
  END_OF_DATA;

  /** What a tag's reason is called in a trace. */
  static StopReason of(TagStopReason reason) {
    return switch (reason) {
      case SERVICE -> SERVICE;
      case MIXER -> MIXER;
      case BRIDGE -> BRIDGE;
      case SANCTIONED -> SANCTIONED;
    };
  }

  /** Whether a tag made the branch end. */
  public boolean isAttributed() {
    return switch (this) {
      case SERVICE, MIXER, BRIDGE, SANCTIONED -> true;
      case UNSPENT,
          FEE,
          BELOW_THRESHOLD,
          HOP_LIMIT,
          FAN_OUT_LIMIT,
          OUTSIDE_WINDOW,
          COMMINGLED,
          STOP_LIST,
          COINJOIN,
          COINBASE,
          BURN,
          END_OF_DATA ->
          false;
    };
  }

  /** Whether the transaction that spends the output is known and belongs to the result. */
  boolean namesSpender() {
    return switch (this) {
      case FAN_OUT_LIMIT, OUTSIDE_WINDOW, COMMINGLED, COINJOIN, END_OF_DATA -> true;
      case UNSPENT,
          FEE,
          BURN,
          COINBASE,
          BELOW_THRESHOLD,
          HOP_LIMIT,
          STOP_LIST,
          SERVICE,
          MIXER,
          BRIDGE,
          SANCTIONED ->
          false;
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
          SERVICE,
          MIXER,
          BRIDGE,
          SANCTIONED,
          COINJOIN,
          END_OF_DATA ->
          true;
    };
  }
}
