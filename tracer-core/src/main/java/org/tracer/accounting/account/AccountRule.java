package org.tracer.accounting.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A rule that says which money of an account a debit takes. Every rule but {@link #POISON}
 * conserves value, in whole base units, and all but {@link #PURE} label by label. Of the rules that
 * are {@link #isFlow() flows} the labelled money still in the account is at every moment, summed
 * over the labels, least under {@link #DIRTY_FIRST} and most under {@link #CLEAN_FIRST}; that holds
 * for the sum, and so for one label alone, but not for each of several.
 *
 * <p>Cost: linear in entries and in the segments of opening balance and credits, because a debit
 * only touches what it removes and one segment more. {@link #PRO_RATA}: labels in the account times
 * debits. Memory is linear in the segments held.
 */
public enum AccountRule {
  /** The oldest money leaves first: Clayton's case (1816). */
  FIFO("fifo", () -> new QueueHolding(false)),

  /** The newest money leaves first, the end of a credit before its beginning. */
  LIFO("lifo", () -> new QueueHolding(true)),

  /**
   * Labelled money leaves first, of several labels the oldest: "drugs-in, first-out". A debit of an
   * account has one payee, so taint-in, highest-out (TIHO) is the same here.
   */
  DIRTY_FIRST("dirty-first", () -> new PooledHolding(true)),

  /** Clean money leaves first, then labelled money, the oldest first: Re Hallett. */
  CLEAN_FIRST("clean-first", () -> new PooledHolding(false)),

  /**
   * Each debit takes the same share of every label, in whole units by the largest remainder between
   * debit and rest, a tie to the debit; of several labels in label order, each against the room
   * that the earlier ones left. Of a single label a debit is at most half a unit off the exact
   * share, so a claim is off by at most half a unit for each debit so far: nothing for wei, but not
   * for an asset that is counted in few whole units.
   */
  PRO_RATA("pro-rata", ProRataHolding::new),

  /**
   * Lowest intermediate balance: no more of a claim is in the account than the lowest balance since
   * it came in; what comes later does not restore it. Says what remains; what a debit takes of a
   * claim is what the claim loses by it, and can be followed to where the debit went. Where several
   * labels must lose, the oldest does: the rule itself is silent on that.
   */
  LIBR("libr", LowestBalanceHolding::new),

  /**
   * Poison: once labelled money is in the account, all of the balance and all that leaves it counts
   * as wholly labelled, once for each label, until the balance is zero. It says what the money can
   * have touched and is never an amount. Segments of several labels overlap: each is the whole.
   */
  POISON("poison", PoisonHolding::new),

  /**
   * Pure: a debit takes a label only where all of the balance is of that one label. From an account
   * that holds anything else besides, clean money leaves, and with it ends what was labelled: it
   * counts as clean from then on. What it reaches, every rule reaches, in full.
   */
  PURE("pure", PureHolding::new);

  private final String label;
  private final Supplier<Holding> empty;

  AccountRule(String label, Supplier<Holding> empty) {
    this.label = label;
    this.empty = empty;
  }

  /** The rule with this {@link #toString() name}. */
  public static Optional<AccountRule> named(String name) {
    return Stream.of(values()).filter(rule -> rule.label.equals(name)).findFirst();
  }

  /** Whether labelled value is neither created nor lost, where a trace that ends counts as well. */
  public boolean isConserving() {
    return this != POISON;
  }

  /** Whether all labelled value goes on, through whatever it is mixed with, and none is made. */
  public boolean isFlow() {
    return isConserving() && this != PURE;
  }

  /** Splits every debit of a ledger; the same ledger always gives the same result. */
  public AccountTrace trace(AccountLedger ledger) {
    List<List<AccountSegment>> all = new ArrayList<>(ledger.entries().size());
    AccountBalance end = walk(ledger, (entry, left, balance) -> all.add(left));
    return new AccountTrace(this, ledger, all, end.segments());
  }

  /**
   * Like {@link #trace}, but shows the account after every entry instead of keeping all.
   *
   * @return what is in the account at the end
   */
  public AccountBalance walk(AccountLedger ledger, AccountListener listener) {
    Holding holding = empty.get();
    holding.credit(AccountSegment.sum(ledger.opening()), ledger.opening());
    for (int i = 0; i < ledger.entries().size(); i++) {
      List<AccountSegment> left =
          switch (ledger.entries().get(i)) {
            case AccountEntry.Credit credit -> holding.credit(credit.amount(), credit.segments());
            case AccountEntry.Debit debit -> holding.debit(debit.amount());
          };
      listener.entry(i, left, holding);
    }
    return holding;
  }

  /** An account under this rule that begins with {@code opening}, oldest money first. */
  public OpenAccount open(List<AccountSegment> opening) {
    return new OpenAccount(empty.get(), opening);
  }

  /** The rule's name in results, lower case. */
  @Override
  public String toString() {
    return label;
  }
}
