package org.tracer.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.trace.account.Conversion;
import org.tracer.trace.account.FundsTrace;
import org.tracer.trace.account.SeededTransfer;
import org.tracer.trace.account.TracedTransfer;

/** What a graph shows as one step of the money. */
sealed interface FundsMovement {

  ChainOrder order();

  /**
   * A transfer.
   *
   * @param carried what it carried, clean money included
   * @param seeds whose money it brought, with how much became theirs; several only where labels
   *     overlap
   */
  record OfTransfer(Transfer transfer, List<AccountSegment> carried, List<AccountSegment> seeds)
      implements FundsMovement {
    @Override
    public ChainOrder order() {
      return transfer.order();
    }

    boolean isCarrying() {
      return carried.stream().anyMatch(one -> one.label() != AccountSegment.CLEAN);
    }

    /** The same, seeded besides. */
    private OfTransfer with(SeededTransfer seed) {
      List<AccountSegment> more = new ArrayList<>(seeds);
      more.add(new AccountSegment(seed.label(), seed.amount()));
      return new OfTransfer(transfer, carried, List.copyOf(more));
    }
  }

  /** An exchange of one asset for another. */
  record OfConversion(Conversion conversion, Transfer last) implements FundsMovement {
    @Override
    public ChainOrder order() {
      return new ChainOrder(last.order().block(), last.order().transaction(), Integer.MAX_VALUE);
    }
  }

  /** All steps of a trace in the order of the chain, conversions at the end of transactions. */
  static List<FundsMovement> of(FundsTrace trace) {
    Map<ChainOrder, OfTransfer> transfers = new TreeMap<>();
    for (TracedTransfer traced : trace.transfers()) {
      add(transfers, new OfTransfer(traced.transfer(), traced.segments(), List.of()));
    }
    for (SeededTransfer seed : trace.seeds()) {
      Transfer transfer = seed.transfer();
      OfTransfer known = transfers.remove(transfer.order());
      add(
          transfers,
          (known == null ? new OfTransfer(transfer, List.of(), List.of()) : known).with(seed));
    }
    List<FundsMovement> all = new ArrayList<>(transfers.values());
    for (Conversion conversion : trace.conversions()) {
      all.add(new OfConversion(conversion, conversion.proof().getLast()));
    }
    all.sort(Comparator.comparing(FundsMovement::order));
    return all;
  }

  private static void add(Map<ChainOrder, OfTransfer> transfers, OfTransfer one) {
    @Nullable OfTransfer other = transfers.put(one.order(), one);
    if (other != null) {
      throw new IllegalArgumentException(
          "two transfers in one place: " + other.transfer + " and " + one.transfer);
    }
  }
}
