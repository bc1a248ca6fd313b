package org.tracer.source.evm.codec;

import java.util.List;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;

/**
 * What a contract said while a transaction ran: its word, and not more.
 *
 * @param address the contract
 * @param topics at most four
 */
public record Log(EvmAddress address, List<EvmHash> topics, Bytes data) {

  /** The instructions that write logs are LOG0 to LOG4. */
  static final int MOST_TOPICS = 4;

  public Log {
    topics = List.copyOf(topics);
    if (topics.size() > MOST_TOPICS) {
      throw new IllegalArgumentException(topics.size() + " topics");
    }
  }

  static Log read(ChainId chain, RlpCursor cursor) {
    int start = cursor.position();
    RlpCursor fields = cursor.readList();
    EvmAddress address = fields.readAddress(chain);
    List<EvmHash> topics = fields.readList(RlpCursor::readHash);
    if (topics.size() > MOST_TOPICS) {
      throw RlpCursor.malformed("a log has " + topics.size() + " topics", start);
    }
    Log log = new Log(address, topics, fields.readBytes());
    fields.expectEnd("the log");
    return log;
  }

  void write(RlpWriter out) {
    RlpWriter fields = new RlpWriter();
    fields.address(address).list(topics, RlpWriter::hash).string(data);
    out.raw(fields.toList());
  }
}
