package org.tracer.trace.account;

import org.tracer.attribution.TagStopReason;

/** Why a branch of a trace over accounts ended. */
public enum AccountStop {
  /** Still in the account at the horizon: whoever has its key holds the money now. */
  HELD,
  /** Paid for having a transaction carried out. */
  FEE,
  /** Destroyed: no account has it any more. */
  BURN,
  /**
   * Left in a contract by a transaction, with nothing that came out for it which could be proven;
   * also what a followed contract gives to somebody who exchanges with it.
   */
  CONTRACT,
  /** Under the pure rule: money left an account in which other money was with it. */
  COMMINGLED,
  /** At an account of the stop list. */
  STOP_LIST,
  /** At an account that a tag attributes to a custodian, such as an exchange. */
  SERVICE,
  /** At an account that a tag attributes to a service that hides where money goes. */
  MIXER,
  /** At an account that a tag attributes to a bridge to another chain. */
  BRIDGE,
  /** At an account that a tag says is on a list of sanctions. */
  SANCTIONED,
  /** As many transfers from the seed as allowed. */
  HOP_LIMIT,
  /** At an account with more transfers than allowed, such as an exchange's. */
  HUB,
  /** Some of it goes on in later blocks than asked for. */
  OUTSIDE_WINDOW,
  /** Gone from the account, but no transfer that the source knows says where. */
  UNEXPLAINED;

  /** What a tag's reason is called in a trace over accounts. */
  static AccountStop of(TagStopReason reason) {
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
      case HELD,
          FEE,
          BURN,
          CONTRACT,
          COMMINGLED,
          STOP_LIST,
          HOP_LIMIT,
          HUB,
          OUTSIDE_WINDOW,
          UNEXPLAINED ->
          false;
    };
  }
}
