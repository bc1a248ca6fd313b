package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.source.remote.Notices;
import org.web3j.crypto.Hash;

/**
 * Reads the events by which issuers freeze, release and destroy: those of Tether and of Circle.
 * Tether's name the account in the data, Circle's in a topic; both forms are taken of all.
 */
final class IssuerEvents {

  static final EvmHash ADDED = hash("AddedBlackList(address)");
  static final EvmHash REMOVED = hash("RemovedBlackList(address)");
  static final EvmHash DESTROYED = SupplyEvents.DESTROYED;
  static final EvmHash BLACKLISTED = hash("Blacklisted(address)");
  static final EvmHash UNBLACKLISTED = hash("UnBlacklisted(address)");

  static final List<EvmHash> ALL = List.of(ADDED, REMOVED, DESTROYED, BLACKLISTED, UNBLACKLISTED);

  private static final int WORD = 64;

  private IssuerEvents() {}

  private static EvmHash hash(String event) {
    return EvmHash.parse(Hash.sha3String(event));
  }

  /** What a contract's events say was done, in the order of the chain. */
  static List<IssuerAct> acts(List<NodeLog> events, Fields fields, Notices notices) {
    Map<ChainOrder, NodeLog> logs = new TreeMap<>();
    for (NodeLog log : events) {
      // A block has one event in each place, whatever transaction it is of.
      NodeLog before = logs.putIfAbsent(new ChainOrder(log.block(), 0, log.index()), log);
      if (before != null && !before.equals(log)) {
        throw fields.contradiction("two different events stand in one place: " + log);
      }
    }
    List<IssuerAct> acts = new ArrayList<>();
    for (NodeLog log : logs.values()) {
      IssuerAct act = readIfKnown(log, fields);
      if (act == null) {
        notices.add(
            "events that look like an issuer's and are not read",
            String.format(
                    Locale.ROOT,
                    "event %d of block %d, of contract %s, looks like an act of an issuer, but is of another",
                    log.index(),
                    log.block(),
                    log.contract())
                + " form and is not read");
      } else {
        acts.add(act);
      }
    }
    return acts;
  }

  private static @Nullable IssuerAct readIfKnown(NodeLog log, Fields fields) {
    try {
      return read(log, fields);
    } catch (MalformedDataException e) {
      // A contract can write what it likes where the account should stand.
      return null;
    }
  }

  /** What an event says was done; null if it is of another form than the known ones. */
  private static @Nullable IssuerAct read(NodeLog log, Fields fields) {
    EvmHash event = log.topics().getFirst();
    boolean destroys = event.equals(DESTROYED);
    boolean inTopic = log.topics().size() == 2;
    int words = (inTopic ? 0 : 1) + (destroys ? 1 : 0);
    if (log.topics().size() > 2 || log.data().length() != 2 + words * WORD) {
      return null;
    }
    String data = log.data();
    EvmHash party =
        inTopic ? log.topics().get(1) : EvmHash.parse("0x" + data.substring(2, 2 + WORD));
    return new IssuerAct(
        kind(event),
        TokenEvents.address(party, fields),
        Asset.token(log.contract()),
        TokenEvents.order(log, 0),
        log.transactionHash(),
        destroys ? new BigInteger(data.substring(data.length() - WORD), 16) : BigInteger.ZERO);
  }

  private static IssuerAct.Kind kind(EvmHash event) {
    if (event.equals(DESTROYED)) {
      return IssuerAct.Kind.DESTROYED;
    }
    return event.equals(ADDED) || event.equals(BLACKLISTED)
        ? IssuerAct.Kind.FROZEN
        : IssuerAct.Kind.RELEASED;
  }
}
