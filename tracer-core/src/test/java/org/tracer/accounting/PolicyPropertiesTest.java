package org.tracer.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracer.chain.Satoshi;

/** What must hold for any transaction, checked on random ones, small, large and degenerate. */
class PolicyPropertiesTest {

  private static final int COUNT = 250;

  private static final List<Policy> SHARING =
      Policies.all().stream()
          .filter(policy -> policy.isConserving() && !(policy instanceof Pure))
          .toList();

  static List<Policy> sharing() {
    return SHARING;
  }

  static List<Policy> all() {
    return Policies.all();
  }

  @ParameterizedTest
  @MethodSource("sharing")
  void split_shouldConserveEveryLabelAndFillEverySink(Policy policy) {
    RandomSplit.check(
        COUNT,
        tx -> {
          List<List<Segment>> shares = tx.under(policy);
          assertThat(RandomSplit.sums(shares)).isEqualTo(RandomSplit.sums(tx.inputs()));
          for (int sink = 0; sink < shares.size(); sink++) {
            assertThat(RandomSplit.value(shares.subList(sink, sink + 1)))
                .isEqualTo(tx.sinks().get(sink).value());
          }
        });
  }

  @ParameterizedTest
  @MethodSource("all")
  void split_shouldNeverGiveEmptyOrUnmergedSegments(Policy policy) {
    RandomSplit.check(
        COUNT,
        tx -> {
          for (List<Segment> share : tx.under(policy)) {
            for (int i = 0; i < share.size(); i++) {
              assertThat(share.get(i).amount().value()).isPositive();
              assertThat(i > 0 && share.get(i).label() == share.get(i - 1).label()).isFalse();
            }
          }
        });
  }

  /** What is one input or several, and where one is cut, makes no difference to any rule. */
  @ParameterizedTest
  @MethodSource("all")
  void split_shouldNotChangeWhenInputsAreCutOrJoined(Policy policy) {
    RandomSplit.check(
        COUNT,
        tx -> {
          List<List<Segment>> cut = new ArrayList<>();
          List<Segment> joined = new ArrayList<>();
          for (List<Segment> input : tx.inputs()) {
            joined.addAll(input);
            for (Segment segment : input) {
              long part = segment.amount().value() / 3;
              cut.add(RandomSplit.segments(segment.label(), part));
              cut.add(RandomSplit.segments(segment.label(), segment.amount().value() - part));
            }
          }
          List<List<Segment>> shares = tx.under(policy);
          assertThat(policy.split(cut, tx.sinks())).isEqualTo(shares);
          assertThat(policy.split(List.of(joined), tx.sinks())).isEqualTo(shares);
        });
  }

  /** max(0, T - (S - v)) and min(T, v): what no rule that conserves value can leave. */
  @ParameterizedTest
  @MethodSource("sharing")
  void split_shouldStayInTheEnvelopeOfAllRules(Policy policy) {
    RandomSplit.check(
        COUNT,
        tx -> {
          long all = RandomSplit.value(tx.inputs());
          long labelled = RandomSplit.labelled(tx.inputs());
          List<List<Segment>> shares = tx.under(policy);
          for (int sink = 0; sink < shares.size(); sink++) {
            long value = tx.sinks().get(sink).value();
            assertThat(RandomSplit.labelled(shares.subList(sink, sink + 1)))
                .isBetween(Math.max(0, labelled - (all - value)), Math.min(labelled, value));
          }
        });
  }

  /** What the last sinks hold is least under dirty-first and most under clean-first. */
  @ParameterizedTest
  @MethodSource("sharing")
  void split_shouldLeaveBetweenDirtyFirstAndCleanFirst(Policy policy) {
    RandomSplit.check(
        COUNT / 3,
        tx -> {
          List<List<Segment>> shares = tx.under(policy);
          List<List<Segment>> least = tx.under(Lossless.DIRTY_FIRST);
          List<List<Segment>> most = tx.under(Lossless.CLEAN_FIRST);
          long[] left = new long[3];
          for (int sink = shares.size() - 1; sink >= 0; sink--) {
            left[0] += RandomSplit.labelled(least.subList(sink, sink + 1));
            left[1] += RandomSplit.labelled(shares.subList(sink, sink + 1));
            left[2] += RandomSplit.labelled(most.subList(sink, sink + 1));
            assertThat(left[1]).isBetween(left[0], left[2]);
          }
        });
  }

  /** Whatever any rule labels, poison labels wholly. */
  @ParameterizedTest
  @MethodSource("all")
  void poison_shouldCoverEveryRule(Policy policy) {
    RandomSplit.check(
        COUNT,
        tx -> {
          List<List<Segment>> covered = tx.under(new Poison());
          List<List<Segment>> shares = tx.under(policy);
          for (int sink = 0; sink < shares.size(); sink++) {
            Map<Integer, Long> most = RandomSplit.sums(covered.subList(sink, sink + 1));
            RandomSplit.sums(shares.subList(sink, sink + 1))
                .forEach((label, amount) -> {
                  if (label != Segment.CLEAN) {
                    assertThat(most.getOrDefault(label, 0L)).isGreaterThanOrEqualTo(amount);
                  }
                });
          }
        });
  }

  /** Where pure passes, every rule says the same; where it does not, it labels nothing. */
  @ParameterizedTest
  @MethodSource("all")
  void pure_shouldLabelOnlyWhatEveryRuleLabels(Policy policy) {
    RandomSplit.check(
        COUNT,
        tx -> {
          List<List<Segment>> alone = tx.under(new Pure());
          if (tx.passes(new Pure())) {
            assertThat(tx.under(policy)).isEqualTo(alone);
          } else {
            assertThat(RandomSplit.labelled(alone)).isZero();
            assertThat(RandomSplit.value(alone)).isEqualTo(RandomSplit.value(tx.inputs()));
          }
        });
  }

  /** Poison knows each label for itself: it says of one what it says of it among others. */
  @Test
  void poison_shouldNotMixLabels() {
    RandomSplit.check(
        COUNT,
        tx -> {
          List<List<Segment>> all = tx.under(new Poison());
          List<List<Segment>> alone =
              tx.relabelled(label -> label == 1 ? 1 : Segment.CLEAN).under(new Poison());
          for (int sink = 0; sink < all.size(); sink++) {
            assertThat(RandomSplit.sums(all.subList(sink, sink + 1)).get(1))
                .isEqualTo(RandomSplit.sums(alone.subList(sink, sink + 1)).get(1));
          }
        });
  }

  @ParameterizedTest
  @MethodSource("all")
  void split_shouldTakeNothing(Policy policy) {
    assertThat(policy.split(List.of(), List.of())).isEmpty();
    assertThat(policy.split(List.of(List.of(), List.of()), List.of())).isEmpty();
    assertThat(policy.split(List.of(), List.of(Satoshi.ZERO, Satoshi.ZERO)))
        .containsExactly(List.of(), List.of());
    assertThat(policy.split(List.of(RandomSplit.segments(1, 5)), List.of(Satoshi.of(5))))
        .containsExactly(RandomSplit.segments(1, 5));
  }

  @ParameterizedTest
  @MethodSource("all")
  void split_shouldRefuseAmountsThatDoNotMatch(Policy policy) {
    Random random = new Random(1);
    RandomSplit.check(
        COUNT,
        tx -> {
          // Under poison labels may share amounts, so that it can tell with one label only.
          RandomSplit one = tx.relabelled(label -> Math.min(label, 1));
          long by = random.nextBoolean() ? 1 : 1 + random.nextLong(Satoshi.MAX_MONEY);
          List<Satoshi> more = new ArrayList<>(one.sinks());
          more.set(random.nextInt(more.size()), Satoshi.of(Satoshi.MAX_MONEY + by));
          assertRefused(policy, one.inputs(), more);
          List<List<Segment>> fuller = new ArrayList<>(one.inputs());
          fuller.add(
              random.nextInt(fuller.size() + 1), RandomSplit.segments(random.nextInt(2), by));
          assertRefused(policy, fuller, one.sinks());
          assertRefused(policy, fuller, List.of());
          List<Satoshi> behind = new ArrayList<>(one.sinks());
          behind.add(Satoshi.of(by));
          assertRefused(policy, one.inputs(), behind);
        });
  }

  private static void assertRefused(
      Policy policy, List<List<Segment>> inputs, List<Satoshi> sinks) {
    long in = RandomSplit.value(inputs);
    long out = sinks.stream().mapToLong(Satoshi::value).sum();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> policy.split(inputs, sinks))
        .withMessage("inputs hold " + in + " and sinks take " + out);
  }

  /** Two labels that share an input under poison: its amount is known only within bounds. */
  @Test
  void poison_shouldTakeWhatItGives() {
    List<List<Segment>> inputs =
        List.of(List.of(segment(1, 50), segment(2, 50)), List.of(segment(0, 7)));

    assertThat(new Poison().split(inputs, List.of(Satoshi.of(57)))).hasSize(1);
    assertThat(new Poison().split(inputs, List.of(Satoshi.of(107)))).hasSize(1);
    assertRefused(new Poison(), inputs, List.of(Satoshi.of(56)));
    assertRefused(new Poison(), inputs, List.of(Satoshi.of(108)));
  }

  private static Segment segment(int label, long amount) {
    return new Segment(label, Satoshi.of(amount));
  }

  /** A working space is used again: nothing of one transaction is left in the next. */
  @ParameterizedTest
  @MethodSource("all")
  void split_shouldForgetTheLastTransaction(Policy policy) {
    Split used = new Split();
    for (int seed = 0; seed < 150; seed++) {
      RandomSplit tx = RandomSplit.of(seed);
      used.clear();
      tx.inputs()
          .forEach(
              input -> input.forEach(s -> used.inputs().append(s.label(), s.amount().value())));
      tx.sinks().forEach(sink -> used.addSink(sink.value()));
      policy.split(used);
      List<List<Segment>> shares = new ArrayList<>();
      for (int sink = 0; sink < used.sinkCount(); sink++) {
        shares.add(Policy.unpack(used.share(sink)));
        assertThat(used.isTraced(sink))
            .isEqualTo(RandomSplit.labelled(shares.subList(sink, sink + 1)) > 0);
      }
      assertThat(shares).as("transaction %d", seed).isEqualTo(tx.under(policy));
    }
  }
}
