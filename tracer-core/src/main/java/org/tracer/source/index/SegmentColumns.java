package org.tracer.source.index;

/** Names of the columns of a segment; files have endings of their own behind them. */
public final class SegmentColumns {

  /**
   * Eight words a block: four of its hash; time; file, and length above it; offset of its header in
   * the file; and that of its first transaction less the bytes of all transactions before.
   */
  public static final String BLOCKS = "blocks";

  /** First transaction of each block, and the count of transactions behind the last. */
  public static final String BLOCK_TRANSACTIONS = "block-transactions";

  /** First output of each transaction, and the count of outputs behind the last. */
  public static final String TX_OUTPUTS = "transaction-outputs";

  /** First input of each transaction, and the count of inputs behind the last. */
  public static final String TX_INPUTS = "transaction-inputs";

  /** Bytes of all transactions before each, and of all behind the last. */
  public static final String TX_BYTES = "transaction-bytes";

  /** Hash of an id to the transaction. */
  public static final String TX_LOOKUP = "transaction-lookup";

  /** The output that each input spends, numbered over the whole index, plus one; 0 if unknown. */
  public static final String INPUT_SOURCES = "input-sources";

  /** Amount of each output, as {@link AmountCode} has it. */
  public static final String OUTPUT_VALUES = "output-values";

  /** Whether an output is spent by an input of this segment. */
  public static final String OUTPUT_SPENT = "output-spent";

  /** For each spent output, the input. */
  public static final String OUTPUT_SPENDERS = "output-spenders";

  /** Whether an output is the first that pays its address; so addresses are numbered. */
  public static final String OUTPUT_FIRST = "output-first";

  /** For each other output, its address, numbered over the whole index, plus one; 0 for none. */
  public static final String OUTPUT_ADDRESSES = "output-addresses";

  /** The locking script of each address that this segment numbers, as {@link ScriptCode}. */
  public static final String ADDRESS_SCRIPTS = "address-scripts";

  /** Hash of a script to an output that pays it. */
  public static final String ADDRESS_LOOKUP = "address-lookup";

  /** Addresses of all outputs that are not the first of theirs, sorted. */
  public static final String PAID_ADDRESSES = "paid-again-addresses";

  /** The outputs that belong to {@link #PAID_ADDRESSES}, in chain order for each address. */
  public static final String PAID_OUTPUTS = "paid-again-outputs";

  /** Outputs of earlier segments that this one spends, numbered over the whole index, sorted. */
  public static final String EARLIER_OUTPUTS = "earlier-outputs";

  /** The inputs that belong to {@link #EARLIER_OUTPUTS}. */
  public static final String EARLIER_SPENDERS = "earlier-spenders";

  private SegmentColumns() {}
}
