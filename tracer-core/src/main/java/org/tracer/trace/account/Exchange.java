package org.tracer.trace.account;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.account.AccountRule;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.Transfer;

/**
 * An account that in one transaction gives one asset and gets another, all of it to and from
 * contracts. More than one asset on either side is no exchange: which was given for which cannot be
 * told.
 */
final class Exchange {

  private final Address account;
  private final Asset from;
  private final BigInteger gave;
  private final Asset into;
  private final BigInteger got;
  private final List<Transfer> proof;
  private final Set<Integer> labels;

  private Exchange(
      Address account,
      Asset from,
      BigInteger gave,
      Asset into,
      BigInteger got,
      List<Transfer> proof,
      Set<Integer> labels) {
    this.account = account;
    this.from = from;
    this.gave = gave;
    this.into = into;
    this.got = got;
    this.proof = proof;
    this.labels = labels;
  }

  /**
   * Exchanges of accounts that hold labelled value of what they give. Under the pure rule also
   * those that hold none of it but may under another rule: what contracts pay them may be their
   * own, or passed on, as the rule has it.
   */
  static Map<Address, Exchange> find(AccountSweep sweep, Collection<Transfer> transfers) {
    Map<Address, List<Transfer>> own = new LinkedHashMap<>();
    for (Transfer transfer : transfers) {
      if (!transfer.kind().isFee() && transfer.amount().signum() > 0) {
        Set<Address> parties = new HashSet<>();
        addTo(parties, transfer.from());
        addTo(parties, transfer.to());
        parties.forEach(
            party -> own.computeIfAbsent(party, any -> new ArrayList<>()).add(transfer));
      }
    }
    Map<Address, Exchange> found = new LinkedHashMap<>();
    own.forEach((account, all) -> {
      Exchange exchange = of(sweep, account, all);
      if (exchange != null) {
        found.put(account, exchange);
      }
    });
    return found;
  }

  private static void addTo(Set<Address> set, @Nullable Address account) {
    if (account != null) {
      set.add(account);
    }
  }

  private static @Nullable Exchange of(
      AccountSweep sweep, Address account, List<Transfer> transfers) {
    Map<Asset, BigInteger> nets = new HashMap<>();
    for (Transfer transfer : transfers) {
      if (account.equals(transfer.from())) {
        nets.merge(transfer.asset(), transfer.amount().negate(), BigInteger::add);
      }
      if (account.equals(transfer.to())) {
        nets.merge(transfer.asset(), transfer.amount(), BigInteger::add);
      }
    }
    Asset from = only(nets, -1);
    Asset into = only(nets, 1);
    if (from == null || into == null) {
      return null;
    }
    OpenPosition giver = sweep.opened(new AccountPosition(account, from));
    Set<Integer> labels =
        giver == null ? Set.of() : Set.copyOf(giver.money.balance().claims().keySet());
    if (labels.isEmpty() && !mayBeUnderOtherRules(sweep, account)) {
      return null;
    }
    List<Transfer> proof =
        transfers.stream()
            .filter(one -> one.asset().equals(from) || one.asset().equals(into))
            .toList();
    if (!proof.stream().allMatch(one -> isWithContract(sweep, account, one))) {
      return null;
    }
    return new Exchange(
        account,
        from,
        nets.getOrDefault(from, BigInteger.ZERO).negate(),
        into,
        nets.getOrDefault(into, BigInteger.ZERO),
        proof,
        labels);
  }

  /** Before anything has a label, no rule finds an exchange. */
  private static boolean mayBeUnderOtherRules(AccountSweep sweep, Address account) {
    return sweep.rule() == AccountRule.PURE
        && sweep.log().hasSeeded()
        && (sweep.request().stopRules().intoContracts()
            || sweep.chain().kind(account) != AccountKind.CONTRACT);
  }

  /** The one asset whose sum has this sign; null if there are none or several. */
  private static @Nullable Asset only(Map<Asset, BigInteger> nets, int sign) {
    List<Asset> all =
        nets.entrySet().stream()
            .filter(net -> net.getValue().signum() == sign)
            .map(Map.Entry::getKey)
            .toList();
    return all.size() == 1 ? all.getFirst() : null;
  }

  /** Whether the other side is a contract, or nobody, as where a token is made or destroyed. */
  private static boolean isWithContract(AccountSweep sweep, Address account, Transfer transfer) {
    Address other = account.equals(transfer.from()) ? transfer.to() : transfer.from();
    return other == null || sweep.chain().kind(other) == AccountKind.CONTRACT;
  }

  boolean covers(Transfer transfer) {
    return proof.contains(transfer);
  }

  /** Whether the account holds labelled value of what it gives, under the rule of this sweep. */
  boolean isLabelled() {
    return !labels.isEmpty();
  }

  /** Takes what was given out of the one position and puts it into the other. */
  void settle(AccountSweep sweep) {
    Transfer last = proof.getLast();
    AccountPosition source = new AccountPosition(account, from);
    OpenPosition giver = Objects.requireNonNull(sweep.opened(source));
    List<AccountSegment> taken = sweep.debit(source, giver.money, gave, last, giver.hops);
    List<AccountSegment> exchanged = AccountSegment.exchanged(taken, got);
    List<AccountSegment> money = into.tokenId() == null ? taken : shared(taken, exchanged, sweep);
    AccountPosition target = new AccountPosition(account, into);
    // One that opens later for a seed of its own has this money in its opening balance.
    OpenPosition taker = sweep.changedBy(last, target);
    boolean labelled = money.stream().anyMatch(one -> one.label() != AccountSegment.CLEAN);
    if (taker == null && labelled) {
      taker = sweep.openBehind(target, last.order(), got, giver.hops);
    }
    if (taker != null) {
      taker.money.credit(got, exchanged);
      taker.hops = labelled ? Math.min(taker.hops, giver.hops) : taker.hops;
    }
    if (labelled) {
      sweep.log().conversion(new Conversion(account, from, money, into, exchanged, proof));
    }
  }

  /**
   * A thing that is one cannot be shared. The labels that get nothing of it end where the money
   * went, and are clean in what is left.
   */
  private List<AccountSegment> shared(
      List<AccountSegment> taken, List<AccountSegment> exchanged, AccountSweep sweep) {
    List<AccountSegment> left = new ArrayList<>();
    Map<Integer, BigInteger> ended = new TreeMap<>();
    for (AccountSegment one : taken) {
      boolean stays =
          one.label() == AccountSegment.CLEAN
              || AccountSegment.sum(exchanged, one.label()).signum() > 0;
      left.add(stays ? one : new AccountSegment(AccountSegment.CLEAN, one.amount()));
      if (!stays) {
        ended.merge(one.label(), one.amount(), BigInteger::add);
      }
    }
    Transfer paid =
        proof.stream()
            .filter(one -> one.asset().equals(from) && account.equals(one.from()))
            .reduce(proof.getLast(), (earlier, later) -> later);
    AccountStop reason = paid.to() == null ? AccountStop.BURN : AccountStop.CONTRACT;
    int hops = Objects.requireNonNull(sweep.opened(new AccountPosition(account, from))).hops;
    ended.forEach((label, amount) ->
        sweep
            .log()
            .end(
                new AccountEndpoint(
                    reason,
                    paid.to(),
                    from,
                    label,
                    amount,
                    paid.order(),
                    paid.transaction(),
                    hops)));
    return left;
  }

  /**
   * Under poison, where the transfers themselves have been handled like any others: what labels the
   * account held before of what it gave is on what it has left of that and on what it got.
   */
  void touch(AccountSweep sweep) {
    Transfer last = proof.getLast();
    OpenPosition giver = Objects.requireNonNull(sweep.opened(new AccountPosition(account, from)));
    giver.money.credit(BigInteger.ZERO, whole(gave));
    AccountPosition target = new AccountPosition(account, into);
    OpenPosition taker = sweep.changedBy(last, target);
    if (taker == null) {
      taker = sweep.openBehind(target, last.order(), BigInteger.ZERO, giver.hops);
    }
    taker.money.credit(BigInteger.ZERO, whole(got));
    taker.hops = Math.min(taker.hops, giver.hops);
    sweep.log().conversion(new Conversion(account, from, whole(gave), into, whole(got), proof));
  }

  /** An amount once for each label. */
  private List<AccountSegment> whole(BigInteger amount) {
    return labels.stream().sorted().map(label -> new AccountSegment(label, amount)).toList();
  }
}
