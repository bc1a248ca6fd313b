package org.tracer.source.evm.rpc;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
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

  /**
   * Where an account took part.
   *
   * @param rewards blocks that paid it for their making, which no transaction does
   */
  record Found(Set<EvmHash> transactions, SortedSet<Long> rewards) {}

  private record Place(@Nullable EvmHash transaction, long block) {}

  /** By {@code trace_filter}, once as payer and once as payee. */
  Found byTraces(EvmAddress account, long first, long last) {
    Found found = new Found(new LinkedHashSet<>(), new TreeSet<>());
    for (String side : List.of("fromAddress", "toAddress")) {
      List<Place> places =
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
              trace -> place(trace, account, first, last));
      for (Place place : places) {
        if (place.transaction() == null) {
          found.rewards().add(place.block());
        } else {
          found.transactions().add(place.transaction());
        }
      }
    }
    return found;
  }

  /** The transaction that a trace is of; rewards are of none. */
  private Place place(JsonNode trace, EvmAddress account, long first, long last) {
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
    if (hash == null && !BlockRewards.isReward(trace, fields)) {
      throw fields.contradiction("a trace that is of no reward names no transaction");
    }
    return new Place(
        hash == null ? null : fields.hash(hash, "transactionHash"), number.longValue());
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
