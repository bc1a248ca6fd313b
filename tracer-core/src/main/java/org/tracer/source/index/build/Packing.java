package org.tracer.source.index.build;

/** How two numbers share a long in the temporary files. */
final class Packing {

  /** Bits of a number within a range: a range is what is put in order in memory at once. */
  static final int RANGE_BITS = 22;

  /** Bits of a number that counts outputs, inputs or addresses of the whole chain. */
  static final int NUMBER_BITS = 40;

  /** Bits of an output's index in its transaction, or of a part of a hash. */
  static final int SMALL_BITS = Long.SIZE - NUMBER_BITS;

  static final int RANGE = 1 << RANGE_BITS;
  static final long NUMBER_MASK = (1L << NUMBER_BITS) - 1;
  static final long SMALL_MASK = (1L << SMALL_BITS) - 1;

  private Packing() {}

  /** The range that a number belongs to. */
  static int range(long number) {
    return (int) (number >>> RANGE_BITS);
  }

  /** How many ranges {@code count} numbers have. */
  static int ranges(long count) {
    return count == 0 ? 0 : range(count - 1) + 1;
  }

  /** The place of a number in its range, and another number. */
  static long inRange(long number, long other) {
    return (number & RANGE - 1) << NUMBER_BITS | other;
  }

  static int place(long packed) {
    return (int) (packed >>> NUMBER_BITS);
  }

  static long other(long packed) {
    return packed & NUMBER_MASK;
  }

  /** A number of the whole chain in front, a small one behind. */
  static long pair(long number, long small) {
    return number << SMALL_BITS | small;
  }

  static long number(long pair) {
    return pair >>> SMALL_BITS;
  }

  static int small(long pair) {
    return (int) (pair & SMALL_MASK);
  }
}
