package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.source.remote.Notices;

/**
 * What the issuer of a token did to accounts: from the events of its contract, and from whether the
 * contract says at the horizon that an account is frozen. Both are the contract's word.
 */
final class IssuerHistory {

  /** {@code isBlackListed}, {@code getBlackListStatus} and {@code isBlacklisted}, of an address. */
  private static final List<String> STATUS = List.of("0xe47d6060", "0x59bf1abe", "0xfe575a87");

  private final Node node;
  private final ContractCalls calls;
  private final EventReader events;
  private final long horizon;
  private final Notices notices;

  /** The function that tells the status; empty for a token without one. */
  private final Map<EvmAddress, Optional<String>> functions = new HashMap<>();

  IssuerHistory(Node node, ContractCalls calls, long horizon, Notices notices) {
    this.node = node;
    this.calls = calls;
    this.events = new EventReader(node);
    this.horizon = horizon;
    this.notices = notices;
  }

  /** In the order of the chain; what only the horizon shows comes last, by account. */
  List<IssuerAct> read(Collection<EvmAddress> accounts, Asset token, long first) {
    if (accounts.isEmpty() || token.kind() != Asset.Kind.ERC20) {
      return List.of();
    }
    EvmAddress contract = (EvmAddress) Objects.requireNonNull(token.contract());
    List<EvmAddress> sorted =
        accounts.stream().distinct().sorted(Comparator.comparing(Node::lower)).toList();
    Optional<String> function =
        functions.computeIfAbsent(contract, asked -> function(asked, sorted.getFirst()));
    if (function.isEmpty()) {
      notices.add(
          "tokens whose issuers' acts are not looked for",
          "%s tells by none of the known functions whether an account is frozen: what its issuer"
                  .formatted(token)
              + " did to accounts is not looked for");
      return List.of();
    }
    Map<EvmAddress, List<IssuerAct>> byAccount = new TreeMap<>(Comparator.comparing(Node::lower));
    sorted.forEach(account -> byAccount.put(account, new ArrayList<>()));
    List<IssuerAct> acts = new ArrayList<>();
    for (IssuerAct act : fromEvents(contract, first)) {
      List<IssuerAct> own = byAccount.get((EvmAddress) act.account());
      if (own != null) {
        own.add(act);
        acts.add(act);
      }
    }
    List<@Nullable Boolean> frozen = status(contract, function.get(), sorted);
    for (int i = 0; i < sorted.size(); i++) {
      IssuerAct shown = compare(sorted.get(i), token, byAccount.get(sorted.get(i)), frozen.get(i));
      if (shown != null) {
        acts.add(shown);
      }
    }
    return List.copyOf(acts);
  }

  private List<IssuerAct> fromEvents(EvmAddress contract, long first) {
    if (first > horizon) {
      return List.of();
    }
    Fields fields = node.fields("acts of the issuer of " + contract);
    Map<ChainOrder, NodeLog> logs = new TreeMap<>();
    for (NodeLog log : events.read(contract, IssuerEvents.TOPICS, Math.max(0, first), horizon)) {
      NodeLog before = logs.putIfAbsent(TokenEvents.order(log, 0), log);
      if (before != null && !before.equals(log)) {
        throw fields.contradiction("two different events stand in one place: " + log);
      }
    }
    List<IssuerAct> acts = new ArrayList<>();
    for (NodeLog log : logs.values()) {
      IssuerAct act = read(log, fields);
      if (act == null) {
        notices.add(
            "events that look like an issuer's and are not read",
            "event %d of block %d, of contract %s, looks like an act of an issuer, but is of another"
                    .formatted(log.index(), log.block(), contract)
                + " form and is not read");
      } else {
        acts.add(act);
      }
    }
    return acts;
  }

  private static @Nullable IssuerAct read(NodeLog log, Fields fields) {
    try {
      return IssuerEvents.read(log, fields);
    } catch (MalformedDataException e) {
      // A contract can write what it likes where the account should stand.
      return null;
    }
  }

  /** What the horizon shows and the events do not; null if they agree. */
  private @Nullable IssuerAct compare(
      EvmAddress account, Asset token, @Nullable List<IssuerAct> acts, @Nullable Boolean frozen) {
    IssuerAct.Kind last = null;
    for (IssuerAct act : acts == null ? List.<IssuerAct>of() : acts) {
      last = act.kind() == IssuerAct.Kind.DESTROYED ? last : act.kind();
    }
    if (frozen == null) {
      notices.add(
          "accounts of which a token does not say whether they are frozen",
          "%s does not say whether %s is frozen at block %d".formatted(token, account, horizon));
      return null;
    }
    IssuerAct.Kind now = frozen ? IssuerAct.Kind.FROZEN : IssuerAct.Kind.RELEASED;
    if (last == now || (last == null && !frozen)) {
      return null;
    }
    if (last != null) {
      notices.add(
          "accounts whose freezing is told in two ways",
          "by the last event of %s %s is %s, but by what the token says at block %d it is %s: both"
                  .formatted(token, account, text(last), horizon, text(now))
              + " are shown");
    }
    return new IssuerAct(now, account, token, null, null, BigInteger.ZERO);
  }

  private static String text(IssuerAct.Kind kind) {
    return kind == IssuerAct.Kind.FROZEN ? "frozen" : "not frozen";
  }

  private Optional<String> function(EvmAddress contract, EvmAddress account) {
    List<Optional<byte[]>> answers =
        calls.ask(contract, STATUS.stream().map(selector -> call(selector, account)).toList());
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i).map(IssuerHistory::truth).isPresent()) {
        return Optional.of(STATUS.get(i));
      }
    }
    return Optional.empty();
  }

  private List<@Nullable Boolean> status(
      EvmAddress contract, String function, List<EvmAddress> accounts) {
    List<String> asked = accounts.stream().map(account -> call(function, account)).toList();
    List<@Nullable Boolean> frozen = new ArrayList<>();
    calls
        .ask(contract, asked)
        .forEach(answer -> frozen.add(answer.map(IssuerHistory::truth).orElse(null)));
    return frozen;
  }

  private static String call(String selector, EvmAddress account) {
    return selector + "0".repeat(24) + HexFormat.of().formatHex(account.toBytes());
  }

  /** Null for anything but one word that is 0 or 1. */
  private static @Nullable Boolean truth(byte[] answer) {
    if (answer.length != ContractCalls.WORD) {
      return null;
    }
    BigInteger number = new BigInteger(1, answer);
    return number.bitLength() > 1 ? null : number.signum() == 1;
  }
}
