package org.tracer.source.index;

import java.util.List;
import org.tracer.chain.Hash256;
import org.tracer.chain.TxId;
import org.tracer.error.MalformedDataException;
import org.tracer.source.scan.BlockRows;

/** Compares the transactions of a block, and what they spend, with the rows of a segment. */
final class TransactionCheck {

  private final ChainIndex index;
  private final Segment segment;
  private final List<Segment> later;
  private final CheckSums sums;

  TransactionCheck(ChainIndex index, int number, CheckSums sums) {
    this.index = index;
    this.segment = index.segment(number);
    this.later = index.segmentsFrom(number + 1);
    this.sums = sums;
  }

  void check(int block, byte[] bytes, BlockRows rows, BlockCheck.Scratch scratch) {
    int count = rows.transactionCount();
    long first = segment.blockTransactions.get(block);
    if (segment.blockTransactions.get(block + 1) - first != count) {
      throw fault("it has another number of transactions", block, 0);
    }
    long output = segment.txOutputs.get(first);
    long input = segment.txInputs.get(first);
    long start = segment.txBytes.get(first);
    for (int tx = 0; tx < count; tx++) {
      // The first of these are compared with the end of the block before.
      if (segment.txOutputs.get(first + tx + 1) != output + rows.firstOutput(tx + 1)
          || segment.txInputs.get(first + tx + 1) != input + rows.firstInput(tx + 1)
          || segment.txBytes.get(first + tx + 1)
              != start + rows.start(tx) + rows.length(tx) - rows.start(0)) {
        throw fault("the counts or the length of a transaction are wrong", block, tx);
      }
      checkId(block, tx, first + tx, output + rows.firstOutput(tx), rows, scratch);
      long own = segment.info.outputBase() + output + rows.firstOutput(tx);
      for (int row = rows.firstInput(tx); row < rows.firstInput(tx + 1); row++) {
        checkInput(block, tx, input + row, own, row, bytes, rows, scratch);
      }
    }
    if (segment.transactionsFrom(block) + start != segment.blockOffset(block) + rows.start(0)) {
      throw fault("its first transaction is elsewhere", block, 0);
    }
  }

  private void checkId(
      int block,
      int tx,
      long transaction,
      long output,
      BlockRows rows,
      BlockCheck.Scratch scratch) {
    KeyedHash hash = scratch.lookup;
    hash.hash(rows.ids(), Hash256.LENGTH * tx, Hash256.LENGTH);
    long at = segment.txLookup.firstCandidate(hash.first());
    while (at >= 0 && segment.txLookup.number(at) != transaction) {
      at = segment.txLookup.candidateAfter(at, hash.first());
    }
    if (at < 0) {
      throw fault("its table of ids does not find a transaction", block, tx);
    }
    long spent = spentOutputs(output, rows.outputCount(tx));
    if (spent > 0) {
      long first = segment.info.outputBase() + output;
      sums.ids()
          .add(
              first,
              -spent,
              scratch.pairs.of(first, rows.ids(), Hash256.LENGTH * tx, Hash256.LENGTH));
    }
  }

  /** How many of these outputs are spent, in this segment or a later one. */
  private long spentOutputs(long output, int count) {
    long spent = segment.outputSpent.rank(output + count) - segment.outputSpent.rank(output);
    long first = segment.info.outputBase() + output;
    for (Segment other : later) {
      spent +=
          other.earlierOutputs.lastAtMost(first + count - 1)
              - other.earlierOutputs.lastAtMost(first - 1);
    }
    return spent;
  }

  /**
   * @param own first output of the transaction that spends
   */
  private void checkInput(
      int block,
      int tx,
      long input,
      long own,
      int row,
      byte[] bytes,
      BlockRows rows,
      BlockCheck.Scratch scratch) {
    long source = segment.inputSources.get(input) - 1;
    int id = rows.outpointOffset(row);
    if (source == ChainIndex.UNKNOWN_SOURCE) {
      if (index.firstHeight() == 0 || index.find(TxId.read(bytes, id)) >= 0) {
        throw fault("what an input spends is missing", block, tx);
      }
      return;
    }
    long first = source - rows.vout(row);
    if (source >= own || first < 0) {
      throw fault("an input spends what comes later, or nothing", block, tx);
    }
    long number = segment.info.inputBase() + input;
    sums.spends().add(source, 1, scratch.pairs.of(source, number));
    sums.ids().add(first, 1, scratch.pairs.of(first, bytes, id, Hash256.LENGTH));
  }

  private MalformedDataException fault(String what, int block, int tx) {
    return ColumnCheck.fault(
        what, "block " + (segment.info.firstHeight() + block) + ", transaction " + tx);
  }
}
