package org.tracer.trace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
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
 * A chain in memory on which a trace of its first coin touches almost every transaction: payments
 * of one or two inputs into two outputs, the inputs drawn from what was paid recently, as wallets
 * do.
 */
public final class SyntheticChain {

  private static final int TX_PER_BLOCK = 2_500;
  private static final int RECENT = 20_000;
  private static final int EARLY = 100;

  public final MemoryLedger ledger;
  public final OutPoint seed;
  public final int outputs;

  /** Outputs made early, some way apart: seeds whose money is soon mixed with other money. */
  final List<OutPoint> early = new ArrayList<>();

  public SyntheticChain(int outputs) {
    SplittableRandom random = new SplittableRandom(42);
    MemoryLedgerBuilder builder = new MemoryLedgerBuilder();
    int script = builder.addScriptSource(new byte[] {0x51});
    TxId[] ids = new TxId[RECENT];
    int[] vouts = new int[RECENT];
    long[] values = new long[RECENT];
    int held = 0;
    int made = 0;
    int tx = 0;
    OutPoint first = null;
    while (made < outputs) {
      if (tx % TX_PER_BLOCK == 0) {
        int height = tx / TX_PER_BLOCK;
        builder.startBlock(
            new BlockRef(
                BlockHeight.of(height),
                new BlockHash(new Hash256(height, 0, 0, 0)),
                Instant.ofEpochSecond(1_231_006_505L + 600L * height)));
      }
      TxId id = new TxId(new Hash256(random.nextLong(), random.nextLong(), 0, tx));
      builder.startTransaction(id);
      long total = 0;
      if (held == 0) {
        total = 2_000_000_000_000_000L;
        first = new OutPoint(id, 0);
      }
      int inputs = held == 0 ? 0 : held == RECENT - 2 || random.nextInt(3) > 0 ? 2 : 1;
      for (int i = 0; i < inputs && held > 0; i++) {
        int pick = random.nextInt(held);
        builder.addInput(ids[pick], vouts[pick]);
        total += values[pick];
        held--;
        ids[pick] = ids[held];
        vouts[pick] = vouts[held];
        values[pick] = values[held];
      }
      int pays = first != null && tx == 0 ? 1 : 2;
      long fee = tx == 0 ? 0 : Math.min(total / 1_000, 500);
      for (int vout = 0; vout < pays; vout++) {
        long value = vout == pays - 1 ? total - fee : (total - fee) / (2 + random.nextInt(8));
        total -= vout == pays - 1 ? 0 : value;
        builder.addOutput(value, script, 0, 1);
        ids[held] = id;
        vouts[held] = vout;
        values[held] = value;
        held++;
        made++;
      }
      builder.endTransaction();
      if (tx >= 1_000 && tx % 100 == 0 && early.size() < EARLY) {
        early.add(new OutPoint(id, 0));
      }
      tx++;
    }
    if (first == null) {
      throw new IllegalArgumentException("a chain has at least one output");
    }
    this.outputs = made;
    seed = first;
    ledger = builder.build(BitcoinNetwork.REGTEST, "blocks:synthetic", List.of());
  }
}
