package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.source.remote.Notices;

/** What an account paid and got of a token, from the events of the token's contract. */
final class TokenHistory {

  private final Node node;
  private final Capabilities capabilities;
  private final int mostBlocks;
  private final Notices notices;
  private final EventReader events;
  private final SaidBefore said;
  private final Map<Asset, Destroyed> destroyed = new HashMap<>();

  /** Of a token, how its issuer destroyed what accounts had, from a block on. */
  private record Destroyed(long first, List<NodeLog> logs) {}

  TokenHistory(
      Node node, Capabilities capabilities, SaidBefore said, int mostBlocks, Notices notices) {
    this.node = node;
    this.said = said;
    this.events = new EventReader(node);
    this.capabilities = capabilities;
    this.mostBlocks = mostBlocks;
    this.notices = notices;
  }

  /** The transfers of an account in some blocks, both included, in the order of the chain. */
  List<Transfer> between(EvmAddress account, Asset asset, long first, long last) {
    NavigableMap<ChainOrder, NodeLog> logs = new TreeMap<>();
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
            mostBlocks,
            notices);
    Fields fields = node.fields("events of " + asset);
    for (NodeLog log : logs.values()) {
      said.event(log);
      known.add(TokenEvents.read(log, fields, notices));
      known.add(SupplyEvents.read(log, ofTransaction(log, logs), fields));
    }
    if (capabilities.archive()) {
      known.check(first, last, false, false);
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

  /** Without this, each event of a kind would be held against all others. */
  private static Collection<NodeLog> ofTransaction(
      NodeLog log, NavigableMap<ChainOrder, NodeLog> logs) {
    ChainOrder begin = new ChainOrder(log.block(), log.transaction(), 0);
    ChainOrder end = new ChainOrder(log.block(), log.transaction(), Integer.MAX_VALUE);
    return logs.subMap(begin, true, end, true).values();
  }

  /**
   * The issuer's events that name the account where no question can: all of them are read, once for
   * all accounts.
   */
  private List<NodeLog> destroyed(EvmAddress account, Asset asset, long first, long last) {
    EvmHash party = topic(new BigInteger(1, account.toBytes()));
    Destroyed known = destroyed.get(asset);
    if (known == null || known.first() > first) {
      List<@Nullable Object> topics = List.of(SupplyEvents.DESTROYED.toString());
      known = new Destroyed(first, ask(asset, topics, first, capabilities.horizon().number()));
      destroyed.put(asset, known);
    }
    return known.logs().stream()
        .filter(log -> log.block() >= first && log.block() <= last)
        .filter(log -> party.equals(SupplyEvents.party(log)))
        .toList();
  }

  private List<NodeLog> ask(Asset asset, List<@Nullable Object> topics, long first, long last) {
    return events.read((EvmAddress) Objects.requireNonNull(asset.contract()), topics, first, last);
  }

  private static List<@Nullable Object> topics(Asset asset, int place, String party) {
    // Of a token of which each is one, the number is a topic: the contract's others are not asked.
    boolean one = asset.kind() == Asset.Kind.ERC721;
    @Nullable Object[] topics = new @Nullable Object[one ? 4 : place + 1];
    topics[0] = events(asset, place);
    if (one) {
      topics[3] = topic(Objects.requireNonNull(asset.tokenId())).toString();
    }
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
