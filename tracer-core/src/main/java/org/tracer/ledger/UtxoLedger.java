package org.tracer.ledger;

import java.util.List;
import java.util.Optional;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;

/**
 * The one port through which a chain of unspent outputs is read. A ledger is a fixed view: the best
 * chain up to {@link #horizon()}, and nothing a later block says changes an answer.
 *
 * <p>Transactions are named by <em>keys</em>: non-negative longs that are smaller the earlier a
 * transaction stands in the chain. Keys are private to one open ledger and never written down.
 *
 * <p>Every method may throw {@link org.tracer.error.SourceUnavailableException} when the source
 * does not answer and {@link org.tracer.error.MalformedDataException} when its answers are damaged
 * or contradict each other. Implementations are confined to one calling thread; what they do at
 * once behind the port never changes an answer.
 */
public interface UtxoLedger extends AutoCloseable {

  /** Answer of {@link #find} for a transaction that is not in the best chain up to the horizon. */
  long NOT_FOUND = -1;

  BitcoinNetwork network();

  /** The last block of this view. */
  BlockRef horizon();

  /**
   * Where the data comes from, as a source URI without secrets or this machine's paths; a replayed
   * recording names what was recorded.
   */
  String origin();

  /** Key of a confirmed transaction, or {@link #NOT_FOUND}. */
  long find(TxId id);

  TxId id(long key);

  /** The block that holds the transaction. */
  BlockRef block(long key);

  /** Place of the transaction in its block; the coinbase has 0. */
  int indexInBlock(long key);

  /** Reads amounts and locks. O(inputs + outputs). */
  void read(long key, TransactionBuffer into);

  /** Answers which transactions spend the asked outputs of the transaction {@code key}. */
  void readSpends(long key, SpendBuffer spends);

  /**
   * Answers which transactions made the outputs that asked inputs of the transaction {@code key}
   * spend, and which output it is. Never {@link SpendBuffer#UNSPENT}.
   */
  default void readSources(long key, SpendBuffer sources) {
    List<TxInput> inputs = transaction(key).inputs();
    for (int question = 0; question < sources.size(); question++) {
      OutPoint spent = inputs.get(sources.vout(question)).spent();
      long made = find(spent.txId());
      sources.answer(question, made == NOT_FOUND ? SpendBuffer.UNKNOWN : made, spent.vout());
    }
  }

  /**
   * Keys of all transactions of the block that holds {@code key}, in block order.
   *
   * @throws org.tracer.error.InvalidInputException if this source does not give whole blocks
   */
  long[] transactionsOfBlock(long key);

  /** The whole transaction, as a person wants to see it. */
  Transaction transaction(long key);

  /** How the transaction is written; empty where this source does not say. */
  default Optional<TransactionForm> form(long key) {
    return Optional.empty();
  }

  /**
   * Keys of all transactions that pay to or spend from {@code script}, in chain order, never cut.
   */
  long[] history(LockingScript script);

  /**
   * As {@link #history} if the source gives it and there are at most {@code most} transactions,
   * else empty. Some sources know how many there are before they read any.
   */
  default Optional<long[]> historyWithin(LockingScript script, int most) {
    long[] all = history(script);
    return all.length > most ? Optional.empty() : Optional.of(all);
  }

  /** Look-ahead: {@link #read} of this transaction will follow. Never changes an answer. */
  default void announce(long key) {}

  /**
   * What proves that the transaction stands in its block; empty where this source cannot give it.
   */
  default Optional<TransactionProof> prove(long key) {
    return Optional.empty();
  }

  /** Look-ahead: {@link #prove} of this transaction will follow. Never changes an answer. */
  default void announceProof(long key) {}

  /**
   * The 80 bytes of the header of a block up to the horizon; empty where this source does not have
   * it at hand.
   */
  default Optional<RawBytes> header(BlockHeight height) {
    return Optional.empty();
  }

  /** What a reader of any result must know: refused blocks, gaps, claims not checked. */
  default List<String> notices() {
    return List.of();
  }

  @Override
  void close();
}
