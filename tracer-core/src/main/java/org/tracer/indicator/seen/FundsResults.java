package org.tracer.indicator.seen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.heuristic.poisoning.Finding;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.trace.account.AccountEndpoint;
import org.tracer.trace.account.AccountStop;
import org.tracer.trace.account.AssetNames;
import org.tracer.trace.account.FundsReport;
import org.tracer.trace.account.FundsTrace;

/**
 * What a trace over accounts holds of payments, under all its rules together: what is a payment
 * does not depend on the rule. No account has its whole history here.
 */
public final class FundsResults {

  private FundsResults() {}

  /**
   * @param what the document's name
   */
  public static Seen of(FundsReport report, String what) {
    Set<ChainOrder> noise = new HashSet<>();
    for (Finding finding : report.context().noise()) {
      if (finding.kind().isLeftOut()) {
        noise.add(finding.transfer().order());
      }
    }
    TreeMap<ChainOrder, Transfer> transfers = new TreeMap<>();
    TreeSet<String> starts = new TreeSet<>();
    List<Crossing> crossings = new ArrayList<>();
    for (FundsTrace trace : report.traces()) {
      trace
          .seeds()
          .forEach(seed -> {
            transfers.put(seed.transfer().order(), seed.transfer());
            if (seed.transfer().to() != null) {
              starts.add(seed.transfer().to().text());
            }
          });
      trace.transfers().forEach(one -> transfers.put(one.transfer().order(), one.transfer()));
      for (AccountEndpoint end : trace.endpoints()) {
        Crossing crossing = crossing(end, transfers);
        if (crossing != null) {
          crossings.add(crossing);
        }
      }
    }
    noise.forEach(transfers::remove);
    TransferPayments payments =
        new TransferPayments(AssetNames.of(report), block -> report.context().times().get(block));
    transfers.values().forEach(payments::add);
    List<String> notices = new ArrayList<>(report.notices());
    notices.addAll(payments.notices());
    notices.add(
        "the document holds transfers that carried traced money alone: other payments of these"
            + " accounts, before, between and after, are not looked at");
    return new Seen(
        what,
        report.chain().toString(),
        report.origin(),
        report.horizon().height(),
        report.horizon().time(),
        starts,
        new TreeSet<>(),
        payments.payments(),
        payments.bookings(),
        crossings,
        notices);
  }

  private static @Nullable Crossing crossing(
      AccountEndpoint end, Map<ChainOrder, Transfer> transfers) {
    Crossing.@Nullable Kind kind = kind(end.reason());
    if (kind == null || end.transaction() == null) {
      return null;
    }
    Transfer transfer = end.order() == null ? null : transfers.get(end.order());
    Address from = transfer == null ? null : transfer.from();
    return new Crossing(
        kind,
        end.transaction().toString(),
        from == null ? List.of() : List.of(from.text()),
        end.hops(),
        "attribution",
        true,
        end.reason().name() + (end.account() == null ? "" : " " + end.account().text()));
  }

  private static Crossing.@Nullable Kind kind(AccountStop reason) {
    return switch (reason) {
      case MIXER -> Crossing.Kind.MIXER;
      case BRIDGE -> Crossing.Kind.BRIDGE;
      case HELD,
          FEE,
          BURN,
          CONTRACT,
          COMMINGLED,
          STOP_LIST,
          SERVICE,
          SANCTIONED,
          HOP_LIMIT,
          HUB,
          OUTSIDE_WINDOW,
          UNEXPLAINED ->
          null;
    };
  }
}
