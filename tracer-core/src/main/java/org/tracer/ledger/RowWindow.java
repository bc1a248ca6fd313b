package org.tracer.ledger;

/**
 * A column of {@link ChainTables} that is read from front to back, some thousand rows at a time.
 * Any row may be asked; only asking in ascending order is fast. Confined to one thread.
 */
public final class RowWindow {

  private static final int ROWS = 8192;

  private final long end;
  private final Bulk bulk;
  private final long[] rows = new long[ROWS];
  private long first;
  private int count;

  /** Reads {@code count} rows from {@code first} on, such as {@link ChainTables#sources}. */
  @FunctionalInterface
  public interface Bulk {
    void read(long first, int count, long[] into);
  }

  /**
   * @param end the row behind the last one that may be asked
   */
  public RowWindow(long end, Bulk bulk) {
    this.end = end;
    this.bulk = bulk;
  }

  public long get(long row) {
    if (row < first || row >= first + count) {
      move(row);
    }
    return rows[(int) (row - first)];
  }

  private void move(long row) {
    if (row < 0 || row >= end) {
      throw new IndexOutOfBoundsException("row " + row + " of " + end);
    }
    count = 0;
    int read = (int) Math.min(ROWS, end - row);
    bulk.read(row, read, rows);
    first = row;
    count = read;
  }
}
