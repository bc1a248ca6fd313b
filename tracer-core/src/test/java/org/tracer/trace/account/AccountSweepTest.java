package org.tracer.trace.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.trace.account.AccountStory.COIN;
import static org.tracer.trace.account.AccountStory.account;
import static org.tracer.trace.account.AccountStory.hash;
import static org.tracer.trace.account.AccountStory.token;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.accounting.account.AccountRule;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.attribution.TagStopReason;
import org.tracer.chain.Asset;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.account.TransferKind;
import org.tracer.trace.AttributedStop;
import org.tracer.trace.Attributions;
import org.tracer.trace.TagSetUsed;

class AccountSweepTest {

  private static final Asset USD = token("usd");

  private static AccountSeed seed(String transaction, String account, Asset asset) {
    return new AccountSeed.OfTransaction("seed", hash(transaction), account(account), asset);
  }

  private static FundsTrace trace(
      AccountStory story, AccountRule rule, AccountStopRules stops, AccountSeed... seeds) {
    return AccountSweep.run(
        story.chain(), new AccountTraceRequest(List.of(seeds), rule, Set.of(COIN, USD), stops));
  }

  private static FundsTrace trace(AccountStory story, AccountRule rule, AccountSeed... seeds) {
    return trace(story, rule, AccountStopRules.NONE, seeds);
  }

  /** Labelled base units that ended so at an account. */
  private static long ended(FundsTrace trace, AccountStop reason, String account) {
    BigInteger sum = BigInteger.ZERO;
    for (AccountEndpoint end : trace.endpoints()) {
      boolean here = end.reason() == reason && account(account).equals(end.account());
      sum = here ? sum.add(end.amount()) : sum;
    }
    return sum.longValueExact();
  }

  /** An account with other money: worked by hand, rule by rule. */
  @ParameterizedTest
  @CsvSource({
    "FIFO, 0, 300, 200",
    "LIFO, 500, 0, 0",
    "DIRTY_FIRST, 500, 0, 0",
    "PRO_RATA, 200, 175, 125",
    "CLEAN_FIRST, 0, 0, 500",
    "LIBR, 0, 0, 500",
    "POISON, 600, 700, 500",
    "PURE, 0, 0, 0"
  })
  void eachRuleTakesItsOwn(AccountRule rule, long y, long z, long left) {
    AccountStory story =
        new AccountStory()
            .has("a", COIN, 500)
            .has("x", COIN, 1000)
            .has("c", COIN, 300)
            .transaction("in")
            .pay("a", "x", 500)
            .transaction("1")
            .pay("x", "y", 600)
            .transaction("2")
            .pay("c", "x", 300)
            .transaction("3")
            .pay("x", "z", 700);
    FundsTrace trace = trace(story, rule, seed("in", "x", COIN));
    assertThat(ended(trace, AccountStop.HELD, "y")).isEqualTo(y);
    assertThat(ended(trace, AccountStop.HELD, "z")).isEqualTo(z);
    assertThat(ended(trace, AccountStop.HELD, "x")).isEqualTo(left);
  }

  /** 1,000.000000 of a token, a third of it labelled, for 0.4 coins. */
  @Test
  void anExchangeCarriesTheShare() {
    BigInteger coins = new BigInteger("400000000000000000");
    AccountStory story =
        new AccountStory()
            .contract("pool")
            .has("a", USD, 333_333_333)
            .has("x", USD, 666_666_667)
            .has("pool", USD, 5_000_000)
            .transaction("reserve")
            .pay("-", "pool", COIN, coins.shiftLeft(3), TransferKind.DECREE)
            .transaction("in")
            .pay("a", "x", USD, 333_333_333)
            .transaction("swap")
            .pay("x", "pool", USD, 1_000_000_000)
            .pay("pool", "x", COIN, coins, TransferKind.INTERNAL)
            .transaction("on")
            .pay("x", "y", COIN, coins, TransferKind.PAYMENT)
            .transaction("somebody else's")
            .pay("pool", "z", USD, 900_000_000);
    FundsTrace trace = trace(story, AccountRule.FIFO, seed("in", "x", USD));
    assertThat(trace.conversions()).hasSize(1);
    assertThat(AccountSegment.sum(trace.conversions().getFirst().got(), 1))
        .isEqualTo(new BigInteger("133333333200000000"));
    assertThat(trace.sum(AccountStop.HELD, COIN)).isEqualTo(new BigInteger("133333333200000000"));
    assertThat(trace.sum(AccountStop.HELD, USD)).isZero();
    assertThat(ended(trace, AccountStop.HELD, "z")).isZero();
  }

  /** What is one goes to whom most of the money was; what paid for the rest ends at the house. */
  @ParameterizedTest
  @CsvSource({"600, 1, 0", "400, 0, 400"})
  void anExchangeForAThingThatIsOneIsNotShared(long stolen, long things, long ended) {
    Asset picture =
        new Asset(AccountStory.CHAIN, Asset.Kind.ERC721, account("art"), BigInteger.valueOf(7));
    AccountStory story =
        new AccountStory()
            .contract("house")
            .has("a", COIN, stolen)
            .has("x", COIN, 1_000 - stolen)
            .has("house", picture, 1)
            .transaction("in")
            .pay("a", "x", stolen)
            .transaction("sale")
            .pay("x", "house", 1_000)
            .pay("house", "x", picture, 1)
            .transaction("gift")
            .pay("x", "y", picture, 1);
    FundsTrace trace =
        AccountSweep.run(
            story.chain(),
            new AccountTraceRequest(
                List.of(seed("in", "x", COIN)),
                AccountRule.FIFO,
                Set.of(COIN, picture),
                AccountStopRules.NONE));
    assertThat(trace.sum(AccountStop.HELD, picture)).isEqualTo(things);
    assertThat(ended(trace, AccountStop.HELD, "y")).isEqualTo(things);
    assertThat(ended(trace, AccountStop.CONTRACT, "house")).isEqualTo(ended);
    assertThat(trace.sum(AccountStop.HELD, COIN)).isZero();
    assertThat(trace.conversions()).hasSize(Math.toIntExact(things));
  }

  /** The pool pays before it is paid, the unused rest comes back, and a fee is paid besides. */
  @Test
  void anExchangeIsWhatIsLeftOfGivingAndGetting() {
    AccountStory story =
        new AccountStory()
            .contract("pool")
            .contract("router")
            .has("a", COIN, 1_000)
            .has("pool", USD, 500)
            .transaction("in")
            .pay("a", "x", 1_000)
            .transaction("swap")
            .fee("x", 10)
            .pay("x", "router", 900)
            .pay("pool", "x", USD, 80)
            .pay("router", "pool", 800)
            .pay("router", "x", 100);
    FundsTrace trace = trace(story, AccountRule.FIFO, seed("in", "x", COIN));
    assertThat(trace.sum(AccountStop.FEE, COIN)).isEqualTo(10);
    assertThat(trace.sum(AccountStop.HELD, COIN)).isEqualTo(190);
    assertThat(trace.sum(AccountStop.HELD, USD)).isEqualTo(80);
    assertThat(trace.conversions().getFirst().gave())
        .containsExactly(new AccountSegment(1, BigInteger.valueOf(800)));
  }

  /** A contract that passes on is followed through; its own money stays clean. */
  @Test
  void throughAContractAndNotIntoIt() {
    AccountStory story =
        new AccountStory()
            .contract("splitter")
            .has("a", COIN, 100)
            .has("splitter", COIN, 1_000)
            .transaction("in")
            .pay("a", "x", 100)
            .transaction("split")
            .pay("x", "splitter", 100)
            .pay("splitter", "y", 40)
            .pay("splitter", "z", 50)
            .transaction("later")
            .pay("splitter", "w", 500);
    FundsTrace trace = trace(story, AccountRule.FIFO, seed("in", "x", COIN));
    assertThat(ended(trace, AccountStop.HELD, "y")).isEqualTo(40);
    assertThat(ended(trace, AccountStop.HELD, "z")).isEqualTo(50);
    assertThat(ended(trace, AccountStop.CONTRACT, "splitter")).isEqualTo(10);
    assertThat(ended(trace, AccountStop.HELD, "w")).isZero();
    assertThat(trace.endpoints())
        .filteredOn(end -> account("y").equals(end.account()))
        .allMatch(end -> end.hops() == 1);
  }

  @Test
  void paysOutMoreThanItGotFromItsOwn() {
    AccountStory story =
        new AccountStory()
            .contract("shop")
            .has("a", COIN, 100)
            .has("shop", COIN, 1_000)
            .transaction("in")
            .pay("a", "x", 100)
            .transaction("split")
            .pay("x", "shop", 100)
            .pay("shop", "y", 300);
    FundsTrace trace = trace(story, AccountRule.PRO_RATA, seed("in", "x", COIN));
    assertThat(ended(trace, AccountStop.HELD, "y")).isEqualTo(100);
  }

  @Test
  void endsAreNamed() {
    AccountStory story =
        new AccountStory()
            .has("a", COIN, 100)
            .transaction("in")
            .pay("a", "x", 100)
            .transaction("out")
            .fee("x", 7)
            .pay("x", "-", COIN, BigInteger.valueOf(3), TransferKind.BURN)
            .pay("x", "-", COIN, BigInteger.valueOf(20), TransferKind.UNEXPLAINED)
            .pay("x", "exchange", 30)
            .pay("x", "y", 40);
    FundsTrace trace =
        trace(
            story,
            AccountRule.FIFO,
            AccountStopRules.NONE.withStopList(Map.of(account("exchange"), "")),
            seed("in", "x", COIN));
    assertThat(trace.sum(AccountStop.FEE, COIN)).isEqualTo(7);
    assertThat(trace.sum(AccountStop.BURN, COIN)).isEqualTo(3);
    assertThat(trace.sum(AccountStop.UNEXPLAINED, COIN)).isEqualTo(20);
    assertThat(trace.sum(AccountStop.STOP_LIST, COIN)).isEqualTo(30);
    assertThat(trace.sum(AccountStop.HELD, COIN)).isEqualTo(40);
  }

  @Test
  void tagsEndBranchesAndTheResultHoldsThem() {
    AccountStory story =
        new AccountStory()
            .has("a", COIN, 100)
            .transaction("in")
            .pay("a", "x", 100)
            .transaction("out")
            .pay("x", "mixer", 30)
            .pay("x", "listed", 20)
            .pay("x", "y", 50)
            .transaction("on")
            .pay("mixer", "z", 30);
    AccountStopRules rules =
        AccountStopRules.NONE
            .withStopList(Map.of(account("listed"), "mine"))
            .withAttributions(
                Attributions.asking(
                    List.of(new TagSetUsed("set", 2, "00".repeat(32))),
                    account ->
                        List.of(account("mixer"), account("listed"), account("far"))
                                .contains(account)
                            ? Optional.of(
                                new AttributedStop(account, TagStopReason.MIXER, "a judge"))
                            : Optional.empty()));
    FundsTrace trace = trace(story, AccountRule.FIFO, rules, seed("in", "x", COIN));

    assertThat(ended(trace, AccountStop.MIXER, "mixer")).isEqualTo(30);
    assertThat(ended(trace, AccountStop.STOP_LIST, "listed")).isEqualTo(20);
    assertThat(ended(trace, AccountStop.HELD, "y")).isEqualTo(50);
    AccountStopRules told = trace.request().stopRules();
    assertThat(told.attributions().stops())
        .containsExactly(new AttributedStop(account("mixer"), TagStopReason.MIXER, "a judge"));
    assertThat(told.note(AccountStop.MIXER, account("mixer"))).isEqualTo("a judge");
    assertThat(told.note(AccountStop.STOP_LIST, account("listed"))).isEqualTo("mine");
    // Again, by somebody who has not the tags.
    assertThat(AccountSweep.run(story.chain(), trace.request())).isEqualTo(trace);
  }

  private static AccountStory chainOfFive() {
    AccountStory story = new AccountStory().has("a", COIN, 100).transaction("in");
    story.pay("a", "b", 100);
    story.transaction("1").pay("b", "c", 100);
    story.transaction("2").pay("c", "d", 60);
    story.transaction("3").pay("d", "e", 60);
    return story;
  }

  @Test
  void limitsEndWhatGoesOn() {
    AccountSeed seed = seed("in", "b", COIN);
    FundsTrace hops =
        trace(chainOfFive(), AccountRule.FIFO, AccountStopRules.NONE.withMaxHops(2), seed);
    assertThat(ended(hops, AccountStop.HOP_LIMIT, "e")).isEqualTo(60);
    assertThat(ended(hops, AccountStop.HELD, "c")).isEqualTo(40);
    FundsTrace window =
        trace(chainOfFive(), AccountRule.FIFO, AccountStopRules.NONE.withUntilBlock(4), seed);
    assertThat(ended(window, AccountStop.OUTSIDE_WINDOW, "d")).isEqualTo(60);
    assertThat(ended(window, AccountStop.HELD, "c")).isEqualTo(40);
    FundsTrace hub =
        trace(chainOfFive(), AccountRule.FIFO, AccountStopRules.NONE.withMaxTransfers(1), seed);
    assertThat(ended(hub, AccountStop.HUB, "c")).isEqualTo(100);
  }

  @Test
  void whatAnEarlierSeedLabelledKeepsItsLabel() {
    AccountStory story = chainOfFive().has("v", COIN, 50);
    story.transaction("v's").pay("v", "c", 50);
    AccountSeed income = new AccountSeed.OfAccount("all", account("c"), COIN);
    FundsTrace trace = trace(story, AccountRule.FIFO, seed("in", "b", COIN), income);
    assertThat(trace.seeded(1, COIN)).isEqualTo(100);
    assertThat(trace.seeded(2, COIN)).isEqualTo(50);
    assertThat(ended(trace, AccountStop.HELD, "c")).isEqualTo(90);
  }

  @Test
  void aSeedThatBringsNothingIsRefused() {
    AccountSeed paid = seed("in", "b", COIN);
    AccountSeed again = new AccountSeed.OfTransaction("again", hash("in"), account("b"), COIN);
    assertThatThrownBy(() -> trace(chainOfFive(), AccountRule.FIFO, seed("1", "b", COIN)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("pays nothing");
    assertThatThrownBy(() -> trace(chainOfFive(), AccountRule.FIFO, paid, again))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("already under trace");
  }

  @Test
  void anAccountsWholeIncomeIsASeed() {
    AccountStory story =
        new AccountStory()
            .has("v1", USD, 50)
            .has("v2", USD, 70)
            .has("x", COIN, 5)
            .transaction("1")
            .pay("v1", "x", USD, 50)
            .transaction("2")
            .pay("x", "y", USD, 30)
            .transaction("3")
            .pay("v2", "x", USD, 70);
    FundsTrace trace =
        trace(story, AccountRule.LIFO, new AccountSeed.OfAccount("scam", account("x"), USD));
    assertThat(ended(trace, AccountStop.HELD, "y")).isEqualTo(30);
    assertThat(ended(trace, AccountStop.HELD, "x")).isEqualTo(90);
    assertThat(trace.seeded(1, USD)).isEqualTo(120);
  }

  /** The pool's side of an exchange is its own; what was left in it stays in it. */
  @Test
  void moneyLeftInAPoolIsNotWhatAnotherGetsFromIt() {
    AccountStory story =
        new AccountStory()
            .contract("pool")
            .has("v", COIN, 100)
            .has("x", USD, 50)
            .has("pool", COIN, 1_000)
            .transaction("in")
            .pay("v", "y", 100)
            .transaction("both")
            .pay("y", "pool", 100)
            .pay("x", "pool", USD, 50)
            .pay("pool", "x", 80);
    FundsTrace trace =
        trace(
            story,
            AccountRule.FIFO,
            seed("in", "y", COIN),
            new AccountSeed.OfAccount("own", account("x"), USD));
    assertThat(ended(trace, AccountStop.CONTRACT, "pool")).isEqualTo(100);
    assertThat(ended(trace, AccountStop.HELD, "x")).isEqualTo(80);
  }

  /** What ended at a seed's account is not seeded again, as fee or at the stop list. */
  @Test
  void whatEndedAtASeedIsNotSeededAgain() {
    AccountStory story =
        new AccountStory()
            .has("v", COIN, 100)
            .has("b", COIN, 10)
            .transaction("in")
            .pay("v", "b", 60)
            .transaction("out")
            .pay("b", "x", COIN, BigInteger.valueOf(3), TransferKind.FEE_TIP)
            .pay("b", "x", 60);
    FundsTrace trace =
        trace(
            story,
            AccountRule.FIFO,
            AccountStopRules.NONE.withStopList(Map.of(account("x"), "a service")),
            seed("in", "b", COIN),
            new AccountSeed.OfAccount("all", account("x"), COIN));
    // Of b's 70 the first 10 are clean: 3 go in the fee and 7 with the payment.
    assertThat(trace.seeded(1, COIN)).isEqualTo(60);
    assertThat(trace.seeded(2, COIN)).isEqualTo(10);
    assertThat(ended(trace, AccountStop.STOP_LIST, "x")).isEqualTo(53);
  }

  /** 100 dollars become 50 coins before the account's other seed, of 7 coins, arrives. */
  @Test
  void anExchangeBeforeALaterSeedCountsOnce() {
    AccountStory story =
        new AccountStory()
            .contract("pool")
            .has("a", USD, 100)
            .has("b", COIN, 7)
            .has("pool", COIN, 50)
            .transaction("in")
            .pay("a", "x", USD, 100)
            .transaction("swap")
            .pay("x", "pool", USD, 100)
            .pay("pool", "x", 50)
            .transaction("on")
            .pay("x", "y", 20)
            .transaction("second")
            .pay("b", "x", 7)
            .transaction("all")
            .pay("x", "z", 37);
    FundsTrace trace =
        trace(
            story,
            AccountRule.FIFO,
            new AccountSeed.OfTransaction("first", hash("in"), account("x"), USD),
            new AccountSeed.OfTransaction("second", hash("second"), account("x"), COIN));
    assertThat(ended(trace, AccountStop.HELD, "y")).isEqualTo(20);
    assertThat(ended(trace, AccountStop.HELD, "z")).isEqualTo(37);
    assertThat(ended(trace, AccountStop.HELD, "x")).isZero();
  }

  @Test
  void seedsOfOneAccountComeInAnyOrder() {
    AccountStory story =
        new AccountStory()
            .has("a", COIN, 12)
            .transaction("1")
            .pay("a", "x", 5)
            .transaction("2")
            .pay("a", "x", 7);
    FundsTrace trace =
        trace(
            story,
            AccountRule.FIFO,
            new AccountSeed.OfTransaction("later", hash("2"), account("x"), COIN),
            new AccountSeed.OfTransaction("earlier", hash("1"), account("x"), COIN));
    assertThat(trace.seeded(1, COIN)).isEqualTo(7);
    assertThat(trace.seeded(2, COIN)).isEqualTo(5);
  }

  /** The pool is followed and holds 100 labelled coins; x gets 80 of them for 50 dollars. */
  @Test
  void whatAFollowedPoolGivesInAnExchangeEndsInIt() {
    AccountStory story =
        new AccountStory()
            .contract("pool")
            .has("v", COIN, 100)
            .has("w", USD, 60)
            .transaction("in")
            .pay("v", "pool", 100)
            .transaction("in2")
            .pay("w", "x", USD, 50)
            .transaction("both")
            .pay("x", "pool", USD, 50)
            .pay("pool", "x", 80);
    FundsTrace trace =
        trace(
            story,
            AccountRule.FIFO,
            AccountStopRules.NONE.withIntoContracts(true),
            seed("in", "pool", COIN),
            new AccountSeed.OfAccount("own", account("x"), USD));
    assertThat(ended(trace, AccountStop.CONTRACT, "pool")).isEqualTo(80);
    assertThat(ended(trace, AccountStop.HELD, "pool")).isEqualTo(20);
    assertThat(ended(trace, AccountStop.HELD, "x")).isEqualTo(80);
    assertThat(trace.conversions().getFirst().got())
        .containsExactly(new AccountSegment(2, BigInteger.valueOf(80)));
  }
}
