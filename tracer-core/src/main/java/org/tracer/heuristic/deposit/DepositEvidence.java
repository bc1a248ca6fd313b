package org.tracer.heuristic.deposit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;

/** Puts what an answer rests on into sentences. Amounts are in base units. */
final class DepositEvidence {

  /** Forwardings, transactions or payers of coin in words; the answer itself holds all. */
  private static final int MOST_LISTED = 20;

  private final DepositRules rules;
  private final Asset asset;

  DepositEvidence(DepositRules rules, Asset asset) {
    this.rules = rules;
    this.asset = asset;
  }

  List<String> counts(DepositCounts counts) {
    return List.of(
        "of "
            + asset
            + ", payments of others: "
            + counts.forwarded()
            + " forwarded within the rules, "
            + counts.kept()
            + " not, "
            + counts.pending()
            + " too late to tell",
        "besides: "
            + counts.small()
            + " received too small to tell, "
            + counts.fromServices()
            + " received from services, producers or nobody, "
            + counts.unmatched()
            + " paid to the service that forward nothing, "
            + counts.elsewhere()
            + " paid elsewhere");
  }

  List<String> senders(Map<Address, SenderKind> senders) {
    List<String> lines = new ArrayList<>();
    senders.forEach((sender, kind) -> {
      if (kind != SenderKind.ORDINARY) {
        lines.add("sender " + sender.text() + " " + kind.words());
      }
    });
    return lines;
  }

  /** Who paid for the fees of a token's sweeps; decides nothing. */
  List<String> gas(
      AccountChain chain, Address account, Function<Address, Optional<String>> service) {
    if (asset.kind() == Asset.Kind.NATIVE) {
      return List.of();
    }
    Optional<List<Transfer>> coin =
        chain.transfersIfFew(
            account, Asset.coin(asset.chain()), ChainOrder.beginning(0), rules.mostTransfers());
    if (coin.isEmpty()) {
      return List.of(
          "more than " + rules.mostTransfers() + " transfers of the coin: not looked at");
    }
    Map<Address, Integer> payers = new LinkedHashMap<>();
    for (Transfer transfer : coin.get()) {
      Address from = transfer.from();
      boolean paid = account.equals(transfer.to()) && transfer.amount().signum() > 0;
      if (from != null && paid && !from.equals(account)) {
        payers.merge(from, 1, Integer::sum);
      }
    }
    if (payers.isEmpty()) {
      return List.of(
          "nobody is known to have given it coin for fees: another may have paid for the sweeps");
    }
    List<String> lines = new ArrayList<>();
    for (Map.Entry<Address, Integer> payer : payers.entrySet()) {
      if (lines.size() == MOST_LISTED) {
        lines.add("and " + (payers.size() - MOST_LISTED) + " more gave it coin");
        break;
      }
      String whose =
          service.apply(payer.getKey()).map(name -> ", known as " + name + "'s").orElse("");
      lines.add("got coin, " + payer.getValue() + " times, from " + payer.getKey().text() + whose);
    }
    return List.copyOf(lines);
  }

  List<String> forwardings(List<Forwarding> forwardings) {
    List<String> lines = new ArrayList<>();
    for (Forwarding one : forwardings) {
      if (lines.size() == MOST_LISTED) {
        lines.add("and " + (forwardings.size() - MOST_LISTED) + " more forwardings");
        break;
      }
      lines.add(
          "received"
              + transactions(one.received())
              + ", forwarded "
              + one.sent().amount()
              + " to "
              + text(one.sent().to())
              + " by "
              + transaction(one.sent().transaction())
              + ", gap "
              + one.gap()
              + ", delay "
              + one.delay()
              + "; closeness, which is no probability: time "
              + LinearScore.of(one.delay(), rules.longest()).text()
              + ", amount "
              + LinearScore.of(one.gap(), rules.mostGap(asset)).text());
    }
    return lines;
  }

  /** Amount and transaction of each. */
  static String transactions(List<Transfer> transfers) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(transfers.size(), MOST_LISTED); i++) {
      Transfer one = transfers.get(i);
      text.append(i == 0 ? " " : ", ").append(one.amount()).append(" by ");
      text.append(transaction(one.transaction()));
    }
    if (transfers.size() > MOST_LISTED) {
      text.append(" and ").append(transfers.size() - MOST_LISTED).append(" more");
    }
    return text.toString();
  }

  private static String transaction(@Nullable EvmHash hash) {
    return hash == null ? "no transaction" : hash.toString();
  }

  private static String text(@Nullable Address address) {
    return address == null ? "nobody" : address.text();
  }
}
