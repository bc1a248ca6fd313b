package org.tracer.indicator.seen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.TokenClaims;
import org.tracer.ledger.account.Transfer;
import org.tracer.trace.account.AssetNames;

/** The history of one account, in some assets. */
public final class AccountHistory {

  private AccountHistory() {}

  /**
   * Reads the history. Linear in the account's transfers. Fees, rewards, and transfers that move
   * nothing, which anybody can write in anybody's name, are no payments.
   *
   * @param assets those that count; what other contracts report is not looked at
   */
  public static Seen read(AccountChain chain, Address account, Collection<Asset> assets) {
    SortedMap<ChainOrder, Transfer> transfers = new TreeMap<>();
    Map<Asset, TokenClaims> claims = new LinkedHashMap<>();
    for (Asset asset : assets) {
      List<Transfer> some = chain.transfers(account, asset, ChainOrder.beginning(0));
      some.forEach(transfer -> transfers.put(transfer.order(), transfer));
      if (!some.isEmpty() && asset.contract() != null) {
        chain.claims(asset).ifPresent(claim -> claims.put(asset, claim));
      }
    }
    Map<Long, Instant> times = new HashMap<>();
    TransferPayments payments =
        new TransferPayments(
            AssetNames.of(chain.chain(), claims),
            block -> times.computeIfAbsent(block, chain::time));
    transfers.values().forEach(payments::add);
    List<String> notices = new ArrayList<>(chain.notices());
    notices.addAll(payments.notices());
    notices.add(
        "only the chain's coin and "
            + (assets.size() - 1)
            + " tokens were looked at; name others with --asset");
    TreeSet<String> self = new TreeSet<>(List.of(account.text()));
    return new Seen(
        account.text(),
        chain.chain().toString(),
        chain.origin(),
        chain.horizon(),
        chain.time(chain.horizon()),
        self,
        payments.explained() ? self : new TreeSet<>(),
        payments.payments(),
        payments.bookings().stream()
            .filter(booking -> booking.address().equals(account.text()))
            .toList(),
        List.of(),
        notices);
  }
}
