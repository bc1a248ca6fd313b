package org.tracer.source.index;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHash;
import org.tracer.error.MalformedDataException;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.scan.BlockRows;
import org.tracer.source.scan.BlockWork;

/** Compares one segment of an index with its blocks, row by row. */
final class BlockCheck implements BlockWork<BlockCheck.Scratch> {

  private final Segment segment;
  private final @Nullable BlockHash previous;
  private final PairHash.Key key;
  private final TransactionCheck transactions;
  private final OutputCheck outputs;
  private final RepeatedIds repeated;
  private final int number;
  private final Runnable onBlock;
  private final LongAdder lookupEntries = new LongAdder();

  /** What a thread needs for hashing, and what a block adds. */
  static final class Scratch {
    final PairHash pairs;

    /** The hash of the segment's look-up tables. */
    final KeyedHash lookup;

    /** A script as {@link ScriptCode} has it, and its length. */
    byte[] code = new byte[128];

    int codeLength;

    Scratch(PairHash pairs, KeyedHash lookup) {
      this.pairs = pairs;
      this.lookup = lookup;
    }
  }

  /**
   * @param number of the segment
   * @param previous hash of the block before; null if that is not known
   */
  BlockCheck(
      ChainIndex index,
      int number,
      @Nullable BlockHash previous,
      PairHash.Key key,
      CheckSums sums,
      RepeatedIds repeated,
      Runnable onBlock) {
    this.number = number;
    this.segment = index.segment(number);
    this.previous = previous;
    this.key = key;
    this.repeated = repeated;
    this.onBlock = onBlock;
    transactions = new TransactionCheck(index, number, sums);
    outputs = new OutputCheck(index, number, sums);
  }

  @Override
  public Scratch scratch() {
    return new Scratch(key.hash(), segment.hash());
  }

  @Override
  public void prepare(int block, byte[] bytes, int offset, BlockRows rows, Scratch scratch) {
    try {
      checkHeader(block, bytes, offset);
      transactions.check(block, bytes, rows, scratch);
      lookupEntries.add(outputs.check(block, bytes, rows, scratch));
    } catch (IndexOutOfBoundsException e) {
      throw damaged(block, e);
    }
  }

  @Override
  public void emit(int block, byte[] bytes, int offset, BlockRows rows, Scratch scratch) {
    try {
      repeated.add(number, block, bytes, rows);
    } catch (IndexOutOfBoundsException e) {
      throw damaged(block, e);
    }
    onBlock.run();
  }

  private void checkHeader(int block, byte[] bytes, int offset) {
    BlockHeader header = BlockHeader.read(bytes, offset);
    if (!header.hash().equals(segment.blockHash(block))) {
      throw fault("its hash is not the one that the index has", block);
    }
    BlockHash before = block == 0 ? previous : segment.blockHash(block - 1);
    if (before != null && !header.previous().equals(before)) {
      throw fault("it does not follow the block before", block);
    }
    if (header.time().getEpochSecond() != segment.blockTime(block)) {
      throw fault("its time is not the one that the index has", block);
    }
  }

  /** When all blocks were seen: counts that only all of them give. */
  void finish() {
    repeated.check(number);
    if (lookupEntries.sum() != segment.addressLookup.size()) {
      throw ColumnCheck.fault(
          "its table of scripts has entries that belong to no output",
          "segment " + segment.info.name() + ", " + SegmentColumns.ADDRESS_LOOKUP);
    }
  }

  private MalformedDataException fault(String what, int block) {
    return ColumnCheck.fault(what, "block " + (segment.info.firstHeight() + block));
  }

  private MalformedDataException damaged(int block, IndexOutOfBoundsException cause) {
    return new MalformedDataException(
        "the index is damaged: it names what does not exist",
        "block " + (segment.info.firstHeight() + block) + ", " + cause.getMessage(),
        IndexVerification.BUILD_AGAIN,
        cause);
  }
}
