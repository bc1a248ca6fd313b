package org.tracer.trace.account;

import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.account.AccountRule;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.accounting.account.OpenAccount;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.trace.TraceListener;

/**
 * The chronological sweep over accounts. Every position that labelled value reaches is replayed
 * from that moment on, clean credits and its opening balance included; the positions advance
 * together, one transaction after the other, so each transfer is handled once with everything known
 * that stands before it.
 *
 * <p>Time: the transfers of all positions reached, times the logarithm of their number. Of the
 * chain it asks for each position its transfers and one balance, and for each transaction in which
 * labelled value can move, that transaction.
 */
public final class AccountSweep {

  private final AccountChain chain;
  private final AccountTraceRequest request;
  private final Map<AccountPosition, OpenPosition> open = new LinkedHashMap<>();
  private final Set<AccountPosition> hubs = new HashSet<>();
  private final PriorityQueue<OpenPosition> queue =
      new PriorityQueue<>(Comparator.comparing(OpenPosition::nextOrder));
  private final FundsLog log;
  private final AccountStops stops;
  private final TraceListener listener;
  private int handled;

  /**
   * @param stops those of the request, which notes what it is asked
   */
  AccountSweep(
      AccountChain chain, AccountTraceRequest request, AccountStops stops, TraceListener listener) {
    this.chain = chain;
    this.request = request;
    this.stops = stops;
    this.listener = listener;
    this.log = new FundsLog(request);
  }

  /**
   * Follows the request's seeds to where their money is at the chain's horizon.
   *
   * @throws InvalidInputException if a seed brings nothing
   * @throws MalformedDataException if the chain's answers contradict each other
   */
  public static FundsTrace run(AccountChain chain, AccountTraceRequest request) {
    AccountStops stops = new AccountStops(request.stopRules());
    FundsTrace trace = new AccountSweep(chain, request, stops, TraceListener.SILENT).run();
    return trace.told(stops.used());
  }

  FundsTrace run() {
    request.seeds().forEach(this::openSeed);
    while (!queue.isEmpty()) {
      handleTransaction(queue.element().nextOrder());
    }
    close();
    return log.result(request, chain);
  }

  /** Transfers handled so far. */
  int handled() {
    return handled;
  }

  /** The positions that were reached, hubs left out. */
  Collection<OpenPosition> positions() {
    return open.values();
  }

  private void openSeed(AccountSeed seed) {
    ChainOrder from =
        switch (seed) {
          case AccountSeed.OfAccount all -> ChainOrder.beginning(0);
          case AccountSeed.OfTransaction one -> firstPayment(one);
        };
    OpenPosition known = open.get(seed.position());
    if (known != null && known.isOpenAt(from)) {
      return;
    }
    List<Transfer> all = chain.transfers(seed.position().account(), seed.position().asset(), from);
    enqueue(open(seed.position(), from, all, 0));
  }

  private ChainOrder firstPayment(AccountSeed.OfTransaction seed) {
    return chain.transaction(seed.transaction()).stream()
        .filter(seed::matches)
        .map(Transfer::order)
        .min(Comparator.naturalOrder())
        .orElseThrow(() ->
            new InvalidInputException(
                "the transaction pays nothing of this asset to the account",
                seed.transaction() + ", " + seed.position(),
                "Look at it with tracer show; name an account that it pays."));
  }

  /** Opens a position with the balance that it has before {@code from}; null if it is a hub. */
  @Nullable OpenPosition open(AccountPosition position, ChainOrder from, int hops) {
    Optional<List<Transfer>> few =
        chain.transfersIfFew(
            position.account(), position.asset(), from, request.stopRules().maxTransfers());
    if (few.isEmpty()) {
      hubs.add(position);
      return null;
    }
    return open(position, from, few.get(), hops);
  }

  private OpenPosition open(
      AccountPosition position, ChainOrder from, List<Transfer> all, int hops) {
    BigInteger balance = chain.balanceBefore(position.account(), position.asset(), from);
    List<AccountSegment> clean = List.of(new AccountSegment(AccountSegment.CLEAN, balance));
    OpenPosition opened = new OpenPosition(position, rule().open(clean), from, all, hops);
    open.put(position, opened);
    return opened;
  }

  /**
   * Opens a position behind the transaction at {@code place}, which has brought it {@code got} base
   * units that are still to be credited.
   */
  OpenPosition openBehind(AccountPosition position, ChainOrder place, BigInteger got, int hops) {
    ChainOrder behind = new ChainOrder(place.block(), place.transaction() + 1, 0);
    BigInteger balance = chain.balanceBefore(position.account(), position.asset(), behind);
    if (balance.compareTo(got) < 0) {
      throw new MalformedDataException(
          "a balance of " + balance + " is less than the " + got + " just received",
          position + ", block " + place.block(),
          "The source leaves transfers out, or the token is no plain one; ask another source.");
    }
    OpenPosition opened =
        new OpenPosition(
            position,
            rule().open(List.of(new AccountSegment(AccountSegment.CLEAN, balance.subtract(got)))),
            behind,
            chain.transfers(position.account(), position.asset(), behind),
            hops);
    open.put(position, opened);
    enqueue(opened);
    return opened;
  }

  private void enqueue(OpenPosition position) {
    if (position.hasNext() && position.nextOrder().block() <= request.stopRules().untilBlock()) {
      queue.add(position);
    }
  }

  @Nullable OpenPosition opened(AccountPosition position) {
    return open.get(position);
  }

  /** The open position that a transfer changes; null if there is none. */
  @Nullable OpenPosition changedBy(Transfer transfer, AccountPosition position) {
    OpenPosition opened = open.get(position);
    return opened != null && opened.sees(transfer) ? opened : null;
  }

  boolean isHub(AccountPosition position) {
    return hubs.contains(position);
  }

  AccountChain chain() {
    return chain;
  }

  AccountTraceRequest request() {
    return request;
  }

  AccountStops stops() {
    return stops;
  }

  FundsLog log() {
    return log;
  }

  AccountRule rule() {
    return request.rule();
  }

  /** Takes out what a transfer moves; where the rule lets no label pass, its trace ends. */
  List<AccountSegment> debit(
      AccountPosition position, OpenAccount money, BigInteger amount, Transfer transfer, int hops) {
    if (!money.passes()) {
      endMixed(position, money, transfer, hops);
    }
    return money.debit(amount, () -> TransactionFlow.name(transfer));
  }

  /** Ends the trace of what a position holds, because it pays with other money beside. */
  void endMixed(AccountPosition position, OpenAccount money, Transfer paid, int hops) {
    money
        .endTrace()
        .forEach((label, amount) ->
            log.end(
                new AccountEndpoint(
                    AccountStop.COMMINGLED,
                    position.account(),
                    position.asset(),
                    label,
                    amount,
                    paid.order(),
                    paid.transaction(),
                    hops)));
  }

  /** Handles all transfers of the transaction that stands at {@code place}. */
  private void handleTransaction(ChainOrder place) {
    NavigableMap<ChainOrder, Transfer> pending = new TreeMap<>();
    for (OpenPosition next = queue.peek();
        next != null && next.nextOrder().sameTransaction(place);
        next = queue.peek()) {
      queue.remove();
      takeAll(next, place, pending);
    }
    EvmHash hash = pending.firstEntry().getValue().transaction();
    if (hash != null && pending.values().stream().anyMatch(this::canMoveLabels)) {
      for (Transfer transfer : chain.transaction(hash)) {
        if (request.assets().contains(transfer.asset())) {
          add(pending, transfer);
        } else {
          log.unlisted(transfer);
        }
      }
    }
    handled += pending.size();
    new TransactionFlow(this, pending).run();
    listener.onTransaction(handled, queue.size());
  }

  /** Whether labelled value may begin here to go through the transaction; in a fee it ends. */
  private boolean canMoveLabels(Transfer transfer) {
    if (request.seeds().stream().anyMatch(seed -> seed.matches(transfer))) {
      return true;
    }
    if (transfer.from() == null || transfer.kind().isFee() || transfer.amount().signum() == 0) {
      return false;
    }
    OpenPosition payer = opened(new AccountPosition(transfer.from(), transfer.asset()));
    return payer != null && payer.hasClaims();
  }

  /** Moves a position's transfers of one transaction to {@code pending}, and queues it again. */
  void takeAll(
      OpenPosition position, ChainOrder place, NavigableMap<ChainOrder, Transfer> pending) {
    while (position.hasNext() && position.nextOrder().sameTransaction(place)) {
      add(pending, position.take());
    }
    enqueue(position);
  }

  private static void add(NavigableMap<ChainOrder, Transfer> pending, Transfer transfer) {
    Transfer known = pending.putIfAbsent(transfer.order(), transfer);
    if (known != null && !known.equals(transfer)) {
      throw new MalformedDataException(
          "the source gives two transfers in one place",
          known + " and " + transfer,
          "Ask another source, or report this.");
    }
  }

  /** What is still in the accounts. */
  private void close() {
    for (OpenPosition position : open.values()) {
      AccountStop reason = position.paysLater() ? AccountStop.OUTSIDE_WINDOW : AccountStop.HELD;
      position
          .money
          .balance()
          .claims()
          .forEach((label, amount) ->
              log.end(
                  new AccountEndpoint(
                      reason,
                      position.position.account(),
                      position.position.asset(),
                      label,
                      amount,
                      null,
                      null,
                      position.hops)));
    }
  }
}
