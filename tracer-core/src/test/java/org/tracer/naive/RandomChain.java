package org.tracer.naive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
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

/**
 * A random chain of small amounts with many merges, as plain lists for a naive reader and as a
 * ledger for the tracer. It stands so high in the chain that subsidies are a few satoshi; they
 * halve on the way now and then. Some rewards are not wholly claimed, some inputs come from nowhere
 * in the data, some blocks are earlier than the one before.
 */
public final class RandomChain {

  private static final LockingScript BURN = LockingScript.of(new byte[] {0x6a});
  private static final List<LockingScript> LOCKS =
      IntStream.range(0x51, 0x57)
          .mapToObj(code -> LockingScript.of(new byte[] {(byte) code}))
          .toList();

  /** One output. */
  public record Output(BlockRef block, long value, LockingScript lock) {
    boolean isBurned() {
      return lock.equals(BURN);
    }
  }

  /** One transaction; a coinbase spends nothing. */
  public record Tx(TxId id, BlockRef block, List<OutPoint> inputs, List<Output> outputs) {
    List<Long> values() {
      return outputs.stream().map(Output::value).toList();
    }

    List<OutPoint> places() {
      return IntStream.range(0, outputs.size()).mapToObj(vout -> new OutPoint(id, vout)).toList();
    }
  }

  /** One block, coinbase first. */
  public record Block(BlockRef ref, long subsidy, List<Tx> transactions) {}

  public final List<Block> blocks = new ArrayList<>();

  /** All outputs that hold anything, in chain order. */
  public final List<OutPoint> outPoints = new ArrayList<>();

  private final Random random;
  private final boolean mayLackInputs;
  private final List<OutPoint> unspent = new ArrayList<>();
  private final Map<OutPoint, Output> outputs = new HashMap<>();
  private int made;

  public RandomChain(Random random) {
    this(random, true);
  }

  /** A chain in which every input spends what is in the data. */
  public static RandomChain withAllInputs(Random random) {
    return new RandomChain(random, false);
  }

  private RandomChain(Random random, boolean mayLackInputs) {
    this.random = random;
    this.mayLackInputs = mayLackInputs;
    int first = 150 * (25 + random.nextInt(7)) - random.nextInt(10);
    int last = first + 4 + random.nextInt(12);
    for (int height = first; height <= last || outPoints.isEmpty(); height++) {
      addBlock(height);
    }
  }

  private void addBlock(int height) {
    BlockRef ref =
        new BlockRef(
            BlockHeight.of(height),
            new BlockHash(new Hash256(height, 0, 0, 0)),
            Instant.ofEpochSecond(600L * height + random.nextInt(1500)));
    long subsidy = 5_000_000_000L >> (height / 150);
    long reward = subsidy;
    List<Tx> transactions = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0 && !unspent.isEmpty(); i--) {
      List<OutPoint> inputs = new ArrayList<>();
      long in = 0;
      for (int n = 1 + random.nextInt(4); n > 0 && !unspent.isEmpty(); n--) {
        OutPoint input = unspent.remove(random.nextInt(unspent.size()));
        inputs.add(input);
        in += output(input).value();
      }
      if (mayLackInputs && random.nextInt(40) == 0) {
        inputs.add(random.nextInt(inputs.size() + 1), new OutPoint(newId(), random.nextInt(3)));
        in += random.nextInt(30);
      }
      Tx tx = transaction(ref, inputs, in);
      transactions.add(tx);
      unspent.addAll(spendable(tx));
      reward += in - tx.values().stream().mapToLong(value -> value).sum();
    }
    Tx coinbase = transaction(ref, List.of(), reward);
    unspent.addAll(spendable(coinbase));
    transactions.addFirst(coinbase);
    blocks.add(new Block(ref, subsidy, transactions));
    for (Tx tx : transactions) {
      tx.places().stream().filter(place -> output(place).value() > 0).forEach(outPoints::add);
    }
  }

  private Tx transaction(BlockRef block, List<OutPoint> inputs, long in) {
    TxId id = newId();
    List<Output> made = new ArrayList<>();
    long left = in;
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      long value = n == 1 && random.nextBoolean() ? left : random.nextLong(left + 1);
      if (!made.isEmpty() && made.getLast().value() <= left && random.nextInt(5) == 0) {
        value = made.getLast().value();
      }
      LockingScript lock = random.nextInt(15) == 0 ? BURN : LOCKS.get(random.nextInt(6));
      made.add(new Output(block, value, lock));
      outputs.put(new OutPoint(id, made.size() - 1), made.getLast());
      left -= value;
    }
    return new Tx(id, block, inputs, made);
  }

  private List<OutPoint> spendable(Tx tx) {
    return tx.places().stream().filter(place -> !output(place).isBurned()).toList();
  }

  private TxId newId() {
    return new TxId(new Hash256(random.nextLong(), random.nextLong(), 1, made++));
  }

  public List<Tx> transactions() {
    return blocks.stream().flatMap(block -> block.transactions().stream()).toList();
  }

  boolean isKnown(OutPoint place) {
    return outputs.containsKey(place);
  }

  public Output output(OutPoint place) {
    Output output = outputs.get(place);
    if (output == null) {
      throw new IllegalArgumentException(place + " is not in the data");
    }
    return output;
  }

  public MemoryLedger ledger() {
    MemoryLedgerBuilder builder = new MemoryLedgerBuilder();
    for (Block block : blocks) {
      builder.startBlock(block.ref());
      for (Tx tx : block.transactions()) {
        builder.startTransaction(tx.id());
        tx.inputs().forEach(input -> builder.addInput(input.txId(), input.vout()));
        for (Output output : tx.outputs()) {
          byte[] script = output.lock().toBytes();
          builder.addOutput(output.value(), builder.addScriptSource(script), 0, script.length);
        }
        builder.endTransaction();
      }
    }
    return builder.build(BitcoinNetwork.REGTEST, "blocks:random", List.of());
  }
}
