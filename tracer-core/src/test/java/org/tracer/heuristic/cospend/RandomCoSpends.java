package org.tracer.heuristic.cospend;

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
 * A small random chain of many locks, so that there are many clusters, with values so few that
 * equal outputs are common, dust among them, and now and then an input that is not in the data.
 */
final class RandomCoSpends {

  private static final long[] VALUES = {546, 2730, 1_000, 1_000, 1_000, 5_000, 0};
  private static final int LOCKS = 40;

  private final Random random;
  private final MemoryLedgerBuilder builder = new MemoryLedgerBuilder();
  private final List<OutPoint> unspent = new ArrayList<>();
  private int made;

  private RandomCoSpends(Random random) {
    this.random = random;
  }

  static MemoryLedger ledger(Random random) {
    RandomCoSpends chain = new RandomCoSpends(random);
    int blocks = 2 + random.nextInt(12);
    int first = random.nextInt(3);
    for (int height = first; height < first + blocks; height++) {
      chain.block(height);
    }
    return chain.builder.build(BitcoinNetwork.REGTEST, "blocks:random", List.of());
  }

  private void block(int height) {
    builder.startBlock(
        new BlockRef(
            BlockHeight.of(height),
            new BlockHash(new Hash256(height, 0, 0, 7)),
            Instant.ofEpochSecond(600L * height)));
    transaction(List.of());
    for (int n = random.nextInt(5); n > 0; n--) {
      List<OutPoint> inputs = new ArrayList<>();
      for (int i = 1 + random.nextInt(4); i > 0 && !unspent.isEmpty(); i--) {
        inputs.add(unspent.remove(random.nextInt(unspent.size())));
      }
      if (random.nextInt(8) == 0) {
        inputs.add(new OutPoint(new TxId(new Hash256(made++, 9, 9, 9)), 0));
      }
      if (!inputs.isEmpty()) {
        transaction(inputs);
      }
    }
  }

  private void transaction(List<OutPoint> inputs) {
    TxId id = new TxId(new Hash256(made++, 1, 1, 1));
    builder.startTransaction(id);
    inputs.forEach(input -> builder.addInput(input.txId(), input.vout()));
    boolean dusting = random.nextInt(12) == 0;
    int outputs = 1 + random.nextInt(dusting ? 12 : 6);
    for (int vout = 0; vout < outputs; vout++) {
      boolean burned = random.nextInt(20) == 0;
      byte[] script = burned ? new byte[] {0x6a} : new byte[] {1, (byte) random.nextInt(LOCKS)};
      long value = dusting ? 546 : VALUES[random.nextInt(VALUES.length)];
      builder.addOutput(value, builder.addScriptSource(script), 0, script.length);
      if (!burned) {
        unspent.add(new OutPoint(id, vout));
      }
    }
    // Amounts need not balance here, so the builder is not asked to check the transaction.
  }
}
