package org.tracer.source.index;

import org.tracer.error.MalformedDataException;

/** Checks of a segment's columns that need no blocks: their sizes, and what searches rely on. */
final class ColumnCheck {

  private ColumnCheck() {}

  /** Linear in the bytes of the columns. */
  static void check(Segment segment) {
    segment.blockTransactions.check();
    segment.txOutputs.check();
    segment.txInputs.check();
    segment.txBytes.check();
    segment.txLookup.check();
    segment.inputSources.check();
    segment.outputValues.check();
    segment.outputSpent.check();
    segment.outputSpenders.check();
    segment.outputFirst.check();
    segment.outputAddresses.check();
    segment.addressScripts.check();
    segment.addressLookup.check();
    segment.paidAddresses.check();
    segment.paidOutputs.check();
    segment.earlierOutputs.check();
    segment.earlierSpenders.check();
    checkSizes(segment);
    checkEnds(segment);
  }

  private static void checkSizes(Segment segment) {
    SegmentInfo info = segment.info;
    long blocks = (long) info.lastHeight() - info.firstHeight() + 1;
    equal(segment, "blocks", segment.blocks.size(), Segment.BLOCK_WORDS * blocks);
    equal(segment, "beginnings of blocks", segment.blockTransactions.size(), blocks + 1);
    equal(segment, "first outputs", segment.txOutputs.size(), info.transactions() + 1);
    equal(segment, "first inputs", segment.txInputs.size(), info.transactions() + 1);
    equal(segment, "lengths", segment.txBytes.size(), info.transactions() + 1);
    equal(segment, "ids", segment.txLookup.size(), info.transactions());
    equal(segment, "sources", segment.inputSources.size(), info.inputs());
    equal(segment, "values", segment.outputValues.size(), info.outputs());
    equal(segment, "marks of spent outputs", segment.outputSpent.size(), info.outputs());
    equal(segment, "spenders", segment.outputSpenders.size(), segment.outputSpent.ones());
    equal(segment, "marks of first outputs", segment.outputFirst.size(), info.outputs());
    equal(segment, "first outputs", segment.outputFirst.ones(), info.addresses());
    long others = info.outputs() - info.addresses();
    equal(segment, "addresses of outputs", segment.outputAddresses.size(), others);
    equal(segment, "scripts", segment.addressScripts.size(), info.addresses());
    equal(segment, "payments", segment.paidOutputs.size(), segment.paidAddresses.size());
    equal(segment, "earlier", segment.earlierSpenders.size(), segment.earlierOutputs.size());
  }

  private static void checkEnds(Segment segment) {
    SegmentInfo info = segment.info;
    equal(segment, "first transaction", segment.blockTransactions.get(0), 0);
    equal(segment, "first output", segment.txOutputs.get(0), 0);
    equal(segment, "first input", segment.txInputs.get(0), 0);
    equal(segment, "first byte", segment.txBytes.get(0), 0);
    long transactions = info.transactions();
    equal(
        segment, "transactions", segment.blockTransactions.get(segment.blockCount()), transactions);
    equal(segment, "outputs", segment.txOutputs.get(transactions), info.outputs());
    equal(segment, "inputs", segment.txInputs.get(transactions), info.inputs());
    if (!segment.blockHash(segment.blockCount() - 1).equals(info.lastBlock())) {
      throw fault(
          "the hash of the last block is not that of the list of parts",
          "segment " + info.name() + ", block " + info.lastHeight());
    }
  }

  private static void equal(Segment segment, String what, long found, long expected) {
    if (found != expected) {
      throw fault(
          what + ": " + found + " where " + expected + " are expected",
          "segment " + segment.info.name());
    }
  }

  static MalformedDataException fault(String what, String where) {
    return new MalformedDataException(
        "the index is damaged: " + what, where, IndexVerification.BUILD_AGAIN);
  }
}
