package org.tracer.source.index;

import org.tracer.error.MalformedDataException;

/** Says what it means, and where, if the two sides of {@link CheckSums} differ. */
final class SumCheck {

  private final ChainIndex index;

  SumCheck(ChainIndex index) {
    this.index = index;
  }

  void check(CheckSums sums) {
    long output = sums.spends().firstDifference();
    if (output >= 0) {
      throw atOutput("what inputs spend is not what outputs are spent by", output);
    }
    output = sums.ids().firstDifference();
    if (output >= 0) {
      throw atOutput("inputs name another id than that of the transaction they spend", output);
    }
    long address = sums.scripts().firstDifference();
    if (address >= 0) {
      throw atAddress("outputs have another script than the address they pay", address);
    }
    address = sums.payments().firstDifference();
    if (address >= 0) {
      throw atAddress("the outputs listed for an address are not those that pay it", address);
    }
  }

  private MalformedDataException atOutput(String what, long output) {
    int height = index.height(index.transactionOfOutput(output));
    return ColumnCheck.fault(
        what, "outputs from number " + output + " on, block " + height + index.where(height));
  }

  private MalformedDataException atAddress(String what, long address) {
    return ColumnCheck.fault(what, "addresses from number " + address + " on");
  }
}
