package org.tracer.heuristic.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracer.heuristic.deposit.DepositStory.COIN;
import static org.tracer.heuristic.deposit.DepositStory.USDT;
import static org.tracer.heuristic.deposit.DepositStory.day;
import static org.tracer.heuristic.deposit.DepositStory.deposits;
import static org.tracer.heuristic.deposit.DepositStory.twoOfUsdt;
import static org.tracer.trace.account.AccountStory.account;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.heuristic.Verdict;
import org.tracer.ledger.account.TransferKind;

class DepositRulesTest {

  private static final String ETHER = "1_000_000_000_000_000_000";
  private static final Duration HOUR = Duration.ofHours(1);

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

  @ParameterizedTest
  @CsvSource({"3, INCONCLUSIVE", "4, YES", "5, YES"})
  void judge_shouldNotLookAtHubs(int most, Verdict verdict) {
    assertThat(twoOfUsdt().withTransfers(most).address().verdict()).isEqualTo(verdict);
  }
}
