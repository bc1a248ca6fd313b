package org.tracer.heuristic.coinjoin;

import java.util.Locale;

/** What a detector looks for, the most specific form first. */
public enum CoinJoinKind {
  /** A mix of Samourai's Whirlpool or of Ashigaru's: all outputs equal to the pool's amount. */
  WHIRLPOOL(true),
  /** What one owner makes before a Whirlpool mix; not itself a CoinJoin. */
  WHIRLPOOL_TX0(false),
  /** Wasabi 2 with inputs and outputs sorted by amount, as the first coordinator made them. */
  WASABI_2(true),
  /** Wasabi 2 of smaller rounds, as other coordinators make them since May 2024. */
  WASABI_2_SMALL(true),
  /** Wasabi 1.1: equal outputs on levels of twice, four times … the base amount. */
  WASABI_1_1(true),
  /** Wasabi 1: ten or more equal outputs of about 0.1 BTC. */
  WASABI_1(true),
  /** JoinMarket: equal outputs, as many changes, no coordinator. */
  JOINMARKET(true),
  /** Equal outputs for half of all outputs, whatever made them. */
  EQUAL_OUTPUTS(true),
  /** Two equal outputs and two changes; one owner can make it as well as two. */
  STONEWALL(true),
  /** The receiver adds an input; looks like an ordinary payment. */
  PAYJOIN(true);

  private final boolean severalOwners;

  CoinJoinKind(boolean severalOwners) {
    this.severalOwners = severalOwners;
  }

  /** Whether inputs of such a transaction belong to several owners, if it is one. */
  public boolean severalOwners() {
    return severalOwners;
  }

  /** As it is written in documents, such as {@code wasabi-2}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
