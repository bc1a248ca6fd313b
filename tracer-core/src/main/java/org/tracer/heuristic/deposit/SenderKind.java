package org.tracer.heuristic.deposit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;

/** Who paid a deposit address, as far as it matters for what may be said of them. */
enum SenderKind {
  /** May be a customer of the service. */
  ORDINARY("ordinary account"),
  /** Was paid for blocks: a pool, which pays many. */
  PRODUCER("was rewarded for blocks"),
  /** Has so many transfers that it may be a service nobody has listed. */
  BUSY("has too many transfers to look at"),
  /** Anybody may have had it pay. */
  CONTRACT("is a contract");

  private final String words;

  SenderKind(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** Looks at each, in the given order; one question of kind and one of coin transfers each. */
  static Map<Address, SenderKind> look(
      AccountChain chain, DepositRules rules, Set<Address> senders) {
    Map<Address, SenderKind> looked = new LinkedHashMap<>();
    for (Address sender : senders) {
      looked.put(sender, look(chain, rules, sender));
    }
    return looked;
  }

  private static SenderKind look(AccountChain chain, DepositRules rules, Address sender) {
    Optional<List<Transfer>> coin =
        chain.transfersIfFew(
            sender, Asset.coin(chain.chain()), ChainOrder.beginning(0), rules.mostTransfers());
    if (coin.isPresent() && coin.get().stream().anyMatch(one -> rewards(sender, one))) {
      return PRODUCER;
    }
    if (chain.kind(sender) == AccountKind.CONTRACT) {
      return CONTRACT;
    }
    return coin.isEmpty() ? BUSY : ORDINARY;
  }

  private static boolean rewards(Address account, Transfer transfer) {
    boolean paid = account.equals(transfer.to());
    return paid
        && (transfer.kind() == TransferKind.REWARD || transfer.kind() == TransferKind.FEE_TIP);
  }
}
