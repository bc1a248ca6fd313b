package org.tracer.source.evm.explorer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.source.evm.rpc.NodeLog;
import org.tracer.source.http.JsonValue;

/** An event of a contract. */
record EventRow(NodeLog log, Instant time) implements Row {

  /** Explorers do not always say in which block, by its hash, an event stands. */
  private static final EvmHash NOT_SAID = EvmHash.parse("0x" + "0".repeat(64));

  static EventRow read(JsonValue json, ChainId chain) {
    RowFields fields = new RowFields(json, chain);
    List<EvmHash> topics = new ArrayList<>();
    for (JsonValue topic : json.get("topics").elements()) {
      if (!topic.isNull()) {
        topics.add(topic.parsed(EvmHash::parse));
      }
    }
    if (topics.size() > 4) {
      throw json.get("topics").unexpected("is longer than any event has it");
    }
    EvmAddress contract = fields.address("address");
    String data = fields.text("data").isEmpty() ? "0x" : fields.text("data");
    if (!isHex(data)) {
      throw json.get("data").unexpected("is not hexadecimal text");
    }
    NodeLog log =
        new NodeLog(
            contract,
            List.copyOf(topics),
            data,
            fields.hexNumber("blockNumber"),
            fields.text("blockHash").isEmpty() ? NOT_SAID : fields.hash("blockHash"),
            fields.hash("transactionHash"),
            fields.hexIndex("transactionIndex"),
            fields.hexIndex("logIndex"));
    return new EventRow(log, fields.hexTime("timeStamp"));
  }

  private static boolean isHex(String data) {
    return data.startsWith("0x")
        && data.length() % 2 == 0
        && data.chars().skip(2).allMatch(HexFormat::isHexDigit);
  }

  @Override
  public long block() {
    return log.block();
  }

  @Override
  public String key() {
    return log.block() + "/" + log.index();
  }
}
