package org.tracer.heuristic.deposit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.heuristic.poisoning.PoisoningDetector;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;

/**
 * An account's transfers of one asset, without fees, what moves nothing, and payments to itself.
 *
 * @param all what it received and what it paid, in the order of the chain
 * @param services names of the services it paid, in their order
 * @param unexplained whether some of what it had comes or goes unexplained
 */
record AccountMoves(
    Address account,
    Asset asset,
    List<Transfer> all,
    NavigableSet<String> services,
    boolean unexplained) {

  static AccountMoves of(
      Address account,
      Asset asset,
      List<Transfer> transfers,
      Function<Address, Optional<String>> service) {
    List<Transfer> all = new ArrayList<>();
    NavigableSet<String> paid = new TreeSet<>();
    boolean unexplained = false;
    for (Transfer transfer : transfers) {
      Address from = transfer.from();
      Address to = transfer.to();
      if (transfer.kind() == TransferKind.UNEXPLAINED) {
        unexplained = true;
      } else if (!transfer.kind().isFee() && transfer.amount().signum() > 0) {
        if (account.equals(from) && account.equals(to)) {
          continue;
        }
        all.add(transfer);
        if (account.equals(from) && to != null) {
          service.apply(to).ifPresent(paid::add);
        }
      }
    }
    return new AccountMoves(account, asset, List.copyOf(all), paid, unexplained);
  }

  boolean received(Transfer transfer) {
    return account.equals(transfer.to());
  }

  /** What is paid less than this much, proves nothing by being forwarded or not. */
  BigInteger least(DepositRules rules) {
    if (asset.kind() == Asset.Kind.NATIVE) {
      return rules.mostGapWei().add(BigInteger.ONE);
    }
    Map<Asset, BigInteger> least = PoisoningDetector.of(Set.of(asset)).least();
    BigInteger dust = least.get(asset);
    return dust == null ? BigInteger.ONE : dust;
  }
}
