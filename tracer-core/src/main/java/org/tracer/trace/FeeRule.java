package org.tracer.trace;

/**
 * What becomes of traced value in a fee. The order of a coinbase's money is a convention:
 * TaintChain (Anderson, Shumailov, Ahmed, 2018) puts the fees first, BlockSci and ordinal theory
 * the subsidy.
 */
public enum FeeRule {
  /** It ends where it is paid. */
  ENDPOINT("endpoint"),
  /** It goes on into the block's coinbase: the fees in block order, then the subsidy. */
  FEES_FIRST("fees-first"),
  /** It goes on into the block's coinbase: the subsidy, then the fees in block order. */
  SUBSIDY_FIRST("subsidy-first");

  private final String text;

  FeeRule(String text) {
    this.text = text;
  }

  /** The rule's name on the command line and in results. */
  @Override
  public String toString() {
    return text;
  }
}
