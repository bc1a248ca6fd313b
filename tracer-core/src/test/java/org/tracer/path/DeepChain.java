package org.tracer.path;

import java.time.Instant;
import java.util.List;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.Hash256;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.MemoryLedger;
import org.tracer.ledger.MemoryLedgerBuilder;

/** Spend after spend, each paying a narrow and a wide output that the next one spends together. */
final class DeepChain {

  static final long WIDE = 700_000;
  private static final long NARROW = 300_000;

  final MemoryLedger ledger;
  final OutPoint first;
  final TxId last;

  DeepChain(int depth) {
    MemoryLedgerBuilder builder = new MemoryLedgerBuilder();
    int script = builder.addScriptSource(new byte[] {0x51});
    TxId id = id(0);
    first = new OutPoint(id, 0);
    for (int tx = 0; tx <= depth; tx++) {
      if (tx % 2_000 == 0) {
        int height = tx / 2_000;
        builder.startBlock(
            new BlockRef(
                BlockHeight.of(height),
                new BlockHash(new Hash256(height, 0, 0, 0)),
                Instant.ofEpochSecond(600L * height)));
      }
      builder.startTransaction(id(tx));
      if (tx > 0) {
        builder.addInput(id, 0);
      }
      if (tx > 1) {
        builder.addInput(id, 1);
      }
      id = id(tx);
      if (tx == 0) {
        builder.addOutput(NARROW + WIDE, script, 0, 1);
      } else {
        builder.addOutput(NARROW, script, 0, 1);
        builder.addOutput(WIDE, script, 0, 1);
      }
      builder.endTransaction();
    }
    last = id;
    ledger = builder.build(BitcoinNetwork.REGTEST, "blocks:deep", List.of());
  }

  private static TxId id(int tx) {
    return new TxId(new Hash256(0x9e3779b97f4a7c15L * (tx + 1), tx, 3, 0));
  }
}
