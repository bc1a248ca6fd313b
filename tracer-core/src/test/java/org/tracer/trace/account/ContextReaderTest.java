package org.tracer.trace.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracer.trace.account.AccountStory.COIN;
import static org.tracer.trace.account.ExampleFunds.USD;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.account.AccountRule;

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
}
