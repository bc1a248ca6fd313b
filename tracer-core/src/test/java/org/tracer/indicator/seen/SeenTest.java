package org.tracer.indicator.seen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.accounting.Lossless;
import org.tracer.annotation.Annotations;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Inference;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.Verdict;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.ChainTransaction;
import org.tracer.trace.Seed;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;
import org.tracer.trace.account.AccountStory;
import org.tracer.trace.account.ExampleFunds;

/** What histories and results give rules to look at. */
class SeenTest {

  private static String address(String holder) {
    return ChainBuilder.address(holder).text();
  }

  /** Bob is paid by a miner who keeps change, and then pays dave together with carol. */
  private static ChainBuilder payments() {
    ChainBuilder chain = new ChainBuilder();
    chain.block("b1", "miner", 5_000).block("b2", "carol", 4_000);
    chain.block("b3", "other", 5_000);
    chain.pay("t1").spend("b1:0").to("bob", 3_000).to("miner", 1_900);
    chain.pay("t2").spend("t1:0").spend("b2:0").to("dave", 6_000).to("bob", 500);
    return chain;
  }

  @Test
  void history_shouldLeaveOutChangeToAnAddressThatPays() {
    ChainBuilder chain = payments();
    Seen seen = OutputHistory.read(chain.ledger(), ChainBuilder.script("bob"));
    assertThat(seen.payments())
        .extracting(Payment::id, Payment::payers, Payment::payee, Payment::amount)
        .containsExactly(
            tuple(
                chain.id("t1") + ":0",
                List.of(address("miner")),
                address("bob"),
                BigInteger.valueOf(3_000)),
            tuple(
                chain.id("t2") + ":0",
                List.of(address("bob"), address("carol")).stream().sorted().toList(),
                address("dave"),
                BigInteger.valueOf(6_000)));
    assertThat(seen.whole()).containsExactly(address("bob"));
  }

  @Test
  void history_shouldBookWhatCameAndWentWithoutWhatCameBack() {
    Seen seen = OutputHistory.read(payments().ledger(), ChainBuilder.script("bob"));
    assertThat(seen.bookings()).extracting(Booking::received).containsExactly(of(3_000), of(0));
    assertThat(seen.bookings()).extracting(Booking::spent).containsExactly(of(0), of(2_500));
  }

  @Test
  void history_shouldLeavePayersOpenWhenTransactionLooksLikeCoinJoin() {
    ChainBuilder chain = new ChainBuilder();
    for (int i = 0; i < 5; i++) {
      chain.block("b" + i, "owner" + i, 1_500_000 + 10_000L * i);
    }
    chain.block("last", "other", 5_000);
    ChainTransaction join = chain.pay("join");
    for (int i = 0; i < 5; i++) {
      join.spend("b" + i + ":0");
    }
    for (int i = 0; i < 5; i++) {
      join.to("mixed" + i, 1_000_000).to("change" + i, 499_000 + 10_000L * i);
    }
    Seen paid = OutputHistory.read(chain.ledger(), ChainBuilder.script("mixed1"));
    assertThat(paid.payments()).extracting(Payment::payers).containsExactly(List.of());
    assertThat(paid.crossings()).isEmpty();
    assertThat(paid.notices()).anyMatch(notice -> notice.contains("look like CoinJoins"));
    Seen paying = OutputHistory.read(chain.ledger(), ChainBuilder.script("owner1"));
    assertThat(paying.crossings())
        .singleElement()
        .satisfies(crossing -> {
          assertThat(crossing.kind()).isEqualTo(Crossing.Kind.COINJOIN);
          assertThat(crossing.transaction()).isEqualTo(chain.id("join").toString());
          assertThat(crossing.basis()).isEqualTo("inference");
          assertThat(crossing.sure()).isTrue();
        });
  }

  /** Two equal outputs of four; whether the second input has another lock is not in the data. */
  @Test
  void history_shouldNotBeSureOfACoinJoinThatCannotBeTold() {
    ChainBuilder whole = new ChainBuilder().block("b1", "one", 5_000).block("b2", "two", 4_000);
    ChainBuilder chain = whole.forkAt(1).block("last", "other", 5_000);
    ChainTransaction pay = chain.pay("t").spend("b1:0").spend("b2:0");
    pay.to("x", 3_000).to("y", 3_000).to("c1", 1_900).to("c2", 900);
    Seen seen = OutputHistory.read(chain.ledger(), ChainBuilder.script("one"));
    assertThat(seen.crossings()).singleElement().matches(crossing -> !crossing.sure());
  }

  @ParameterizedTest
  @CsvSource({
    "coinjoin-whirlpool, coinjoin whirlpool, YES, true, true",
    "equal-outputs, coinjoin equal-outputs, INCONCLUSIVE, false, true",
    "coinjoin-whirlpool-tx0, whirlpool-tx0, YES, false, false"
  })
  void trace_shouldLeavePayersOpenWhereSeveralOwnersMaySpend(
      String rule, String claim, Verdict verdict, boolean sure, boolean open) {
    ChainBuilder chain = payments();
    Seed seed = new Seed.OfOutPoint("s", chain.outPoint("t1:0"));
    Inference said =
        new Inference(
            new Heuristic(rule, 1, Strength.WEAK),
            chain.id("t2").toString(),
            claim,
            verdict,
            List.of());
    Trace trace =
        Tracer.trace(chain.ledger(), new TraceRequest(List.of(seed), Lossless.FIFO, StopRules.NONE))
            .withAnnotations(Annotations.of(List.of(), List.of(said)));
    Seen seen = TraceResults.of(trace, "trace.json");
    assertThat(seen.payments().get(1).payers().isEmpty()).isEqualTo(open);
    assertThat(seen.crossings()).hasSize(open ? 1 : 0).allMatch(one -> one.sure() == sure);
  }

  @Test
  void trace_shouldKnowNoPayersOfSeedsAndNoWholeHistory() {
    ChainBuilder chain = payments();
    Seed seed = new Seed.OfOutPoint("s", chain.outPoint("t1:0"));
    Trace trace =
        Tracer.trace(
            chain.ledger(), new TraceRequest(List.of(seed), Lossless.FIFO, StopRules.NONE));
    Seen seen = TraceResults.of(trace, "trace.json");
    assertThat(seen.starts()).containsExactly(address("bob"));
    assertThat(seen.whole()).isEmpty();
    // Under FIFO bob's 3000 are the first 3000 of dave's 6000; carol brings no traced money.
    assertThat(seen.payments()).hasSize(2);
    assertThat(seen.payments().getFirst().payers()).isEmpty();
    assertThat(seen.payments().get(1).payers()).containsExactly(address("bob"));
    assertThat(seen.payments().get(1).amount()).isEqualTo(of(6_000));
    assertThat(seen.notices()).anyMatch(notice -> notice.contains("other payments"));
  }

  @Test
  void account_shouldLeaveOutFeesAndTransfersOfNothing() {
    AccountStory story = new AccountStory();
    story.transaction("given").has("alice", AccountStory.COIN, 1_000);
    story.transaction("one").pay("alice", "bob", 400).fee("alice", 7);
    story.transaction("nothing").pay("alice", "bob", 0);
    story.transaction("back").pay("bob", "alice", 150);
    Seen seen =
        AccountHistory.read(story.chain(), AccountStory.account("bob"), Set.of(AccountStory.COIN));
    assertThat(seen.payments())
        .extracting(Payment::payee, Payment::amount)
        .containsExactly(
            tuple(AccountStory.account("bob").text(), of(400)),
            tuple(AccountStory.account("alice").text(), of(150)));
    assertThat(seen.bookings()).extracting(Booking::received).containsExactly(of(400), of(0));
    assertThat(seen.bookings()).extracting(Booking::spent).containsExactly(of(0), of(150));
    assertThat(seen.whole()).containsExactly(AccountStory.account("bob").text());
    assertThat(seen.payments().getFirst().time()).isEqualTo(Instant.EPOCH);
  }

  @Test
  void funds_shouldHaveEveryPaymentOnceWhateverTheRules() {
    Seen seen = FundsResults.of(ExampleFunds.fifo(), "trace.json");
    assertThat(seen.payments()).extracting(Payment::id).doesNotHaveDuplicates();
    // From the story: what alice pays to bob, the splitter and carol.
    assertThat(seen.payments())
        .filteredOn(one -> one.payers().equals(List.of(AccountStory.account("alice").text())))
        .extracting(Payment::payee)
        .containsExactlyInAnyOrder(
            AccountStory.account("bob").text(),
            AccountStory.account("splitter").text(),
            AccountStory.account("carol").text());
    assertThat(seen.whole()).isEmpty();
  }

  private static BigInteger of(long amount) {
    return BigInteger.valueOf(amount);
  }
}
