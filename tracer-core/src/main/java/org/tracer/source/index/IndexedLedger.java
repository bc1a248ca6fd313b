package org.tracer.source.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.LongStream;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.column.LongColumn;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.OutputLocks;
import org.tracer.ledger.RawBytes;
import org.tracer.ledger.SpendBuffer;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TransactionBuffer;
import org.tracer.ledger.TransactionForm;
import org.tracer.ledger.TransactionProof;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.codec.BlockProofs;
import org.tracer.source.codec.LastBlockProofs;

/** A ledger read from an index and the block files behind it. A key is a transaction's number. */
public final class IndexedLedger implements UtxoLedger, OutputLocks {

  private final ChainIndex index;
  private final String origin;
  private long[] scratch = new long[64];
  private final long[] pair = new long[2];
  private final LastBlockProofs proofs = new LastBlockProofs();

  /**
   * @param origin what the ledger calls its source, without this machine's paths
   */
  public IndexedLedger(ChainIndex index, String origin) {
    this.index = index;
    this.origin = origin;
  }

  @Override
  public BitcoinNetwork network() {
    return index.network();
  }

  @Override
  public BlockRef horizon() {
    return index.horizon();
  }

  @Override
  public String origin() {
    return origin;
  }

  @Override
  public List<String> notices() {
    return index.manifest().notices();
  }

  @Override
  public long find(TxId id) {
    return index.find(id);
  }

  @Override
  public TxId id(long key) {
    return index.id(key);
  }

  @Override
  public BlockRef block(long key) {
    return index.block(index.height(key));
  }

  @Override
  public int indexInBlock(long key) {
    return Math.toIntExact(key - index.firstTransaction(index.height(key)));
  }

  @Override
  public void read(long key, TransactionBuffer into) {
    index.inputs(key, pair);
    int inputs = Math.toIntExact(pair[1] - pair[0]);
    into.start(inputs == 0);
    long[] sources = scratch(inputs);
    index.sources(pair[0], inputs, sources);
    for (int vin = 0; vin < inputs; vin++) {
      into.addInput(
          sources[vin] == ChainIndex.UNKNOWN_SOURCE
              ? TransactionBuffer.UNKNOWN_VALUE
              : index.valueSat(sources[vin]));
    }
    index.outputs(key, pair);
    long first = pair[0];
    int count = Math.toIntExact(pair[1] - first);
    long[] values = scratch(count);
    index.values(first, count, values);
    for (int vout = 0; vout < count; vout++) {
      into.addOutput(values[vout], this, first + vout);
    }
  }

  private long[] scratch(int count) {
    if (count > scratch.length) {
      scratch = new long[2 * count];
    }
    return scratch;
  }

  @Override
  public boolean isUnspendable(long output) {
    return index.address(output) == ChainIndex.NO_ADDRESS;
  }

  @Override
  public LockingScript script(long output) {
    long address = index.addressPaid(output);
    if (address != ChainIndex.NO_ADDRESS) {
      return index.script(address);
    }
    long transaction = index.transactionOfOutput(output);
    int vout = Math.toIntExact(output - index.firstOutput(transaction));
    return LockingScript.of(index.read(transaction).script(vout));
  }

  @Override
  public void readSpends(long key, SpendBuffer spends) {
    long first = index.firstOutput(key);
    // Two rounds: the cache misses of one question then do not wait for those of the one before.
    long[] inputs = scratch(spends.size());
    for (int question = 0; question < spends.size(); question++) {
      inputs[question] = index.spender(first + spends.vout(question));
    }
    for (int question = 0; question < spends.size(); question++) {
      if (inputs[question] == ChainIndex.UNSPENT) {
        spends.answer(question, SpendBuffer.UNSPENT, -1);
      } else {
        index.ofInput(inputs[question], pair);
        spends.answer(question, pair[0], Math.toIntExact(inputs[question] - pair[1]));
      }
    }
  }

  @Override
  public void readSources(long key, SpendBuffer sources) {
    long first = index.firstInput(key);
    for (int question = 0; question < sources.size(); question++) {
      long output = index.source(first + sources.vout(question));
      if (output == ChainIndex.UNKNOWN_SOURCE) {
        sources.answer(question, SpendBuffer.UNKNOWN, -1);
      } else {
        index.ofOutput(output, pair);
        sources.answer(question, pair[0], Math.toIntExact(output - pair[1]));
      }
    }
  }

  @Override
  public long[] transactionsOfBlock(long key) {
    int height = index.height(key);
    return LongStream.range(index.firstTransaction(height), index.firstTransaction(height + 1))
        .toArray();
  }

  @Override
  public Transaction transaction(long key) {
    List<TxInput> inputs = new ArrayList<>();
    for (long input = index.firstInput(key); input < index.firstInput(key + 1); input++) {
      inputs.add(input(key, input));
    }
    List<TxOutput> outputs = new ArrayList<>();
    for (long output = index.firstOutput(key); output < index.firstOutput(key + 1); output++) {
      outputs.add(output(output));
    }
    return new Transaction(id(key), block(key), indexInBlock(key), inputs, outputs);
  }

  private TxInput input(long key, long input) {
    long source = index.source(input);
    if (source == ChainIndex.UNKNOWN_SOURCE) {
      int vin = Math.toIntExact(input - index.firstInput(key));
      return new TxInput(index.read(key).spent(vin), null);
    }
    long made = index.transactionOfOutput(source);
    int vout = Math.toIntExact(source - index.firstOutput(made));
    return new TxInput(new OutPoint(id(made), vout), output(source));
  }

  private TxOutput output(long output) {
    return new TxOutput(Satoshi.of(index.valueSat(output)), script(output));
  }

  /**
   * {@inheritDoc}
   *
   * <p>Takes time in proportion to the answer. Scripts that only carry data are not looked up.
   */
  @Override
  public long[] history(LockingScript script) {
    return history(script, Integer.MAX_VALUE);
  }

  @Override
  public Optional<long[]> historyWithin(LockingScript script, int most) {
    long[] found = history(script, Math.addExact(most, 1));
    return found.length > most ? Optional.empty() : Optional.of(found);
  }

  /** As {@link #history(LockingScript)}, but at most the first {@code most} transactions. */
  public long[] history(LockingScript script, int most) {
    byte[] bytes = script.toBytes();
    if (LockingScript.isUnspendable(bytes, 0, bytes.length)) {
      throw new InvalidInputException(
          "an index does not list what was paid to a script that can never be spent",
          script.toString(),
          "Name the transaction instead.");
    }
    long address = index.addressOf(script);
    LongColumn keys = new LongColumn();
    if (address >= 0) {
      collect(address, keys, most);
    }
    long[] found = new long[keys.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = keys.get(i);
    }
    return found;
  }

  /** Outputs come in chain order; a spend comes behind its output, so it waits in a queue. */
  private void collect(long address, LongColumn keys, int most) {
    OutputsOfAddress outputs = index.outputsOf(address);
    PriorityQueue<Long> spenders = new PriorityQueue<>();
    long last = -1;
    long output = outputs.next();
    while ((output >= 0 || !spenders.isEmpty()) && keys.size() < most) {
      long paid = output >= 0 ? index.transactionOfOutput(output) : Long.MAX_VALUE;
      Long spent = spenders.peek();
      long next;
      if (spent != null && spent < paid) {
        next = spent;
        spenders.remove();
      } else {
        next = paid;
        long input = index.spender(output);
        if (input != ChainIndex.UNSPENT) {
          spenders.add(index.transactionOfInput(input));
        }
        output = outputs.next();
      }
      if (next != last) {
        keys.add(next);
        last = next;
      }
    }
  }

  @Override
  public Optional<TransactionForm> form(long key) {
    return Optional.of(index.read(key).form());
  }

  @Override
  public Optional<TransactionProof> prove(long key) {
    BlockRef block = block(key);
    return proofs.prove(block, indexInBlock(key), () -> proofsOf(block));
  }

  private BlockProofs proofsOf(BlockRef block) {
    byte[] bytes = index.readBlock(block.height().value());
    try {
      return new BlockProofs(block.height(), bytes, 0, bytes.length);
    } catch (MalformedDataException e) {
      throw new MalformedDataException(
          "a block file is not what it was when the index was built",
          "block " + block.hash() + index.where(block.height().value()) + ": " + e.getMessage(),
          "Restore the file, or build the index again.",
          e);
    }
  }

  @Override
  public Optional<RawBytes> header(BlockHeight height) {
    boolean held =
        height.value() >= index.firstHeight() && height.compareTo(horizon().height()) <= 0;
    return held ? Optional.of(RawBytes.of(index.readHeader(height.value()))) : Optional.empty();
  }

  @Override
  public void close() {}
}
