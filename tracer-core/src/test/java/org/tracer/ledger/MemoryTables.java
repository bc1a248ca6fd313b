package org.tracer.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;

/** A ledger in memory as tables: plain lists, filled one transaction after the other. */
public final class MemoryTables implements ChainTables {

  private final BitcoinNetwork network;
  private final List<BlockRef> blocks = new ArrayList<>();
  private final List<Long> blockFirstTransaction = new ArrayList<>();
  private final List<TxId> ids = new ArrayList<>();
  private final List<Integer> heights = new ArrayList<>();
  private final List<Long> firstInputs = new ArrayList<>();
  private final List<Long> firstOutputs = new ArrayList<>();
  private final List<Long> inputTransactions = new ArrayList<>();
  private final List<Long> sources = new ArrayList<>();
  private final List<Long> outputTransactions = new ArrayList<>();
  private final List<Long> values = new ArrayList<>();
  private final List<Long> outputAddresses = new ArrayList<>();
  private final List<Long> spenders = new ArrayList<>();
  private final List<LockingScript> scripts = new ArrayList<>();
  private final Map<LockingScript, Long> addressNumbers = new HashMap<>();

  public MemoryTables(MemoryLedger ledger) {
    network = ledger.network();
    Map<OutPoint, Long> outputs = new HashMap<>();
    TransactionBuffer buffer = new TransactionBuffer();
    for (long key = 0; key < ledger.transactionCount(); key++) {
      Transaction transaction = ledger.transaction(key);
      ledger.read(key, buffer);
      if (transaction.indexInBlock() == 0) {
        blocks.add(transaction.block());
        blockFirstTransaction.add(key);
      }
      ids.add(transaction.id());
      heights.add(transaction.block().height().value());
      firstInputs.add(inputCount());
      firstOutputs.add(outputCount());
      for (TxInput input : transaction.inputs()) {
        long source = outputs.getOrDefault(input.spent(), UNKNOWN_SOURCE);
        if (source != UNKNOWN_SOURCE) {
          spenders.set((int) source, inputCount());
        }
        sources.add(source);
        inputTransactions.add(key);
      }
      for (int vout = 0; vout < transaction.outputs().size(); vout++) {
        TxOutput output = transaction.outputs().get(vout);
        outputs.put(new OutPoint(transaction.id(), vout), outputCount());
        values.add(output.value().value());
        outputAddresses.add(buffer.isUnspendable(vout) ? NO_ADDRESS : number(output.script()));
        spenders.add(UNSPENT);
        outputTransactions.add(key);
      }
    }
  }

  private long number(LockingScript script) {
    Long number = addressNumbers.putIfAbsent(script, (long) scripts.size());
    if (number == null) {
      scripts.add(script);
      return scripts.size() - 1L;
    }
    return number;
  }

  @Override
  public BitcoinNetwork network() {
    return network;
  }

  @Override
  public int firstHeight() {
    return blocks.getFirst().height().value();
  }

  @Override
  public BlockRef horizon() {
    return blocks.getLast();
  }

  @Override
  public long transactionCount() {
    return ids.size();
  }

  @Override
  public long inputCount() {
    return sources.size();
  }

  @Override
  public long outputCount() {
    return values.size();
  }

  @Override
  public long addressCount() {
    return scripts.size();
  }

  @Override
  public BlockRef block(int height) {
    return blocks.get(height - firstHeight());
  }

  @Override
  public long firstTransaction(int height) {
    int block = height - firstHeight();
    return block == blocks.size() ? transactionCount() : blockFirstTransaction.get(block);
  }

  @Override
  public int height(long transaction) {
    return heights.get((int) transaction);
  }

  @Override
  public long firstInput(long transaction) {
    return transaction == transactionCount() ? inputCount() : firstInputs.get((int) transaction);
  }

  @Override
  public long firstOutput(long transaction) {
    return transaction == transactionCount() ? outputCount() : firstOutputs.get((int) transaction);
  }

  @Override
  public long transactionOfInput(long input) {
    return inputTransactions.get((int) input);
  }

  @Override
  public long transactionOfOutput(long output) {
    return outputTransactions.get((int) output);
  }

  @Override
  public long source(long input) {
    return sources.get((int) input);
  }

  @Override
  public long valueSat(long output) {
    return values.get((int) output);
  }

  @Override
  public long address(long output) {
    return outputAddresses.get((int) output);
  }

  @Override
  public long spender(long output) {
    return spenders.get((int) output);
  }

  @Override
  public LockingScript script(long address) {
    return scripts.get((int) address);
  }

  @Override
  public TxId id(long transaction) {
    return ids.get((int) transaction);
  }
}
