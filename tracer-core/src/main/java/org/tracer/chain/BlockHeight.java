package org.tracer.chain;

/** A block's distance from the first block of its chain, which has height 0. */
public record BlockHeight(int value) implements Comparable<BlockHeight> {

  public BlockHeight {
    if (value < 0) {
      throw new IllegalArgumentException("block height " + value + " is negative");
    }
  }

  public static BlockHeight of(int value) {
    return new BlockHeight(value);
  }

  @Override
  public int compareTo(BlockHeight other) {
    return Integer.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
