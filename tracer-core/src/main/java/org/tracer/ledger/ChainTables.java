package org.tracer.ledger;

import java.util.Objects;
import org.tracer.chain.BlockRef;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.chain.bitcoin.ScriptType;

/**
 * A whole chain as rows of numbers, for jobs that look at all of it. Transactions, inputs and
 * outputs are numbered from 0 in chain order, so the rows of one transaction stand together; a
 * coinbase has no input row. Addresses are numbered in the order they are first paid; every locking
 * script that may be spendable is one, whether it has an address text or not.
 *
 * <p>Numbers are private to one open view and never written down. Every method may throw {@link
 * org.tracer.error.SourceUnavailableException} and {@link org.tracer.error.MalformedDataException}.
 * Views may be read by several threads at once.
 */
public interface ChainTables {

  /** Instead of an output number: the spent output is not in the data. */
  long UNKNOWN_SOURCE = -1;

  /** Instead of an input number: no transaction up to the horizon spends the output. */
  long UNSPENT = -1;

  /** Instead of an address number: no transaction can ever spend the output. */
  long NO_ADDRESS = -1;

  BitcoinNetwork network();

  /** Height of the first block; 0 unless the chain's beginning is missing. */
  int firstHeight();

  /** The last block of this view. */
  BlockRef horizon();

  long transactionCount();

  long inputCount();

  long outputCount();

  long addressCount();

  BlockRef block(int height);

  /** The block's first transaction, its coinbase; the transaction count behind the last height. */
  long firstTransaction(int height);

  /** Height of the block that holds a transaction. */
  int height(long transaction);

  /** First input row of a transaction; the input count for the transaction count. */
  long firstInput(long transaction);

  /** First output row of a transaction; the output count for the transaction count. */
  long firstOutput(long transaction);

  /** The transaction that an input belongs to. */
  long transactionOfInput(long input);

  /** The transaction that an output belongs to. */
  long transactionOfOutput(long output);

  /** The output an input spends, or {@link #UNKNOWN_SOURCE}. */
  long source(long input);

  /** Satoshi an output holds. */
  long valueSat(long output);

  /** The address an output pays, or {@link #NO_ADDRESS}. */
  long address(long output);

  /** The input that spends an output, or {@link #UNSPENT}. */
  long spender(long output);

  /** The locking script of an address. */
  LockingScript script(long address);

  /** The form of the locking script of an address; a view may know it without the script. */
  default ScriptType type(long address) {
    return script(address).type();
  }

  /**
   * The number of the address that a script is, or {@link #NO_ADDRESS} if nothing was paid to it.
   * Goes through all addresses unless a view knows better.
   */
  default long addressOf(LockingScript script) {
    for (long address = 0; address < addressCount(); address++) {
      if (script(address).equals(script)) {
        return address;
      }
    }
    return NO_ADDRESS;
  }

  /** The id, recomputed from the transaction's bytes where those are at hand. */
  TxId id(long transaction);

  /** {@link #source} of {@code count} inputs from {@code first} on. */
  default void sources(long first, int count, long[] into) {
    Objects.checkFromIndexSize(0, count, into.length);
    for (int i = 0; i < count; i++) {
      into[i] = source(first + i);
    }
  }

  /** {@link #valueSat} of {@code count} outputs from {@code first} on. */
  default void values(long first, int count, long[] into) {
    Objects.checkFromIndexSize(0, count, into.length);
    for (int i = 0; i < count; i++) {
      into[i] = valueSat(first + i);
    }
  }

  /** {@link #address} of {@code count} outputs from {@code first} on. */
  default void addresses(long first, int count, long[] into) {
    Objects.checkFromIndexSize(0, count, into.length);
    for (int i = 0; i < count; i++) {
      into[i] = address(first + i);
    }
  }

  /** {@link #spender} of {@code count} outputs from {@code first} on. */
  default void spenders(long first, int count, long[] into) {
    Objects.checkFromIndexSize(0, count, into.length);
    for (int i = 0; i < count; i++) {
      into[i] = spender(first + i);
    }
  }
}
