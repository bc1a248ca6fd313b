package org.tracer.trace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.SpendBuffer;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TransactionBuffer;
import org.tracer.ledger.TransactionForm;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;
import org.tracer.ledger.UtxoLedger;

/**
 * A ledger read from its end: a transaction takes in what it paid out, the fee last, and pays out
 * what it spent; an output is spent by the transaction that made it. A sweep over it is a sweep
 * backward, and FIFO and LIFO over it are the inverse of what they are forward.
 *
 * <p>A seed that nothing is known to spend is paid out by a transaction of its own before all
 * others.
 */
final class ReversedLedger implements UtxoLedger {

  /** Above every key of a ledger; twice it still fits a long. */
  private static final long END = 1L << 61;

  private final UtxoLedger ledger;
  private final SeedPositions seeds;
  private final SeedPositions places;

  /** Reads the spenders of all seeds. */
  ReversedLedger(UtxoLedger ledger, SeedPositions seeds) {
    this.ledger = ledger;
    this.seeds = seeds;
    long[] keys = new long[seeds.size()];
    int[] vouts = new int[seeds.size()];
    // Of seeds that name one output, the first stands for all.
    Map<OutPoint, Integer> firstRows = new HashMap<>();
    SpendBuffer spends = new SpendBuffer();
    for (int row = 0; row < seeds.size(); row++) {
      spends.clear();
      spends.ask(seeds.vout(row), true);
      ledger.readSpends(seeds.key(row), spends);
      if (spends.spenderKey(0) >= 0) {
        keys[row] = turn(spends.spenderKey(0));
        vouts[row] = spends.spenderInput(0);
      } else {
        OutPoint outPoint = new OutPoint(ledger.id(seeds.key(row)), seeds.vout(row));
        firstRows.putIfAbsent(outPoint, row);
        keys[row] = Objects.requireNonNull(firstRows.get(outPoint));
      }
    }
    places = seeds.movedTo(this, keys, vouts);
  }

  /** The seeds, where they are paid out in this ledger. */
  SeedPositions places() {
    return places;
  }

  private static long turn(long key) {
    return END - key;
  }

  /** The key in the ledger behind; only where {@link #isSeed} is not. */
  static long original(long key) {
    return END - key;
  }

  /** Whether the key is that of a seed's own transaction, and so its row. */
  boolean isSeed(long key) {
    return key < seeds.size();
  }

  @Override
  public void read(long key, TransactionBuffer into) {
    into.start(false);
    if (isSeed(key)) {
      into.addOutput(seeds.value((int) key));
      return;
    }
    Transaction transaction = ledger.transaction(original(key));
    long fee = 0;
    for (TxOutput output : transaction.outputs()) {
      into.addInput(output.value().value());
      fee = Math.subtractExact(fee, output.value().value());
    }
    boolean known = true;
    for (TxInput input : transaction.inputs()) {
      TxOutput spent = input.output();
      known &= spent != null;
      if (spent == null) {
        into.addOutput(0);
      } else {
        byte[] script = spent.script().toBytes();
        into.addOutput(spent.value().value(), false, script, 0, script.length);
        fee = Math.addExact(fee, spent.value().value());
      }
    }
    into.addInput(known ? fee : TransactionBuffer.UNKNOWN_VALUE);
  }

  @Override
  public void readSpends(long key, SpendBuffer spends) {
    if (isSeed(key)) {
      answer(spends, 0, seeds.key((int) key), seeds.vout((int) key));
      return;
    }
    ledger.readSources(original(key), spends);
    for (int question = 0; question < spends.size(); question++) {
      long made = spends.spenderKey(question);
      if (made >= 0) {
        answer(spends, question, made, spends.spenderInput(question));
      }
    }
  }

  private void answer(SpendBuffer spends, int question, long made, int vout) {
    boolean minted = ledger.indexInBlock(made) == 0;
    spends.answer(question, minted ? SpendBuffer.MINTED : turn(made), vout);
  }

  @Override
  public void announce(long key) {
    if (!isSeed(key)) {
      ledger.announce(original(key));
    }
  }

  @Override
  public TxId id(long key) {
    return ledger.id(isSeed(key) ? seeds.key((int) key) : original(key));
  }

  @Override
  public BlockRef block(long key) {
    return ledger.block(isSeed(key) ? seeds.key((int) key) : original(key));
  }

  /** Never 0, because no transaction of this ledger creates coins. */
  @Override
  public int indexInBlock(long key) {
    return isSeed(key) ? 1 : ledger.indexInBlock(original(key));
  }

  @Override
  public BitcoinNetwork network() {
    return ledger.network();
  }

  @Override
  public BlockRef horizon() {
    return ledger.horizon();
  }

  @Override
  public String origin() {
    return ledger.origin();
  }

  @Override
  public List<String> notices() {
    return ledger.notices();
  }

  @Override
  public long find(TxId id) {
    throw new UnsupportedOperationException("a sweep does not search");
  }

  @Override
  public long[] transactionsOfBlock(long key) {
    throw new UnsupportedOperationException("fees are not followed backward");
  }

  /** As the ledger behind has it, not turned round; no seed's own. */
  @Override
  public Transaction transaction(long key) {
    return ledger.transaction(original(key));
  }

  @Override
  public Optional<TransactionForm> form(long key) {
    return ledger.form(isSeed(key) ? seeds.key((int) key) : original(key));
  }

  @Override
  public long[] history(LockingScript script) {
    throw new UnsupportedOperationException("a sweep does not search");
  }

  @Override
  public void close() {}
}
