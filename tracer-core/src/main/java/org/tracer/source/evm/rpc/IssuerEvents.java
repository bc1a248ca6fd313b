package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.IssuerAct;
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

  /** As a question has them: any of these. */
  static final List<List<String>> TOPICS =
      List.of(
          List.of(
              ADDED.toString(),
              REMOVED.toString(),
              DESTROYED.toString(),
              BLACKLISTED.toString(),
              UNBLACKLISTED.toString()));

  private static final int WORD = 64;

  private IssuerEvents() {}

  private static EvmHash hash(String event) {
    return EvmHash.parse(Hash.sha3String(event));
  }

  /** What an event says was done; null if it is of another form than the known ones. */
  static @Nullable IssuerAct read(NodeLog log, Fields fields) {
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
