package org.tracer.source.evm.codec;

import java.util.List;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;

/**
 * One transaction as a block holds it. Of a type that is not known here only the bytes and the hash
 * are.
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-2718">EIP-2718</a>
 */
public sealed interface Transaction permits SignedTransaction, OpaqueTransaction {

  /** Types above cannot be told from RLP. */
  int LAST_TYPE = 0x7f;

  /** The type of its envelope; 0 for the first kind, which has none. */
  int type();

  /** The transaction as it stands in the trie: a list, or a type and what the type says. */
  Bytes encoded();

  /** The name of the transaction, computed anew at each call. */
  default EvmHash hash() {
    return Keccak.hash(encoded());
  }

  /**
   * Parses a transaction as it stands in the trie.
   *
   * @throws MalformedDataException if it is damaged
   */
  static Transaction parse(ChainId chain, Bytes envelope) {
    return readEnvelope(chain, RlpCursor.of(envelope.shared()));
  }

  /** Parses a list of transactions as a block holds them: typed ones wrapped in strings. */
  static List<Transaction> parseList(ChainId chain, Bytes rlp) {
    RlpCursor cursor = RlpCursor.of(rlp.shared());
    List<Transaction> transactions = cursor.readList(items -> read(chain, items));
    cursor.expectEnd("the transactions");
    return transactions;
  }

  /** Reads the next item of a block's list. */
  static Transaction read(ChainId chain, RlpCursor cursor) {
    return cursor.nextIsList()
        ? SignedTransactions.read(chain, 0, cursor)
        : readEnvelope(chain, cursor.readWrapped());
  }

  private static Transaction readEnvelope(ChainId chain, RlpCursor cursor) {
    int start = cursor.position();
    int type = readType(cursor);
    if (type > SignedTransaction.LAST_KNOWN_TYPE) {
      cursor.readRemaining();
      return new OpaqueTransaction(type, cursor.since(start));
    }
    Transaction transaction = SignedTransactions.read(chain, type, cursor);
    cursor.expectEnd("the transaction");
    return transaction;
  }

  /** Steps over the type of an envelope, if there is one. */
  static int readType(RlpCursor cursor) {
    int start = cursor.position();
    int first = cursor.peek();
    if (first >= 0xc0) {
      return 0;
    }
    if (first == 0 || first > LAST_TYPE) {
      throw RlpCursor.malformed("an envelope has no type, but the byte " + first, start);
    }
    return cursor.readPrefix();
  }
}
