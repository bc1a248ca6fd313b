package org.tracer.trace.account;

import java.util.List;
import org.tracer.accounting.account.OpenAccount;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;

/** A position under trace, with what it holds and the transfers that it has still before it. */
final class OpenPosition {

  final AccountPosition position;
  final OpenAccount money;
  private final ChainOrder since;
  private final List<Transfer> transfers;
  private int next;

  /** Transfers from the nearest seed. */
  int hops;

  /**
   * @param since what stands before is in the opening balance
   * @param transfers all that the position takes part in and that have not happened yet
   */
  OpenPosition(
      AccountPosition position,
      OpenAccount money,
      ChainOrder since,
      List<Transfer> transfers,
      int hops) {
    this.position = position;
    this.money = money;
    this.since = since;
    this.transfers = transfers;
    this.hops = hops;
  }

  /** Whether a transfer happened after the position was opened. */
  boolean sees(Transfer transfer) {
    return isOpenAt(transfer.order());
  }

  boolean isOpenAt(ChainOrder place) {
    return place.compareTo(since) >= 0;
  }

  /** All transfers from the beginning on, handled or not. */
  List<Transfer> transfers() {
    return transfers;
  }

  boolean hasNext() {
    return next < transfers.size();
  }

  /** Place of the next transfer; there must be one. */
  ChainOrder nextOrder() {
    return transfers.get(next).order();
  }

  Transfer take() {
    return transfers.get(next++);
  }

  boolean hasClaims() {
    return !money.balance().claims().isEmpty();
  }

  /** Whether a transfer that was not handled takes money out. */
  boolean paysLater() {
    for (int i = next; i < transfers.size(); i++) {
      if (position.account().equals(transfers.get(i).from())
          && transfers.get(i).amount().signum() > 0) {
        return true;
      }
    }
    return false;
  }
}
