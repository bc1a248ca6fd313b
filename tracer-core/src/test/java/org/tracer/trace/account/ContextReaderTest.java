package org.tracer.trace.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracer.trace.account.AccountStory.COIN;
import static org.tracer.trace.account.ExampleFunds.USD;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.account.AccountRule;
import org.tracer.heuristic.poisoning.Finding;

class ContextReaderTest {

  /** What seeds and conversions rest on is looked up as well as what moved under trace. */
  @Test
  void read_shouldKnowTimesOfSeedsAndConversions() {
    AccountStory story =
        new AccountStory()
            .contract("pool")
            .has("a", COIN, 100)
            .has("pool", USD, 100)
            .transaction("in")
            .pay("a", "x", 100)
            .transaction("swap")
            .pay("x", "pool", 100)
            .pay("pool", "x", USD, 50);
    FundsReport report =
        AccountTracer.trace(
            story.chain(),
            new AccountTraceRequest(
                List.of(
                    new AccountSeed.OfTransaction(
                        "s", AccountStory.hash("in"), AccountStory.account("x"), COIN)),
                AccountRule.FIFO,
                Set.of(COIN, USD),
                AccountStopRules.NONE));
    assertThat(report.traces().getFirst().transfers()).isEmpty();
    assertThat(report.context().times()).containsOnlyKeys(3L, 4L);
  }

  /** What looks to the payee like money from a stranger is to the payer the theft itself. */
  @Test
  void read_shouldTakeTheGraverOfWhatPayerAndPayeeSee() {
    String victim = "0x1111000000000000000000000000000000002222";
    String friend = "0xa7b4000000000000000000000000000000009c2e";
    String thief = "0xa7b4ffffffffffffffffffffffffffffffff9c2e";
    String accomplice = "0x1111ffffffffffffffffffffffffffffffff2222";
    AccountStory story =
        new AccountStory()
            .has(accomplice, COIN, 100)
            .has("payer", COIN, 100)
            .transaction("first")
            .pay(accomplice, thief, 100)
            .transaction("second")
            .pay("payer", victim, 100)
            .transaction("to the friend")
            .pay(victim, friend, 50)
            .transaction("to the thief")
            .pay(victim, thief, 50);
    AccountTraceRequest request =
        new AccountTraceRequest(
            List.of(seed("first", thief), seed("second", victim)),
            AccountRule.FIFO,
            Set.of(COIN),
            AccountStopRules.NONE.withInferences(true));
    FundsReport report = AccountTracer.trace(story.chain(), request);
    assertThat(report.context().noise())
        .containsExactly(
            new Finding(
                story.transfers().getLast(),
                Finding.Kind.PAID_LOOK_ALIKE,
                AccountStory.account(friend)));
    AccountTraceRequest without =
        new AccountTraceRequest(
            request.seeds(), AccountRule.FIFO, Set.of(COIN), AccountStopRules.NONE);
    assertThat(AccountTracer.trace(story.chain(), without).context().noise()).isEmpty();
  }

  private static AccountSeed seed(String transaction, String account) {
    return new AccountSeed.OfTransaction(
        transaction, AccountStory.hash(transaction), AccountStory.account(account), COIN);
  }
}
