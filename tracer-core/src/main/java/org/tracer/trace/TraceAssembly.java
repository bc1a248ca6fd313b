package org.tracer.trace;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.Policy;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.TransactionBuffer;
import org.tracer.ledger.UtxoLedger;

/**
 * Makes results from what the sweep logged and what the ledger says of it, one a lane. What several
 * lanes agree on they share, so that eight results take little more memory than one.
 */
final class TraceAssembly {

  private final UtxoLedger ledger;
  private final SweepLog log;
  private final LotTable lots;
  private final LabelSums sums;
  private final TransactionBuffer buffer = new TransactionBuffer();
  private final List<TraceParts> parts = new ArrayList<>();

  private TraceAssembly(UtxoLedger ledger, TraceRequest request, SweepLog log) {
    this.ledger = ledger;
    this.log = log;
    lots = log.lots;
    sums = new LabelSums(request.seeds());
    for (int lane = 0; lane < log.lanes(); lane++) {
      parts.add(new TraceParts());
    }
  }

  static List<Trace> of(
      UtxoLedger ledger,
      TraceRequest request,
      List<Policy> policies,
      SeedPositions positions,
      SweepLog log) {
    TraceAssembly assembly = new TraceAssembly(ledger, request, log);
    for (int tx = 0; tx < log.txKey.size(); tx++) {
      assembly.addTransaction(tx);
    }
    List<Trace> traces = new ArrayList<>();
    for (int lane = 0; lane < policies.size(); lane++) {
      TraceRequest one = request.withPolicy(policies.get(lane));
      traces.add(assembly.parts.get(lane).trace(ledger, one, positions, positions, log, lane));
    }
    return traces;
  }

  private void addTransaction(int tx) {
    long key = log.txKey.get(tx);
    TxId id = ledger.id(key);
    BlockRef block = ledger.block(key);
    ledger.read(key, buffer);
    Satoshi fee = fee();
    int feeLot = feeLot(tx);
    TracedTransaction last = null;
    for (int lane = 0; lane < log.lanes(); lane++) {
      if (!log.isSeen(tx, lane)) {
        continue;
      }
      TracedTransaction seen =
          new TracedTransaction(
              id,
              block,
              ledger.indexInBlock(key),
              log.hop(tx, lane),
              inputs(tx, lane),
              outputs(tx, lane, id),
              fee,
              feeLot < 0 ? List.of() : sums.of(lots, feeLot, lane),
              feeLot < 0 ? null : lots.reason(feeLot, lane),
              collected(tx, lane));
      last = last != null && seen.equals(last) ? last : seen;
      parts.get(lane).transactions.add(last);
      addEndpoints(tx, lane, last);
    }
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

  private List<TracedInput> inputs(int tx, int lane) {
    List<TracedInput> inputs = new ArrayList<>();
    for (int i = log.txFirstInput.get(tx); i < log.inputEnd(tx); i++) {
      int lot = log.inputLot.get(i);
      if (lots.isOpen(lot, lane) && lots.vout(lot) != LotTable.FEE) {
        OutPoint spent = new OutPoint(ledger.id(log.txKey.get(lots.tx(lot))), lots.vout(lot));
        inputs.add(new TracedInput(log.inputVin.get(i), spent, sums.of(lots, lot, lane)));
      }
    }
    return inputs;
  }

  private List<TracedOutput> outputs(int tx, int lane, TxId id) {
    List<TracedOutput> outputs = new ArrayList<>();
    for (int lot = log.txFirstLot.get(tx); lot < log.lotEnd(tx); lot++) {
      if (lots.isHeld(lot, lane) && lots.vout(lot) != LotTable.FEE) {
        outputs.add(output(id, lot, lane));
      }
    }
    return outputs;
  }

  private TracedOutput output(TxId id, int lot, int lane) {
    int vout = lots.vout(lot);
    LockingScript script = buffer.script(vout);
    return new TracedOutput(
        new OutPoint(id, vout),
        script.address(ledger.network()).orElse(null),
        script.type(),
        script.descriptor(ledger.network()),
        Satoshi.of(lots.value(lot)),
        sums.of(lots, lot, lane),
        lots.hop(lot, lane),
        lots.reason(lot, lane));
  }

  private List<CollectedFee> collected(int tx, int lane) {
    List<CollectedFee> fees = new ArrayList<>();
    for (int i = log.txFirstInput.get(tx); i < log.inputEnd(tx); i++) {
      int lot = log.inputLot.get(i);
      if (lots.isOpen(lot, lane) && lots.vout(lot) == LotTable.FEE) {
        TxId payer = ledger.id(log.txKey.get(lots.tx(lot)));
        fees.add(new CollectedFee(payer, sums.of(lots, lot, lane)));
      }
    }
    return fees;
  }

  /** The lot of the transaction's fee, which is its last; negative if nothing traced is in it. */
  private int feeLot(int tx) {
    int last = log.lotEnd(tx) - 1;
    return last >= log.txFirstLot.get(tx) && lots.vout(last) == LotTable.FEE ? last : -1;
  }

  private void addEndpoints(int tx, int lane, TracedTransaction transaction) {
    int lot = log.txFirstLot.get(tx);
    for (TracedOutput output : transaction.outputs()) {
      while (lots.vout(lot) != output.position().vout()) {
        lot++;
      }
      if (output.reason() != null) {
        TxId spentBy = spentBy(lot, output.reason());
        addEndpoints(lane, output, lot, output.reason(), transaction, spentBy);
      }
    }
    StopReason feeReason = transaction.feeReason();
    if (feeReason != null) {
      TxId spentBy = spentBy(feeLot(tx), feeReason);
      for (LabelAmount share : transaction.tracedFee()) {
        parts.get(lane).endpoints.add(Endpoint.ofFee(transaction, feeReason, share, spentBy));
      }
    }
  }

  private @Nullable TxId spentBy(int lot, StopReason reason) {
    long spender = lots.spender(lot);
    return spender < 0 || !reason.namesSpender() ? null : ledger.id(spender);
  }

  private void addEndpoints(
      int lane,
      TracedOutput output,
      int lot,
      StopReason reason,
      TracedTransaction transaction,
      @Nullable TxId spentBy) {
    String note = log.note(lot, reason, buffer.script(output.position().vout()));
    for (LabelAmount share : output.traced()) {
      parts.get(lane).endpoints.add(Endpoint.of(transaction, output, reason, share, spentBy, note));
    }
  }
}
