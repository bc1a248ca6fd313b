package org.tracer.document;

import java.math.BigInteger;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.trace.account.AccountEndpoint;
import org.tracer.trace.account.AccountStop;
import org.tracer.trace.account.FundsReport;

/** Where something ended, whatever the amount: what makes endpoints of two rules the same one. */
record EndpointKey(
    AccountStop reason,
    @Nullable Address account,
    Asset asset,
    int label,
    @Nullable ChainOrder order,
    @Nullable EvmHash transaction) {

  /** In the order of the chain; what is left at the end comes last. */
  static final Comparator<EndpointKey> ORDER =
      Comparator.comparing(EndpointKey::order, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(EndpointKey::reason)
          .thenComparing(place -> place.account == null ? "" : place.account.text())
          .thenComparing(place -> place.asset.toString())
          .thenComparingInt(EndpointKey::label);

  static EndpointKey of(AccountEndpoint end) {
    return new EndpointKey(
        end.reason(), end.account(), end.asset(), end.label(), end.order(), end.transaction());
  }

  AccountEndpoint endpoint(BigInteger amount, int hops) {
    return new AccountEndpoint(reason, account, asset, label, amount, order, transaction, hops);
  }

  void write(DocumentJson json, FundsReport report, String labelName) {
    json.text("reason", reason.name());
    if (account != null) {
      json.text("account", account.text());
    }
    json.text("asset", asset);
    json.text("label", labelName);
    if (order != null) {
      new FundsContextWriter(json, report).order(order, transaction);
    }
    json.optional(
        "note", account == null ? null : report.request().stopRules().note(reason, account));
  }
}
