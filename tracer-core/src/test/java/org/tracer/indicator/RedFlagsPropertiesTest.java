package org.tracer.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.tracer.indicator.seen.Payment;
import org.tracer.indicator.seen.Seen;

/** What must not change an answer. */
class RedFlagsPropertiesTest {

  private static final String PAYEE = "q";
  private static final Circumstances KNOWN =
      new Circumstances(
          Story.euros(),
          ZoneOffset.ofHours(8),
          address -> List.of(),
          Fiat.of("100", List.of("EUR")));

  private static Story story(Random random, int count) {
    Story story = new Story();
    String[] people = {"a", "b", "c", PAYEE};
    for (int i = 0; i < count; i++) {
      String payer = people[random.nextInt(4)];
      String payee = payer.equals(PAYEE) ? people[random.nextInt(3)] : PAYEE;
      story.minutes(random.nextInt(600)).pay(payer, payee, "" + (1 + random.nextInt(300)));
    }
    return story;
  }

  private static List<RuleResult> ask(Seen seen) {
    return RedFlags.check(RuleFiles.shipped(), seen, KNOWN);
  }

  @Property(tries = 200)
  void check_shouldNotDependOnOrderOfPayments(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int count) {
    Story story = story(new Random(seed), count);
    List<Payment> shuffled = new ArrayList<>(story.payments());
    Collections.shuffle(shuffled, new Random(~seed));
    assertThat(ask(story.seen(PAYEE, shuffled, List.of(PAYEE))))
        .isEqualTo(ask(story.history(PAYEE)));
    assertThat(ask(story.seen("document", shuffled, List.of()))).isEqualTo(ask(story.document()));
  }

  @Property(tries = 200)
  void check_shouldNotDependOnPaymentsOfOthers(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int count) {
    Story story = story(new Random(seed), count);
    List<RuleResult> alone = ask(story.history(PAYEE));
    story.at("2025-03-02T00:00:00Z").pay("x", "y", "100");
    List<RuleResult> beside = ask(story.history(PAYEE));
    for (int i = 0; i < alone.size(); i++) {
      assertThat(beside.get(i).outcome()).isEqualTo(alone.get(i).outcome());
      assertThat(beside.get(i).matches()).isEqualTo(alone.get(i).matches());
      assertThat(beside.get(i).missing()).isEqualTo(alone.get(i).missing());
    }
  }

  @Property(tries = 100)
  void check_shouldNeverMatchMoreWhereLessIsKnown(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int count) {
    Story story = story(new Random(seed), count);
    List<RuleResult> all = ask(story.history(PAYEE));
    List<RuleResult> less =
        RedFlags.check(RuleFiles.shipped(), story.history(PAYEE), Circumstances.NONE);
    for (int i = 0; i < all.size(); i++) {
      if (less.get(i).outcome() != Outcome.INCONCLUSIVE) {
        assertThat(all.get(i).outcome()).isEqualTo(less.get(i).outcome());
      }
    }
  }
}
