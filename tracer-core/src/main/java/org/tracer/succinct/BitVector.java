package org.tracer.succinct;

import java.nio.file.Path;
import java.util.Objects;

/**
 * Bits with rank and select in constant time. Each block of eight words, one cache line, begins
 * with the number of ones before it and holds 448 bits, so that a rank costs one cache miss
 * (compare rank9 in S. Vigna, Broadword Implementation of Rank/Select Queries, WEA 2008). Select
 * goes from samples to the block and then counts. Read by any number of threads.
 */
public final class BitVector {

  static final int BLOCK_WORDS = 8;
  static final int BLOCK_BITS = 64 * (BLOCK_WORDS - 1);

  /** Ones, and zeros, for which the block is noted. */
  static final int SAMPLE_BITS = 8;

  private final MappedColumn column;
  private final long size;
  private final long ones;
  private final long blocks;
  private final long oneSamples;
  private final long zeroSamples;

  public BitVector(Path file) {
    column = new MappedColumn(file, ColumnKind.BITS);
    size = column.count();
    ones = column.parameter(0);
    blocks = (size + BLOCK_BITS - 1) / BLOCK_BITS;
    oneSamples = blocks * BLOCK_WORDS;
    zeroSamples = oneSamples + samples(ones);
    if (size < 0
        || ones < 0
        || ones > size
        || zeroSamples + samples(size - ones) != column.payloadWords()) {
      throw column.damaged("a bit vector contradicts itself");
    }
  }

  static long samples(long count) {
    return (count + (1L << SAMPLE_BITS) - 1) >>> SAMPLE_BITS;
  }

  /** Number of bits. */
  public long size() {
    return size;
  }

  /** Number of bits that are one. */
  public long ones() {
    return ones;
  }

  public boolean get(long position) {
    Objects.checkIndex(position, size);
    long block = position / BLOCK_BITS;
    int bit = (int) (position - block * BLOCK_BITS);
    return (column.word(block * BLOCK_WORDS + 1 + (bit >>> 6)) >>> bit & 1) != 0;
  }

  /** Number of ones before {@code position}, which may be the size. */
  public long rank(long position) {
    if (position == size) {
      return ones;
    }
    Objects.checkIndex(position, size);
    long block = position / BLOCK_BITS;
    int bit = (int) (position - block * BLOCK_BITS);
    long at = block * BLOCK_WORDS;
    long rank = column.word(at);
    int word = bit >>> 6;
    for (int i = 0; i < word; i++) {
      rank += Long.bitCount(column.word(at + 1 + i));
    }
    return rank + Long.bitCount(column.word(at + 1 + word) & (1L << bit) - 1);
  }

  /** Position of the one that has {@code number} ones before it. */
  public long select(long number) {
    Objects.checkIndex(number, ones);
    long block = column.word(oneSamples + (number >>> SAMPLE_BITS));
    while (block + 1 < blocks && column.word((block + 1) * BLOCK_WORDS) <= number) {
      block++;
    }
    long at = block * BLOCK_WORDS;
    int left = (int) (number - column.word(at));
    for (int i = 0; i < BLOCK_WORDS - 1; i++) {
      long word = column.word(at + 1 + i);
      int count = Long.bitCount(word);
      if (left < count) {
        return block * BLOCK_BITS + 64L * i + selectInWord(word, left);
      }
      left -= count;
    }
    throw column.damaged("a count of ones is wrong");
  }

  /** Position of the zero that has {@code number} zeros before it. */
  public long selectZero(long number) {
    Objects.checkIndex(number, size - ones);
    long block = column.word(zeroSamples + (number >>> SAMPLE_BITS));
    while (block + 1 < blocks
        && (block + 1) * BLOCK_BITS - column.word((block + 1) * BLOCK_WORDS) <= number) {
      block++;
    }
    long at = block * BLOCK_WORDS;
    int left = (int) (number - (block * BLOCK_BITS - column.word(at)));
    for (int i = 0; i < BLOCK_WORDS - 1; i++) {
      long word = ~column.word(at + 1 + i);
      int count = Long.bitCount(word);
      if (left < count) {
        return block * BLOCK_BITS + 64L * i + selectInWord(word, left);
      }
      left -= count;
    }
    throw column.damaged("a count of ones is wrong");
  }

  /** The first one at {@code position} or behind; the size if there is none. */
  public long next(long position) {
    if (position >= size) {
      return size;
    }
    long block = position / BLOCK_BITS;
    int bit = (int) (position - block * BLOCK_BITS);
    int i = bit >>> 6;
    long word = column.word(block * BLOCK_WORDS + 1 + i) & -1L << bit;
    while (word == 0) {
      if (++i == BLOCK_WORDS - 1) {
        i = 0;
        if (++block == blocks) {
          return size;
        }
      }
      word = column.word(block * BLOCK_WORDS + 1 + i);
    }
    return block * BLOCK_BITS + 64L * i + Long.numberOfTrailingZeros(word);
  }

  /** Position in a word of the one with {@code number} ones below it, which must exist. */
  private static int selectInWord(long word, int number) {
    int position = 0;
    long rest = word;
    int left = number;
    for (int width = 32; width >= 1; width >>>= 1) {
      int count = Long.bitCount(rest & (1L << width) - 1);
      if (left >= count) {
        left -= count;
        rest >>>= width;
        position += width;
      }
    }
    return position;
  }

  /**
   * Compares counts and samples with the bits they were made from. Linear.
   *
   * @throws org.tracer.error.MalformedDataException if one is wrong
   */
  public void check() {
    long before = 0;
    for (long block = 0; block < blocks; block++) {
      if (column.word(block * BLOCK_WORDS) != before) {
        throw column.damaged("a count of ones is wrong");
      }
      long here = 0;
      for (int i = 0; i < BLOCK_WORDS - 1; i++) {
        long word = column.word(block * BLOCK_WORDS + 1 + i);
        long bits = size - block * BLOCK_BITS - 64L * i;
        if (bits < 64 && (bits <= 0 ? word : word >>> bits) != 0) {
          throw column.damaged("a bit vector goes on behind its end");
        }
        here += Long.bitCount(word);
      }
      long zerosBefore = block * BLOCK_BITS - before;
      long zerosHere = Math.min(BLOCK_BITS, size - block * BLOCK_BITS) - here;
      checkSamples(oneSamples, before, here, block);
      checkSamples(zeroSamples, zerosBefore, zerosHere, block);
      before += here;
    }
    if (before != ones) {
      throw column.damaged("a count of ones is wrong");
    }
  }

  private void checkSamples(long samples, long before, long here, long block) {
    long from = samples(before);
    for (long sample = from; sample << SAMPLE_BITS < before + here; sample++) {
      if (column.word(samples + sample) != block) {
        throw column.damaged("a bit vector's sample is wrong");
      }
    }
  }
}
