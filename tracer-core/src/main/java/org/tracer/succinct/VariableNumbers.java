package org.tracer.succinct;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Numbers of different widths, read in constant time: each stands in as many bits as it needs. For
 * 30 of them there is a head of four words, half a cache line: where the first begins, and the
 * width of each, ten a word. A number x is the bits of x + 1 without the leading one. Read by any
 * number of threads.
 */
public final class VariableNumbers {

  static final String BITS = ".bits";
  static final String HEADS = ".heads";
  static final int HEAD_WORDS = 4;
  static final int WIDTH_BITS = 6;
  static final int WIDTHS_PER_WORD = 10;
  static final int GROUP = (HEAD_WORDS - 1) * WIDTHS_PER_WORD;

  private static final int USED_BITS = WIDTHS_PER_WORD * WIDTH_BITS;
  private static final int WIDTH_MASK = (1 << WIDTH_BITS) - 1;

  /** Every second width of a word; also, times a number with five such lanes, their sum on top. */
  private static final long EVEN_WIDTHS = 0x03f_03f_03f_03f_03fL;

  private static final long ONE_IN_EACH_LANE = 0x001_001_001_001_001L;

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
    if (size < 0 || heads.count() != size || heads.payloadWords() != groups() * HEAD_WORDS) {
      throw bits.damaged("the files of a column do not belong together");
    }
  }

  private long groups() {
    return size / GROUP + (size % GROUP == 0 ? 0 : 1);
  }

  public long size() {
    return size;
  }

  public long get(long index) {
    Objects.checkIndex(index, size);
    long group = index / GROUP;
    int own = (int) (index - group * GROUP);
    return read(start(group, own), width(group, own));
  }

  /** Copies {@code count} numbers from {@code first} on; cheaper than one at a time. */
  public void get(long first, int count, long[] into) {
    Objects.checkFromIndexSize(first, count, size);
    Objects.checkFromIndexSize(0, count, into.length);
    long group = first / GROUP;
    int own = (int) (first - group * GROUP);
    long position = count == 0 ? 0 : start(group, own);
    for (int i = 0; i < count; i++, own++) {
      if (own == GROUP) {
        own = 0;
        group++;
        position = heads.word(group * HEAD_WORDS);
      }
      int width = width(group, own);
      into[i] = read(position, width);
      position += width;
    }
  }

  /** Where a number begins: the widths of those before it are added up without a loop. */
  private long start(long group, int own) {
    long head = group * HEAD_WORDS;
    long lanes =
        pairs(heads.word(head + 1), Math.min(own, 10))
            + pairs(heads.word(head + 2), Math.max(0, Math.min(own - 10, 10)))
            + pairs(heads.word(head + 3), Math.max(0, own - 20));
    return heads.word(head) + ((lanes * ONE_IN_EACH_LANE) >>> 48 & 0xfff);
  }

  /** The first {@code count} widths of a word, added up in five lanes of twelve bits. */
  private static long pairs(long word, int count) {
    long widths = word & (1L << (count * WIDTH_BITS)) - 1;
    return (widths & EVEN_WIDTHS) + (widths >>> WIDTH_BITS & EVEN_WIDTHS);
  }

  private int width(long group, int own) {
    int word = own / WIDTHS_PER_WORD;
    int shift = (own - word * WIDTHS_PER_WORD) * WIDTH_BITS;
    return (int) (heads.word(group * HEAD_WORDS + 1 + word) >>> shift) & WIDTH_MASK;
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
    for (long group = 0; group < groups(); group++) {
      if (heads.word(group * HEAD_WORDS) != position) {
        throw heads.damaged("a number does not begin where the one before it ends");
      }
      for (int own = 0; own < GROUP; own++) {
        int width = width(group, own);
        if (group * GROUP + own >= size && width != 0) {
          throw heads.damaged("a column goes on behind its last entry");
        }
        position += width;
      }
      for (int word = 1; word < HEAD_WORDS; word++) {
        if (heads.word(group * HEAD_WORDS + word) >>> USED_BITS != 0) {
          throw heads.damaged("a head has bits that belong to no number");
        }
      }
    }
    bits.checkEnd(position);
  }
}
