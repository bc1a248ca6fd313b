package org.tracer.trace.account;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.ledger.account.Transfer;

/** Poison with nothing but balances and marks; shares no code with the rule. */
final class PoisonReplay implements ChainReplay {

  private static final class Account {
    BigInteger balance = BigInteger.ZERO;
    boolean marked;

    /** Takes what there is of an amount; says whether it was marked. */
    boolean take(BigInteger amount) {
      boolean was = marked && amount.signum() > 0;
      balance = balance.subtract(amount).max(BigInteger.ZERO);
      marked &= balance.signum() > 0;
      return was;
    }

    void put(BigInteger amount, boolean mark) {
      balance = balance.add(amount);
      marked |= mark && amount.signum() > 0;
    }
  }

  private final Map<String, BigInteger> ends = new TreeMap<>();
  private final AccountSeed seed;
  private final Set<Address> contracts;
  private final Map<AccountPosition, Account> accounts = new HashMap<>();

  PoisonReplay(AccountSeed seed, Set<Address> contracts) {
    this.seed = seed;
    this.contracts = contracts;
  }

  @Override
  public void apply(List<Transfer> transaction, @Nullable Address exchanger) {
    Map<AccountPosition, Account> within = new HashMap<>();
    Map<Transfer, Boolean> before = new HashMap<>();
    for (Transfer one : transaction) {
      boolean gives = exchanger != null && exchanger.equals(one.from()) && !one.kind().isFee();
      before.put(one, gives && account(exchanger, one, within).marked);
    }
    for (Transfer one : transaction) {
      boolean marked = one.from() != null && leaves(one, exchanger, within);
      if (one.kind().isFee() || one.to() == null) {
        end("FEE", one.to(), one, one.amount(), marked);
      } else {
        boolean seeded = seed.matches(one);
        account(one.to(), one, within).put(one.amount(), marked || seeded);
      }
    }
    within.forEach(
        (position, account) -> end("CONTRACT", position, account.balance, account.marked));
    if (exchanger != null && before.containsValue(true)) {
      // Both sides of the exchange, and nothing else but the fee, is the exchanger's.
      for (Transfer one : transaction) {
        if (!one.kind().isFee()) {
          Account own = account(exchanger, one, within);
          own.marked = own.balance.signum() > 0;
        }
      }
    }
  }

  /** What a contract pays in an exchange stays in it as well. */
  private boolean leaves(
      Transfer one, @Nullable Address exchanger, Map<AccountPosition, Account> within) {
    Account payer = account(one.from(), one, within);
    boolean exchanged = exchanger != null && exchanger.equals(one.to());
    return exchanged ? payer.marked : payer.take(one.amount());
  }

  private Account account(
      @Nullable Address account, Transfer one, Map<AccountPosition, Account> within) {
    Address holder = Objects.requireNonNull(account);
    return (contracts.contains(holder) ? within : accounts)
        .computeIfAbsent(new AccountPosition(holder, one.asset()), any -> new Account());
  }

  @Override
  public void close() {
    accounts.forEach((position, account) -> end("HELD", position, account.balance, account.marked));
  }

  private void end(
      String reason, @Nullable Address account, Transfer one, BigInteger amount, boolean marked) {
    if (marked) {
      ends.merge(reason + " " + account + " " + one.asset(), amount, BigInteger::add);
    }
  }

  private void end(String reason, AccountPosition position, BigInteger amount, boolean marked) {
    if (marked) {
      ends.merge(
          reason + " " + position.account() + " " + position.asset(), amount, BigInteger::add);
    }
  }

  @Override
  public Map<String, BigInteger> ends() {
    return ends;
  }
}
