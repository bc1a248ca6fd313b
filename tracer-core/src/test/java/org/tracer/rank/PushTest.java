package org.tracer.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.tracer.rank.ExactPush.Edge;
import org.tracer.rank.ExactPush.Fraction;

class PushTest {

  private static final long WHOLE = Ranking.WHOLE;

  /**
   * Domain reference, section 3: s to a 3, s to b 1, b to c 1, with α 0.15, β 0.8, ε 0.05. Places
   * in the order a, b, c, s.
   */
  @Test
  void run_shouldGiveTheWorkedExample() {
    PlaceGraph graph = new PlaceGraph(4);
    edge(graph, 3, 0, 3);
    edge(graph, 3, 1, 1);
    edge(graph, 1, 2, 1);
    RankParameters parameters = new RankParameters(WHOLE / 100 * 15, WHOLE / 10 * 8, WHOLE / 20);
    Push push = Push.run(graph, new long[] {0, 0, 0, WHOLE}, parameters);

    assertThat(push.pushes()).isEqualTo(6);
    assertThat(micros(push.score(3))).isEqualTo(356_992);
    assertThat(micros(push.score(0))).isEqualTo(472_233);
    assertThat(micros(push.score(1))).isEqualTo(25_500);
    assertThat(micros(push.score(2))).isEqualTo(95_948);
    assertThat(micros(push.rest(3))).isEqualTo(10_023);
    assertThat(micros(push.rest(1))).isEqualTo(39_304);
    assertThat(push.rest(0)).isZero();
    assertThat(push.rest(2)).isZero();
    // The exact fractions of the reference, which have finite decimals within the unit.
    assertThat(push.score(3)).isEqualTo(WHOLE / 15_625 * 5_578);
    assertThat(push.score(2)).isEqualTo(WHOLE / 250_000 * 23_987);
  }

  @Property(seed = "42", tries = 500)
  void run_shouldAgreeWithExactFractionsAndLoseNothing(@ForAll long randomSeed) {
    Random random = new Random(randomSeed);
    int places = 1 + random.nextInt(7);
    PlaceGraph graph = new PlaceGraph(places);
    List<Edge> edges = new ArrayList<>();
    for (int move = random.nextInt(6); move > 0; move--) {
      PlaceGraph.Side from = side(random, places);
      PlaceGraph.Side to = side(random, places);
      graph.add(from, to);
      addEdges(edges, from, to);
    }
    long[] start = new long[places];
    start[0] = WHOLE;
    RankParameters parameters =
        new RankParameters(WHOLE / 100 * 15, WHOLE / 10 * 8, WHOLE / (10 + random.nextInt(90)));
    Push push = Push.run(graph, start, parameters);

    long sum = 0;
    for (int place = 0; place < places; place++) {
      assertThat(push.score(place)).isNotNegative();
      assertThat(push.rest(place)).isBetween(0L, parameters.leave());
      sum += push.score(place) + push.rest(place);
    }
    assertThat(sum).isEqualTo(WHOLE);
    double bound = 1 / (0.15 * ((double) parameters.leave() / WHOLE));
    assertThat((double) push.pushes()).isLessThan(bound);

    ExactPush exact =
        new ExactPush(
            places,
            edges,
            0,
            Fraction.of(15, 100),
            Fraction.of(8, 10),
            Fraction.of(parameters.leave(), WHOLE));
    if (exact.undecided) {
      // Which of two equal places goes first changes the rest; rounding may make them unequal.
      return;
    }
    assertThat(push.pushes()).isEqualTo(exact.pushes);
    for (int place = 0; place < places; place++) {
      assertThat((double) push.score(place) / WHOLE)
          .isCloseTo(exact.p[place].value(), within(1e-12));
      assertThat((double) push.rest(place) / WHOLE)
          .isCloseTo(exact.r[place].value(), within(1e-12));
    }
  }

  @Test
  void run_shouldPushTheSmallerOfEqualPlacesFirst() {
    // Both have half; only who is pushed first gets the other's share before its own turn ends.
    PlaceGraph graph = new PlaceGraph(2);
    edge(graph, 0, 1, 5);
    edge(graph, 1, 0, 5);
    RankParameters once = new RankParameters(WHOLE / 2, WHOLE, WHOLE / 2 - 1);
    Push push = Push.run(graph, new long[] {WHOLE / 2, WHOLE / 2}, once);
    assertThat(push.score(0)).isEqualTo(WHOLE / 4);
    assertThat(push.score(1)).isEqualTo(WHOLE / 8 * 3);
    assertThat(push.rest(0)).isEqualTo(WHOLE / 8 * 3);
  }

  @Test
  void parameters_shouldRefuseWhatWouldNeverEnd() {
    assertThatThrownBy(() -> new RankParameters(0, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("keep 0");
    assertThatThrownBy(() -> new RankParameters(1, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RankParameters(1, WHOLE + 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void edge(PlaceGraph graph, int from, int to, long amount) {
    graph.add(
        new PlaceGraph.Side(new int[] {from}, new long[] {amount}),
        new PlaceGraph.Side(new int[] {to}, new long[] {amount}));
  }

  private static PlaceGraph.Side side(Random random, int places) {
    int count = random.nextInt(4);
    int[] at = new int[count];
    long[] amounts = new long[count];
    for (int i = 0; i < count; i++) {
      at[i] = random.nextInt(places);
      amounts[i] = random.nextInt(1, 10);
    }
    return new PlaceGraph.Side(at, amounts);
  }

  /** What every input gave to every output, as one edge each. */
  private static void addEdges(List<Edge> edges, PlaceGraph.Side from, PlaceGraph.Side to) {
    if (from.sum() == 0 || to.sum() == 0) {
      return;
    }
    for (int i = 0; i < from.size(); i++) {
      for (int j = 0; j < to.size(); j++) {
        edges.add(
            new Edge(
                from.place(i),
                to.place(j),
                Fraction.of(from.amount(i) * to.amount(j), to.sum()),
                Fraction.of(from.amount(i) * to.amount(j), from.sum())));
      }
    }
  }

  /** Rounded to the six decimals of the reference. */
  private static long micros(long units) {
    return (units + WHOLE / 2_000_000) / (WHOLE / 1_000_000);
  }
}
