package org.tracer.heuristic.cospend;

import java.util.Locale;

/** What becomes of transactions that look as if strangers had made them together. */
public enum CoinJoins {

  /** They join their input addresses like any other: the rule exactly as published. */
  KEEP,

  /**
   * They join nothing. Which they are is judged by {@value CoSpend#COINJOIN_RULE}, the rule for
   * equal outputs of BlockSci (Kalodner et al., USENIX Security 2020, {@code isCoinjoin}): at least
   * 2 inputs and 3 outputs; with p half the number of outputs, rounded up, at least p distinct
   * input addresses, and the most frequent output value occurs exactly p times; that value is not
   * 546 or 2730 satoshi.
   *
   * <p>Known errors. It misses CoinJoins of other forms: Whirlpool (all outputs equal), most of
   * Wasabi 2, PayJoin. It also finds payments that one owner made in such a form, Stonewall among
   * them, and batches of equal payments. Where inputs are unknown and could decide, it is
   * inconclusive; such transactions join nothing either.
   */
  APART;

  /** As it is written on the command line and in documents. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
