package org.tracer.ledger;

import java.util.Arrays;
import org.tracer.chain.Hash256;
import org.tracer.chain.TxId;
import org.tracer.column.LongColumn;

/**
 * Transaction ids by dense number, and back: open addressing over four words an id. Look-up is
 * O(1); memory is 32 bytes an id and about 8 for the table.
 */
final class TxIdTable {

  private final LongColumn words = new LongColumn();
  private int[] slots = new int[16];
  private int size;

  TxIdTable() {
    Arrays.fill(slots, -1);
  }

  int size() {
    return size;
  }

  /** Appends an id under the next number; a later number hides an earlier one of the same id. */
  void add(TxId id) {
    Hash256 hash = id.hash();
    words.add(hash.w0());
    words.add(hash.w1());
    words.add(hash.w2());
    words.add(hash.w3());
    if (2 * (size + 1L) > slots.length) {
      grow();
    }
    place(size++);
  }

  TxId get(int number) {
    int at = 4 * number;
    return new TxId(
        new Hash256(words.get(at), words.get(at + 1), words.get(at + 2), words.get(at + 3)));
  }

  /** The newest number of an id, or -1. */
  int find(TxId id) {
    Hash256 hash = id.hash();
    int slot = slot(hash.w0());
    while (slots[slot] >= 0) {
      int at = 4 * slots[slot];
      if (words.get(at) == hash.w0()
          && words.get(at + 1) == hash.w1()
          && words.get(at + 2) == hash.w2()
          && words.get(at + 3) == hash.w3()) {
        return slots[slot];
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return -1;
  }

  private void place(int number) {
    int at = 4 * number;
    int slot = slot(words.get(at));
    while (slots[slot] >= 0) {
      int other = 4 * slots[slot];
      if (words.get(other) == words.get(at)
          && words.get(other + 1) == words.get(at + 1)
          && words.get(other + 2) == words.get(at + 2)
          && words.get(other + 3) == words.get(at + 3)) {
        break;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = number;
  }

  private void grow() {
    slots = new int[2 * slots.length];
    Arrays.fill(slots, -1);
    for (int number = 0; number < size; number++) {
      place(number);
    }
  }

  /** Ids are hashes already, but a sender can choose some bits: mix before masking. */
  private int slot(long word) {
    long mixed = word * 0x9e3779b97f4a7c15L;
    return (int) (mixed >>> 32) & (slots.length - 1);
  }
}
