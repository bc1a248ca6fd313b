package org.tracer.heuristic.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.heuristic.deposit.DepositStory.COIN;
import static org.tracer.heuristic.deposit.DepositStory.USDT;
import static org.tracer.heuristic.deposit.DepositStory.day;
import static org.tracer.heuristic.deposit.DepositStory.deposits;
import static org.tracer.heuristic.deposit.DepositStory.twoOfUsdt;
import static org.tracer.trace.account.AccountStory.account;
import static org.tracer.trace.account.AccountStory.hash;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.chain.Asset;
import org.tracer.heuristic.Inference;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.Verdict;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.TransferKind;

class DepositAddressesTest {

  private static final String ETHER = "1_000_000_000_000_000_000";
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void judge_shouldSayYesWhenTwoPaymentsAreForwardedToOneWallet() {
    DepositAnswer answer = twoOfUsdt().judge(USDT);

    Inference inference = answer.address();
    assertThat(inference.verdict()).isEqualTo(Verdict.YES);
    assertThat(inference.claim()).isEqualTo("deposit address of Exchange");
    assertThat(inference.subject()).isEqualTo(account("D").text());
    assertThat(inference.heuristic().id()).isEqualTo("deposit-address");
    assertThat(inference.heuristic().strength()).isEqualTo(Strength.WEAK);
    assertThat(inference.heuristic().parameters()).containsEntry("longest", "PT12H");
    assertThat(answer.counts()).isEqualTo(new DepositCounts(2, 0, 0, 0, 0, 0, 0));
    assertThat(inference.evidence())
        .contains(
            "received 100000000 by "
                + hash("a in")
                + ", forwarded 100000000 to "
                + account("hot").text()
                + " by "
                + hash("a out")
                + ", gap 0, delay PT3H; closeness, which is no probability: time 0.75, amount 1");
  }

  /** The gap of Tutela's vector; 3 of 12 hours are 800 of 3,200 blocks. */
  @Test
  void judge_shouldStateBothScoresOfTheVector() {
    DepositAnswer answer =
        new DepositStory()
            .forward(
                "a", "user", COIN, ETHER, HOUR, "998_000_000_000_000_000", HOUR.multipliedBy(4))
            .judge(COIN);

    assertThat(answer.address().evidence().getLast())
        .contains("gap 2000000000000000, delay PT3H")
        .endsWith("time 0.75, amount 0.8");
  }

  @Test
  void judge_shouldCountPaymentsSweptTogether() {
    DepositStory story = new DepositStory();
    story.at(HOUR).pay("a", "user", "D", USDT, "5_000_000");
    story.at(HOUR.multipliedBy(2)).pay("b", "user", "D", USDT, "6_000_000");
    story.at(HOUR.multipliedBy(3)).pay("sweep", "D", "hot", USDT, "11_000_000");

    DepositAnswer answer = story.judge(USDT);
    assertThat(answer.counts().forwarded()).isEqualTo(2);
    assertThat(answer.forwardings().getFirst().delay()).isEqualTo(HOUR.multipliedBy(2));
    assertThat(answer.address().verdict()).isEqualTo(Verdict.YES);
  }

  @Test
  void judge_shouldTakeTheLatestOfEqualPayments() {
    DepositStory story = new DepositStory();
    story.at(HOUR).pay("early", "user", "D", USDT, "5_000_000");
    story.at(HOUR.multipliedBy(2)).pay("late", "user", "D", USDT, "5_000_000");
    story.at(HOUR.multipliedBy(3)).pay("out", "D", "hot", USDT, "5_000_000");

    DepositAnswer answer = story.judge(USDT);
    assertThat(answer.forwardings().getFirst().received())
        .extracting(one -> one.transaction())
        .containsExactly(hash("late"));
    assertThat(answer.counts().kept()).isEqualTo(1);
  }

  @Test
  void judge_shouldNotMindDustThatNobodyAskedFor() {
    DepositStory story = twoOfUsdt();
    story.at(Duration.ofDays(3)).pay("dust", "poisoner", "D", USDT, "999_999");

    DepositAnswer answer = story.judge(USDT);
    assertThat(answer.counts().small()).isEqualTo(1);
    assertThat(answer.address().verdict()).isEqualTo(Verdict.YES);
  }

  @Test
  void judge_shouldDoubtWhenAPaymentIsKept() {
    DepositStory story = twoOfUsdt();
    story.at(Duration.ofDays(3)).pay("kept", "user", "D", USDT, "1_000_000");

    DepositAnswer answer = story.judge(USDT);
    assertThat(answer.counts().kept()).isEqualTo(1);
    assertThat(answer.address().verdict()).isEqualTo(Verdict.POSSIBLE);
  }

  @Test
  void judge_shouldSayNoWhenItPaysTwoServices() {
    DepositStory story = twoOfUsdt();
    story.at(day(3)).pay("in", "user", "D", USDT, "8_000_000");
    story.at(day(3)).pay("out", "D", "rival", USDT, "8_000_000");

    assertThat(story.judge(USDT).address().verdict()).isEqualTo(Verdict.NO);
    assertThat(story.judge(USDT).address().claim()).isEqualTo("deposit address of Exchange, Rival");
  }

  @Test
  void judge_shouldDoubtWhenItForwardsToTwoWalletsOfOneService() {
    DepositStory story = twoOfUsdt();
    story.at(day(3)).pay("in", "user", "D", USDT, "8_000_000");
    story.at(day(3)).pay("out", "D", "hot2", USDT, "8_000_000");

    assertThat(story.judge(USDT).address().verdict()).isEqualTo(Verdict.POSSIBLE);
  }

  @ParameterizedTest
  @CsvSource({"EXTERNAL, YES", "DELEGATED, POSSIBLE", "CONTRACT, POSSIBLE", "UNKNOWN, POSSIBLE"})
  void judge_shouldSayNoMoreThanPossibleOfCode(AccountKind kind, Verdict verdict) {
    assertThat(twoOfUsdt().kind("D", kind).judge(USDT).address().verdict()).isEqualTo(verdict);
  }

  @Test
  void judge_shouldDoubtWhenTheServicesWalletIsAContract() {
    DepositStory story = twoOfUsdt().kind("hot", AccountKind.CONTRACT);

    assertThat(story.judge(USDT).address().verdict()).isEqualTo(Verdict.POSSIBLE);
  }

  @Test
  void judge_shouldFindAForwarderThatSendsOnInTheSameTransaction() {
    DepositStory story = new DepositStory().kind("D", AccountKind.CONTRACT);
    story.at(HOUR).pay("one", "user", "D", COIN, ETHER);
    story.move("one", "D", "hot", COIN, ETHER, TransferKind.INTERNAL);

    DepositAnswer answer = story.judge(COIN);
    assertThat(answer.address().verdict()).isEqualTo(Verdict.POSSIBLE);
    assertThat(answer.address().evidence())
        .contains("is a contract: may be the service's forwarder, or anybody's");
    assertThat(answer.forwardings().getFirst().delay()).isEqualTo(Duration.ZERO);
  }

  @Test
  void judge_shouldNotCountWhatAServicePaid() {
    DepositStory story = new DepositStory();
    story.forward("a", "rival", USDT, "5_000_000", day(0), "5_000_000", day(0).plus(HOUR));
    story.forward("b", "hot2", USDT, "5_000_000", day(1), "5_000_000", day(1).plus(HOUR));

    DepositAnswer answer = story.judge(USDT);
    assertThat(answer.counts()).isEqualTo(new DepositCounts(0, 0, 0, 0, 2, 0, 0));
    assertThat(answer.address().verdict()).isEqualTo(Verdict.NO);
  }

  @ParameterizedTest
  @CsvSource({"REWARD, NO", "FEE_TIP, NO", "WITHDRAWAL, YES"})
  void judge_shouldNotCountWhatABlockProducerPaid(TransferKind kind, Verdict verdict) {
    DepositStory story = twoOfUsdt();
    story.at(day(4)).move("r", "-", "user", COIN, ETHER, kind);

    assertThat(story.judge(USDT).address().verdict()).isEqualTo(verdict);
  }

  @Test
  void judge_shouldDoubtWhenSendersAreTooBusyToLookAt() {
    DepositStory story = twoOfUsdt();
    for (int i = 0; i < 3; i++) {
      story.at(day(4)).pay("busy" + i, "user", "shop", COIN, "1");
    }
    // Three payments, and the three by which the story gives the payer what it pays.
    assertThat(story.withTransfers(6).address().verdict()).isEqualTo(Verdict.YES);
    DepositAnswer answer = story.withTransfers(5);
    assertThat(answer.address().verdict()).isEqualTo(Verdict.POSSIBLE);
    assertThat(answer.address().evidence())
        .contains("sender " + account("user").text() + " has too many transfers to look at");
  }

  @Test
  void judge_shouldBeInconclusiveWhenNoServiceIsKnownAtTheOtherEnd() {
    DepositStory story = new DepositStory();
    story.at(HOUR).pay("a", "user", "D", USDT, "5_000_000");
    story.at(HOUR).pay("b", "D", "somebody", USDT, "5_000_000");

    assertThat(story.judge(USDT).address().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void judge_shouldBeInconclusiveWhenTheAccountIsAService() {
    DepositAnswer answer = deposits(twoOfUsdt().chain()).judge(account("hot2"), USDT);

    assertThat(answer.address().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(answer.address().evidence())
        .containsExactly("the account itself is known as Exchange's");
  }

  @Test
  void judge_shouldBeInconclusiveWhenBalancesAreNotExplained() {
    DepositStory story = twoOfUsdt();
    story.at(day(5)).move("?", "-", "D", USDT, "1", TransferKind.UNEXPLAINED);

    assertThat(story.judge(USDT).address().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void judge_shouldIgnoreZeroValueTransfersFeesAndPaymentsToItself() {
    DepositStory story = twoOfUsdt();
    story.at(day(2)).pay("zero", "D", "lookalike", USDT, "0");
    story.pay("in", "poisoner", "D", USDT, "0").at(day(2)).pay("self", "D", "D", USDT, "0");
    story.at(day(2)).pay("gas", "hub", "D", COIN, "1000");
    story.move("fee", "D", "-", COIN, "1000", TransferKind.FEE_BURNED);

    DepositAnswer answer = story.judge(USDT);
    assertThat(answer.counts()).isEqualTo(new DepositCounts(2, 0, 0, 0, 0, 0, 0));
    assertThat(answer.address().evidence())
        .contains("got coin, 1 times, from " + account("hub").text());
  }

  @Test
  void judge_shouldSayWhenNobodyGaveCoinForFees() {
    assertThat(twoOfUsdt().judge(USDT).address().evidence())
        .contains(
            "nobody is known to have given it coin for fees: another may have paid for the sweeps");
  }

  @Test
  void judge_shouldListTwentyForwardings() {
    DepositStory story = new DepositStory();
    for (int i = 0; i < 21; i++) {
      story.forward("n" + i, "user", USDT, "5_000_000", day(i), "5_000_000", day(i).plus(HOUR));
    }
    DepositAnswer answer = story.judge(USDT);
    assertThat(answer.forwardings()).hasSize(21);
    assertThat(answer.address().evidence().getLast()).isEqualTo("and 1 more forwardings");
  }

  @Test
  void judge_shouldRefuseAssetsWithoutEqualUnits() {
    Asset picture = new Asset(USDT.chain(), Asset.Kind.ERC721, account("pictures"), BigInteger.ONE);

    assertThatThrownBy(() -> deposits(twoOfUsdt().chain()).judge(account("D"), picture))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("erc721");
  }

  @Test
  void over_shouldGiveWhoForwardsInTheOrderOfTheChain() {
    DepositStory story = twoOfUsdt();
    story.at(day(6)).pay("x", "user", "E", USDT, "4_000_000");
    story.at(day(6)).pay("y", "E", "hot", USDT, "4_000_000");
    // A customer who pays from savings forwards nothing.
    story.at(day(7)).pay("z", "saver", "hot", USDT, "4_000_000");
    // Between services, and fees paid to one that makes blocks.
    story.at(day(8)).pay("w", "rival", "hot", USDT, "4_000_000");
    story.move("f", "E2", "hot", COIN, "1", TransferKind.FEE_TIP);

    DepositAddresses deposits = deposits(story.chain());
    List<Inference> found = deposits.over(story.transfers());
    assertThat(found)
        .extracting(Inference::subject)
        .containsExactly(account("D").text(), account("E").text());
    assertThat(deposits.over(story.transfers().reversed())).isEqualTo(found);
    assertThat(deposits.over(List.of())).isEmpty();
  }
}
