package org.tracer.trace.account;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tracer.annotation.TagClaim;
import org.tracer.attribution.TagStopReason;
import org.tracer.chain.Address;
import org.tracer.heuristic.Inference;
import org.tracer.heuristic.deposit.DepositAddresses;
import org.tracer.heuristic.deposit.DepositRules;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.Transfer;
import org.tracer.trace.AttributedStop;

/** What heuristics say of the accounts of a finished trace. Changes nothing of it. */
public final class FundsAnnotator {

  private FundsAnnotator() {}

  /**
   * The accounts that look like deposit addresses of the services at which the trace ended; none
   * where the request says that nothing is to be inferred, or no tag names a service.
   *
   * <p>Asks the chain for the transfers of each account that paid such a service, up to a limit.
   *
   * @param chain the one the report was made from
   * @param report with the tags that are said of its accounts
   */
  public static List<Inference> inferences(AccountChain chain, FundsReport report) {
    Set<Address> services = new HashSet<>();
    for (AttributedStop stop : report.request().stopRules().attributions().stops()) {
      if (stop.reason() == TagStopReason.SERVICE) {
        services.add(stop.address());
      }
    }
    if (!report.request().stopRules().infers() || services.isEmpty()) {
      return List.of();
    }
    Set<Transfer> transfers = new LinkedHashSet<>();
    for (FundsTrace trace : report.traces()) {
      trace.transfers().forEach(traced -> transfers.add(traced.transfer()));
    }
    return DepositAddresses.of(
            chain,
            account -> services.contains(account) ? name(report, account) : Optional.empty(),
            DepositRules.standard())
        .over(new ArrayList<>(transfers));
  }

  /** One name for all wallets of a service: the actor that a tag names, or else its label. */
  private static Optional<String> name(FundsReport report, Address account) {
    List<TagClaim> claims = report.annotations().tagsOf(account.text());
    Optional<String> actor =
        claims.stream().flatMap(claim -> Optional.ofNullable(claim.actor()).stream()).findFirst();
    return actor.or(() -> claims.stream().map(TagClaim::label).findFirst());
  }
}
