package org.tracer.heuristic.change;

import org.jspecify.annotations.Nullable;
import org.tracer.chain.OutPoint;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.SpendBuffer;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;
import org.tracer.ledger.UtxoLedger;

/**
 * What a ledger knows around one transaction, looked up when it is first asked for and not kept.
 * Confined to one thread.
 *
 * <p>Cost: a spender is one question and one transaction read; a maker one transaction read; an
 * address its whole history. Where that is too much, use {@link Surroundings#UNKNOWN} and
 * heuristics that need none of it.
 */
public final class LedgerSurroundings implements Surroundings {

  private final UtxoLedger ledger;
  private final long key;
  private final Transaction transaction;
  private final boolean fromFirstBlock;
  private final boolean addresses;

  private LedgerSurroundings(
      UtxoLedger ledger, long key, boolean fromFirstBlock, boolean addresses) {
    this.ledger = ledger;
    this.key = key;
    this.transaction = ledger.transaction(key);
    this.fromFirstBlock = fromFirstBlock;
    this.addresses = addresses;
  }

  /** Knows the transactions next to it, and nothing of addresses. */
  public static LedgerSurroundings neighbours(UtxoLedger ledger, long key) {
    return new LedgerSurroundings(ledger, key, false, false);
  }

  /**
   * Knows the transactions next to it, and whether addresses are paid elsewhere.
   *
   * @param fromFirstBlock whether the ledger's data begins with the chain; otherwise an address
   *     never seen before may still be old
   */
  public static LedgerSurroundings whole(UtxoLedger ledger, long key, boolean fromFirstBlock) {
    return new LedgerSurroundings(ledger, key, fromFirstBlock, true);
  }

  /** The transaction itself with these surroundings. */
  public SpendingTransaction subject() {
    return SpendingTransaction.of(transaction, ledger.form(key), this);
  }

  @Override
  public Seen paidBefore(int vout) {
    if (!addresses) {
      return Seen.UNKNOWN;
    }
    LockingScript script = transaction.outputs().get(vout).script();
    if (isSpentLock(script)) {
      return Seen.YES;
    }
    for (long other : ledger.history(script)) {
      if (other < key) {
        return Seen.YES;
      }
    }
    return fromFirstBlock ? Seen.NO : Seen.UNKNOWN;
  }

  // What is spent here was paid before, whether or not the data holds where.
  private boolean isSpentLock(LockingScript script) {
    for (TxInput input : transaction.inputs()) {
      TxOutput spent = input.output();
      if (spent != null && spent.script().equals(script)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Seen paidAgain(int vout) {
    if (!addresses) {
      return Seen.UNKNOWN;
    }
    LockingScript script = transaction.outputs().get(vout).script();
    for (long other : ledger.history(script)) {
      if (other > key && pays(ledger.transaction(other), script)) {
        return Seen.YES;
      }
    }
    return Seen.NO;
  }

  private static boolean pays(Transaction transaction, LockingScript script) {
    return transaction.outputs().stream().anyMatch(output -> output.script().equals(script));
  }

  @Override
  public @Nullable Neighbour spender(int vout) {
    SpendBuffer spends = new SpendBuffer();
    spends.ask(vout, true);
    ledger.readSpends(key, spends);
    return spends.spenderKey(0) < 0
        ? null
        : new Neighbour(written(spends.spenderKey(0)), spends.spenderInput(0));
  }

  @Override
  public @Nullable Neighbour maker(int vin) {
    OutPoint spent = transaction.inputs().get(vin).spent();
    long made = ledger.find(spent.txId());
    return made == UtxoLedger.NOT_FOUND ? null : new Neighbour(written(made), spent.vout());
  }

  private WrittenTransaction written(long other) {
    return WrittenTransaction.of(ledger.transaction(other), ledger.form(other));
  }
}
