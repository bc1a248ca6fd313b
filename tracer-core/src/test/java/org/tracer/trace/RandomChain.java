package org.tracer.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.Hash256;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.MemoryLedger;
import org.tracer.ledger.MemoryLedgerBuilder;

/**
 * A random chain of small amounts with many merges, as plain lists for a naive reader and as a
 * ledger for the tracer.
 */
final class RandomChain {

  private static final byte[] SPENDABLE = {0x51};
  private static final byte[] UNSPENDABLE = {0x6a};

  /** One transaction; a coinbase spends nothing. */
  record Tx(
      TxId id, int height, List<OutPoint> inputs, List<Integer> outputs, List<Boolean> burns) {}

  final List<Tx> transactions = new ArrayList<>();
  final List<OutPoint> outPoints = new ArrayList<>();

  RandomChain(Random random, int blocks) {
    List<OutPoint> unspent = new ArrayList<>();
    List<Integer> values = new ArrayList<>();
    for (int height = 0; height < blocks; height++) {
      add(random, height, List.of(), 20 + random.nextInt(60), unspent, values);
      for (int i = random.nextInt(4); i > 0 && !unspent.isEmpty(); i--) {
        List<OutPoint> inputs = new ArrayList<>();
        int total = 0;
        for (int n = 1 + random.nextInt(4); n > 0 && !unspent.isEmpty(); n--) {
          int pick = random.nextInt(unspent.size());
          inputs.add(unspent.remove(pick));
          total += values.get(pick);
          values.subList(pick, pick + 1).clear();
        }
        add(random, height, inputs, total, unspent, values);
      }
    }
  }

  private void add(
      Random random,
      int height,
      List<OutPoint> inputs,
      int total,
      List<OutPoint> unspent,
      List<Integer> values) {
    TxId id = new TxId(new Hash256(random.nextLong(), random.nextLong(), 1, transactions.size()));
    List<Integer> outputs = new ArrayList<>();
    List<Boolean> burns = new ArrayList<>();
    int left = total;
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      int value = n == 1 && random.nextBoolean() ? left : random.nextInt(left + 1);
      boolean burn = random.nextInt(15) == 0;
      OutPoint outPoint = new OutPoint(id, outputs.size());
      outputs.add(value);
      burns.add(burn);
      left -= value;
      if (value > 0) {
        outPoints.add(outPoint);
      }
      if (!burn) {
        unspent.add(outPoint);
        values.add(value);
      }
    }
    transactions.add(new Tx(id, height, inputs, outputs, burns));
  }

  MemoryLedger ledger() {
    MemoryLedgerBuilder builder = new MemoryLedgerBuilder();
    int spendable = builder.addScriptSource(SPENDABLE);
    int unspendable = builder.addScriptSource(UNSPENDABLE);
    int height = -1;
    for (Tx tx : transactions) {
      if (tx.height() != height) {
        height = tx.height();
        builder.startBlock(
            new BlockRef(
                BlockHeight.of(height),
                new BlockHash(new Hash256(height, 0, 0, 0)),
                Instant.ofEpochSecond(height)));
      }
      builder.startTransaction(tx.id());
      tx.inputs().forEach(input -> builder.addInput(input.txId(), input.vout()));
      for (int i = 0; i < tx.outputs().size(); i++) {
        builder.addOutput(tx.outputs().get(i), tx.burns().get(i) ? unspendable : spendable, 0, 1);
      }
      builder.endTransaction();
    }
    return builder.build(BitcoinNetwork.REGTEST, "blocks:random", List.of());
  }
}
