package org.tracer.source.evm.explorer;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.source.evm.rpc.NodeLog;
import org.tracer.source.evm.rpc.NodeView;
import org.tracer.source.remote.Notices;

/**
 * What an account paid and got of a token, from the events of the token's contract. Explorers also
 * have a list of the transfers of tokens, but its rows do not say which event they stand for: two
 * alike in one transaction could be one row given twice. Their list of events says it.
 */
final class TokenHistory {

  private static final EvmHash TRANSFER =
      EvmHash.parse("0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef");
  private static final EvmHash SINGLE =
      EvmHash.parse("0xc3d58168c5ae7397731d063d5bbf3d657854427343f4c083240f7aacaa2d0f62");
  private static final EvmHash BATCH =
      EvmHash.parse("0x4a39dc06d4c0dbc64b70af90fd698a233a518aa5d07e595d983b8c0526c8f7fb");
  private static final EvmHash DEPOSIT =
      EvmHash.parse("0xe1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c");
  private static final EvmHash WITHDRAWAL =
      EvmHash.parse("0x7fcf532c15f0a6db0bd6d0e038bea71d30d808c7d98cb3bf7268a95bf5081b65");
  static final EvmHash DESTROYED =
      EvmHash.parse("0x61e6e66b0d6339b2980aecc6ccc0039736791f0ccde9ed512e789a7fbdd698c6");

  private final NodeView node;
  private final AccountLists lists;
  private final HorizonBalance balances;
  private final long horizon;
  private final Notices notices;

  private final Map<EvmAddress, Map<EvmHash, Boolean>> written = new HashMap<>();

  /** What issuers destroyed, by token: no question can name the account. */
  private final Map<EvmAddress, List<NodeLog>> destroyed = new HashMap<>();

  TokenHistory(
      NodeView node, AccountLists lists, HorizonBalance balances, long horizon, Notices notices) {
    this.node = node;
    this.lists = lists;
    this.balances = balances;
    this.horizon = horizon;
    this.notices = notices;
  }

  AccountHistory read(EvmAddress account, Asset asset) {
    List<Transfer> transfers = transfers(account, asset, 0, horizon);
    @Nullable BigInteger balance =
        balances.of(account, asset, () -> later(account, asset)).orElse(null);
    AccountReplay replay = new AccountReplay(account, asset, transfers);
    List<Transfer> explained = replay.explained(balance, horizon, notices);
    return new AccountHistory(account, 0, BigInteger.ZERO, explained);
  }

  /** Whether its events alone show that an account has more transfers than {@code most}. */
  boolean exceeds(EvmAddress account, Asset asset, long first, int most) {
    if (asset.kind() != Asset.Kind.ERC20) {
      return false;
    }
    EvmAddress contract = (EvmAddress) Objects.requireNonNull(asset.contract());
    EvmHash party = topic(account);
    return lists.eventsExceed(contract, TRANSFER, 2, party, first, horizon, most)
        || lists.eventsExceed(contract, TRANSFER, 1, party, first, horizon, most);
  }

  private Optional<BigInteger> later(EvmAddress account, Asset asset) {
    List<Transfer> later = transfers(account, asset, horizon + 1, end());
    return Optional.of(new AccountReplay(account, asset, later).sum());
  }

  private List<Transfer> transfers(EvmAddress account, Asset asset, long first, long last) {
    Map<ChainOrder, NodeLog> logs = new TreeMap<>();
    EvmAddress contract = (EvmAddress) Objects.requireNonNull(asset.contract());
    EvmHash party = topic(account);
    switch (asset.kind()) {
      case ERC20 -> {
        add(contract, TRANSFER, 1, party, first, last, logs);
        add(contract, TRANSFER, 2, party, first, last, logs);
        for (EvmHash event : List.of(DEPOSIT, WITHDRAWAL)) {
          if (writes(contract, event)) {
            add(contract, event, 1, party, first, last, logs);
          }
        }
        if (writes(contract, DESTROYED)) {
          List<NodeLog> lost =
              first > horizon ? destroyed(contract, first, last) : destroyed(contract);
          lost.stream()
              .filter(log -> party.equals(NodeView.supplyParty(log)))
              .forEach(log -> put(log, logs));
        }
      }
      case ERC721, NATIVE -> {
        add(contract, TRANSFER, 1, party, first, last, logs);
        add(contract, TRANSFER, 2, party, first, last, logs);
      }
      case ERC1155 -> {
        for (EvmHash event : List.of(SINGLE, BATCH)) {
          add(contract, event, 2, party, first, last, logs);
          add(contract, event, 3, party, first, last, logs);
        }
      }
    }
    List<Transfer> transfers = new ArrayList<>();
    for (Transfer transfer : node.events(logs.values(), notices)) {
      boolean own = account.equals(transfer.from()) || account.equals(transfer.to());
      if (own && transfer.asset().equals(asset)) {
        transfers.add(transfer);
      }
    }
    return transfers;
  }

  /** Whether a contract ever wrote such an event: most never do, and need not be asked again. */
  private boolean writes(EvmAddress contract, EvmHash event) {
    return written
        .computeIfAbsent(contract, token -> new HashMap<>())
        .computeIfAbsent(event, one -> lists.writes(contract, one, end()));
  }

  private long end() {
    return HorizonBalance.end(horizon);
  }

  private void add(
      EvmAddress contract,
      EvmHash event,
      int place,
      EvmHash party,
      long first,
      long last,
      Map<ChainOrder, NodeLog> logs) {
    for (EventRow row : lists.events(contract, event, place, party, first, last)) {
      put(row.log(), logs);
    }
  }

  private void put(NodeLog log, Map<ChainOrder, NodeLog> logs) {
    ChainOrder place = new ChainOrder(log.block(), log.transaction(), log.index());
    NodeLog known = logs.putIfAbsent(place, log);
    if (known != null && !known.equals(log)) {
      throw lists.contradiction("two different events stand in one place", known + " and " + log);
    }
  }

  private List<NodeLog> destroyed(EvmAddress contract, long first, long last) {
    return lists.events(contract, DESTROYED, 0, null, first, last).stream()
        .map(EventRow::log)
        .toList();
  }

  /** What the issuer of a token destroyed up to the horizon. */
  List<NodeLog> destroyed(EvmAddress contract) {
    return writes(contract, DESTROYED)
        ? destroyed.computeIfAbsent(contract, token -> destroyed(token, 0, horizon))
        : List.of();
  }

  private static EvmHash topic(EvmAddress account) {
    return EvmHash.parse("0x" + "0".repeat(24) + NodeView.lower(account).substring(2));
  }
}
