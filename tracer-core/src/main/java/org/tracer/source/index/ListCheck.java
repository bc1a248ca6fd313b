package org.tracer.source.index;

import org.tracer.error.MalformedDataException;
import org.tracer.succinct.MonotoneNumbers;
import org.tracer.succinct.PackedNumbers;

/** Checks the lists that lead from addresses and from earlier outputs back to a segment's rows. */
final class ListCheck {

  private static final int PIECE = 1 << 12;

  private final ChainIndex index;
  private final Segment segment;
  private final PairHash pairs;
  private final CheckSums sums;

  ListCheck(ChainIndex index, int number, PairHash pairs, CheckSums sums) {
    this.index = index;
    this.segment = index.segment(number);
    this.pairs = pairs;
    this.sums = sums;
  }

  /** What is done with an entry of two columns. */
  private interface Entry {
    void check(long key, long value);
  }

  void check() {
    try {
      walk(segment.paidAddresses, segment.paidOutputs, false, this::payment);
      walk(segment.earlierOutputs, segment.earlierSpenders, true, this::spend);
    } catch (IndexOutOfBoundsException e) {
      throw fault("a list names what does not exist");
    }
  }

  /**
   * @param distinct whether keys ascend strictly, or keys with their values
   */
  private void walk(MonotoneNumbers keys, PackedNumbers values, boolean distinct, Entry entry) {
    long[] keyPiece = new long[PIECE];
    long[] valuePiece = new long[PIECE];
    long lastKey = -1;
    long lastValue = -1;
    for (long done = 0; done < keys.size(); done += PIECE) {
      int count = (int) Math.min(PIECE, keys.size() - done);
      keys.get(done, count, keyPiece);
      values.get(done, count, valuePiece);
      for (int i = 0; i < count; i++) {
        boolean ascends =
            keyPiece[i] > lastKey
                || (!distinct && keyPiece[i] == lastKey && valuePiece[i] > lastValue);
        if (!ascends) {
          throw fault("a list is not in order");
        }
        lastKey = keyPiece[i];
        lastValue = valuePiece[i];
        entry.check(lastKey, lastValue);
      }
    }
  }

  private void payment(long address, long output) {
    long number = segment.info.outputBase() + output;
    sums.payments().add(address, -1, pairs.of(address, number));
  }

  private void spend(long output, long spender) {
    long input = segment.info.inputBase() + spender;
    // Also tells whether an output is spent in two segments.
    if (output >= segment.info.outputBase() || index.spender(output) != input) {
      throw fault("an output of an earlier segment is spent elsewhere");
    }
    sums.spends().add(output, -1, pairs.of(output, input));
  }

  private MalformedDataException fault(String what) {
    return ColumnCheck.fault(what, "segment " + segment.info.name());
  }
}
