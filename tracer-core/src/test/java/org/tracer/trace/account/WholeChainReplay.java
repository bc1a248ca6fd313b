package org.tracer.trace.account;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.account.AccountRule;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.accounting.account.OpenAccount;
import org.tracer.chain.Address;
import org.tracer.ledger.account.Transfer;

/**
 * A second way to the same answer: every account of the chain is kept from its first transfer on,
 * reached or not, and transfers are applied one after the other. Exchanges are told to it.
 */
final class WholeChainReplay implements ChainReplay {

  private final Map<String, BigInteger> ends = new TreeMap<>();

  private final AccountRule rule;
  private final AccountSeed seed;
  private final Set<Address> contracts;
  private final Map<AccountPosition, OpenAccount> accounts = new HashMap<>();

  WholeChainReplay(AccountRule rule, AccountSeed seed, Set<Address> contracts) {
    this.rule = rule;
    this.seed = seed;
    this.contracts = contracts;
  }

  @Override
  public Map<String, BigInteger> ends() {
    return ends;
  }

  @Override
  public void apply(List<Transfer> transaction, @Nullable Address exchanger) {
    Map<AccountPosition, OpenAccount> within = new HashMap<>();
    List<Transfer> exchange = new ArrayList<>();
    for (Transfer transfer : transaction) {
      boolean own = exchanger != null && takesPart(exchanger, transfer);
      if (own && !transfer.kind().isFee()) {
        exchange.add(transfer);
        continue;
      }
      List<AccountSegment> money =
          transfer.from() == null ? clean(transfer.amount()) : take(transfer, within);
      if (transfer.kind().isFee() || transfer.to() == null) {
        end(transfer.kind().isFee() ? "FEE" : "BURN", transfer, money);
      } else {
        List<AccountSegment> labelled = seed.matches(transfer) ? label(money) : money;
        account(Objects.requireNonNull(transfer.to()), transfer, within)
            .credit(transfer.amount(), labelled);
      }
    }
    within.forEach((position, money) ->
        money.balance().claims().forEach((label, amount) -> end("CONTRACT", position, amount)));
    if (exchanger != null && !exchange.isEmpty()) {
      exchange(exchanger, exchange);
    }
  }

  private static boolean takesPart(Address account, Transfer transfer) {
    return account.equals(transfer.from()) || account.equals(transfer.to());
  }

  /** One payment and one receipt. */
  private void exchange(Address account, List<Transfer> both) {
    boolean paysFirst = account.equals(both.get(0).from());
    Transfer out = both.get(paysFirst ? 0 : 1);
    Transfer in = both.get(paysFirst ? 1 : 0);
    List<AccountSegment> gave =
        lasting(new AccountPosition(account, out.asset())).debit(out.amount(), () -> "exchange");
    lasting(new AccountPosition(account, in.asset()))
        .credit(in.amount(), AccountSegment.exchanged(gave, in.amount()));
  }

  private List<AccountSegment> take(Transfer transfer, Map<AccountPosition, OpenAccount> within) {
    OpenAccount payer = account(Objects.requireNonNull(transfer.from()), transfer, within);
    BigInteger there =
        contracts.contains(transfer.from())
            ? payer.balance().total().min(transfer.amount())
            : transfer.amount();
    List<AccountSegment> money = new ArrayList<>(payer.debit(there, () -> "replay"));
    money.addAll(clean(transfer.amount().subtract(there)));
    return money;
  }

  private OpenAccount account(
      Address account, Transfer transfer, Map<AccountPosition, OpenAccount> within) {
    AccountPosition position = new AccountPosition(account, transfer.asset());
    return contracts.contains(account)
        ? within.computeIfAbsent(position, any -> rule.open(List.of()))
        : lasting(position);
  }

  private OpenAccount lasting(AccountPosition position) {
    return accounts.computeIfAbsent(position, any -> rule.open(List.of()));
  }

  private static List<AccountSegment> label(List<AccountSegment> money) {
    return money.stream()
        .map(one -> one.label() == 0 ? new AccountSegment(1, one.amount()) : one)
        .toList();
  }

  private static List<AccountSegment> clean(BigInteger amount) {
    return List.of(new AccountSegment(AccountSegment.CLEAN, amount));
  }

  @Override
  public void close() {
    accounts.forEach((position, money) ->
        money.balance().claims().forEach((label, amount) -> end("HELD", position, amount)));
  }

  private void end(String reason, Transfer transfer, List<AccountSegment> money) {
    for (AccountSegment one : money) {
      if (one.label() != AccountSegment.CLEAN) {
        add(reason + " " + transfer.to() + " " + transfer.asset(), one.amount());
      }
    }
  }

  private void end(String reason, AccountPosition position, BigInteger amount) {
    add(reason + " " + position.account() + " " + position.asset(), amount);
  }

  private void add(String key, BigInteger amount) {
    ends.merge(key, amount, BigInteger::add);
  }
}
