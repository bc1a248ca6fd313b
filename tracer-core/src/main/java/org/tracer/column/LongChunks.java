package org.tracer.column;

/**
 * A fixed number of longs, all 0 at first, in chunks: there can be more of them than an array
 * holds. Memory: 8 bytes each. Confined to one thread while they change.
 */
public final class LongChunks {

  private static final int CHUNK_BITS = 20;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private final long[][] chunks;
  private final long size;

  public LongChunks(long size) {
    if (size < 0) {
      throw new IllegalArgumentException("a negative number of rows: " + size);
    }
    this.size = size;
    chunks = new long[Math.toIntExact((size + CHUNK - 1) >>> CHUNK_BITS)][];
    for (int i = 0; i < chunks.length; i++) {
      chunks[i] = new long[(int) Math.min(CHUNK, size - ((long) i << CHUNK_BITS))];
    }
  }

  public long size() {
    return size;
  }

  public long get(long index) {
    return chunks[(int) (index >>> CHUNK_BITS)][(int) index & (CHUNK - 1)];
  }

  /**
   * Adds to a row.
   *
   * @throws ArithmeticException if the sum does not fit
   */
  public void add(long index, long summand) {
    long[] chunk = chunks[(int) (index >>> CHUNK_BITS)];
    int place = (int) index & (CHUNK - 1);
    chunk[place] = Math.addExact(chunk[place], summand);
  }
}
