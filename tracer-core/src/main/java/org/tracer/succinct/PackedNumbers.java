package org.tracer.succinct;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Numbers of one width in bits, from 0 to 2^width - 1, read in constant time. Read by any number of
 * threads.
 */
public final class PackedNumbers {

  /** The widest number a column can hold. */
  public static final int MOST_BITS = MappedColumn.MOST_BITS;

  private final MappedColumn column;
  private final long size;
  private final int width;

  public PackedNumbers(Path file) {
    column = new MappedColumn(file, ColumnKind.PACKED);
    size = column.count();
    width = (int) column.parameter(0);
    if (width < 0
        || width > MOST_BITS
        || size < 0
        || (width > 0 && size > Long.MAX_VALUE / width)
        || (size * width + 63) / 64 != column.payloadWords()) {
      throw column.damaged("a packed column contradicts itself");
    }
  }

  /** Bits needed for every number up to {@code greatest}. */
  public static int widthOf(long greatest) {
    return 64 - Long.numberOfLeadingZeros(greatest);
  }

  public long size() {
    return size;
  }

  int width() {
    return width;
  }

  /** What the writer noted beside the column. */
  long remark() {
    return column.parameter(1);
  }

  public long get(long index) {
    Objects.checkIndex(index, size);
    return column.bits(index * width, width);
  }

  /** Copies {@code count} numbers from {@code first} on. */
  public void get(long first, int count, long[] into) {
    Objects.checkFromIndexSize(first, count, size);
    Objects.checkFromIndexSize(0, count, into.length);
    long position = first * width;
    for (int i = 0; i < count; i++, position += width) {
      into[i] = column.bits(position, width);
    }
  }

  RuntimeException damaged(String what) {
    return column.damaged(what);
  }

  /** Checks that nothing follows the last number. */
  public void check() {
    column.checkEnd(size * width);
  }
}
