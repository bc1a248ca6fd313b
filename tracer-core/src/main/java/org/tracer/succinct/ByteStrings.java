package org.tracer.succinct;

import java.nio.file.Path;

/** Strings of bytes of any length, one behind the other. Read by any number of threads. */
public final class ByteStrings {

  static final String BYTES = ".bytes";
  static final String STARTS = ".starts";

  private final MappedColumn bytes;
  private final MonotoneNumbers starts;

  /**
   * @param name path of the column's files without their endings
   */
  public ByteStrings(Path name) {
    bytes = new MappedColumn(name.resolveSibling(name.getFileName() + BYTES), ColumnKind.HEAP);
    starts = new MonotoneNumbers(name.resolveSibling(name.getFileName() + STARTS));
    if (starts.size() - 1 != bytes.count()) {
      throw bytes.damaged("the files of a column do not belong together");
    }
  }

  public long size() {
    return bytes.count();
  }

  /** A string, a fresh array. */
  public byte[] get(long index) {
    long start = starts.get(index);
    long length = starts.get(index + 1) - start;
    if (length < 0 || length > Integer.MAX_VALUE - 8) {
      throw bytes.damaged("a string has " + length + " bytes");
    }
    byte[] string = new byte[(int) length];
    bytes.bytes(start, string, 0, string.length);
    return string;
  }

  /** The first byte of a string, and its length times 256; a string that is empty is damage. */
  public long head(long index) {
    long[] pair = new long[2];
    starts.getPair(index, pair);
    if (pair[1] <= pair[0]) {
      throw bytes.damaged("a string has no first byte");
    }
    return ((pair[1] - pair[0]) << 8) | bytes.bits(8 * pair[0], 8);
  }

  /** Whether a string is the first {@code length} bytes of {@code other}. */
  public boolean equals(long index, byte[] other, int length) {
    long start = starts.get(index);
    if (starts.get(index + 1) - start != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if ((byte) bytes.bits(8 * (start + i), 8) != other[i]) {
        return false;
      }
    }
    return true;
  }

  /** Checks that the strings begin and end with the column. Linear. */
  public void check() {
    starts.check();
    if (starts.get(0) != 0) {
      throw bytes.damaged("the first string does not begin at the beginning");
    }
    bytes.checkEnd(8 * starts.get(size()));
  }
}
