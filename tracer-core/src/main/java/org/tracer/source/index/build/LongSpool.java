package org.tracer.source.index.build;

import java.nio.file.Path;

/** Longs written one after the other, to be read once in the same order. One thread. */
final class LongSpool implements AutoCloseable {

  private static final int BUFFER = 1 << 14;

  private final TemporaryFile file;
  private final long[] buffer = new long[BUFFER];
  private int used;
  private long size;

  LongSpool(Path path) {
    file = TemporaryFile.create(path);
  }

  void add(long value) {
    if (used == BUFFER) {
      flush();
    }
    buffer[used++] = value;
    size++;
  }

  long size() {
    return size;
  }

  private void flush() {
    file.write(buffer, used);
    used = 0;
  }

  /** Ends the writing. */
  void finish() {
    flush();
    file.close();
  }

  @Override
  public void close() {
    file.close();
  }

  /** Reads a finished spool from front to back. */
  static final class Reader implements AutoCloseable {

    private final TemporaryFile file;
    private final long size;
    private final long[] buffer = new long[BUFFER];
    private long next;
    private int at;
    private int filled;

    Reader(Path path) {
      file = TemporaryFile.open(path);
      size = file.size();
    }

    boolean hasNext() {
      return at < filled || next < size;
    }

    long next() {
      if (at == filled) {
        filled = (int) Math.min(BUFFER, size - next);
        file.read(next, buffer, 0, filled);
        next += filled;
        at = 0;
      }
      return buffer[at++];
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
