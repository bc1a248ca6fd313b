package org.tracer.source.evm.rpc;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.source.evm.rpc.Node.AnyResult;
import org.tracer.source.evm.rpc.Node.ListResult;
import org.web3j.protocol.core.Request;
import tools.jackson.databind.JsonNode;

/** Finds the transactions in which an account took part, at nodes that can tell. */
final class AccountIndex {

  private static final int PAGE = 25;

  private final Node node;
  private final RangeReader ranges = new RangeReader();

  AccountIndex(Node node) {
    this.node = node;
  }

  /** By {@code trace_filter}, once as payer and once as payee. */
  Set<EvmHash> byTraces(EvmAddress account, long first, long last) {
    Set<EvmHash> found = new LinkedHashSet<>();
    for (String side : List.of("fromAddress", "toAddress")) {
      List<Optional<EvmHash>> transactions =
          ranges.read(
              first,
              last,
              node.origin(),
              "trace_filter",
              (from, to) -> {
                Map<String, Object> filter = new TreeMap<>();
                filter.put(side, List.of(Node.lower(account)));
                filter.put("fromBlock", Node.hex(from));
                filter.put("toBlock", Node.hex(to));
                return node.send(node.request("trace_filter", ListResult.class, filter));
              },
              trace -> transaction(trace, account, first, last));
      transactions.forEach(transaction -> transaction.ifPresent(found::add));
    }
    return found;
  }

  /** The transaction that a trace is of; rewards are of none. */
  private Optional<EvmHash> transaction(JsonNode trace, EvmAddress account, long first, long last) {
    Fields fields = node.fields("trace_filter of " + account);
    JsonNode number = trace.get("blockNumber");
    if (number == null || !number.isIntegralNumber() || !number.canConvertToLong()) {
      throw fields.contradiction("a trace does not say its block");
    }
    if (number.longValue() < first || number.longValue() > last) {
      throw fields.contradiction("a trace of block " + number.longValue() + ", not asked for");
    }
    node.pin(number.longValue(), fields.hash(fields.text(trace, "blockHash"), "blockHash"));
    String hash = fields.text(trace, "transactionHash");
    return hash == null ? Optional.empty() : Optional.of(fields.hash(hash, "transactionHash"));
  }

  /** By Otterscan's pages, which go back from the newest. */
  Set<EvmHash> byPages(EvmAddress account, long first, long last) {
    Fields fields = node.fields("ots_searchTransactionsBefore of " + account);
    Set<EvmHash> found = new LinkedHashSet<>();
    long before = last + 1;
    while (before > first) {
      Request<Object, AnyResult> request =
          node.request(
              "ots_searchTransactionsBefore", AnyResult.class, Node.lower(account), before, PAGE);
      JsonNode page = node.require(request);
      JsonNode transactions = page.get("txs");
      JsonNode end = page.get("lastPage");
      if (transactions == null || !transactions.isArray() || end == null || !end.isBoolean()) {
        throw fields.contradiction("a page of transactions is not of the known form");
      }
      List<Long> blocks = new ArrayList<>();
      for (JsonNode transaction : transactions) {
        long block = fields.number(fields.text(transaction, "blockNumber"), "blockNumber");
        node.pin(block, fields.hash(fields.text(transaction, "blockHash"), "blockHash"));
        if (block >= before) {
          throw fields.contradiction("a page repeats transactions of an earlier one");
        }
        blocks.add(block);
        if (block >= first) {
          found.add(fields.hash(fields.text(transaction, "hash"), "hash"));
        }
      }
      if (end.booleanValue()) {
        return found;
      }
      before =
          blocks.stream()
              .min(Long::compare)
              .orElseThrow(() -> fields.contradiction("an empty page that is not the last"));
    }
    return found;
  }
}
