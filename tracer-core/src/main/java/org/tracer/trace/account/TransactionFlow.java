package org.tracer.trace.account;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.account.AccountRule;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.accounting.account.OpenAccount;
import org.tracer.chain.Address;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;

/**
 * The transfers of one transaction, handled in order. What a contract gets and passes on within the
 * transaction is followed through it; what it held before is never under trace; what stays in it is
 * an end. Where an account gives one asset to contracts and gets another back, that is one
 * conversion at the transaction's end.
 */
final class TransactionFlow {

  private final AccountSweep sweep;
  private final NavigableMap<ChainOrder, Transfer> pending;
  private final ChainOrder place;
  private final Map<Address, Exchange> exchanges;
  private final Map<AccountPosition, Passing> passing = new LinkedHashMap<>();

  /** What one transaction brings to an account that is not under trace for longer. */
  private static final class Passing {
    final OpenAccount money;
    int hops = Integer.MAX_VALUE;
    @Nullable Transfer last;

    Passing(OpenAccount money) {
      this.money = money;
    }
  }

  TransactionFlow(AccountSweep sweep, NavigableMap<ChainOrder, Transfer> pending) {
    this.sweep = sweep;
    this.pending = pending;
    this.place = pending.firstKey();
    this.exchanges = Exchange.find(sweep, pending.values());
  }

  void run() {
    for (var next = pending.pollFirstEntry(); next != null; next = pending.pollFirstEntry()) {
      if (next.getValue().amount().signum() > 0) {
        handle(next.getValue());
      }
    }
    exchanges.values().stream().filter(Exchange::isLabelled).forEach(this::settle);
    passing.forEach(this::endInContract);
  }

  private void settle(Exchange exchange) {
    if (sweep.rule() == AccountRule.POISON) {
      exchange.touch(sweep);
    } else {
      exchange.settle(sweep);
    }
  }

  private void handle(Transfer transfer) {
    AccountPosition payer = position(transfer.from(), transfer);
    OpenPosition from = payer == null ? null : sweep.changedBy(transfer, payer);
    Passing through = payer == null ? null : passing.get(payer);
    List<AccountSegment> money = clean(transfer.amount());
    int hops = 0;
    if (from != null && !isExchanged(transfer.from(), transfer)) {
      money = takeFrom(from, transfer);
      hops = from.hops;
    } else if (from == null && through != null && payer != null) {
      money = takeFrom(payer, through, transfer);
      hops = through.hops;
    }
    boolean labelled = money.stream().anyMatch(one -> one.label() != AccountSegment.CLEAN);
    if (labelled) {
      sweep.log().transfer(transfer, money);
    }
    arrive(transfer, money, labelled, hops);
  }

  private void arrive(Transfer transfer, List<AccountSegment> money, boolean labelled, int hops) {
    AccountPosition payee = position(transfer.to(), transfer);
    OpenPosition to = payee == null ? null : sweep.changedBy(transfer, payee);
    AccountStop stop = labelled ? stop(transfer, payee, to, hops) : null;
    if (stop != null) {
      end(stop, transfer, money, hops);
    }
    List<AccountSegment> left = stop == null ? money : clean(transfer.amount());
    if (payee == null || isExchanged(payee.account(), transfer)) {
      return;
    }
    if (to == null && labelled && stop == null && !isContract(payee)) {
      to = openWithin(payee, transfer, money, hops);
      if (to == null) {
        return;
      }
    }
    if (to != null) {
      to.money.credit(transfer.amount(), seeded(transfer, money, stop != null));
      to.hops = labelled && stop == null ? Math.min(to.hops, hopsAfter(transfer, hops)) : to.hops;
    } else {
      pass(payee, transfer, left, labelled && stop == null ? hops : Integer.MAX_VALUE);
    }
  }

  /** What arrives, seeded where it was clean; what has ended arrives as clean money. */
  private List<AccountSegment> seeded(
      Transfer transfer, List<AccountSegment> money, boolean ended) {
    List<AccountSegment> labelled = sweep.log().label(transfer, money);
    if (!ended) {
      return labelled;
    }
    List<AccountSegment> left = new ArrayList<>();
    if (!sweep.rule().isConserving()) {
      left.addAll(labelled);
      left.removeAll(money);
      return left.isEmpty() ? clean(transfer.amount()) : left;
    }
    for (int i = 0; i < money.size(); i++) {
      AccountSegment was = money.get(i);
      left.add(
          was.label() == AccountSegment.CLEAN
              ? labelled.get(i)
              : new AccountSegment(AccountSegment.CLEAN, was.amount()));
    }
    return left;
  }

  /** Why the money may not go on to whoever is paid; null if it may. */
  private @Nullable AccountStop stop(
      Transfer transfer, @Nullable AccountPosition payee, @Nullable OpenPosition to, int hops) {
    if (transfer.kind().isFee()) {
      return AccountStop.FEE;
    }
    if (transfer.kind() == TransferKind.UNEXPLAINED) {
      return AccountStop.UNEXPLAINED;
    }
    if (payee == null) {
      return AccountStop.BURN;
    }
    if (sweep.isHub(payee)) {
      return AccountStop.HUB;
    }
    AccountStop stop = sweep.stops().at(payee.account());
    if (stop != null) {
      return stop;
    }
    boolean far = hops >= sweep.request().stopRules().maxHops();
    return far && to == null && !isContract(payee) ? AccountStop.HOP_LIMIT : null;
  }

  /** Opens a position as it is before this transfer; null if it is a hub, where the money ends. */
  private @Nullable OpenPosition openWithin(
      AccountPosition payee, Transfer transfer, List<AccountSegment> money, int hops) {
    @Nullable OpenPosition opened = sweep.open(payee, transfer.order(), hopsAfter(transfer, hops));
    if (opened == null) {
      end(AccountStop.HUB, transfer, money, hops);
      return null;
    }
    sweep.takeAll(opened, place, pending);
    pending.remove(transfer.order());
    passing.remove(payee);
    return opened;
  }

  private int hopsAfter(Transfer transfer, int hops) {
    return transfer.from() == null ? 0 : hops + 1;
  }

  private boolean isContract(AccountPosition payee) {
    return !sweep.request().stopRules().intoContracts()
        && sweep.chain().kind(payee.account()) == AccountKind.CONTRACT;
  }

  /**
   * Whether a transfer is one side of an exchange, which is settled at the end. Under poison it is
   * a transfer all the same, and touches whom it pays.
   */
  private boolean isExchanged(@Nullable Address account, Transfer transfer) {
    Exchange exchange = exchange(account, transfer);
    return exchange != null && exchange.isLabelled() && sweep.rule() != AccountRule.POISON;
  }

  /** The exchange in which a transfer pays who exchanges; null if it is in none. */
  private @Nullable Exchange exchange(Transfer transfer) {
    return exchange(transfer.to(), transfer);
  }

  private @Nullable Exchange exchange(@Nullable Address account, Transfer transfer) {
    Exchange exchange = account == null ? null : exchanges.get(account);
    return exchange != null && exchange.covers(transfer) ? exchange : null;
  }

  private void pass(
      AccountPosition payee, Transfer transfer, List<AccountSegment> money, int hops) {
    Passing through =
        passing.computeIfAbsent(payee, any -> new Passing(sweep.request().rule().open(List.of())));
    through.money.credit(transfer.amount(), money);
    through.hops = Math.min(through.hops, hops);
    through.last = transfer;
  }

  /**
   * What a followed account pays. Where that is a contract's side of an exchange, the labels of who
   * exchanges go on what it gets; those of the contract's own money cannot besides, and end.
   */
  private List<AccountSegment> takeFrom(OpenPosition from, Transfer transfer) {
    Exchange exchange = sweep.rule() == AccountRule.POISON ? null : exchange(transfer);
    if (exchange != null && !exchange.isLabelled()) {
      sweep.endMixed(from.position, from.money, transfer, from.hops);
    }
    List<AccountSegment> money =
        sweep.debit(from.position, from.money, transfer.amount(), transfer, from.hops);
    if (exchange == null) {
      return money;
    }
    end(AccountStop.CONTRACT, from.position.account(), transfer, money, from.hops);
    return clean(transfer.amount());
  }

  /** What a contract passes on beyond what the transaction brought it is its own. */
  private List<AccountSegment> takeFrom(AccountPosition payer, Passing through, Transfer transfer) {
    Exchange exchange = exchange(transfer);
    if (exchange != null) {
      return giveInExchange(payer, through, transfer, exchange);
    }
    BigInteger brought = through.money.balance().total().min(transfer.amount());
    BigInteger own = transfer.amount().subtract(brought);
    if (!sweep.rule().isFlow() && own.signum() > 0) {
      // What matters is whether anything else is in the balance, and there is.
      through.money.credit(own, clean(own));
      return sweep.debit(payer, through.money, transfer.amount(), transfer, through.hops);
    }
    List<AccountSegment> money =
        new ArrayList<>(sweep.debit(payer, through.money, brought, transfer, through.hops));
    if (own.signum() > 0) {
      money.addAll(clean(own));
    }
    return money;
  }

  /**
   * What a contract gives in an exchange is its own: what came to it stays in it. Where another
   * rule may see no exchange and pass it on, under poison it touches both, and under the pure rule
   * it ends.
   */
  private List<AccountSegment> giveInExchange(
      AccountPosition payer, Passing through, Transfer transfer, Exchange exchange) {
    if (sweep.rule() == AccountRule.POISON) {
      List<AccountSegment> touched = new ArrayList<>();
      for (int label : through.money.balance().claims().keySet()) {
        touched.add(new AccountSegment(label, transfer.amount()));
      }
      return touched.isEmpty() ? clean(transfer.amount()) : touched;
    }
    if (!exchange.isLabelled()) {
      sweep.endMixed(payer, through.money, transfer, through.hops);
    }
    return clean(transfer.amount());
  }

  private void endInContract(AccountPosition position, Passing through) {
    Transfer last = through.last;
    through
        .money
        .balance()
        .claims()
        .forEach((label, amount) ->
            sweep
                .log()
                .end(
                    new AccountEndpoint(
                        AccountStop.CONTRACT,
                        position.account(),
                        position.asset(),
                        label,
                        amount,
                        last == null ? null : last.order(),
                        last == null ? null : last.transaction(),
                        through.hops)));
  }

  private void end(AccountStop reason, Transfer transfer, List<AccountSegment> money, int hops) {
    end(reason, transfer.to(), transfer, money, hops);
  }

  private void end(
      AccountStop reason,
      @Nullable Address account,
      Transfer transfer,
      List<AccountSegment> money,
      int hops) {
    Map<Integer, BigInteger> sums = new HashMap<>();
    money.forEach(one -> sums.merge(one.label(), one.amount(), BigInteger::add));
    sums.remove(AccountSegment.CLEAN);
    sums.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(sum ->
            sweep
                .log()
                .end(
                    new AccountEndpoint(
                        reason,
                        account,
                        transfer.asset(),
                        sum.getKey(),
                        sum.getValue(),
                        transfer.order(),
                        transfer.transaction(),
                        hops)));
  }

  private static @Nullable AccountPosition position(@Nullable Address account, Transfer transfer) {
    return account == null ? null : new AccountPosition(account, transfer.asset());
  }

  private static List<AccountSegment> clean(BigInteger amount) {
    return List.of(new AccountSegment(AccountSegment.CLEAN, amount));
  }

  static String name(Transfer transfer) {
    return (transfer.transaction() == null ? "" : transfer.transaction() + ", ")
        + "block "
        + transfer.order().block()
        + ", "
        + transfer.asset();
  }
}
