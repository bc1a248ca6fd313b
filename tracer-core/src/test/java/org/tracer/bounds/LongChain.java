package org.tracer.bounds;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.tracer.accounting.Poison;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.Hash256;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.MemoryLedgerBuilder;
import org.tracer.trace.Seed;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;

/**
 * A peel chain of any length: every transaction adds a clean input to what is left, pays a few
 * units and a fee, and passes on the rest.
 */
final class LongChain {

  static final long SEEDED = 2_000_000;

  final Trace trace;

  /** The payment and the rest of each hop. */
  final List<TxId> hops;

  LongChain(int length) {
    SplittableRandom random = new SplittableRandom(7);
    MemoryLedgerBuilder builder = new MemoryLedgerBuilder();
    int script = builder.addScriptSource(new byte[] {0x51});
    builder.startBlock(
        new BlockRef(BlockHeight.of(0), new BlockHash(new Hash256(0, 0, 0, 0)), Instant.EPOCH));
    TxId previous = coinbase(builder, script, random, SEEDED);
    OutPoint seed = new OutPoint(previous, 0);
    TxId[] ids = new TxId[length];
    long rest = SEEDED;
    int restVout = 0;
    for (int hop = 0; hop < length; hop++) {
      long clean = 1L + random.nextInt(20);
      TxId added = coinbase(builder, script, random, clean);
      ids[hop] = new TxId(new Hash256(random.nextLong(), random.nextLong(), 0, hop));
      builder.startTransaction(ids[hop]);
      builder.addInput(previous, restVout);
      builder.addInput(added, 0);
      long payment = 1L + random.nextInt(10);
      long fee = random.nextInt(3);
      rest = rest + clean - payment - fee;
      builder.addOutput(payment, script, 0, 1);
      builder.addOutput(rest, script, 0, 1);
      builder.endTransaction();
      previous = ids[hop];
      restVout = 1;
    }
    hops = List.of(ids);
    List<Seed> seeds = List.of(new Seed.OfOutPoint("seed", seed));
    trace =
        Tracer.trace(
            builder.build(BitcoinNetwork.REGTEST, "blocks:long", List.of()),
            new TraceRequest(seeds, new Poison(), StopRules.NONE));
  }

  private static TxId coinbase(
      MemoryLedgerBuilder builder, int script, SplittableRandom random, long value) {
    TxId id = new TxId(new Hash256(random.nextLong(), random.nextLong(), 1, 0));
    builder.startTransaction(id);
    builder.addOutput(value, script, 0, 1);
    builder.endTransaction();
    return id;
  }
}
