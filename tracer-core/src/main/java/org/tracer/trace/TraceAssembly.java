package org.tracer.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.Segment;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.TransactionBuffer;
import org.tracer.ledger.UtxoLedger;

/** Makes the result of a trace from what the sweep logged and what the ledger says of it. */
final class TraceAssembly {

  private final UtxoLedger ledger;
  private final TraceRequest request;
  private final SweepLog log;
  private final TransactionBuffer buffer = new TransactionBuffer();
  private final Map<LockingScript, String> stopNotes = new HashMap<>();
  private final long[] sums;
  private final List<Integer> summed = new ArrayList<>();
  private final List<TracedTransaction> transactions = new ArrayList<>();
  private final List<Endpoint> endpoints = new ArrayList<>();

  private TraceAssembly(UtxoLedger ledger, TraceRequest request, SweepLog log) {
    this.ledger = ledger;
    this.request = request;
    this.log = log;
    sums = new long[request.seeds().size() + 1];
    request.stopRules().stopList().forEach(e -> stopNotes.put(e.script(), e.reason()));
  }

  static Trace of(UtxoLedger ledger, TraceRequest request, SeedPositions positions, SweepLog log) {
    TraceAssembly assembly = new TraceAssembly(ledger, request, log);
    for (int tx = 0; tx < log.txKey.size(); tx++) {
      assembly.addTransaction(tx);
    }
    List<SeededPosition> seeds = assembly.seeds(positions);
    boolean conserving = request.policy().isConserving();
    BalanceSheet sheet = BalanceSheet.of(conserving, seeds, assembly.endpoints);
    if (conserving && !sheet.isBalanced()) {
      throw new IllegalStateException("the balance sheet does not close: " + sheet);
    }
    List<String> notices = new ArrayList<>(ledger.notices());
    notices.addAll(SeedNotices.of(request, positions, log, seeds));
    return new Trace(
        request,
        ledger.network(),
        ledger.origin(),
        ledger.horizon(),
        seeds,
        assembly.transactions,
        assembly.endpoints,
        sheet,
        notices);
  }

  private void addTransaction(int tx) {
    long key = log.txKey.get(tx);
    TxId id = ledger.id(key);
    BlockRef block = ledger.block(key);
    ledger.read(key, buffer);
    List<TracedInput> inputs = new ArrayList<>();
    for (int i = log.txFirstInput.get(tx); i < log.inputEnd(tx); i++) {
      int lot = log.inputLot.get(i);
      inputs.add(new TracedInput(log.inputVin.get(i), outPoint(lot), byLabel(lot)));
    }
    List<TracedOutput> outputs = new ArrayList<>();
    for (int lot = log.txFirstLot.get(tx); lot < log.lotEnd(tx); lot++) {
      TracedOutput output = output(id, lot);
      outputs.add(output);
      if (output.reason() != null) {
        addEndpoints(lot, output, output.reason(), id, block);
      }
    }
    long[] feeSegments = log.txFeeSegments.get(tx);
    List<LabelAmount> tracedFee = feeSegments == null ? List.of() : byLabel(feeSegments);
    int hop = log.txHop.get(tx);
    for (LabelAmount share : tracedFee) {
      endpoints.add(
          new Endpoint(
              StopReason.FEE,
              null,
              null,
              null,
              share.label(),
              share.amount(),
              id,
              block,
              hop,
              null,
              null));
    }
    transactions.add(
        new TracedTransaction(
            id, block, ledger.indexInBlock(key), hop, inputs, outputs, fee(), tracedFee));
  }

  /** What the buffered transaction leaves to its miner; null if it is a coinbase or unknown. */
  private @Nullable Satoshi fee() {
    long left = 0;
    for (int vin = 0; vin < buffer.inputCount(); vin++) {
      if (buffer.inputValueSat(vin) == TransactionBuffer.UNKNOWN_VALUE) {
        return null;
      }
      left = Math.addExact(left, buffer.inputValueSat(vin));
    }
    for (int vout = 0; vout < buffer.outputCount(); vout++) {
      left = Math.subtractExact(left, buffer.outputValueSat(vout));
    }
    return buffer.isCoinbase() ? null : Satoshi.of(left);
  }

  private TracedOutput output(TxId id, int lot) {
    int vout = log.lots.vout(lot);
    LockingScript script = buffer.script(vout);
    return new TracedOutput(
        new OutPoint(id, vout),
        script.address(ledger.network()).orElse(null),
        script.type(),
        script.descriptor(ledger.network()),
        Satoshi.of(log.lots.value(lot)),
        byLabel(lot),
        log.lots.hop(lot),
        log.lots.reason(lot));
  }

  private void addEndpoints(
      int lot, TracedOutput output, StopReason reason, TxId id, BlockRef block) {
    long spender = log.lots.spender(lot);
    TxId spentBy = spender < 0 ? null : ledger.id(spender);
    String note =
        reason == StopReason.STOP_LIST
            ? stopNotes.get(buffer.script(output.position().vout()))
            : null;
    for (LabelAmount share : output.traced()) {
      endpoints.add(
          new Endpoint(
              reason,
              output.position(),
              output.address(),
              output.descriptor(),
              share.label(),
              share.amount(),
              id,
              block,
              output.hop(),
              spentBy,
              note));
    }
  }

  private List<SeededPosition> seeds(SeedPositions positions) {
    List<SeededPosition> seeds = new ArrayList<>();
    for (int row = 0; row < positions.size(); row++) {
      long key = positions.key(row);
      if (row == 0 || positions.key(row - 1) != key) {
        ledger.read(key, buffer);
      }
      int vout = positions.vout(row);
      @Nullable BitcoinAddress address = buffer.script(vout).address(ledger.network()).orElse(null);
      seeds.add(
          new SeededPosition(
              request.seeds().get(positions.label(row) - 1).label(),
              new OutPoint(ledger.id(key), vout),
              address,
              ledger.block(key),
              Satoshi.of(positions.value(row)),
              Satoshi.of(log.seeded[row])));
    }
    return seeds;
  }

  private OutPoint outPoint(int lot) {
    long key = log.txKey.get(log.lots.tx(lot));
    return new OutPoint(ledger.id(key), log.lots.vout(lot));
  }

  private List<LabelAmount> byLabel(int lot) {
    for (int segment = 0; segment < log.lots.segmentCount(lot); segment++) {
      add(log.lots.label(lot, segment), log.lots.amount(lot, segment));
    }
    return takeSums();
  }

  private List<LabelAmount> byLabel(long[] segments) {
    for (int i = 0; i < segments.length; i += 2) {
      add((int) segments[i], segments[i + 1]);
    }
    return takeSums();
  }

  private void add(int label, long amount) {
    if (label != Segment.CLEAN) {
      if (sums[label] == 0) {
        summed.add(label);
      }
      sums[label] += amount;
    }
  }

  /** Sums of what was added, in label order. */
  private List<LabelAmount> takeSums() {
    Collections.sort(summed);
    List<LabelAmount> amounts = new ArrayList<>(summed.size());
    for (int label : summed) {
      amounts.add(new LabelAmount(request.seeds().get(label - 1).label(), Satoshi.of(sums[label])));
      sums[label] = 0;
    }
    summed.clear();
    return amounts;
  }
}
