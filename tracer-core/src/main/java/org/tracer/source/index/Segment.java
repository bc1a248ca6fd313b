package org.tracer.source.index;

import java.nio.file.Path;
import org.tracer.chain.BlockHash;
import org.tracer.chain.Hash256;
import org.tracer.succinct.BitVector;
import org.tracer.succinct.ByteStrings;
import org.tracer.succinct.HashedNumbers;
import org.tracer.succinct.MonotoneNumbers;
import org.tracer.succinct.PackedNumbers;
import org.tracer.succinct.VariableNumbers;
import org.tracer.succinct.Words;

/** The columns of one segment; rows are numbered from its own first. Read by several threads. */
final class Segment {

  static final int BLOCK_WORDS = 8;

  final SegmentInfo info;
  final Words blocks;
  final MonotoneNumbers blockTransactions;
  final MonotoneNumbers txOutputs;
  final MonotoneNumbers txInputs;
  final MonotoneNumbers txBytes;
  final HashedNumbers txLookup;
  final PackedNumbers inputSources;
  final VariableNumbers outputValues;
  final BitVector outputSpent;
  final PackedNumbers outputSpenders;
  final BitVector outputFirst;
  final PackedNumbers outputAddresses;
  final ByteStrings addressScripts;
  final HashedNumbers addressLookup;
  final MonotoneNumbers paidAddresses;
  final PackedNumbers paidOutputs;
  final MonotoneNumbers earlierOutputs;
  final PackedNumbers earlierSpenders;

  Segment(Path directory, SegmentInfo info) {
    this.info = info;
    blocks = new Words(directory.resolve(SegmentColumns.BLOCKS));
    blockTransactions = new MonotoneNumbers(directory.resolve(SegmentColumns.BLOCK_TRANSACTIONS));
    txOutputs = new MonotoneNumbers(directory.resolve(SegmentColumns.TX_OUTPUTS));
    txInputs = new MonotoneNumbers(directory.resolve(SegmentColumns.TX_INPUTS));
    txBytes = new MonotoneNumbers(directory.resolve(SegmentColumns.TX_BYTES));
    txLookup = new HashedNumbers(directory.resolve(SegmentColumns.TX_LOOKUP));
    inputSources = new PackedNumbers(directory.resolve(SegmentColumns.INPUT_SOURCES));
    outputValues = new VariableNumbers(directory.resolve(SegmentColumns.OUTPUT_VALUES));
    outputSpent = new BitVector(directory.resolve(SegmentColumns.OUTPUT_SPENT));
    outputSpenders = new PackedNumbers(directory.resolve(SegmentColumns.OUTPUT_SPENDERS));
    outputFirst = new BitVector(directory.resolve(SegmentColumns.OUTPUT_FIRST));
    outputAddresses = new PackedNumbers(directory.resolve(SegmentColumns.OUTPUT_ADDRESSES));
    addressScripts = new ByteStrings(directory.resolve(SegmentColumns.ADDRESS_SCRIPTS));
    addressLookup = new HashedNumbers(directory.resolve(SegmentColumns.ADDRESS_LOOKUP));
    paidAddresses = new MonotoneNumbers(directory.resolve(SegmentColumns.PAID_ADDRESSES));
    paidOutputs = new PackedNumbers(directory.resolve(SegmentColumns.PAID_OUTPUTS));
    earlierOutputs = new MonotoneNumbers(directory.resolve(SegmentColumns.EARLIER_OUTPUTS));
    earlierSpenders = new PackedNumbers(directory.resolve(SegmentColumns.EARLIER_SPENDERS));
  }

  int blockCount() {
    return (int) (blocks.size() / BLOCK_WORDS);
  }

  /** A hash with the key of this segment's tables. */
  KeyedHash hash() {
    return KeyedHash.of(info.lastBlock().hash());
  }

  /** Whether a transaction has the id of an earlier one, as happened before BIP 30. */
  boolean hasRepeatedIds() {
    int genesis = info.firstHeight() == 0 ? 1 : 0;
    return info.lost().size() > genesis;
  }

  BlockHash blockHash(int block) {
    return new BlockHash(
        new Hash256(word(block, 0), word(block, 1), word(block, 2), word(block, 3)));
  }

  /** Block time in seconds since 1970. */
  long blockTime(int block) {
    return word(block, 4);
  }

  int blockFile(int block) {
    return (int) word(block, 5);
  }

  int blockLength(int block) {
    return (int) (word(block, 5) >>> 32);
  }

  /** Offset of a block's header in its file. */
  long blockOffset(int block) {
    return word(block, 6);
  }

  private long word(int block, int word) {
    return blocks.get((long) block * BLOCK_WORDS + word);
  }

  /** The block that holds a transaction. */
  int blockOf(long transaction) {
    return (int) blockTransactions.lastAtMost(transaction);
  }

  /** What is added to the bytes before a transaction of a block gives its offset in the file. */
  long transactionsFrom(int block) {
    return word(block, 7);
  }

  /** Address of an output, numbered over the whole index; -1 for none. */
  long address(long output) {
    long firsts = outputFirst.rank(output);
    return outputFirst.get(output)
        ? info.addressBase() + firsts
        : outputAddresses.get(output - firsts) - 1;
  }

  /** {@link #address} of {@code count} outputs from {@code first} on. */
  void addresses(long first, int count, long[] into, int offset) {
    long firsts = outputFirst.rank(first);
    for (int i = 0; i < count; i++) {
      if (outputFirst.get(first + i)) {
        into[offset + i] = info.addressBase() + firsts++;
      } else {
        into[offset + i] = outputAddresses.get(first + i - firsts) - 1;
      }
    }
  }

  /** Input of this segment that spends one of its outputs; -1 if there is none. */
  long spender(long output) {
    return outputSpent.get(output) ? outputSpenders.get(outputSpent.rank(output)) : -1;
  }

  /** Input of this segment that spends an output of an earlier one; -1 if there is none. */
  long spenderOfEarlier(long output) {
    long at = earlierOutputs.lastAtMost(output);
    return at >= 0 && earlierOutputs.get(at) == output ? earlierSpenders.get(at) : -1;
  }
}
