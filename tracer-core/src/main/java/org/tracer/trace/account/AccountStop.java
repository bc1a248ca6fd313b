package org.tracer.trace.account;

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
  /** As many transfers from the seed as allowed. */
  HOP_LIMIT,
  /** At an account with more transfers than allowed, such as an exchange's. */
  HUB,
  /** Some of it goes on in later blocks than asked for. */
  OUTSIDE_WINDOW,
  /** Gone from the account, but no transfer that the source knows says where. */
  UNEXPLAINED
}
