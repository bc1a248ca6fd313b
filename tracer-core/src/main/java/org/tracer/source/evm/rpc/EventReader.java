package org.tracer.source.evm.rpc;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.source.evm.rpc.Node.LogsResult;
import org.web3j.protocol.core.methods.response.Log;

/** Reads events of one contract at a time, in ranges as wide as the node takes them. */
final class EventReader {

  private final Node node;
  private final RangeReader ranges = new RangeReader();

  EventReader(Node node) {
    this.node = node;
  }

  /**
   * The events in some blocks, both included, in the order of the answers.
   *
   * @param topics as {@code eth_getLogs} has them; the first names one event or a list of them
   */
  List<NodeLog> read(
      EvmAddress contract, List<? extends @Nullable Object> topics, long first, long last) {
    Fields fields = node.fields("events of " + contract);
    String events = String.valueOf(topics.getFirst());
    return ranges.read(
        first,
        last,
        node.origin(),
        "eth_getLogs",
        (from, to) -> {
          Map<String, Object> filter = new TreeMap<>();
          filter.put("address", Node.lower(contract));
          filter.put("fromBlock", Node.hex(from));
          filter.put("toBlock", Node.hex(to));
          filter.put("topics", topics);
          return node.send(node.request("eth_getLogs", LogsResult.class, filter));
        },
        raw -> checked(raw, contract, events, first, last, fields));
  }

  private NodeLog checked(
      Log raw, EvmAddress contract, String events, long first, long last, Fields fields) {
    NodeLog log = NodeLog.of(raw, fields);
    if (!log.contract().equals(contract) || log.block() < first || log.block() > last) {
      throw fields.contradiction("the node gives an event that was not asked for: " + log);
    }
    if (log.topics().isEmpty() || !events.contains(log.topics().getFirst().toString())) {
      throw fields.contradiction("the node gives another event than was asked for: " + log);
    }
    node.pin(log.block(), log.blockHash());
    return log;
  }
}
