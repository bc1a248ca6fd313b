package org.tracer.succinct;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Numbers of different widths, read in constant time: each stands in as many bits as it needs. For
 * 32 of them there is a head of four words, half a cache line: where the first begins, and the
 * width of each. A number x is the bits of x + 1 without the leading one. Read by any number of
 * threads.
 */
public final class VariableNumbers {

  static final String BITS = ".bits";
  static final String HEADS = ".heads";
  static final int GROUP_BITS = 5;
  static final int GROUP = 1 << GROUP_BITS;
  static final int HEAD_WORDS = 4;
  static final int WIDTH_BITS = 6;

  private final MappedColumn bits;
  private final MappedColumn heads;
  private final long size;

  /**
   * @param name path of the column's files without their endings
   */
  public VariableNumbers(Path name) {
    bits = new MappedColumn(name.resolveSibling(name.getFileName() + BITS), ColumnKind.HEAP);
    heads = new MappedColumn(name.resolveSibling(name.getFileName() + HEADS), ColumnKind.HEAP);
    size = bits.count();
    if (heads.count() != size || heads.payloadWords() != (size + GROUP - 1) / GROUP * HEAD_WORDS) {
      throw bits.damaged("the files of a column do not belong together");
    }
  }

  public long size() {
    return size;
  }

  public long get(long index) {
    Objects.checkIndex(index, size);
    long head = index >>> GROUP_BITS << 2;
    long position = heads.word(head);
    long widths = (head + 1) << 6;
    long own = widths + (index & GROUP - 1) * WIDTH_BITS;
    for (long at = widths; at < own; at += WIDTH_BITS) {
      position += heads.bits(at, WIDTH_BITS);
    }
    return read(position, (int) heads.bits(own, WIDTH_BITS));
  }

  /** Copies {@code count} numbers from {@code first} on; cheaper than one at a time. */
  public void get(long first, int count, long[] into) {
    Objects.checkFromIndexSize(first, count, size);
    Objects.checkFromIndexSize(0, count, into.length);
    long position = -1;
    for (int i = 0; i < count; i++) {
      long index = first + i;
      long head = index >>> GROUP_BITS << 2;
      long widths = (head + 1) << 6;
      long own = widths + (index & GROUP - 1) * WIDTH_BITS;
      if (own == widths || position < 0) {
        position = heads.word(head);
        for (long at = widths; at < own; at += WIDTH_BITS) {
          position += heads.bits(at, WIDTH_BITS);
        }
      }
      int width = (int) heads.bits(own, WIDTH_BITS);
      into[i] = read(position, width);
      position += width;
    }
  }

  private long read(long start, int width) {
    if (width > MappedColumn.MOST_BITS) {
      throw bits.damaged("a number has " + width + " bits");
    }
    return (1L << width | bits.bits(start, width)) - 1;
  }

  /** Checks that each number begins where the one before it ends. Linear. */
  public void check() {
    long position = 0;
    for (long index = 0; index >>> GROUP_BITS < heads.payloadWords() / HEAD_WORDS; index++) {
      long head = index >>> GROUP_BITS << 2;
      if ((index & GROUP - 1) == 0 && heads.word(head) != position) {
        throw heads.damaged("a number does not begin where the one before it ends");
      }
      long width = heads.bits(((head + 1) << 6) + (index & GROUP - 1) * WIDTH_BITS, WIDTH_BITS);
      if (index >= size && width != 0) {
        throw heads.damaged("a column goes on behind its last entry");
      }
      position += width;
    }
    bits.checkEnd(position);
  }
}
