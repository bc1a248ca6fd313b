package org.tracer.column;

import java.util.Arrays;

/**
 * Longs in chunks that are never moved: appending costs no copy, and there can be more of them than
 * an array holds. Confined to one thread.
 */
public final class LongStore {

  private static final int CHUNK_BITS = 16;
  private static final int CHUNK = 1 << CHUNK_BITS;

  private long[][] chunks = new long[16][];
  private long size;

  public long size() {
    return size;
  }

  public void add(long value) {
    int chunk = (int) (size >>> CHUNK_BITS);
    if ((size & (CHUNK - 1)) == 0) {
      if (chunk == chunks.length) {
        chunks = Arrays.copyOf(chunks, 2 * chunk);
      }
      chunks[chunk] = new long[CHUNK];
    }
    chunks[chunk][(int) size & (CHUNK - 1)] = value;
    size++;
  }

  public long get(long index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("row " + index + " of " + size);
    }
    return chunks[(int) (index >>> CHUNK_BITS)][(int) index & (CHUNK - 1)];
  }
}
