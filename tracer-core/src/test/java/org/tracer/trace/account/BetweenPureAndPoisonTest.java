package org.tracer.trace.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracer.trace.account.AccountStory.COIN;
import static org.tracer.trace.account.RandomAccountStory.USD;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.accounting.account.AccountRule;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.chain.Asset;
import org.tracer.ledger.account.Transfer;

/**
 * Poison holds all that any rule traces, and pure only what every rule does: on chains whose
 * transactions move money every which way between accounts and contracts, exchanges of several
 * accounts in one transaction included.
 */
class BetweenPureAndPoisonTest {

  private static final int HOLDERS = 5;
  private static final int CONTRACTS = 3;

  private final Map<String, Long> balances = new HashMap<>();
  private AccountStory story = new AccountStory();

  /** Transactions of up to ten transfers, most of them with contracts. */
  private List<AccountSeed> tell(SplittableRandom random) {
    story = new AccountStory();
    balances.clear();
    for (int i = 0; i < HOLDERS + CONTRACTS; i++) {
      String name = name(i);
      if (i >= HOLDERS) {
        story.contract(name);
      }
      begin(name, COIN, random.nextInt(100));
      begin(name, USD, random.nextInt(100));
    }
    TreeSet<String> paid = new TreeSet<>();
    int transactions = 4 + random.nextInt(12);
    for (int t = 0; t < transactions; t++) {
      story.transaction("t" + t);
      for (int i = random.nextInt(10); i >= 0; i--) {
        String from = name(random.nextInt(HOLDERS + CONTRACTS));
        String to =
            from.startsWith("h") && random.nextInt(3) > 0
                ? "contract" + random.nextInt(CONTRACTS)
                : name(random.nextInt(HOLDERS + CONTRACTS));
        Asset asset = random.nextBoolean() ? COIN : USD;
        long has = balances.getOrDefault(from + asset, 0L);
        long amount = random.nextInt(4) == 0 ? has : random.nextLong(1 + has);
        if (amount > 0 && !from.equals(to)) {
          balances.merge(from + asset, -amount, Long::sum);
          balances.merge(to + asset, amount, Long::sum);
          story.pay(from, to, asset, amount);
          if (to.startsWith("h")) {
            paid.add("t" + t + " " + to + " " + (asset.equals(COIN) ? "coin" : "usd"));
          }
        }
      }
    }
    return paid.stream()
        .map(name -> {
          String[] parts = name.split(" ", -1);
          return (AccountSeed)
              new AccountSeed.OfTransaction(
                  name,
                  AccountStory.hash(parts[0]),
                  AccountStory.account(parts[1]),
                  parts[2].equals("coin") ? COIN : USD);
        })
        .toList();
  }

  private static String name(int number) {
    return number < HOLDERS ? "h" + number : "contract" + (number - HOLDERS);
  }

  private void begin(String name, Asset asset, long amount) {
    story.has(name, asset, amount);
    balances.put(name + asset, amount);
  }

  private FundsTrace trace(AccountRule rule, boolean intoContracts, AccountSeed... seeds) {
    return AccountSweep.run(
        story.chain(),
        new AccountTraceRequest(
            List.of(seeds),
            rule,
            Set.of(COIN, USD),
            AccountStopRules.NONE.withIntoContracts(intoContracts)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void poisonHoldsAllAndPureOnlyWhatEveryRuleTraces(boolean intoContracts) {
    int compared = 0;
    int passed = 0;
    for (int chain = 0; chain < 600; chain++) {
      for (AccountSeed seed : tell(new SplittableRandom(chain)).stream().limit(4).toList()) {
        FundsTrace poison = trace(AccountRule.POISON, intoContracts, seed);
        FundsTrace pure = trace(AccountRule.PURE, intoContracts, seed);
        for (AccountRule rule : AccountRule.values()) {
          if (rule.isFlow()) {
            FundsTrace trace = trace(rule, intoContracts, seed);
            String what = "chain " + chain + ", " + seed + ", " + rule;
            requireWithin(trace, poison, what);
            requirePure(pure, trace, what);
            compared++;
          }
        }
        requireWithin(pure, poison, "pure of chain " + chain + ", " + seed);
        passed += pure.transfers().size();
      }
    }
    assertThat(compared).isGreaterThan(5_000);
    assertThat(passed).isGreaterThan(300);
  }

  /** Every label counts for itself, so that poison by several seeds holds each of them. */
  @Test
  void poisonOfSeveralSeedsHoldsEveryRulesTraceOfThem() {
    for (int chain = 0; chain < 300; chain++) {
      List<AccountSeed> all = tell(new SplittableRandom(chain)).stream().limit(3).toList();
      FundsTrace poison = trace(AccountRule.POISON, false, all.toArray(AccountSeed[]::new));
      for (int i = 0; i < all.size(); i++) {
        FundsTrace alone = trace(AccountRule.POISON, false, all.get(i));
        int label = i + 1;
        requireWithin(alone, poison, "chain " + chain + ", seed " + label, label);
      }
    }
  }

  private static void requireWithin(FundsTrace trace, FundsTrace poison, String what) {
    requireWithin(trace, poison, what, 1);
  }

  private static void requireWithin(FundsTrace trace, FundsTrace poison, String what, int as) {
    Map<Transfer, List<AccountSegment>> touched = new HashMap<>();
    poison.transfers().forEach(one -> touched.put(one.transfer(), one.segments()));
    for (TracedTransfer one : trace.transfers()) {
      assertThat(touched.getOrDefault(one.transfer(), List.of()))
          .as("%s: %s", what, one)
          .contains(new AccountSegment(as, one.transfer().amount()));
    }
    for (AccountEndpoint end : trace.endpoints()) {
      if (end.reason() == AccountStop.COMMINGLED || end.reason() == AccountStop.CONTRACT) {
        // Not an end under poison, or of what a followed contract gave: whom it had come to.
        assertThat(
                touched.keySet().stream().filter(one -> pays(one, end)).toList().size()
                    + poison.conversions().stream().filter(one -> reaches(one, end)).count()
                    + poison.seeds().stream().filter(one -> pays(one.transfer(), end)).count())
            .as("%s: %s", what, end)
            .isPositive();
        continue;
      }
      assertThat(poison.endpoints())
          .as("%s: %s", what, end)
          .anyMatch(other ->
              other.reason() == end.reason()
                  && other.label() == as
                  && other.asset().equals(end.asset())
                  && String.valueOf(other.account()).equals(String.valueOf(end.account()))
                  && other.amount().compareTo(end.amount()) >= 0);
    }
  }

  private static boolean pays(Transfer transfer, AccountEndpoint end) {
    return transfer.asset().equals(end.asset())
        && String.valueOf(transfer.to()).equals(String.valueOf(end.account()));
  }

  private static boolean reaches(Conversion one, AccountEndpoint end) {
    return one.into().equals(end.asset()) && one.account().equals(end.account());
  }

  /** What pure traces goes on whole, and is no less under the other rule; what ended may be. */
  private static void requirePure(FundsTrace pure, FundsTrace trace, String what) {
    Map<Transfer, List<AccountSegment>> carried = new HashMap<>();
    trace.transfers().forEach(one -> carried.put(one.transfer(), one.segments()));
    for (TracedTransfer one : pure.transfers()) {
      List<AccountSegment> whole = List.of(new AccountSegment(1, one.transfer().amount()));
      assertThat(one.segments()).as("%s: %s", what, one).isEqualTo(whole);
      assertThat(carried.get(one.transfer())).as("%s: %s", what, one).isEqualTo(whole);
    }
    assertThat(trace.conversions())
        .as(what)
        .containsAll(
            pure.conversions().stream().map(BetweenPureAndPoisonTest::requireWhole).toList());
    for (AccountEndpoint end : pure.endpoints()) {
      if (end.reason() != AccountStop.COMMINGLED) {
        BigInteger there =
            trace.endpoints().stream()
                .filter(other ->
                    other.reason() == end.reason()
                        && other.asset().equals(end.asset())
                        && String.valueOf(other.account()).equals(String.valueOf(end.account())))
                .map(AccountEndpoint::amount)
                .reduce(BigInteger.ZERO, BigInteger::add);
        assertThat(there).as("%s: %s", what, end).isGreaterThanOrEqualTo(end.amount());
      }
    }
  }

  private static Conversion requireWhole(Conversion conversion) {
    assertThat(conversion.gave()).hasSize(1);
    assertThat(conversion.got()).hasSize(1);
    return conversion;
  }
}
