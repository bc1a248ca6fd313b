package org.tracer.source.index;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tracer.chain.Hash256;
import org.tracer.chain.TxId;
import org.tracer.source.scan.BlockRows;

/**
 * Watches for transactions that have the id of an earlier one, as before BIP 30. Only a coinbase
 * can, or one that spends outputs of such an id: every other transaction would spend the same
 * outputs as its double. So few must be looked up. Called for one block after the other.
 */
final class RepeatedIds {

  private final ChainIndex index;
  private final Set<Hash256> repeated = new HashSet<>();
  private final Map<Integer, Set<Long>> lost = new HashMap<>();

  RepeatedIds(ChainIndex index) {
    this.index = index;
  }

  void add(int number, int block, byte[] bytes, BlockRows rows) {
    Segment segment = index.segment(number);
    long first = segment.info.transactionBase() + segment.blockTransactions.get(block);
    Set<Long> lostHere = lost.computeIfAbsent(number, any -> new TreeSet<>());
    if (block == 0 && segment.info.firstHeight() == 0) {
      lostHere.add(0L);
    }
    for (int tx = 0; tx < rows.transactionCount(); tx++) {
      if (tx > 0 && repeated.isEmpty()) {
        return;
      }
      boolean spendsRepeated = checkInputs(segment, first + tx, tx, bytes, rows);
      if (tx == 0 || spendsRepeated) {
        Hash256 id = Hash256.read(rows.ids(), Hash256.LENGTH * tx);
        for (long earlier : before(first + tx, id)) {
          repeated.add(id);
          if (earlier >= segment.info.transactionBase()) {
            lostHere.add(earlier - segment.info.transactionBase());
          }
        }
      }
    }
  }

  /** Whether a transaction spends an id that several have; each time it must be the last one. */
  private boolean checkInputs(
      Segment segment, long transaction, int tx, byte[] bytes, BlockRows rows) {
    boolean any = false;
    long first = index.firstInput(transaction) - rows.firstInput(tx);
    for (int row = rows.firstInput(tx); row < rows.firstInput(tx + 1); row++) {
      Hash256 id = Hash256.read(bytes, rows.outpointOffset(row));
      if (repeated.contains(id)) {
        any = true;
        long source = index.source(first + row);
        if (source < 0 || index.transactionOfOutput(source) != before(transaction, id).getLast()) {
          throw ColumnCheck.fault(
              "an input spends an overwritten output",
              "segment " + segment.info.name() + ", transaction " + tx + " of the block");
        }
      }
    }
    return any;
  }

  /** All transactions of an id before one, in order. */
  private List<Long> before(long transaction, Hash256 id) {
    TxId wanted = new TxId(id);
    byte[] wire = id.toWire();
    TreeSet<Long> found = new TreeSet<>();
    for (Segment segment : index.segmentsFrom(0)) {
      KeyedHash hash = segment.hash();
      hash.hash(wire, 0, wire.length);
      long at = segment.txLookup.firstCandidate(hash.first());
      for (; at >= 0; at = segment.txLookup.candidateAfter(at, hash.first())) {
        long candidate = segment.info.transactionBase() + segment.txLookup.number(at);
        if (candidate < transaction && index.id(candidate).equals(wanted)) {
          found.add(candidate);
        }
      }
    }
    return new ArrayList<>(found);
  }

  /** Compares what was found in a segment with what the index says of it. */
  void check(int number) {
    SegmentInfo info = index.segment(number).info;
    if (!info.lost().equals(List.copyOf(lost.getOrDefault(number, Set.of())))) {
      throw ColumnCheck.fault(
          "its list of overwritten transactions is wrong", "segment " + info.name());
    }
  }
}
