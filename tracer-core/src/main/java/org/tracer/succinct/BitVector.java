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
  static final int SAMPLE_BITS = 7;

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

  /** Words that hold the samples of {@code count} bits, two each. */
  static long samples(long count) {
    long samples = (count + (1L << SAMPLE_BITS) - 1) >>> SAMPLE_BITS;
    return (samples + 1) >>> 1;
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
    // Most often it is in the noted block, and looking at the next one would cost a cache miss.
    for (long block = sample(oneSamples, number); block < blocks; block++) {
      long left = number - column.word(block * BLOCK_WORDS);
      long found = selectInBlock(block, left, 0);
      if (found >= 0) {
        return found;
      }
    }
    throw column.damaged("a count of ones is wrong");
  }

  /** Position of the zero that has {@code number} zeros before it. */
  public long selectZero(long number) {
    Objects.checkIndex(number, size - ones);
    for (long block = sample(zeroSamples, number); block < blocks; block++) {
      long left = number - (block * BLOCK_BITS - column.word(block * BLOCK_WORDS));
      long found = selectInBlock(block, left, -1);
      if (found >= 0) {
        return found;
      }
    }
    throw column.damaged("a count of ones is wrong");
  }

  /**
   * Position of the bit, in a block whose words are changed by {@code flip}, that has {@code left}
   * ones before it; -1 if the block ends before. All words are counted and nothing is guessed, so
   * that the processor can begin the next search before this one has its cache line.
   */
  private long selectInBlock(long block, long left, long flip) {
    long at = block * BLOCK_WORDS;
    for (int i = 1; i < BLOCK_WORDS; i++) {
      long word = column.word(at + i) ^ flip;
      int count = Long.bitCount(word);
      if (left < count) {
        return block * BLOCK_BITS + 64L * (i - 1) + selectInWord(word, (int) left);
      }
      left -= count;
    }
    return -1;
  }

  /**
   * Fetches the cache line that {@link #select} will need, without a branch that the processor
   * would have to guess: many of these wait for memory together. What it returns means nothing.
   */
  long fetch(long number) {
    return column.word(sample(oneSamples, number) * BLOCK_WORDS);
  }

  /** As {@link #fetch} for {@link #selectZero}. */
  long fetchZero(long number) {
    return column.word(sample(zeroSamples, number) * BLOCK_WORDS);
  }

  private long sample(long samples, long number) {
    long sample = number >>> SAMPLE_BITS;
    return column.word(samples + (sample >>> 1)) >>> ((sample & 1) << 5) & 0xffff_ffffL;
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

  /** The last one at {@code position} or before; -1 if there is none. */
  public long previous(long position) {
    Objects.checkIndex(position, size);
    long block = position / BLOCK_BITS;
    int bit = (int) (position - block * BLOCK_BITS);
    int i = bit >>> 6;
    long word = column.word(block * BLOCK_WORDS + 1 + i) & -1L >>> (63 - (bit & 63));
    while (word == 0) {
      if (--i < 0) {
        i = BLOCK_WORDS - 2;
        if (--block < 0) {
          return -1;
        }
      }
      word = column.word(block * BLOCK_WORDS + 1 + i);
    }
    return block * BLOCK_BITS + 64L * i + (63 - Long.numberOfLeadingZeros(word));
  }

  /** Position in a word of the one with {@code number} ones below it, which must exist. */
  private static int selectInWord(long word, int number) {
    return Long.numberOfTrailingZeros(Long.expand(1L << number, word));
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
    checkLastSample(oneSamples, ones);
    checkLastSample(zeroSamples, size - ones);
  }

  private void checkSamples(long samples, long before, long here, long block) {
    long step = 1L << SAMPLE_BITS;
    long first = (before + step - 1) >>> SAMPLE_BITS << SAMPLE_BITS;
    for (long number = first; number < before + here; number += step) {
      if (sample(samples, number) != block) {
        throw column.damaged("a bit vector's sample is wrong");
      }
    }
  }

  /** An odd number of samples leaves half a word. */
  private void checkLastSample(long samples, long count) {
    long number = (count + (1L << SAMPLE_BITS) - 1) >>> SAMPLE_BITS;
    if ((number & 1) != 0 && column.word(samples + (number >>> 1)) >>> 32 != 0) {
      throw column.damaged("a bit vector's samples go on behind their end");
    }
  }
}
