package org.tracer.source.evm.rpc;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.web3j.crypto.Hash;

/**
 * Events by which a token makes or destroys units of one account without a {@code Transfer}: {@code
 * Deposit} and {@code Withdrawal} of wrapped coins (as WETH9), {@code DestroyedBlackFunds} of
 * Tether. Where the same transaction has a {@code Transfer} that says the same, they say it again
 * and are left out.
 */
final class SupplyEvents {

  static final EvmHash DEPOSIT = hash("Deposit(address,uint256)");
  static final EvmHash WITHDRAWAL = hash("Withdrawal(address,uint256)");
  static final EvmHash DESTROYED = hash("DestroyedBlackFunds(address,uint256)");

  private static final int WORD = 64;
  private static final String PADDING = "0x" + "0".repeat(24);

  private SupplyEvents() {}

  private static EvmHash hash(String event) {
    return EvmHash.parse(Hash.sha3String(event));
  }

  private static boolean isOne(NodeLog log) {
    if (log.topics().isEmpty()) {
      return false;
    }
    EvmHash event = log.topics().getFirst();
    boolean inTopic = log.topics().size() == 2 && log.data().length() == 2 + WORD;
    boolean inData = log.topics().size() == 1 && log.data().length() == 2 + 2 * WORD;
    return ((event.equals(DEPOSIT) || event.equals(WITHDRAWAL)) && inTopic)
        || (event.equals(DESTROYED) && (inTopic || inData));
  }

  /** The account that such an event is about, as a topic; null if it is another event. */
  static @Nullable EvmHash party(NodeLog log) {
    if (!isOne(log)) {
      return null;
    }
    EvmHash party =
        log.topics().size() == 2
            ? log.topics().get(1)
            : EvmHash.parse("0x" + log.data().substring(2, 2 + WORD));
    // Any contract can write such an event, about what is no account at all.
    return party.toString().startsWith(PADDING) ? party : null;
  }

  /**
   * What such an event makes or destroys; empty if it is none, or is said by another.
   *
   * @param others all events at hand of the same transaction, others too
   */
  static List<Transfer> read(NodeLog log, Collection<NodeLog> others, Fields fields) {
    EvmHash party = party(log);
    if (party == null) {
      return List.of();
    }
    String data = log.data();
    BigInteger amount = new BigInteger(data.substring(data.length() - WORD), 16);
    boolean made = log.topics().getFirst().equals(DEPOSIT);
    boolean repeated =
        others.stream().anyMatch(other -> saysTheSame(other, log, party, amount, made));
    if (repeated) {
      return List.of();
    }
    EvmAddress account = TokenEvents.address(party, fields);
    return List.of(
        new Transfer(
            TokenEvents.order(log, 0),
            log.transactionHash(),
            made ? null : account,
            made ? account : null,
            Asset.token(log.contract()),
            amount,
            made ? TransferKind.MINT : TransferKind.BURN));
  }

  private static boolean saysTheSame(
      NodeLog other, NodeLog log, EvmHash party, BigInteger amount, boolean made) {
    return other.contract().equals(log.contract())
        && other.transactionHash().equals(log.transactionHash())
        && other.topics().size() == 3
        && other.topics().getFirst().equals(TokenEvents.TRANSFER)
        && other.topics().get(made ? 2 : 1).equals(party)
        && other.data().length() == 2 + WORD
        && new BigInteger(other.data().substring(2), 16).equals(amount);
  }
}
