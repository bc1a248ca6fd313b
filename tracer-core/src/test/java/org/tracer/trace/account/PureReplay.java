package org.tracer.trace.account;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.ledger.account.Transfer;

/** Pure with nothing but two numbers an account: all, and traced. Shares no code with the rule. */
final class PureReplay implements ChainReplay {

  private record Account(BigInteger all, BigInteger traced) {
    static final Account EMPTY = new Account(BigInteger.ZERO, BigInteger.ZERO);

    boolean isAlone() {
      return traced.signum() > 0 && traced.equals(all);
    }
  }

  private final Map<String, BigInteger> ends = new TreeMap<>();
  private final AccountSeed seed;
  private final Set<Address> contracts;
  private final Map<AccountPosition, Account> accounts = new HashMap<>();

  PureReplay(AccountSeed seed, Set<Address> contracts) {
    this.seed = seed;
    this.contracts = contracts;
  }

  @Override
  public void apply(List<Transfer> transaction, @Nullable Address exchanger) {
    List<Transfer> own = new ArrayList<>();
    for (Transfer one : transaction) {
      boolean mine =
          exchanger != null && (exchanger.equals(one.from()) || exchanger.equals(one.to()));
      if (mine && !one.kind().isFee()) {
        own.add(one);
      } else if (one.amount().signum() > 0) {
        boolean traced = one.from() != null && take(one.from(), one);
        if (one.to() != null) {
          put(one.to(), one, traced || seed.matches(one));
        } else if (traced) {
          add("FEE null " + one.asset(), one.amount());
        }
      }
    }
    for (AccountPosition position : List.copyOf(accounts.keySet())) {
      if (contracts.contains(position.account())) {
        // A contract is known by what the transaction brings it alone.
        end("CONTRACT", position, accounts.getOrDefault(position, Account.EMPTY));
        accounts.remove(position);
      }
    }
    if (own.size() == 2 && exchanger != null) {
      boolean first = exchanger.equals(own.getFirst().from());
      Transfer gave = first ? own.getFirst() : own.getLast();
      Transfer got = first ? own.getLast() : own.getFirst();
      put(exchanger, got, take(exchanger, gave));
    }
  }

  /** Takes a transfer's amount out; says whether it was traced, all of it. */
  private boolean take(Address payer, Transfer one) {
    AccountPosition position = new AccountPosition(payer, one.asset());
    Account account = accounts.getOrDefault(position, Account.EMPTY);
    boolean enough = account.all.compareTo(one.amount()) >= 0;
    boolean alone = account.isAlone() && enough;
    if (!alone) {
      end("COMMINGLED", position, account);
    }
    BigInteger all = account.all.subtract(one.amount()).max(BigInteger.ZERO);
    accounts.put(position, new Account(all, alone ? all : BigInteger.ZERO));
    return alone;
  }

  private void put(Address payee, Transfer one, boolean traced) {
    accounts.merge(
        new AccountPosition(payee, one.asset()),
        new Account(one.amount(), traced ? one.amount() : BigInteger.ZERO),
        (a, b) -> new Account(a.all.add(b.all), a.traced.add(b.traced)));
  }

  @Override
  public void close() {
    accounts.forEach((position, account) -> end("HELD", position, account));
  }

  private void end(String reason, AccountPosition position, Account account) {
    if (account.traced.signum() > 0) {
      add(reason + " " + position.account() + " " + position.asset(), account.traced);
    }
  }

  private void add(String key, BigInteger amount) {
    ends.merge(key, amount, BigInteger::add);
  }

  @Override
  public Map<String, BigInteger> ends() {
    return ends;
  }
}
