package org.tracer.trace.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracer.trace.account.AccountStory.COIN;
import static org.tracer.trace.account.AccountStory.account;
import static org.tracer.trace.account.AccountStory.hash;
import static org.tracer.trace.account.AccountStory.token;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.account.AccountRule;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.chain.Asset;
import org.tracer.graph.FundsEdge;
import org.tracer.graph.FundsGraph;

/** Poison and pure over accounts, each case by hand. */
class TouchedAndAloneTest {

  private static final Asset USD = token("usd");

  private static AccountTraceRequest request(AccountRule rule, AccountSeed... seeds) {
    return new AccountTraceRequest(List.of(seeds), rule, Set.of(COIN, USD), AccountStopRules.NONE);
  }

  private static FundsTrace trace(AccountStory story, AccountRule rule, AccountSeed... seeds) {
    return AccountSweep.run(story.chain(), request(rule, seeds));
  }

  private static AccountSeed seed(Asset asset) {
    return new AccountSeed.OfTransaction("seed", hash("in"), account("x"), asset);
  }

  private static long ended(FundsTrace trace, AccountStop reason, String account, Asset asset) {
    return trace.endpoints().stream()
        .filter(end -> end.reason() == reason && end.asset().equals(asset))
        .filter(end -> account(account).equals(end.account()))
        .mapToLong(end -> end.amount().longValueExact())
        .sum();
  }

  /** x owns 10 when 90 come in; a fee of 1 is the first payment, and 20 go to y. */
  private static AccountStory mixed() {
    return new AccountStory()
        .has("v", COIN, 90)
        .has("x", COIN, 10)
        .transaction("in")
        .pay("v", "x", 90)
        .transaction("out")
        .fee("x", 1)
        .pay("x", "y", 20);
  }

  @Test
  void pureEndsWithTheFirstPaymentOutOfMixedMoney() {
    FundsTrace trace = trace(mixed(), AccountRule.PURE, seed(COIN));
    assertThat(trace.endpoints())
        .containsExactly(
            new AccountEndpoint(
                AccountStop.COMMINGLED,
                account("x"),
                COIN,
                1,
                BigInteger.valueOf(90),
                mixed().transfers().get(3).order(),
                hash("out"),
                0));
    assertThat(trace.transfers()).isEmpty();
  }

  @Test
  void poisonTouchesTheFeeThePaymentAndWhatIsLeft() {
    FundsTrace trace = trace(mixed(), AccountRule.POISON, seed(COIN));
    assertThat(trace.sum(AccountStop.FEE, COIN)).isEqualTo(1);
    assertThat(ended(trace, AccountStop.HELD, "y", COIN)).isEqualTo(20);
    assertThat(ended(trace, AccountStop.HELD, "x", COIN)).isEqualTo(79);
  }

  @Test
  void pureGoesOnThroughFeeAndPaymentWhereNothingElseIs() {
    AccountStory story =
        new AccountStory()
            .has("v", COIN, 90)
            .transaction("in")
            .pay("v", "x", 90)
            .transaction("out")
            .fee("x", 7)
            .pay("x", "y", 80);
    FundsTrace trace = trace(story, AccountRule.PURE, seed(COIN));
    assertThat(trace.sum(AccountStop.FEE, COIN)).isEqualTo(7);
    assertThat(ended(trace, AccountStop.HELD, "y", COIN)).isEqualTo(80);
    assertThat(ended(trace, AccountStop.HELD, "x", COIN)).isEqualTo(3);
  }

  /** Of 100 dollars stolen, and what x owned before, 60 become 30 coins beside 5 of x's own. */
  private static AccountStory swap(long own) {
    return new AccountStory()
        .contract("pool")
        .has("v", USD, 100)
        .has("x", USD, own)
        .has("x", COIN, 5)
        .has("pool", COIN, 500)
        .transaction("in")
        .pay("v", "x", USD, 100)
        .transaction("swap")
        .pay("x", "pool", USD, 60)
        .pay("pool", "x", 30);
  }

  @Test
  void pureExchangesOnlyWhatIsAlone() {
    FundsTrace alone = trace(swap(0), AccountRule.PURE, seed(USD));
    assertThat(ended(alone, AccountStop.HELD, "x", USD)).isEqualTo(40);
    assertThat(ended(alone, AccountStop.HELD, "x", COIN)).isEqualTo(30);
    FundsTrace mixed = trace(swap(1), AccountRule.PURE, seed(USD));
    assertThat(ended(mixed, AccountStop.COMMINGLED, "x", USD)).isEqualTo(100);
    assertThat(mixed.conversions()).isEmpty();
  }

  @Test
  void poisonTouchesBothSidesOfAnExchange() {
    FundsTrace trace = trace(swap(1), AccountRule.POISON, seed(USD));
    assertThat(ended(trace, AccountStop.HELD, "x", USD)).isEqualTo(41);
    assertThat(ended(trace, AccountStop.HELD, "x", COIN)).isEqualTo(35);
    assertThat(ended(trace, AccountStop.CONTRACT, "pool", USD)).isEqualTo(60);
    assertThat(trace.conversions().getFirst().got())
        .containsExactly(new AccountSegment(1, BigInteger.valueOf(30)));
  }

  /** The shop gets 100 and pays 300: 200 are its own, in the same payment. */
  @Test
  void whatAContractAddsIsMixedIn() {
    AccountStory story =
        new AccountStory()
            .contract("shop")
            .has("v", COIN, 100)
            .has("shop", COIN, 1_000)
            .transaction("in")
            .pay("v", "x", 100)
            .transaction("split")
            .pay("x", "shop", 100)
            .pay("shop", "y", 300)
            .pay("shop", "z", 50);
    FundsTrace poison = trace(story, AccountRule.POISON, seed(COIN));
    assertThat(ended(poison, AccountStop.HELD, "y", COIN)).isEqualTo(300);
    assertThat(ended(poison, AccountStop.HELD, "z", COIN)).isZero();
    FundsTrace pure = trace(story, AccountRule.PURE, seed(COIN));
    assertThat(ended(pure, AccountStop.COMMINGLED, "shop", COIN)).isEqualTo(100);
    assertThat(ended(pure, AccountStop.HELD, "y", COIN)).isZero();
  }

  /**
   * y's 100 coins come to the pool in which x exchanges. Where x's dollars are traced that is an
   * exchange and the coins stay in the pool; elsewhere 80 of them go to x. Pure says neither.
   */
  @Test
  void whereRulesSeeDifferentExchangesPureEnds() {
    AccountStory story =
        new AccountStory()
            .contract("pool")
            .has("v", COIN, 100)
            .has("x2", USD, 50)
            .has("pool", COIN, 1_000)
            .transaction("in")
            .pay("v", "x", 100)
            .transaction("both")
            .pay("x", "pool", 100)
            .pay("x2", "pool", USD, 50)
            .pay("pool", "x2", 80);
    FundsTrace pure = trace(story, AccountRule.PURE, seed(COIN));
    assertThat(ended(pure, AccountStop.COMMINGLED, "pool", COIN)).isEqualTo(100);
    FundsTrace poison = trace(story, AccountRule.POISON, seed(COIN));
    assertThat(ended(poison, AccountStop.HELD, "x2", COIN)).isEqualTo(80);
  }

  /** Under poison one transfer can be two seeds'; both have all of it, and one edge says so. */
  @Test
  void labelsOfPoisonOverlap() {
    AccountStory story = mixed();
    AccountSeed all = new AccountSeed.OfAccount("all", account("x"), COIN);
    FundsReport report =
        AccountTracer.trace(story.chain(), request(AccountRule.POISON, seed(COIN), all));
    FundsTrace trace = report.traces().getFirst();
    assertThat(trace.seeded(1, COIN)).isEqualTo(90);
    assertThat(trace.seeded(2, COIN)).isEqualTo(100);
    assertThat(ended(trace, AccountStop.HELD, "y", COIN)).isEqualTo(40);
    FundsEdge in =
        FundsGraph.of(report, AccountRule.POISON).graph().edgeSet().stream()
            .filter(edge -> hash("in").equals(edge.transaction()))
            .findFirst()
            .orElseThrow();
    assertThat(in.traced()).hasSize(2).allMatch(one -> one.amount().longValueExact() == 90);
    assertThat(in.seeded()).hasSize(2);
  }
}
