package org.tracer.bounds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.tracer.accounting.Policy;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.Hash256;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.MemoryLedger;
import org.tracer.ledger.MemoryLedgerBuilder;
import org.tracer.trace.Seed;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;

/** A random chain with many merges and few addresses, as plain lists and as a ledger. */
final class SmallChain {

  static final int HOLDERS = 4;

  /** One transaction; a coinbase spends nothing and has no fee. */
  record Tx(TxId id, List<OutPoint> inputs, List<Long> values, List<Integer> holders, long fee) {}

  final List<Tx> transactions = new ArrayList<>();
  final List<OutPoint> outPoints = new ArrayList<>();
  private final Random random;
  private final List<OutPoint> unspent = new ArrayList<>();
  private final List<Long> unspentValues = new ArrayList<>();

  /** Coinbases of 1 to {@code most} units and as many spends as asked for, in turn. */
  SmallChain(Random random, int spends, int maxInputs, int maxOutputs, long most) {
    this.random = random;
    for (int i = 0; i < spends; i++) {
      for (int n = random.nextInt(3); n > 0 || unspent.isEmpty(); n--) {
        add(List.of(), 1 + random.nextLong(most), 1);
      }
      List<OutPoint> inputs = new ArrayList<>();
      long total = 0;
      for (int n = 1 + random.nextInt(maxInputs); n > 0 && !unspent.isEmpty(); n--) {
        int pick = random.nextInt(unspent.size());
        inputs.add(unspent.remove(pick));
        total += unspentValues.remove(pick);
      }
      add(inputs, total, 1 + random.nextInt(maxOutputs));
    }
  }

  private void add(List<OutPoint> inputs, long total, int outputs) {
    TxId id = new TxId(new Hash256(random.nextLong(), random.nextLong(), 1, transactions.size()));
    List<Long> values = new ArrayList<>();
    List<Integer> holders = new ArrayList<>();
    long left = total;
    for (int vout = 0; vout < outputs; vout++) {
      boolean rest = inputs.isEmpty() || (vout == outputs - 1 && random.nextInt(3) > 0);
      long value = rest ? left : random.nextLong(left + 1);
      left -= value;
      values.add(value);
      holders.add(random.nextInt(HOLDERS));
      OutPoint outPoint = new OutPoint(id, vout);
      if (value > 0) {
        outPoints.add(outPoint);
      }
      unspent.add(outPoint);
      unspentValues.add(value);
    }
    transactions.add(new Tx(id, List.copyOf(inputs), values, holders, left));
  }

  static LockingScript script(int holder) {
    return LockingScript.of(
        HexFormat.of().parseHex("0014" + String.format("%02x", holder).repeat(20)));
  }

  static BitcoinAddress address(int holder) {
    return script(holder).address(BitcoinNetwork.REGTEST).orElseThrow();
  }

  MemoryLedger ledger() {
    MemoryLedgerBuilder builder = new MemoryLedgerBuilder();
    int[] scripts = new int[HOLDERS];
    for (int holder = 0; holder < HOLDERS; holder++) {
      scripts[holder] = builder.addScriptSource(script(holder).toBytes());
    }
    for (int height = 0; height < transactions.size(); height++) {
      Tx tx = transactions.get(height);
      builder.startBlock(
          new BlockRef(
              BlockHeight.of(height),
              new BlockHash(new Hash256(height, 0, 0, 0)),
              Instant.ofEpochSecond(height)));
      builder.startTransaction(tx.id());
      tx.inputs().forEach(input -> builder.addInput(input.txId(), input.vout()));
      for (int i = 0; i < tx.values().size(); i++) {
        builder.addOutput(tx.values().get(i), scripts[tx.holders().get(i)], 0, 22);
      }
      builder.endTransaction();
    }
    return builder.build(BitcoinNetwork.REGTEST, "blocks:random", List.of());
  }

  /** One to {@code most} different outputs that hold value, in random order. */
  List<OutPoint> pick(int most) {
    List<OutPoint> picked = new ArrayList<>(outPoints);
    Collections.shuffle(picked, random);
    return List.copyOf(picked.subList(0, Math.min(picked.size(), 1 + random.nextInt(most))));
  }

  /** Traces each outpoint under a label of its own, its place in the list counted from 1. */
  Trace trace(List<OutPoint> outPoints, Policy policy, StopRules rules) {
    List<Seed> seeds = new ArrayList<>();
    for (OutPoint outPoint : outPoints) {
      seeds.add(new Seed.OfOutPoint(Integer.toString(seeds.size() + 1), outPoint));
    }
    return Tracer.trace(ledger(), new TraceRequest(seeds, policy, rules));
  }
}
