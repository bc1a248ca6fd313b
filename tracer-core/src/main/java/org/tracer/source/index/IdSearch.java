package org.tracer.source.index;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tracer.chain.TxId;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.codec.Sha256d;

/**
 * Reads transactions of an index back from the block files, and finds them by id: what a table
 * offers is read and hashed before it is believed. Used by any number of threads.
 */
final class IdSearch {

  static final long NOT_FOUND = -1;

  /** Bytes; more than any block has, so what says more is damaged. */
  private static final int LONGEST_BLOCK = 32 << 20;

  private final Segments segments;
  private final List<BlockBytes> files = new ArrayList<>();
  private final ThreadLocal<TransactionReader> reader =
      ThreadLocal.withInitial(TransactionReader::new);

  /**
   * @param blocks where the block files are
   * @param key eight bytes to XOR them with
   */
  IdSearch(Segments segments, Path blocks, byte[] key) {
    this.segments = segments;
    for (Segment segment : segments.from(0)) {
      List<Path> paths = segment.info.blockFiles().stream().map(blocks::resolve).toList();
      files.add(new BlockBytes(paths, key));
    }
  }

  /** Reads a transaction; what it returns is overwritten by the next that this thread reads. */
  TransactionReader read(long transaction) {
    int number = segments.ofTransaction(transaction);
    return read(number, transaction - segments.get(number).info.transactionBase());
  }

  private TransactionReader read(int number, long transaction) {
    Segment segment = segments.get(number);
    int block = segment.blockOf(transaction);
    TransactionReader own = reader.get();
    segment.txBytes.getPair(transaction, own.pair);
    long offset = segment.transactionsFrom(block) + own.pair[0];
    int length = (int) (own.pair[1] - own.pair[0]);
    return own.read(files.get(number), segment.blockFile(block), offset, length);
  }

  /** The first bytes of a block, or all, seen to have the hash that the index has. */
  byte[] readBlock(Segment segment, int block, int length) {
    BlockBytes own = files.get(segments.from(0).indexOf(segment));
    if (length < BlockHeader.LENGTH || length > LONGEST_BLOCK) {
      throw own.changed(segment.blockFile(block), segment.blockOffset(block));
    }
    byte[] bytes = new byte[length];
    own.read(segment.blockFile(block), segment.blockOffset(block), bytes, 0, bytes.length);
    if (!Sha256d.hash(bytes, 0, BlockHeader.LENGTH).equals(segment.blockHash(block).hash())) {
      throw own.changed(segment.blockFile(block), segment.blockOffset(block));
    }
    return bytes;
  }

  /** The latest transaction of this id, or {@link #NOT_FOUND}. */
  long find(TxId id) {
    byte[] wire = id.hash().toWire();
    for (int number = segments.size() - 1; number >= 0; number--) {
      long found = find(number, wire, id);
      if (found >= 0) {
        return found;
      }
    }
    return NOT_FOUND;
  }

  private long find(int number, byte[] wire, TxId id) {
    Segment segment = segments.get(number);
    KeyedHash hash = segment.hash();
    hash.hash(wire, 0, wire.length);
    long found = -1;
    long at = segment.txLookup.firstCandidate(hash.first());
    for (; at >= 0; at = segment.txLookup.candidateAfter(at, hash.first())) {
      long transaction = segment.txLookup.number(at);
      if (transaction > found && read(number, transaction).hasId(id)) {
        found = transaction;
        if (!segment.hasRepeatedIds()) {
          break;
        }
      }
    }
    return found < 0 ? NOT_FOUND : segment.info.transactionBase() + found;
  }

  /**
   * As {@link #find(TxId)} for each of {@code ids}, into {@code found}. Faster than one at a time:
   * every step is taken for all of some dozen ids before the next, so that the processor waits for
   * their memory at once.
   */
  void find(TxId[] ids, long[] found) {
    Arrays.fill(found, 0, ids.length, NOT_FOUND);
    IdBatch batch = new IdBatch();
    for (int number = segments.size() - 1; number >= 0; number--) {
      Segment segment = segments.get(number);
      for (int next = 0; next < ids.length; ) {
        next = batch.fill(ids, found, next);
        batch.lookUp(segment);
        batch.locate(segment);
        batch.read(files.get(number));
        for (int i = 0; i < batch.size(); i++) {
          int asked = batch.asked(i);
          // What the first candidate is not, another may be; and a later one may have its id.
          boolean latest = batch.isFirst(i) && !segment.info.lost().contains(batch.transaction(i));
          found[asked] =
              latest
                  ? segment.info.transactionBase() + batch.transaction(i)
                  : batch.isNone(i) ? NOT_FOUND : find(number, batch.wire(i), ids[asked]);
        }
      }
    }
  }
}
