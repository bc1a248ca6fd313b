package org.tracer.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.annotation.TagClaim;
import org.tracer.price.Rates;

/** The rules on sexual exploitation online, at their thresholds and one step beside them. */
class OcseRulesTest {

  private static final String PAYER = "p";
  private static final String PAYEE = "q";

  /** The vector of the summary: EUR 60, 120, 200 and 400 within 150 minutes, then nothing. */
  private static Story vector() {
    return new Story()
        .pay(PAYER, PAYEE, "60")
        .minutes(50)
        .pay(PAYER, PAYEE, "120")
        .minutes(50)
        .pay(PAYER, PAYEE, "200")
        .minutes(50)
        .pay(PAYER, PAYEE, "400");
  }

  private static Outcome fsec(Story story) {
    return Story.ask("OCSE-FSEC-1", story.history(PAYEE), Story.known()).outcome();
  }

  @Test
  void fsec_shouldMatchPublishedVector() {
    RuleResult result = Story.ask("OCSE-FSEC-1", vector().history(PAYEE), Story.known());
    assertThat(result.outcome()).isEqualTo(Outcome.MATCHED);
    Match match = result.matches().getFirst();
    assertThat(match.payments()).hasSize(4);
    assertThat(match.conditions()).allMatch(one -> one.met() == Met.YES);
    assertThat(match.conditions().get(1).facts().getFirst().says())
        .isEqualTo("in all worth EUR 780.00; at most EUR 1500");
    assertThat(match.conditions().get(3).facts().getFirst().says())
        .isEqualTo("from the first to the last 2 h 30 min; at most 168 hours");
    assertThat(match.parties())
        .extracting(Party::role)
        .containsExactly(Role.UNKNOWN_ROLE, Role.UNKNOWN_ROLE);
  }

  @ParameterizedTest
  @CsvSource({"1500.00, MATCHED", "1500.01, NOT_MATCHED"})
  void fsec_shouldTellTotalAtThreshold(String total, Outcome outcome) {
    String last = new BigDecimal(total).subtract(new BigDecimal("300")).toString();
    Story story =
        new Story().pay(PAYER, PAYEE, "100").pay(PAYER, PAYEE, "200").pay(PAYER, PAYEE, last);
    assertThat(fsec(story)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"249.99, MATCHED", "250.00, NOT_MATCHED"})
  void fsec_shouldTellFirstAtThreshold(String first, Outcome outcome) {
    Story story =
        new Story().pay(PAYER, PAYEE, first).pay(PAYER, PAYEE, "300").pay(PAYER, PAYEE, "300");
    assertThat(fsec(story)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"168, 0, MATCHED", "168, 1, NOT_MATCHED"})
  void fsec_shouldTellSpanAtThreshold(long hours, long minutes, Outcome outcome) {
    Story story = new Story().pay(PAYER, PAYEE, "10").pay(PAYER, PAYEE, "20");
    story.hours(hours).minutes(minutes).pay(PAYER, PAYEE, "30");
    assertThat(fsec(story)).isEqualTo(outcome);
  }

  @Test
  void fsec_shouldNotMatchWhenPaymentsAreTwo() {
    assertThat(fsec(new Story().pay(PAYER, PAYEE, "60").pay(PAYER, PAYEE, "120")))
        .isEqualTo(Outcome.NOT_MATCHED);
  }

  @Test
  void fsec_shouldNotMatchWhenPayersAreTwo() {
    Story story =
        new Story().pay(PAYER, PAYEE, "60").pay("other", PAYEE, "120").pay(PAYER, PAYEE, "200");
    assertThat(fsec(story)).isEqualTo(Outcome.NOT_MATCHED);
  }

  @Test
  void fsec_shouldNotMatchWhenPaymentsGoOn() {
    assertThat(fsec(vector().days(40).pay(PAYER, PAYEE, "10"))).isEqualTo(Outcome.NOT_MATCHED);
  }

  @ParameterizedTest
  @CsvSource({"0, MATCHED", "1, INCONCLUSIVE"})
  void fsec_shouldNotCallEndOfDataAStop(long secondsShort, Outcome outcome) {
    Story story = vector();
    Instant end = story.now().plus(Duration.ofDays(30)).minusSeconds(secondsShort);
    RuleResult result = Story.ask("OCSE-FSEC-1", story.until(end).history(PAYEE), Story.known());
    assertThat(result.outcome()).isEqualTo(outcome);
    if (outcome == Outcome.INCONCLUSIVE) {
      assertThat(result.missing()).singleElement().asString().contains("the data ends 29 days");
    }
  }

  @Test
  void fsec_shouldBeInconclusiveWhenNoRatesAreGiven() {
    RuleResult result = Story.ask("OCSE-FSEC-1", vector().history(PAYEE), Circumstances.NONE);
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.missing()).containsExactly("no rates were given");
  }

  @Test
  void fsec_shouldBeInconclusiveWhenRatesAreInAnotherCurrency() {
    Circumstances dollars = new Circumstances(Story.rates("USD"), null, null, null);
    RuleResult result = Story.ask("OCSE-FSEC-1", vector().history(PAYEE), dollars);
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.missing())
        .containsExactly("the rates are in USD, the rule's thresholds in EUR");
  }

  @Test
  void fsec_shouldBeInconclusiveWhenADayHasNoRate() {
    Story story = new Story().at("2024-12-31T23:50:00Z");
    story.pay(PAYER, PAYEE, "60").minutes(20).pay(PAYER, PAYEE, "120").pay(PAYER, PAYEE, "200");
    RuleResult result = Story.ask("OCSE-FSEC-1", story.history(PAYEE), Story.known());
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.missing())
        .containsExactly("the rates have nothing for eip155:1/native on 2024-12-31");
  }

  @Test
  void fsec_shouldBeInconclusiveWhenHistoryIsNotWhole() {
    RuleResult result = Story.ask("OCSE-FSEC-1", vector().document(), Story.known());
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.missing())
        .containsExactly("payments that are not in what was looked at: ask of the address itself");
  }

  @Test
  void fsec_shouldBeInconclusiveWhenPayersAreNotKnown() {
    Story story = new Story();
    for (int i = 0; i < 3; i++) {
      story.pay(List.of(), PAYEE, "60", Story.EURO);
    }
    RuleResult result = Story.ask("OCSE-FSEC-1", story.history(PAYEE), Story.known());
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.missing()).containsExactly("who made 3 payments to q");
  }

  @Test
  void fsec_shouldTakeAddressesThatPayTogetherForOnePayer() {
    Story story = new Story();
    story.pay(List.of("a", "b"), PAYEE, "60", Story.EURO);
    story.pay("a", PAYEE, "120").pay("b", PAYEE, "200");
    RuleResult result = Story.ask("OCSE-FSEC-1", story.history(PAYEE), Story.known());
    assertThat(result.outcome()).isEqualTo(Outcome.MATCHED);
    assertThat(result.matches().getFirst().parties().getFirst().addresses())
        .containsExactly("a", "b");
  }

  @Test
  void fsec_shouldNotTakeMoneyForPaidThatStaysWithOneParty() {
    Story story = vector();
    assertThat(fsec(story)).isEqualTo(Outcome.MATCHED);
    story.pay(List.of(PAYER, PAYEE), "z", "10", Story.EURO);
    assertThat(fsec(story)).isEqualTo(Outcome.NOT_MATCHED);
  }

  @Test
  void fsec_shouldSayThatPaymentsOfUnknownPayersCouldChangeAMatch() {
    Story story = vector().pay(List.of(), PAYEE, "2000", Story.EURO);
    Match match =
        Story.ask("OCSE-FSEC-1", story.history(PAYEE), Story.known()).matches().getFirst();
    assertThat(match.conditions().get(1).facts())
        .extracting(Fact::says)
        .last()
        .asString()
        .startsWith("who made 1 other payments to the payee is not known");
  }

  @Test
  void fsec_shouldSayWhatSpeaksAgainst() {
    Story story = vector().minutes(10).pay(PAYEE, PAYER, "390");
    Match match =
        Story.ask("OCSE-FSEC-1", story.history(PAYEE), Story.known()).matches().getFirst();
    assertThat(match.contrary().getFirst().met()).isEqualTo(Met.YES);
    Story less = vector().minutes(10).pay(PAYEE, PAYER, "389.99");
    assertThat(
            Story.ask("OCSE-FSEC-1", less.history(PAYEE), Story.known())
                .matches()
                .getFirst()
                .contrary()
                .getFirst()
                .met())
        .isEqualTo(Met.NO);
  }

  private static Outcome lsa(Story story, ZoneOffset offset) {
    return Story.ask(
            "OCSE-LSA-1",
            story.history(PAYEE),
            new Circumstances(Story.euros(), offset, null, null))
        .outcome();
  }

  /** At 12:00 UTC it is 21:00 at +09:00, 22:00 at +10:00, 05:00 at +17:00, 06:00 at +18:00. */
  @ParameterizedTest
  @CsvSource({
    "10.00, +10:00, MATCHED",
    "9.99, +10:00, NOT_MATCHED",
    "200.00, +10:00, MATCHED",
    "200.01, +10:00, NOT_MATCHED",
    "50, +09:00, NOT_MATCHED",
    "50, +17:00, MATCHED",
    "50, +18:00, NOT_MATCHED"
  })
  void lsa_shouldTellAmountsAndNightAtThresholds(String amount, String offset, Outcome outcome) {
    Story story = new Story().pay(PAYER, PAYEE, "50").days(3).pay(PAYER, PAYEE, "30");
    story.days(4).pay(PAYER, PAYEE, amount);
    assertThat(lsa(story, ZoneOffset.of(offset))).isEqualTo(outcome);
  }

  @Test
  void lsa_shouldTellShareOfNightAtThreshold() {
    Story half = new Story().pay(PAYER, PAYEE, "20").pay(PAYER, PAYEE, "20");
    half.hours(12).pay(PAYER, PAYEE, "20").pay(PAYER, PAYEE, "20");
    assertThat(lsa(half, ZoneOffset.ofHours(10))).isEqualTo(Outcome.MATCHED);
    assertThat(lsa(half.pay(PAYER, PAYEE, "20"), ZoneOffset.ofHours(10)))
        .isEqualTo(Outcome.NOT_MATCHED);
  }

  @Test
  void lsa_shouldBeInconclusiveWhenNoOffsetIsStated() {
    Story story =
        new Story().pay(PAYER, PAYEE, "50").pay(PAYER, PAYEE, "30").pay(PAYER, PAYEE, "40");
    RuleResult result = Story.ask("OCSE-LSA-1", story.history(PAYEE), Story.known());
    assertThat(result.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(result.missing())
        .containsExactly("whose night it is: no offset from UTC was stated");
  }

  @ParameterizedTest
  @CsvSource({"4, 720, NOT_MATCHED", "5, 720, MATCHED", "5, 721, NOT_MATCHED"})
  void ocse3_shouldTellCountAndSpanAtThresholds(int count, long hours, Outcome outcome) {
    Story story = new Story();
    for (int i = 1; i < count; i++) {
      story.pay(PAYER, PAYEE, "5");
    }
    story.hours(hours).pay(PAYER, PAYEE, "200");
    assertThat(Story.ask("OCSE-3", story.history(PAYEE), Story.known()).outcome())
        .isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource({"3, 48, NOT_MATCHED", "4, 48, MATCHED", "4, 49, NOT_MATCHED"})
  void sextortion_shouldTellBurstAtThresholdsWithoutRates(int count, long hours, Outcome outcome) {
    Story story = new Story();
    for (int i = 1; i < count; i++) {
      story.pay(PAYER, PAYEE, "5");
    }
    story.hours(hours).pay(PAYER, PAYEE, "5");
    assertThat(Story.ask("SEXT-1", story.history(PAYEE), Circumstances.NONE).outcome())
        .isEqualTo(outcome);
  }

  @Test
  void ocse2_shouldMatchWhenATagSaysSoAndNotWhenItSaysOtherThings() {
    Story story = new Story().pay(PAYER, PAYEE, "5");
    assertThat(ocse2(story, "child_sexual_abuse").outcome()).isEqualTo(Outcome.MATCHED);
    assertThat(ocse2(story, "exchange").outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    RuleResult none = Story.ask("OCSE-2", story.history(PAYEE), Circumstances.NONE);
    assertThat(none.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    assertThat(none.missing()).containsExactly("no tags were given");
  }

  private static RuleResult ocse2(Story story, String concept) {
    return Story.ask("OCSE-2", story.history(PAYEE), tagged(Map.of(PAYER, concept)));
  }

  static Circumstances tagged(Map<String, String> concepts) {
    Tags tags =
        address -> {
          String concept = concepts.get(address);
          return concept == null
              ? List.of()
              : List.of(
                  new TagClaim("label", null, List.of(concept), null, "source", null, "pack"));
        };
    return new Circumstances(Rates.NONE, ZoneOffset.UTC, tags, null);
  }
}
