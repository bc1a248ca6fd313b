package org.tracer.path;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.Hash256;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.MemoryLedger;
import org.tracer.ledger.MemoryLedgerBuilder;

/** A small random chain with few locks and many merges, where equal amounts are common. */
final class ScriptedChain {

  static final int LOCKS = 5;

  /** One transaction; a coinbase spends nothing. Locks and values are of its outputs. */
  record Tx(
      TxId id, int height, List<OutPoint> inputs, List<Integer> values, List<Integer> locks) {}

  final List<Tx> transactions = new ArrayList<>();

  ScriptedChain(Random random, int blocks) {
    List<OutPoint> unspent = new ArrayList<>();
    List<Integer> held = new ArrayList<>();
    for (int height = 0; height < blocks; height++) {
      add(random, height, List.of(), 8 + random.nextInt(12), unspent, held);
      for (int i = random.nextInt(4); i > 0 && !unspent.isEmpty(); i--) {
        List<OutPoint> inputs = new ArrayList<>();
        int total = 0;
        for (int n = 1 + random.nextInt(3); n > 0 && !unspent.isEmpty(); n--) {
          int pick = random.nextInt(unspent.size());
          inputs.add(unspent.remove(pick));
          total += held.get(pick);
          held.subList(pick, pick + 1).clear();
        }
        add(random, height, inputs, total, unspent, held);
      }
    }
  }

  private void add(
      Random random,
      int height,
      List<OutPoint> inputs,
      int total,
      List<OutPoint> unspent,
      List<Integer> held) {
    TxId id = new TxId(new Hash256(random.nextLong(), random.nextLong(), 2, transactions.size()));
    List<Integer> values = new ArrayList<>();
    List<Integer> locks = new ArrayList<>();
    int left = total;
    for (int n = 1 + random.nextInt(3); n > 0; n--) {
      int value = n == 1 && random.nextInt(4) > 0 ? left : random.nextInt(left + 1);
      unspent.add(new OutPoint(id, values.size()));
      held.add(value);
      values.add(value);
      locks.add(random.nextInt(LOCKS));
      left -= value;
    }
    transactions.add(new Tx(id, height, inputs, values, locks));
  }

  /** Outputs under a lock that hold something. */
  Set<OutPoint> under(int lock) {
    Set<OutPoint> outputs = new HashSet<>();
    for (Tx tx : transactions) {
      for (int vout = 0; vout < tx.values().size(); vout++) {
        if (tx.locks().get(vout) == lock && tx.values().get(vout) > 0) {
          outputs.add(new OutPoint(tx.id(), vout));
        }
      }
    }
    return outputs;
  }

  static LockingScript script(int lock) {
    return LockingScript.of(new byte[] {0x51, (byte) (0x51 + lock)});
  }

  MemoryLedger ledger() {
    MemoryLedgerBuilder builder = new MemoryLedgerBuilder();
    int[] sources = new int[LOCKS];
    for (int lock = 0; lock < LOCKS; lock++) {
      sources[lock] = builder.addScriptSource(script(lock).toBytes());
    }
    int height = -1;
    for (Tx tx : transactions) {
      if (tx.height() != height) {
        height = tx.height();
        builder.startBlock(
            new BlockRef(
                BlockHeight.of(height),
                new BlockHash(new Hash256(height, 0, 0, 0)),
                Instant.ofEpochSecond(600L * height)));
      }
      builder.startTransaction(tx.id());
      tx.inputs().forEach(input -> builder.addInput(input.txId(), input.vout()));
      for (int vout = 0; vout < tx.values().size(); vout++) {
        builder.addOutput(tx.values().get(vout), sources[tx.locks().get(vout)], 0, 2);
      }
      builder.endTransaction();
    }
    return builder.build(BitcoinNetwork.REGTEST, "blocks:scripted", List.of());
  }
}
