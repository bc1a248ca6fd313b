package org.tracer.column;

/** How arrays grow: by half, up to the longest array a JVM allows. */
final class Capacity {

  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private Capacity() {}

  static int grown(int size) {
    if (size >= LONGEST) {
      throw new IllegalStateException("more than " + LONGEST + " rows");
    }
    return (int) Math.min(LONGEST, size + (long) (size >> 1) + 16);
  }
}
