package org.tracer.heuristic.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracer.heuristic.deposit.DepositStory.USDT;
import static org.tracer.trace.account.AccountStory.account;
import static org.tracer.trace.account.AccountStory.hash;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.heuristic.Inference;
import org.tracer.heuristic.Verdict;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.TransferKind;

class DepositorLinksTest {

  @Test
  void links_shouldNameTheOtherSendersWithTheirTransactions() {
    List<Inference> links = from("alice", "bob", "carol").judge(USDT).links();

    assertThat(links)
        .extracting(Inference::subject)
        .containsExactly(account("alice").text(), account("bob").text(), account("carol").text());
    assertThat(links).extracting(Inference::verdict).containsOnly(Verdict.POSSIBLE);
    Inference bob = links.get(1);
    assertThat(bob.heuristic().id()).isEqualTo("deposit-same-depositor");
    assertThat(bob.claim())
        .isEqualTo("deposits for the same customer of Exchange as other senders");
    assertThat(bob.evidence())
        .startsWith(
            "paid " + account("D").text() + " 5000000 by " + hash("bob in"),
            "so did " + account("alice").text() + " 5000000 by " + hash("alice in"),
            "so did " + account("carol").text() + " 5000000 by " + hash("carol in"))
        .anyMatch(line -> line.contains("victims"))
        .anyMatch(line -> line.contains("memo"));
  }

  @Test
  void links_shouldBeNoneOfOneSender() {
    assertThat(from("alice").judge(USDT).links()).isEmpty();
  }

  @Test
  void links_shouldLeaveOutProducersContractsAndServices() {
    DepositStory story = from("alice", "pool", "safe", "rival", "bob");
    story.kind("safe", AccountKind.CONTRACT);
    story
        .at(Duration.ofDays(9))
        .move("r", "-", "pool", DepositStory.COIN, "1", TransferKind.REWARD);

    assertThat(story.judge(USDT).links())
        .extracting(Inference::subject)
        .containsExactly(account("alice").text(), account("bob").text());
  }

  @Test
  void links_shouldBeNoneWhenTheAddressIsNoDepositAddress() {
    DepositStory story = from("alice", "bob");
    story.at(Duration.ofDays(9)).pay("in", "alice", "D", USDT, "1_000_000");
    story.at(Duration.ofDays(9)).pay("out", "D", "rival", USDT, "1_000_000");

    assertThat(story.judge(USDT).links()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"19, YES, 19, POSSIBLE", "20, YES, 20, POSSIBLE", "21, POSSIBLE, 1, INCONCLUSIVE"})
  void links_shouldNotBeToldOfMoreThanTwentySenders(
      int senders, Verdict address, int links, Verdict link) {
    String[] names = new String[senders];
    for (int i = 0; i < senders; i++) {
      names[i] = "user " + i;
    }
    DepositAnswer answer = from(names).judge(USDT);

    assertThat(answer.address().verdict()).isEqualTo(address);
    assertThat(answer.links()).hasSize(links);
    assertThat(answer.links()).extracting(Inference::verdict).containsOnly(link);
  }

  private static DepositStory from(String... senders) {
    DepositStory story = new DepositStory();
    for (int i = 0; i < senders.length; i++) {
      Duration got = Duration.ofHours(2L * i);
      story.forward(
          senders[i], senders[i], USDT, "5_000_000", got, "5_000_000", got.plusMinutes(30));
    }
    return story;
  }
}
