package org.tracer.source.index.build;

/**
 * What is noted of a transaction while blocks are scanned, in one word. A block of four million
 * bytes bounds all three.
 */
final class RowWord {

  private static final int INPUT_BITS = 20;
  private static final int OUTPUT_BITS = 20;

  private RowWord() {}

  static long of(int length, int outputs, int inputs) {
    return ((long) length << OUTPUT_BITS | outputs) << INPUT_BITS | inputs;
  }

  static int length(long word) {
    return (int) (word >>> (OUTPUT_BITS + INPUT_BITS));
  }

  static int outputs(long word) {
    return (int) (word >>> INPUT_BITS) & (1 << OUTPUT_BITS) - 1;
  }

  static int inputs(long word) {
    return (int) word & (1 << INPUT_BITS) - 1;
  }
}
