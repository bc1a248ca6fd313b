package org.tracer.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.indicator.seen.Crossing;
import org.tracer.indicator.seen.Seen;
import org.tracer.price.Rates;

/** The rules on trafficking, scams, laundering and ransoms, at and beside their thresholds. */
class LaunderingRulesTest {

  private static Outcome ask(String rule, Seen seen, Circumstances known) {
    return Story.ask(rule, seen, known).outcome();
  }

  private static Circumstances tagged(String... addressAndConcept) {
    return OcseRulesTest.tagged(
        addressAndConcept.length == 2
            ? Map.of(addressAndConcept[0], addressAndConcept[1])
            : Map.of(
                addressAndConcept[0],
                addressAndConcept[1],
                addressAndConcept[2],
                addressAndConcept[3]));
  }

  @ParameterizedTest
  @CsvSource({"2, NOT_MATCHED", "3, MATCHED"})
  void ht1_shouldCountPaymentsWithTaggedAddress(int count, Outcome outcome) {
    Story story = new Story();
    for (int i = 0; i < count; i++) {
      story.days(1).pay("a", "ads", "5");
    }
    story.pay("a", "other", "5").pay("a", "other", "5");
    assertThat(ask("HT-1", story.history("a"), tagged("ads", "classified_ads"))).isEqualTo(outcome);
    assertThat(ask("HT-1", story.history("a"), Circumstances.NONE)).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @ParameterizedTest
  @CsvSource({
    "2025-03-01T22:00:00Z, lodging, MATCHED",
    "2025-03-02T05:59:59Z, lodging, MATCHED",
    "2025-03-02T06:00:00Z, lodging, NOT_MATCHED",
    "2025-03-01T21:59:59Z, lodging, NOT_MATCHED",
    "2025-03-01T22:00:00Z, exchange, INCONCLUSIVE"
  })
  void ht2_shouldNeedAdvertisingLodgingAndNight(String time, String concept, Outcome outcome) {
    Seen seen = new Story().at(time).pay("a", "ads", "5").pay("a", "inn", "50").history("a");
    assertThat(ask("HT-2", seen, tagged("ads", "escort_ads", "inn", concept))).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"2, NOT_MATCHED", "3, MATCHED"})
  void ht3_shouldCountSenders(int senders, Outcome outcome) {
    Story story = new Story();
    for (int i = 0; i < senders; i++) {
      story.pay("s" + i, "a", "5");
    }
    story.pay("s0", "a", "5").pay("a", "ads", "5");
    assertThat(ask("HT-3", story.history("a"), tagged("ads", "adult_ads"))).isEqualTo(outcome);
  }

  /** Some senders pay three times, each time more; the rest pays once; all goes on at once. */
  private static Story scam(int growing, int others, long hoursToSweep, String share) {
    Story story = new Story();
    for (int i = 0; i < growing; i++) {
      story.pay("g" + i, "a", "10").pay("g" + i, "a", "20").pay("g" + i, "a", "30");
    }
    for (int i = 0; i < others; i++) {
      story.pay("o" + i, "a", "60");
    }
    return story.hours(hoursToSweep).pay("a", "z", share);
  }

  @ParameterizedTest
  @CsvSource({
    "3, 2, 24, 270, MATCHED",
    "3, 2, 24, 269.99, NOT_MATCHED",
    "3, 2, 25, 300, NOT_MATCHED",
    "3, 1, 24, 240, NOT_MATCHED",
    "2, 3, 24, 300, NOT_MATCHED"
  })
  void scam1_shouldTellSendersInstalmentsAndSweepAtThresholds(
      int growing, int others, long hours, String swept, Outcome outcome) {
    Seen seen = scam(growing, others, hours, swept).history("a");
    assertThat(ask("SCAM-1", seen, Circumstances.NONE)).isEqualTo(outcome);
  }

  @Test
  void scam1_shouldNotTakeSendersThatSpendTogetherForSeveral() {
    Story story = scam(3, 2, 1, "300");
    assertThat(ask("SCAM-1", story.history("a"), Circumstances.NONE)).isEqualTo(Outcome.MATCHED);
    story.pay(List.of("o0", "o1"), "a", "1", Story.EURO);
    assertThat(ask("SCAM-1", story.history("a"), Circumstances.NONE))
        .isEqualTo(Outcome.NOT_MATCHED);
  }

  @Test
  void scam1_shouldNotCallEqualInstalmentsGrowing() {
    Story story = scam(2, 2, 0, "0.01");
    story.pay("g2", "a", "10").pay("g2", "a", "20").pay("g2", "a", "20").pay("a", "z", "290");
    assertThat(ask("SCAM-1", story.history("a"), Circumstances.NONE))
        .isEqualTo(Outcome.NOT_MATCHED);
  }

  @ParameterizedTest
  @CsvSource({"6.00, 30, YES", "6.01, 30, NO", "6.00, 31, NO"})
  void scam1_shouldSayWhetherALittleWasPaidBackEarly(String back, long days, Met met) {
    Story story = scam(3, 2, 0, "270").days(days).pay("a", "g0", back);
    Match match = Story.ask("SCAM-1", story.history("a"), Circumstances.NONE).matches().getFirst();
    assertThat(match.also().getFirst().met()).isEqualTo(met);
  }

  @Test
  void scam2_shouldMatchOnlyTaggedGuaranteeMarkets() {
    Seen seen = new Story().pay("a", "m", "5").history("a");
    assertThat(ask("SCAM-2", seen, tagged("m", "guarantee_market"))).isEqualTo(Outcome.MATCHED);
    assertThat(ask("SCAM-2", seen, tagged("m", "market"))).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(ask("SCAM-2", seen, Circumstances.NONE)).isEqualTo(Outcome.INCONCLUSIVE);
  }

  private static Circumstances priced() {
    return new Circumstances(Story.euros(), null, address -> List.of(), null);
  }

  @ParameterizedTest
  @CsvSource({
    "900.00, 24, MATCHED",
    "899.99, 24, INCONCLUSIVE",
    "999.99, 24, MATCHED",
    "1000.00, 24, INCONCLUSIVE",
    "950.00, 25, INCONCLUSIVE"
  })
  void va1_shouldTellStructuringAtThresholds(String last, long hours, Outcome outcome) {
    Story story = new Story().pay("p", "a", "950").pay("q", "a", "950");
    story.hours(hours).pay("r", "a", last);
    assertThat(ask("VA-1", story.history("a"), priced())).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"10000.00, 24, MATCHED", "9999.99, 24, INCONCLUSIVE", "10000.00, 25, INCONCLUSIVE"})
  void va1_shouldTellHighValuesAtThresholds(String last, long hours, Outcome outcome) {
    Story story = new Story().pay("p", "a", "20000").pay("q", "a", "30000");
    story.hours(hours).pay("r", "a", last);
    assertThat(ask("VA-1", story.history("a"), priced())).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"99.00, 24, MATCHED", "98.99, 24, INCONCLUSIVE", "99.00, 25, INCONCLUSIVE"})
  void va1_shouldTellEmptyingAtThresholds(String out, long hours, Outcome outcome) {
    Story story = new Story().pay("p", "a", "100").hours(hours).pay("a", "z", out);
    assertThat(ask("VA-1", story.history("a"), priced())).isEqualTo(outcome);
  }

  @Test
  void va1_shouldMatchCoinJoinAndMixerAndNotDistantOnes() {
    Story story = new Story().pay("p", "a", "100").pay("a", "z", "10");
    assertThat(ask("VA-1", story.history("a"), priced())).isEqualTo(Outcome.INCONCLUSIVE);
    Circumstances mixer =
        new Circumstances(Story.euros(), null, tagged("z", "mixing_service").tags(), null);
    assertThat(ask("VA-1", story.history("a"), mixer)).isEqualTo(Outcome.MATCHED);
    Story near = new Story().pay("p", "a", "100").pay("a", "z", "10");
    near.cross(Crossing.Kind.COINJOIN, "a", 1);
    assertThat(ask("VA-1", near.history("a"), priced())).isEqualTo(Outcome.MATCHED);
    Story far = new Story().pay("p", "a", "100").pay("a", "z", "10");
    far.cross(Crossing.Kind.COINJOIN, "a", 2);
    assertThat(ask("VA-1", far.history("a"), priced())).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void va1_shouldBeInconclusiveWhenACoinJoinIsNoMoreThanPossible() {
    Story story = new Story().pay("p", "a", "100").pay("a", "z", "10");
    story.cross(Crossing.Kind.COINJOIN, "a", 1, false);
    assertThat(ask("VA-1", story.history("a"), priced())).isEqualTo(Outcome.INCONCLUSIVE);
  }

  @Test
  void va1_shouldBeInconclusiveWhenNoRatesCouldDecide() {
    Story story = new Story().pay("p", "a", "1").pay("q", "a", "1").pay("r", "a", "1");
    Circumstances known = new Circumstances(Rates.NONE, null, address -> List.of(), null);
    RuleResult result = Story.ask("VA-1", story.history("a"), known);
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.missing()).contains("no rates were given");
  }

  private static Circumstances demanded(String amount) {
    return new Circumstances(Story.euros(), ZoneOffset.UTC, null, Fiat.of(amount, List.of("EUR")));
  }

  @ParameterizedTest
  @CsvSource({"1050, MATCHED", "1050.01, NOT_MATCHED", "950, MATCHED", "949.99, NOT_MATCHED"})
  void rans1_shouldTellDemandAtTolerance(String paid, Outcome outcome) {
    Story story = new Story().pay("v", "a", paid).after(Duration.ofDays(2)).pay("a", "z", paid);
    assertThat(ask("RANS-1", story.history("a"), demanded("1000"))).isEqualTo(outcome);
  }

  @Test
  void rans1_shouldNotMatchAddressThatIsUsedTwice() {
    Story twice = new Story().pay("v", "a", "1000").pay("w", "a", "1000");
    assertThat(ask("RANS-1", twice.history("a"), demanded("1000"))).isEqualTo(Outcome.NOT_MATCHED);
    Story parts = new Story().pay("v", "a", "1000").pay("a", "y", "500").pay("a", "z", "500");
    assertThat(ask("RANS-1", parts.history("a"), demanded("1000"))).isEqualTo(Outcome.NOT_MATCHED);
  }

  @Test
  void rans1_shouldBeInconclusiveWhenDemandIsNotStated() {
    RuleResult result =
        Story.ask("RANS-1", new Story().pay("v", "a", "1000").history("a"), Story.known());
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.missing()).containsExactly("what was demanded was not stated");
  }
}
