package org.tracer.succinct;

import java.nio.file.Path;

/**
 * Numbers of different widths, read in constant time: each stands in as many bits as it needs, and
 * where it begins is a monotone sequence. A number x is the bits of x + 1 without the leading one.
 * Read by any number of threads.
 */
public final class VariableNumbers {

  static final String BITS = ".bits";
  static final String STARTS = ".starts";

  private final MappedColumn bits;
  private final MonotoneNumbers starts;
  private final long size;

  /**
   * @param name path of the column's files without their endings
   */
  public VariableNumbers(Path name) {
    bits = new MappedColumn(name.resolveSibling(name.getFileName() + BITS), ColumnKind.HEAP);
    starts = new MonotoneNumbers(name.resolveSibling(name.getFileName() + STARTS));
    size = starts.size() - 1;
    if (size != bits.count()) {
      throw bits.damaged("the files of a column do not belong together");
    }
  }

  public long size() {
    return size;
  }

  public long get(long index) {
    return read(starts.get(index), starts.get(index + 1));
  }

  /** Copies {@code count} numbers from {@code first} on; {@code into} has room for one more. */
  public void get(long first, int count, long[] into) {
    starts.get(first, count + 1, into);
    for (int i = 0; i < count; i++) {
      into[i] = read(into[i], into[i + 1]);
    }
  }

  private long read(long start, long end) {
    int width = (int) (end - start);
    if (width < 0 || width > MappedColumn.MOST_BITS) {
      throw bits.damaged("a number has " + width + " bits");
    }
    return (1L << width | bits.bits(start, width)) - 1;
  }

  /** Checks that the numbers begin and end with the column. Linear. */
  public void check() {
    starts.check();
    if (starts.get(0) != 0) {
      throw bits.damaged("the first number does not begin at the beginning");
    }
    bits.checkEnd(starts.get(size));
  }
}
