package org.tracer.source.catalog;

import java.util.SplittableRandom;
import org.tracer.chain.BlockHash;
import org.tracer.chain.Hash256;
import org.tracer.column.IntColumn;
import org.tracer.column.LongColumn;

/**
 * The blocks of one network, each under a number: those found, and those only named as the one
 * before. About 80 bytes a block. Confined to one thread while it grows.
 */
final class BlockRows {

  /** Stands for no block. */
  static final int NONE = -1;

  /** Secret of this process: nobody can make up hashes that meet in the table. */
  private static final long[] SEED = new SplittableRandom().longs(4).toArray();

  private final LongColumn hashes = new LongColumn();
  private final IntColumn previous = new IntColumn();
  private final IntColumn bits = new IntColumn();
  private final IntColumn time = new IntColumn();
  private final IntColumn statedHeight = new IntColumn();
  private final IntColumn file = new IntColumn();
  private final LongColumn offset = new LongColumn();
  private final IntColumn length = new IntColumn(); // 0: not there.
  private final BlockCopies copies = new BlockCopies();
  private int[] table = new int[1 << 10]; // Number plus one; 0 is free.
  private int found;

  /** Numbers given; all are below this. */
  int size() {
    return previous.size();
  }

  /** Different blocks that are there. */
  int found() {
    return found;
  }

  /**
   * Adds a row of what was found in a file.
   *
   * @return the number of the block if this is a copy of one that is there; else {@link #NONE}
   */
  int add(FoundFrames frames, int row, int inFile) {
    LongColumn words = frames.hashes;
    int at = FoundFrames.HASH_WORDS * row;
    int block = intern(words.get(at), words.get(at + 1), words.get(at + 2), words.get(at + 3));
    if (isFound(block)) {
      copies.add(block, frames, row, inFile);
      return block;
    }
    long p0 = words.get(at + 4);
    long p1 = words.get(at + 5);
    long p2 = words.get(at + 6);
    long p3 = words.get(at + 7);
    previous.set(block, (p0 | p1 | p2 | p3) == 0 ? NONE : intern(p0, p1, p2, p3));
    bits.set(block, frames.bits.get(row));
    time.set(block, frames.time.get(row));
    statedHeight.set(block, frames.statedHeight.get(row));
    place(block, inFile, frames.offset.get(row), frames.length.get(row));
    found++;
    return NONE;
  }

  private void place(int block, int inFile, long at, int bytes) {
    file.set(block, inFile);
    offset.set(block, at);
    length.set(block, bytes);
  }

  /** Takes the next copy of a block; without one the block is one that is only named. */
  void replace(int block) {
    int copy = copies.next(block);
    if (copy == NONE) {
      length.set(block, 0);
      found--;
    } else {
      statedHeight.set(block, copies.statedHeight.get(copy));
      place(block, copies.file.get(copy), copies.offset.get(copy), copies.length.get(copy));
    }
  }

  boolean isFound(int block) {
    return length.get(block) != 0;
  }

  /** Number of a block; {@link #NONE} if it has none. */
  int find(Hash256 hash) {
    return table[slot(hash.w0(), hash.w1(), hash.w2(), hash.w3())] - 1;
  }

  BlockHash hash(int block) {
    int at = 4 * block;
    return new BlockHash(
        new Hash256(hashes.get(at), hashes.get(at + 1), hashes.get(at + 2), hashes.get(at + 3)));
  }

  /** The block before; {@link #NONE} if the header names none. */
  int previous(int block) {
    return previous.get(block);
  }

  int bits(int block) {
    return bits.get(block);
  }

  long timeSeconds(int block) {
    return time.get(block) & 0xffff_ffffL;
  }

  int statedHeight(int block) {
    return statedHeight.get(block);
  }

  int file(int block) {
    return file.get(block);
  }

  long offset(int block) {
    return offset.get(block);
  }

  int length(int block) {
    return length.get(block);
  }

  /** Whether the hash of a block is, as text, before that of another. */
  boolean isBefore(int block, int other) {
    return hash(block).hash().compareTo(hash(other).hash()) < 0;
  }

  private int intern(long w0, long w1, long w2, long w3) {
    int slot = slot(w0, w1, w2, w3);
    if (table[slot] != 0) {
      return table[slot] - 1;
    }
    int block = size();
    hashes.add(w0);
    hashes.add(w1);
    hashes.add(w2);
    hashes.add(w3);
    previous.add(NONE);
    bits.add(0);
    time.add(0);
    statedHeight.add(0);
    file.add(0);
    offset.add(0);
    length.add(0);
    table[slot] = block + 1;
    if (2 * size() > table.length) {
      grow();
    }
    return block;
  }

  private void grow() {
    table = new int[2 * table.length];
    for (int block = 0; block < size(); block++) {
      int at = 4 * block;
      int slot = start(hashes.get(at), hashes.get(at + 1), hashes.get(at + 2), hashes.get(at + 3));
      while (table[slot] != 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = block + 1;
    }
  }

  /** The place of a hash in the table, or the free one where it belongs. */
  private int slot(long w0, long w1, long w2, long w3) {
    int slot = start(w0, w1, w2, w3);
    while (table[slot] != 0) {
      int at = 4 * (table[slot] - 1);
      if (hashes.get(at) == w0
          && hashes.get(at + 1) == w1
          && hashes.get(at + 2) == w2
          && hashes.get(at + 3) == w3) {
        return slot;
      }
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  private int start(long w0, long w1, long w2, long w3) {
    long mixed = mix(w0 ^ SEED[0], w1 ^ SEED[1]) + mix(w2 ^ SEED[2], w3 ^ SEED[3]);
    return (int) (mixed ^ mixed >>> 32) & (table.length - 1);
  }

  private static long mix(long a, long b) {
    return a * b ^ Math.unsignedMultiplyHigh(a, b);
  }
}
