package org.tracer.heuristic.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.heuristic.deposit.DepositStory.COIN;
import static org.tracer.heuristic.deposit.DepositStory.USDT;
import static org.tracer.heuristic.deposit.DepositStory.deposits;
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

  @ParameterizedTest
  @CsvSource({
    "1_000_000_000_000_000_000, 1", // gap 0
    "990_000_000_000_000_001, 1", // one wei less than 0.01 ether
    "990_000_000_000_000_000, 1", // 0.01 ether
    "989_999_999_999_999_999, 0", // one wei more
  })
  void judge_shouldLetPassAGapOfAHundredthOfTheCoin(String sent, int forwarded) {
    DepositStory story = new DepositStory();
    story.forward("a", "user", COIN, ETHER, HOUR, sent, HOUR.multipliedBy(2));

    assertThat(story.judge(COIN).counts().forwarded()).isEqualTo(forwarded);
  }

  @Test
  void judge_shouldNotMatchWhatIsMoreThanWasReceived() {
    DepositStory story = new DepositStory();
    story.at(Duration.ZERO).move("mint", "-", "D", COIN, "5", TransferKind.DECREE);
    // Alone it is 1 wei too much; with the 5 wei it had, the sum fits.
    story.forward("a", "user", COIN, ETHER, HOUR, "1_000_000_000_000_000_001", HOUR);

    List<Forwarding> forwardings = story.judge(COIN).forwardings();
    assertThat(forwardings).hasSize(1);
    assertThat(forwardings.getFirst().received()).hasSize(2);
    assertThat(forwardings.getFirst().gap()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"43_199, 1, YES", "43_200, 1, YES", "43_201, 0, POSSIBLE"})
  void judge_shouldLetPassTwelveHours(String seconds, int more, Verdict verdict) {
    DepositStory story = twoOfUsdt();
    Duration got = Duration.ofDays(3);
    Duration sent = got.plusSeconds(Long.parseLong(seconds.replace("_", "")));
    story.forward("late", "user", USDT, "7_000_000", got, "7_000_000", sent);

    DepositAnswer answer = story.judge(USDT);
    assertThat(answer.counts().forwarded()).isEqualTo(2 + more);
    assertThat(answer.counts().kept()).isEqualTo(1 - more);
    assertThat(answer.counts().unmatched()).isEqualTo(1 - more);
    assertThat(answer.address().verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"99_999_999, 0", "100_000_000, 1", "100_000_001, 0"})
  void judge_shouldAskForAllOfAToken(String sent, int forwarded) {
    DepositStory story = new DepositStory();
    story.at(Duration.ZERO).move("mint", "-", "D", USDT, "5", TransferKind.MINT);
    story.forward("a", "user", USDT, "100_000_000", HOUR, sent, HOUR.multipliedBy(2));

    assertThat(story.judge(USDT).counts().forwarded()).isEqualTo(forwarded);
  }

  @ParameterizedTest
  @CsvSource({"1, POSSIBLE", "2, YES", "3, YES"})
  void judge_shouldAskForTwoPaymentsForwarded(int payments, Verdict verdict) {
    DepositStory story = new DepositStory();
    for (int i = 0; i < payments; i++) {
      story.forward("n" + i, "user", USDT, "5_000_000", day(i), "5_000_000", day(i).plus(HOUR));
    }
    assertThat(story.judge(USDT).address().verdict()).isEqualTo(verdict);
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

  @ParameterizedTest
  @CsvSource({"43_199, YES, 1", "43_200, POSSIBLE, 0"})
  void judge_shouldWaitForPaymentsAtTheEndOfTheData(String left, Verdict verdict, int pending) {
    DepositStory story = twoOfUsdt();
    story.at(Duration.ofDays(3)).pay("last", "user", "D", USDT, "1_000_000");
    Duration end = Duration.ofDays(3).plusSeconds(Long.parseLong(left.replace("_", "")));

    DepositAnswer answer = deposits(story.chainUntil(end)).judge(account("D"), USDT);
    assertThat(answer.counts().pending()).isEqualTo(pending);
    assertThat(answer.address().verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource({"2, POSSIBLE", "3, NO"})
  void judge_shouldSayNoWhenMoreGoesElsewhereThanIsForwarded(int elsewhere, Verdict verdict) {
    DepositStory story = twoOfUsdt();
    story.at(Duration.ofDays(3)).move("mint", "-", "D", USDT, "9", TransferKind.MINT);
    for (int i = 0; i < elsewhere; i++) {
      story.at(Duration.ofDays(4)).pay("shop" + i, "D", "shop", USDT, "3");
    }
    DepositAnswer answer = story.judge(USDT);
    assertThat(answer.counts().elsewhere()).isEqualTo(elsewhere);
    assertThat(answer.address().verdict()).isEqualTo(verdict);
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
    assertThat(withTransfers(story, 6).address().verdict()).isEqualTo(Verdict.YES);
    DepositAnswer answer = withTransfers(story, 5);
    assertThat(answer.address().verdict()).isEqualTo(Verdict.POSSIBLE);
    assertThat(answer.address().evidence())
        .contains("sender " + account("user").text() + " has too many transfers to look at");
  }

  @ParameterizedTest
  @CsvSource({"3, INCONCLUSIVE", "4, YES", "5, YES"})
  void judge_shouldNotLookAtHubs(int most, Verdict verdict) {
    assertThat(withTransfers(twoOfUsdt(), most).address().verdict()).isEqualTo(verdict);
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

  private static DepositAnswer withTransfers(DepositStory story, int most) {
    DepositRules all = DepositRules.standard();
    DepositRules rules =
        new DepositRules(
            all.longest(), all.mostGapWei(), all.leastForwardings(), most, all.mostSenders());
    return DepositAddresses.of(story.chain(), DepositStory::service, rules)
        .judge(account("D"), USDT);
  }

  /** One sender, two payments, forwarded whole after three hours. */
  private static DepositStory twoOfUsdt() {
    Duration later = Duration.ofHours(3);
    return new DepositStory()
        .forward("a", "user", USDT, "100_000_000", day(0), "100_000_000", later)
        .forward("b", "user", USDT, "5_000_000", day(1), "5_000_000", day(1).plus(later));
  }

  private static Duration day(int day) {
    return Duration.ofDays(day);
  }
}
