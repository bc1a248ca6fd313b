package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.source.evm.rpc.Node.LogsResult;
import org.tracer.source.remote.Notices;
import org.web3j.protocol.core.methods.response.Log;

/** What an account paid and got of a token, from the events of the token's contract. */
final class TokenHistory {

  private final Node node;
  private final Capabilities capabilities;
  private final int mostBlocks;
  private final Notices notices;
  private final RangeReader ranges = new RangeReader();

  TokenHistory(Node node, Capabilities capabilities, int mostBlocks, Notices notices) {
    this.node = node;
    this.capabilities = capabilities;
    this.mostBlocks = mostBlocks;
    this.notices = notices;
  }

  /** The transfers of an account in some blocks, both included, in the order of the chain. */
  List<Transfer> between(EvmAddress account, Asset asset, long first, long last) {
    Map<ChainOrder, NodeLog> logs = new TreeMap<>();
    boolean several = asset.kind() == Asset.Kind.ERC1155;
    for (int place = several ? 2 : 1; place <= (several ? 3 : 2); place++) {
      for (NodeLog log : logs(account, asset, place, first, last)) {
        NodeLog before = logs.putIfAbsent(TokenEvents.order(log, 0), log);
        if (before != null && !before.equals(log)) {
          throw node.fields("events of " + asset)
              .contradiction("two different events stand in one place: " + before + " and " + log);
        }
      }
    }
    if (asset.kind() == Asset.Kind.ERC20) {
      for (NodeLog log : destroyed(account, asset, first, last)) {
        logs.putIfAbsent(TokenEvents.order(log, 0), log);
      }
    }
    Reconciliation known =
        new Reconciliation(
            account,
            asset,
            new BalanceReader(node, account, asset),
            false,
            (block, hard) -> List.of(),
            mostBlocks);
    Fields fields = node.fields("events of " + asset);
    for (NodeLog log : logs.values()) {
      known.add(TokenEvents.read(log, fields, notices));
      known.add(SupplyEvents.read(log, logs.values(), fields));
    }
    if (capabilities.archive()) {
      known.check(first, last, false);
    }
    return known.transfers();
  }

  private List<NodeLog> logs(EvmAddress account, Asset asset, int place, long first, long last) {
    EvmHash party = topic(new BigInteger(1, account.toBytes()));
    List<@Nullable Object> topics = topics(asset, place, party.toString());
    Fields fields = node.fields("events of " + asset);
    List<NodeLog> logs = new ArrayList<>();
    for (NodeLog log : ask(asset, topics, first, last)) {
      if (log.topics().size() <= place || !log.topics().get(place).equals(party)) {
        throw fields.contradiction("the node gives an event of other parties: " + log);
      }
      logs.add(log);
    }
    return logs;
  }

  /** The issuer's events that name the account where no question can: all of them are read. */
  private List<NodeLog> destroyed(EvmAddress account, Asset asset, long first, long last) {
    EvmHash party = topic(new BigInteger(1, account.toBytes()));
    List<@Nullable Object> topics = List.of(SupplyEvents.DESTROYED.toString());
    return ask(asset, topics, first, last).stream()
        .filter(log -> party.equals(SupplyEvents.party(log)))
        .toList();
  }

  private List<NodeLog> ask(Asset asset, List<@Nullable Object> topics, long first, long last) {
    EvmAddress contract = (EvmAddress) Objects.requireNonNull(asset.contract());
    List<Log> raw =
        ranges.read(
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
            });
    Fields fields = node.fields("events of " + asset);
    List<NodeLog> logs = new ArrayList<>();
    for (Log one : raw) {
      NodeLog log = NodeLog.of(one, fields);
      if (!log.contract().equals(contract) || log.block() < first || log.block() > last) {
        throw fields.contradiction("the node gives an event that was not asked for: " + log);
      }
      if (log.topics().isEmpty()
          || !String.valueOf(topics.getFirst()).contains(log.topics().getFirst().toString())) {
        throw fields.contradiction("the node gives another event than was asked for: " + log);
      }
      node.pin(log.block(), log.blockHash());
      logs.add(log);
    }
    return logs;
  }

  private static List<@Nullable Object> topics(Asset asset, int place, String party) {
    @Nullable Object[] topics = new @Nullable Object[place + 1];
    topics[0] = events(asset, place);
    topics[place] = party;
    return Arrays.asList(topics);
  }

  /** The events that name a party in this place. */
  private static Object events(Asset asset, int place) {
    return switch (asset.kind()) {
      case ERC1155 -> List.of(TokenEvents.SINGLE.toString(), TokenEvents.BATCH.toString());
      case ERC20 ->
          place == 1
              ? List.of(
                  TokenEvents.TRANSFER.toString(),
                  SupplyEvents.DEPOSIT.toString(),
                  SupplyEvents.WITHDRAWAL.toString())
              : TokenEvents.TRANSFER.toString();
      case ERC721, NATIVE -> TokenEvents.TRANSFER.toString();
    };
  }

  private static EvmHash topic(BigInteger value) {
    String digits = value.toString(16);
    return EvmHash.parse("0x" + "0".repeat(64 - digits.length()) + digits);
  }
}
