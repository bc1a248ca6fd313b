package org.tracer.source.evm.codec;

import java.util.List;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;

/**
 * What the chain says came of a transaction. Receipts of every type begin with the same four
 * fields; what chains other than Ethereum write behind them is kept as it is.
 *
 * @param type the type of the transaction (EIP-2718), 0 for the first kind
 * @param cumulativeGasUsed units of gas of the block's transactions up to this one
 * @param later the RLP of each field behind the fourth
 * @see <a href="https://eips.ethereum.org/EIPS/eip-2718">EIP-2718</a>
 */
public record Receipt(
    int type,
    Outcome outcome,
    long cumulativeGasUsed,
    Bytes logsBloom,
    List<Log> logs,
    List<Bytes> later) {

  public Receipt {
    logs = List.copyOf(logs);
    later = List.copyOf(later);
    if (type < 0 || type > Transaction.LAST_TYPE) {
      throw new IllegalArgumentException("type " + type);
    }
    if (cumulativeGasUsed < 0 || logsBloom.size() != LogsBloom.LENGTH) {
      throw new IllegalArgumentException(
          "gas " + cumulativeGasUsed + ", a bloom of " + logsBloom.size() + " bytes");
    }
  }

  /**
   * Parses a receipt as it stands in the trie: a list, or a type and a list.
   *
   * @throws MalformedDataException if it is damaged
   */
  public static Receipt parse(ChainId chain, Bytes envelope) {
    return readEnvelope(chain, RlpCursor.of(envelope.shared()));
  }

  /** Parses a list of receipts as nodes exchange it: typed ones wrapped in strings. */
  public static List<Receipt> parseList(ChainId chain, Bytes rlp) {
    RlpCursor cursor = RlpCursor.of(rlp.shared());
    List<Receipt> receipts =
        cursor.readList(items ->
            items.nextIsList()
                ? readPayload(chain, 0, items)
                : readEnvelope(chain, items.readWrapped()));
    cursor.expectEnd("the receipts");
    return receipts;
  }

  private static Receipt readEnvelope(ChainId chain, RlpCursor cursor) {
    int type = Transaction.readType(cursor);
    Receipt receipt = readPayload(chain, type, cursor);
    cursor.expectEnd("the receipt");
    return receipt;
  }

  private static Receipt readPayload(ChainId chain, int type, RlpCursor cursor) {
    RlpCursor fields = cursor.readList();
    return new Receipt(
        type,
        readOutcome(fields),
        fields.readLong(),
        fields.readBytes(LogsBloom.LENGTH),
        fields.readList(items -> Log.read(chain, items)),
        fields.readRest());
  }

  private static Outcome readOutcome(RlpCursor fields) {
    int start = fields.position();
    Bytes first = fields.readBytes();
    if (first.size() == EvmHash.LENGTH) {
      return new Outcome.StateRoot(EvmHash.read(first.shared(), 0));
    }
    if (first.size() > 1 || (first.size() == 1 && first.at(0) != 1)) {
      throw RlpCursor.malformed("a status is neither 0 nor 1 nor a state root", start);
    }
    return new Outcome.Status(first.size() == 1);
  }

  /** The receipt as it stands in the trie. */
  public Bytes encoded() {
    RlpWriter fields = new RlpWriter();
    switch (outcome) {
      case Outcome.Status status -> fields.integer(status.success() ? 1 : 0);
      case Outcome.StateRoot state -> fields.hash(state.root());
    }
    return fields
        .integer(cumulativeGasUsed)
        .string(logsBloom)
        .list(logs, (out, log) -> log.write(out))
        .raw(later)
        .toEnvelope(type);
  }

  /** Whether the bloom is that of the logs, as it is in every valid block. */
  public boolean hasBloomOfItsLogs() {
    return logsBloom.equals(LogsBloom.of(logs));
  }
}
