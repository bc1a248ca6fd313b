package org.tracer.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.Policy;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.UtxoLedger;

/**
 * Makes results of a sweep over a {@link ReversedLedger}. The result is told forward again: its
 * transactions are in chain order, each with the outputs whose money is explained and the inputs
 * that explain it.
 */
final class BackwardAssembly {

  /** A transaction of the result: its traced outputs as lots by output, and its row, or -1. */
  private static final class Node {
    final TreeMap<Integer, Integer> lots = new TreeMap<>();
    int row = -1;
  }

  private final UtxoLedger ledger;
  private final ReversedLedger reversed;
  private final SweepLog log;
  private final LotTable lots;
  private final LabelSums sums;
  private final TreeMap<Long, Node> nodes = new TreeMap<>();
  private final List<OutPoint> positions = new ArrayList<>();

  private BackwardAssembly(
      UtxoLedger ledger, ReversedLedger reversed, TraceRequest request, SweepLog log) {
    this.ledger = ledger;
    this.reversed = reversed;
    this.log = log;
    lots = log.lots;
    sums = new LabelSums(request.seeds());
  }

  static List<Trace> of(
      UtxoLedger ledger,
      ReversedLedger reversed,
      TraceRequest request,
      List<Policy> policies,
      SeedPositions seeds,
      SweepLog log) {
    BackwardAssembly assembly = new BackwardAssembly(ledger, reversed, request, log);
    assembly.gather(seeds);
    List<TraceParts> parts = new ArrayList<>();
    policies.forEach(policy -> parts.add(new TraceParts()));
    for (Map.Entry<Long, Node> entry : assembly.nodes.entrySet()) {
      assembly.add(ledger.transaction(entry.getKey()), entry.getValue(), parts);
    }
    List<Trace> traces = new ArrayList<>();
    for (int lane = 0; lane < policies.size(); lane++) {
      TraceRequest one = request.withPolicy(policies.get(lane));
      traces.add(parts.get(lane).trace(ledger, one, seeds, reversed.places(), log, lane));
    }
    return traces;
  }

  /** Finds which output every lot is and puts it with the transaction that made it. */
  private void gather(SeedPositions seeds) {
    for (int row = 0; row < log.txKey.size(); row++) {
      long key = log.txKey.get(row);
      List<TxInput> inputs = List.of();
      if (!reversed.isSeed(key)) {
        long original = ReversedLedger.original(key);
        inputs = ledger.transaction(original).inputs();
        if (log.inputEnd(row) > log.txFirstInput.get(row)) {
          nodes.computeIfAbsent(original, unseen -> new Node()).row = row;
        }
      }
      for (int lot = log.txFirstLot.get(row); lot < log.lotEnd(row); lot++) {
        OutPoint position =
            reversed.isSeed(key)
                ? new OutPoint(reversed.id(key), seeds.vout((int) key))
                : inputs.get(lots.vout(lot)).spent();
        positions.add(position);
        long made = ledger.find(position.txId());
        if (made == UtxoLedger.NOT_FOUND) {
          throw new MalformedDataException(
              "a transaction is spent from but is not in the chain",
              "transaction " + position.txId(),
              "Try again; if it stays, do not rely on this source.");
        }
        nodes.computeIfAbsent(made, unseen -> new Node()).lots.put(position.vout(), lot);
      }
    }
  }

  private void add(Transaction transaction, Node node, List<TraceParts> parts) {
    TracedTransaction last = null;
    for (int lane = 0; lane < parts.size(); lane++) {
      List<TracedOutput> outputs = outputs(transaction, node, lane);
      if (outputs.isEmpty()) {
        continue;
      }
      TracedTransaction seen =
          new TracedTransaction(
              transaction.id(),
              transaction.block(),
              transaction.indexInBlock(),
              outputs.stream().mapToInt(TracedOutput::hop).min().orElseThrow(),
              inputs(node, lane),
              outputs,
              fee(transaction),
              List.of(),
              null,
              List.of());
      last = last != null && seen.equals(last) ? last : seen;
      parts.get(lane).transactions.add(last);
      for (TracedOutput output : outputs) {
        addEndpoints(transaction, node, last, output, parts.get(lane));
      }
    }
  }

  private List<TracedOutput> outputs(Transaction transaction, Node node, int lane) {
    List<TracedOutput> outputs = new ArrayList<>();
    node.lots.forEach((vout, lot) -> {
      if (lots.isHeld(lot, lane)) {
        LockingScript script = transaction.outputs().get(vout).script();
        outputs.add(
            new TracedOutput(
                positions.get(lot),
                script.address(ledger.network()).orElse(null),
                script.type(),
                script.descriptor(ledger.network()),
                Satoshi.of(lots.value(lot)),
                sums.of(lots, lot, lane),
                lots.hop(lot, lane),
                lots.reason(lot, lane)));
      }
    });
    return outputs;
  }

  /** The inputs that explain the outputs under a lane, if it came through here. */
  private List<TracedInput> inputs(Node node, int lane) {
    List<TracedInput> inputs = new ArrayList<>();
    if (node.row >= 0 && isThrough(node.row, lane)) {
      for (int lot = log.txFirstLot.get(node.row); lot < log.lotEnd(node.row); lot++) {
        if (lots.isHeld(lot, lane)) {
          inputs.add(new TracedInput(lots.vout(lot), positions.get(lot), sums.of(lots, lot, lane)));
        }
      }
    }
    return inputs;
  }

  private boolean isThrough(int row, int lane) {
    for (int i = log.txFirstInput.get(row); i < log.inputEnd(row); i++) {
      if (lots.isOpen(log.inputLot.get(i), lane)) {
        return true;
      }
    }
    return false;
  }

  private void addEndpoints(
      Transaction made,
      Node node,
      TracedTransaction transaction,
      TracedOutput output,
      TraceParts parts) {
    StopReason reason = output.reason();
    if (reason == null) {
      return;
    }
    int vout = output.position().vout();
    Integer lot = node.lots.get(vout);
    long towards = lot == null ? 0 : log.txKey.get(lots.tx(lot));
    @Nullable TxId spentBy = reversed.isSeed(towards) ? null : reversed.id(towards);
    String note = lot == null ? null : log.note(lot, reason, made.outputs().get(vout).script());
    for (LabelAmount share : output.traced()) {
      parts.endpoints.add(Endpoint.of(transaction, output, reason, share, spentBy, note));
    }
  }

  private static @Nullable Satoshi fee(Transaction transaction) {
    if (transaction.isCoinbase()) {
      return null;
    }
    long fee = 0;
    for (TxInput input : transaction.inputs()) {
      if (input.output() == null) {
        return null;
      }
      fee = Math.addExact(fee, input.output().value().value());
    }
    for (int vout = 0; vout < transaction.outputs().size(); vout++) {
      fee = Math.subtractExact(fee, transaction.outputs().get(vout).value().value());
    }
    return Satoshi.of(fee);
  }
}
