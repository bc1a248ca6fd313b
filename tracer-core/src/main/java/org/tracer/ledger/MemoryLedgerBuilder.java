package org.tracer.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.MalformedDataException;

/**
 * Fills a {@link MemoryLedger} in chain order: block by block, transaction by transaction, inputs
 * before outputs. Refuses what no valid chain holds: an output spent twice, a transaction that pays
 * out more than it takes in. Confined to one thread.
 */
public final class MemoryLedgerBuilder {

  private final MemoryLedger.Rows rows = new MemoryLedger.Rows();
  private final List<TxId> repeated = new ArrayList<>();
  private boolean allInputsKnown;
  private long inputSumSat;
  private long outputSumSat;

  public MemoryLedgerBuilder() {
    rows.scriptSources.add(new byte[0]);
  }

  /** Names bytes that scripts of following outputs lie in; returns their number. */
  public int addScriptSource(byte[] source) {
    rows.scriptSources.add(source);
    return rows.scriptSources.size() - 1;
  }

  public void startBlock(BlockRef block) {
    rows.blocks.add(block);
    rows.blockFirstTx.add(rows.txCount());
  }

  public void startTransaction(TxId id) {
    int earlier = rows.ids.find(id);
    if (earlier >= 0) {
      loseUnspentOutputs(earlier);
      repeated.add(id);
    }
    rows.ids.add(id);
    rows.txFirstInput.add(rows.inputOutput.size());
    rows.txFirstOutput.add(rows.outputValueSat.size());
    allInputsKnown = true;
    inputSumSat = 0;
    outputSumSat = 0;
  }

  /** Appends an input of the current transaction; a coinbase gets none. */
  public void addInput(TxId spentId, int spentVout) {
    int spender = rows.txCount() - 1;
    int vin = rows.inputOutput.size() - rows.txFirstInput.get(spender);
    int tx = rows.ids.find(spentId);
    if (tx < 0 || tx == spender) {
      allInputsKnown = false;
      rows.missing.put(rows.inputOutput.size(), new OutPoint(spentId, spentVout));
      rows.inputOutput.add(MemoryLedger.NO_OUTPUT);
      return;
    }
    int output = rows.txFirstOutput.get(tx) + spentVout;
    if (spentVout < 0 || spentVout >= rows.outputEnd(tx) - rows.txFirstOutput.get(tx)) {
      throw malformed("an input spends an output that does not exist", spentId + ":" + spentVout);
    }
    if (rows.outputSpenderTx.get(output) != MemoryLedger.NOT_SPENT) {
      throw malformed("an output is spent twice", spentId + ":" + spentVout);
    }
    rows.outputSpenderTx.set(output, spender);
    rows.outputSpenderInput.set(output, vin);
    rows.inputOutput.add(output);
    inputSumSat = checkedSum(inputSumSat, rows.outputValueSat.get(output));
  }

  /** Appends an output of the current transaction. */
  public void addOutput(long valueSat, int scriptSource, int scriptOffset, int scriptLength) {
    if (valueSat < 0 || valueSat > Satoshi.MAX_MONEY) {
      throw malformed("an output holds " + valueSat + " satoshi", currentId());
    }
    rows.outputValueSat.add(valueSat);
    rows.outputSpenderTx.add(MemoryLedger.NOT_SPENT);
    rows.outputSpenderInput.add(-1);
    rows.outputScriptSource.add(scriptSource);
    rows.outputScriptOffset.add(scriptOffset);
    rows.outputScriptLength.add(scriptLength);
    outputSumSat = checkedSum(outputSumSat, valueSat);
  }

  /** Ends the current transaction. */
  public void endTransaction() {
    int tx = rows.txCount() - 1;
    boolean coinbase = rows.txFirstInput.get(tx) == rows.inputOutput.size();
    if (rows.txFirstOutput.get(tx) == rows.outputValueSat.size()) {
      throw malformed("a transaction has no outputs", currentId());
    }
    if (!coinbase && allInputsKnown && inputSumSat < outputSumSat) {
      throw malformed(
          "a transaction pays out " + outputSumSat + " of " + inputSumSat + " satoshi",
          currentId());
    }
  }

  /** Marks the outputs of the current transaction as outside the set of spendable outputs. */
  public void loseOutputs() {
    loseUnspentOutputs(rows.txCount() - 1);
  }

  /** A ledger that proves nothing and does not say how its transactions are written. */
  public MemoryLedger build(BitcoinNetwork network, String origin, List<String> notices) {
    return build(
        network, origin, notices, TransactionProof.Source.NONE, TransactionForm.Source.NONE);
  }

  public MemoryLedger build(
      BitcoinNetwork network,
      String origin,
      List<String> notices,
      TransactionProof.Source proofs,
      TransactionForm.Source forms) {
    if (rows.blocks.isEmpty()) {
      throw new MalformedDataException("no block to read", origin, "");
    }
    List<String> all = new ArrayList<>(notices);
    for (TxId id : repeated) {
      all.add(
          String.format(
                  Locale.ROOT,
                  "two transactions have the id %s; the id means the later one, and what the earlier one",
                  id)
              + " held and was not spent by then is lost");
    }
    return new MemoryLedger(network, origin, all, rows, proofs, forms);
  }

  /**
   * Two coinbase transactions before BIP 30 repeat an earlier id; what the earlier one held and was
   * not yet spent is gone.
   */
  private void loseUnspentOutputs(int tx) {
    for (int output = rows.txFirstOutput.get(tx); output < rows.outputEnd(tx); output++) {
      if (rows.outputSpenderTx.get(output) == MemoryLedger.NOT_SPENT) {
        rows.lost.add(output);
      }
    }
  }

  /** Two amounts within the supply cannot overflow; their sum must stay within it too. */
  private long checkedSum(long sumSat, long valueSat) {
    long sum = Math.addExact(sumSat, valueSat);
    if (sum > Satoshi.MAX_MONEY) {
      throw malformed("a transaction moves more satoshi than can exist: " + sum, currentId());
    }
    return sum;
  }

  private String currentId() {
    return "transaction " + rows.ids.get(rows.txCount() - 1);
  }

  private static MalformedDataException malformed(String message, String input) {
    return new MalformedDataException(message, input, "The data is not a valid chain.");
  }
}
