package org.tracer.source.index;

import java.util.List;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.error.MalformedDataException;
import org.tracer.source.scan.BlockRows;

/** Compares the outputs of a block, and whom they pay, with the rows of a segment. */
final class OutputCheck {

  private final ChainIndex index;
  private final Segment segment;
  private final long addressBase;
  private final List<Segment> fromHere;
  private final CheckSums sums;

  OutputCheck(ChainIndex index, int number, CheckSums sums) {
    this.index = index;
    this.segment = index.segment(number);
    this.addressBase = segment.info.addressBase();
    this.fromHere = index.segmentsFrom(number);
    this.sums = sums;
  }

  /** Returns how many entries of the table of scripts belong to these outputs. */
  int check(int block, byte[] bytes, BlockRows rows, BlockCheck.Scratch scratch) {
    long first = segment.txOutputs.get(segment.blockTransactions.get(block));
    long firsts = segment.outputFirst.rank(first);
    long spent = segment.outputSpent.rank(first);
    int entries = 0;
    for (int row = 0; row < rows.outputCount(); row++) {
      long output = first + row;
      int offset = rows.scriptOffset(row);
      int length = rows.scriptLength(row);
      if (segment.outputValues.get(output) != AmountCode.encode(rows.valueSat(row))) {
        throw fault("the amount of an output is wrong", block, row);
      }
      if (segment.outputSpent.get(output)) {
        checkSpender(output, segment.outputSpenders.get(spent++), scratch);
      }
      boolean isFirst = segment.outputFirst.get(output);
      long address = isFirst ? firsts : segment.outputAddresses.get(output - firsts) - 1;
      if (LockingScript.isUnspendable(bytes, offset, length)) {
        if (isFirst || address != ChainIndex.NO_ADDRESS) {
          throw fault("an output that nobody can spend has an address", block, row);
        }
      } else {
        encode(bytes, offset, length, scratch);
        if (isFirst) {
          checkFirst(block, row, output, firsts, bytes, rows, scratch);
          firsts++;
          entries++;
        } else if (address < 0 || address >= addressBase + firsts) {
          throw fault("the address of an output is missing, or comes later", block, row);
        } else {
          checkRepeat(output, address, scratch);
          entries += address < addressBase && isListed(output, bytes, rows, row, scratch) ? 1 : 0;
        }
      }
    }
    return entries;
  }

  private void checkSpender(long output, long spender, BlockCheck.Scratch scratch) {
    long number = segment.info.outputBase() + output;
    long input = segment.info.inputBase() + spender;
    sums.spends().add(number, -1, scratch.pairs.of(number, input));
  }

  private static void encode(byte[] bytes, int offset, int length, BlockCheck.Scratch scratch) {
    if (scratch.code.length <= length) {
      scratch.code = new byte[2 * length];
    }
    scratch.codeLength = ScriptCode.encode(bytes, offset, length, scratch.code, 0);
  }

  private void checkFirst(
      int block,
      int row,
      long output,
      long own,
      byte[] bytes,
      BlockRows rows,
      BlockCheck.Scratch scratch) {
    if (!segment.addressScripts.equals(own, scratch.code, scratch.codeLength)) {
      throw fault("the script of an address is wrong", block, row);
    }
    long address = addressBase + own;
    if (!isListed(output, bytes, rows, row, scratch)
        || index.addressOf(bytes, rows.scriptOffset(row), rows.scriptLength(row)) != address) {
      throw fault("its table of scripts does not find an address, or another", block, row);
    }
    requireOne(block, row, own, scratch);
    long repeats = 0;
    for (Segment one : fromHere) {
      repeats += one.paidAddresses.lastAtMost(address) - one.paidAddresses.lastAtMost(address - 1);
    }
    if (repeats > 0) {
      sums.scripts()
          .add(address, -repeats, scratch.pairs.of(address, scratch.code, 0, scratch.codeLength));
    }
  }

  /** Whether the table of scripts names an output; leaves the hash of its script. */
  private boolean isListed(
      long output, byte[] bytes, BlockRows rows, int row, BlockCheck.Scratch scratch) {
    KeyedHash hash = scratch.lookup;
    hash.hash(bytes, rows.scriptOffset(row), rows.scriptLength(row));
    long at = segment.addressLookup.firstCandidate(hash.first());
    while (at >= 0 && segment.addressLookup.number(at) != output) {
      at = segment.addressLookup.candidateAfter(at, hash.first());
    }
    return at >= 0;
  }

  /** No other address of this segment has the script whose hash was computed last. */
  private void requireOne(int block, int row, long own, BlockCheck.Scratch scratch) {
    long hash = scratch.lookup.first();
    long at = segment.addressLookup.firstCandidate(hash);
    for (; at >= 0; at = segment.addressLookup.candidateAfter(at, hash)) {
      long other = segment.address(segment.addressLookup.number(at)) - addressBase;
      if (other >= 0
          && other != own
          && segment.addressScripts.equals(other, scratch.code, scratch.codeLength)) {
        throw fault("two addresses have one script", block, row);
      }
    }
  }

  private void checkRepeat(long output, long address, BlockCheck.Scratch scratch) {
    sums.scripts().add(address, 1, scratch.pairs.of(address, scratch.code, 0, scratch.codeLength));
    long number = segment.info.outputBase() + output;
    sums.payments().add(address, 1, scratch.pairs.of(address, number));
  }

  private MalformedDataException fault(String what, int block, int row) {
    return ColumnCheck.fault(
        what,
        "block " + (segment.info.firstHeight() + block) + ", output " + row + " of the block");
  }
}
