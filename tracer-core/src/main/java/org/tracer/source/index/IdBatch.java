package org.tracer.source.index;

import java.util.Arrays;
import org.tracer.chain.Hash256;
import org.tracer.chain.TxId;

/** Some dozen ids that are looked for in one segment at the same time. One thread. */
final class IdBatch {

  private static final int CAPACITY = 64;

  /** Longer transactions are read on their own. */
  private static final int LONGEST = 1 << 12;

  private final TransactionReader reader = new TransactionReader();
  private final int[] asked = new int[CAPACITY];
  private final byte[] wire = new byte[CAPACITY * Hash256.LENGTH];
  private final long[] candidate = new long[CAPACITY];
  private final long[] transaction = new long[CAPACITY];
  private final int[] file = new int[CAPACITY];
  private final long[] offset = new long[CAPACITY];
  private final int[] length = new int[CAPACITY];
  private final byte[] bytes = new byte[CAPACITY * LONGEST];
  private final int[] start = new int[CAPACITY + 1];
  private final long[] pair = new long[2];
  private final long[] hashes = new long[CAPACITY];

  /** Nobody wants it, but what nobody wants the compiler would not fetch. */
  @SuppressWarnings("UnusedVariable")
  private long fetched;

  private int size;

  /** Takes ids that were not found yet, from {@code next} on; returns where to go on. */
  int fill(TxId[] ids, long[] found, int next) {
    size = 0;
    int at = next;
    for (; at < ids.length && size < CAPACITY; at++) {
      if (found[at] == IdSearch.NOT_FOUND) {
        asked[size] = at;
        ids[at].hash().writeWire(wire, size * Hash256.LENGTH);
        size++;
      }
    }
    return at;
  }

  int size() {
    return size;
  }

  /** Place among all ids of the {@code i}th that was taken. */
  int asked(int i) {
    return asked[i];
  }

  /** Asks the table for the first candidate of each id. */
  void lookUp(Segment segment) {
    KeyedHash hash = segment.hash();
    for (int i = 0; i < size; i++) {
      hash.hash(wire, i * Hash256.LENGTH, Hash256.LENGTH);
      hashes[i] = hash.first();
    }
    for (int i = 0; i < size; i++) {
      fetched += segment.txLookup.fetch(hashes[i]);
    }
    for (int i = 0; i < size; i++) {
      candidate[i] = segment.txLookup.firstCandidate(hashes[i]);
    }
    for (int i = 0; i < size; i++) {
      transaction[i] = candidate[i] < 0 ? -1 : segment.txLookup.number(candidate[i]);
    }
  }

  /** Whether the table has no candidate for an id. */
  boolean isNone(int i) {
    return candidate[i] < 0;
  }

  /** The first candidate, numbered in its segment. */
  long transaction(int i) {
    return transaction[i];
  }

  void locate(Segment segment) {
    for (int i = 0; i < size; i++) {
      fetched += transaction[i] < 0 ? 0 : segment.txBytes.fetch(transaction[i]);
    }
    for (int i = 0; i < size; i++) {
      length[i] = 0;
      if (!isNone(i)) {
        int block = segment.blockOf(transaction[i]);
        segment.txBytes.getPair(transaction[i], pair);
        offset[i] = segment.transactionsFrom(block) + pair[0];
        length[i] = (int) Math.min(pair[1] - pair[0], Integer.MAX_VALUE);
        file[i] = segment.blockFile(block);
      }
    }
  }

  void read(BlockBytes files) {
    for (int i = 0; i < size; i++) {
      fetched += length[i] == 0 ? 0 : files.fetch(file[i], offset[i]);
    }
    for (int i = 0; i < size; i++) {
      boolean fits = length[i] > 0 && length[i] <= LONGEST;
      start[i + 1] = start[i] + (fits ? length[i] : 0);
      if (fits) {
        files.read(file[i], offset[i], bytes, start[i], length[i]);
      }
    }
  }

  /** Whether the candidate was read and has the id that was asked for. */
  boolean isFirst(int i) {
    int read = start[i + 1] - start[i];
    if (read == 0) {
      return false;
    }
    return reader.hasId(bytes, start[i], read, wire, i * Hash256.LENGTH);
  }

  byte[] wire(int i) {
    return Arrays.copyOfRange(wire, i * Hash256.LENGTH, (i + 1) * Hash256.LENGTH);
  }
}
