package org.tracer.source.evm.rpc;

import java.util.ArrayList;
import java.util.List;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.web3j.protocol.core.methods.response.Log;

/**
 * An event of a contract, as a node tells it.
 *
 * @param data hexadecimal, with 0x
 * @param index place among all logs of the block
 */
public record NodeLog(
    EvmAddress contract,
    List<EvmHash> topics,
    String data,
    long block,
    EvmHash blockHash,
    EvmHash transactionHash,
    int transaction,
    int index) {

  static NodeLog of(Log log, Fields fields) {
    if (log.isRemoved()) {
      throw fields.contradiction("the node lists an event that a reorganisation removed");
    }
    List<EvmHash> topics = new ArrayList<>();
    for (String topic : log.getTopics() == null ? List.<String>of() : log.getTopics()) {
      topics.add(fields.hash(topic, "topics"));
    }
    fields.bytes(log.getData(), "data");
    return new NodeLog(
        fields.address(log.getAddress(), "address"),
        List.copyOf(topics),
        log.getData(),
        fields.number(log.getBlockNumberRaw(), "blockNumber"),
        fields.hash(log.getBlockHash(), "blockHash"),
        fields.hash(log.getTransactionHash(), "transactionHash"),
        fields.index(log.getTransactionIndexRaw(), "transactionIndex"),
        fields.index(log.getLogIndexRaw(), "logIndex"));
  }
}
