package org.tracer.trace.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracer.trace.account.AccountStory.COIN;
import static org.tracer.trace.account.AccountStory.account;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracer.accounting.account.AccountRule;
import org.tracer.chain.Address;
import org.tracer.ledger.account.Transfer;

/** The sweep, which looks at reached accounts only, against a replay of the whole chain. */
class RandomAccountChainsTest {

  private RandomAccountStory random = new RandomAccountStory(new SplittableRandom(0), 0);

  @ParameterizedTest
  @EnumSource(AccountRule.class)
  void sweepIsReplay(AccountRule rule) {
    int traced = 0;
    for (int seed = 0; seed < 300; seed++) {
      random = new RandomAccountStory(new SplittableRandom(seed), 5 + seed % 60);
      for (int i = 0; i < random.payments().size(); i += 1 + random.payments().size() / 4) {
        AccountSeed from = random.payments().get(i);
        assertThat(sweep(rule, from)).as("chain %s, %s", seed, from).isEqualTo(replay(rule, from));
        traced++;
      }
    }
    assertThat(traced).isGreaterThan(500);
  }

  private Map<String, BigInteger> sweep(AccountRule rule, AccountSeed seed) {
    FundsTrace trace =
        AccountSweep.run(
            random.story().chain(),
            new AccountTraceRequest(
                List.of(seed), rule, Set.of(COIN, RandomAccountStory.USD), AccountStopRules.NONE));
    Map<String, BigInteger> ends = new TreeMap<>();
    trace
        .endpoints()
        .forEach(end ->
            ends.merge(
                end.reason() + " " + end.account() + " " + end.asset(),
                end.amount(),
                BigInteger::add));
    return ends;
  }

  private Map<String, BigInteger> replay(AccountRule rule, AccountSeed seed) {
    Set<Address> contracts = new HashSet<>();
    for (int i = 0; i < RandomAccountStory.CONTRACTS; i++) {
      contracts.add(account("contract" + i));
    }
    ChainReplay replay =
        switch (rule) {
          case POISON -> new PoisonReplay(seed, contracts);
          case PURE -> new PureReplay(seed, contracts);
          default -> new WholeChainReplay(rule, seed, contracts);
        };
    List<Transfer> transaction = new ArrayList<>();
    for (Transfer transfer : random.story().transfers()) {
      if (!transaction.isEmpty()
          && !transaction.getFirst().order().sameTransaction(transfer.order())) {
        replay.apply(transaction, random.exchangers().get(transaction.getFirst().transaction()));
        transaction.clear();
      }
      transaction.add(transfer);
    }
    replay.apply(transaction, random.exchangers().get(transaction.getFirst().transaction()));
    replay.close();
    return replay.ends();
  }
}
