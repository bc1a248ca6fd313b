package org.tracer.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.Policies;
import org.tracer.accounting.Policy;
import org.tracer.chain.OutPoint;
import org.tracer.fixtures.TrainingCase;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.blocks.BlockFiles;
import org.tracer.trace.Seed;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;

class RankingTest {

  /**
   * The worked example as payments: of 4 at s 3 go to a and 1 to b, and b pays it on to c. Nobody
   * pays a fee, so all rules agree.
   */
  @Test
  void of_shouldRankPlacesByWhatWentThere() {
    ChainBuilder chain = new ChainBuilder();
    chain.block("b1", "s", 4_000);
    chain.block("b2", "miner", 1);
    chain.pay("t1").spend("b1:0").to("a", 3_000).to("b", 1_000);
    chain.block("b3", "miner", 1);
    chain.pay("t2").spend("t1:1").to("c", 1_000);
    RankParameters parameters =
        new RankParameters(Ranking.WHOLE / 100 * 15, Ranking.WHOLE / 10 * 8, Ranking.WHOLE / 20);
    Seed seed = new Seed.OfOutPoint("s", chain.outPoint("b1:0"));
    for (Policy policy : Policies.all()) {
      Ranking ranking =
          Ranking.of(
              Tracer.trace(chain.ledger(), new TraceRequest(List.of(seed), policy, StopRules.NONE)),
              parameters);
      assertThat(ranking.places())
          .as(policy.name())
          .extracting(place -> place.descriptor() + " " + place.score() / 1_000_000_000_000L)
          .containsExactly(
              lock("a") + " 472233",
              lock("s") + " 356992",
              lock("c") + " 95948",
              lock("b") + " 25500");
    }
  }

  @Test
  void of_shouldDivideTheStartAmongSeedsByWhatTheyPutIn() {
    ChainBuilder chain = new ChainBuilder();
    chain.block("b1", "x", 100);
    chain.block("b2", "y", 200);
    chain.block("b3", "x", 400);
    List<Seed> seeds =
        List.of(
            new Seed.OfOutPoint("1", chain.outPoint("b1:0")),
            new Seed.OfOutPoint("2", chain.outPoint("b2:0")),
            new Seed.OfOutPoint("3", chain.outPoint("b3:0")));
    Ranking ranking =
        Ranking.of(
            Tracer.trace(
                chain.ledger(),
                new TraceRequest(seeds, Policies.named("fifo").orElseThrow(), StopRules.NONE)));

    // Nothing moves, so everything stays: 5 of 7 and 2 of 7, the rounding with the first seed.
    long two = 285_714_285_714_285_714L;
    assertThat(ranking.places())
        .containsExactly(
            new RankedPlace(lock("x"), Ranking.WHOLE - two, 0), new RankedPlace(lock("y"), two, 0));
    assertThat(ranking.pushes()).isEqualTo(2);
  }

  /**
   * "p" gives 50 that the first seed reached to x, and 50 that both reached to y. Under poison the
   * 50 of y are not 100 because two labels are on them.
   */
  @Test
  void of_shouldCountAnOutputOnceUnderPoison() {
    ChainBuilder chain = new ChainBuilder();
    chain.block("b1", "u", 100);
    chain.block("b2", "v", 100);
    chain.block("b3", "miner", 1);
    chain.pay("t1").spend("b1:0").to("p", 50).to("q", 50);
    chain.pay("t2").spend("t1:1").spend("b2:0").to("p", 50).to("r", 100);
    chain.pay("t3").spend("t1:0").to("x", 50);
    chain.pay("t4").spend("t2:0").to("y", 50);
    List<Seed> seeds =
        List.of(
            new Seed.OfOutPoint("1", chain.outPoint("b1:0")),
            new Seed.OfOutPoint("2", chain.outPoint("b2:0")));
    Policy poison = Policies.named("poison").orElseThrow();
    Ranking ranking =
        Ranking.of(Tracer.trace(chain.ledger(), new TraceRequest(seeds, poison, StopRules.NONE)));

    assertThat(score(ranking, "x")).isPositive().isEqualTo(score(ranking, "y"));
  }

  private static long score(Ranking ranking, String holder) {
    return ranking.places().stream()
        .filter(place -> place.descriptor().equals(lock(holder)))
        .mapToLong(RankedPlace::score)
        .sum();
  }

  @Test
  void of_shouldHoldEveryPlaceOfATraceOnceAndSumToOne() throws IOException {
    for (Policy policy : Policies.all()) {
      Trace trace = training(policy);
      Ranking ranking = Ranking.of(trace);
      TreeSet<String> places = new TreeSet<>();
      trace.transactions().forEach(t -> t.outputs().forEach(o -> places.add(o.descriptor())));
      assertThat(ranking.places())
          .extracting(RankedPlace::descriptor)
          .containsExactlyInAnyOrderElementsOf(places);
      assertThat(ranking.places().stream().mapToLong(p -> p.score() + p.rest()).sum())
          .isEqualTo(Ranking.WHOLE);
      assertThat(ranking.pushes()).isBetween(1, 66_666);
      assertThat(Ranking.of(training(policy))).isEqualTo(ranking);
    }
  }

  private static Trace training(Policy policy) throws IOException {
    try (InputStream in = TrainingCase.blocks();
        UtxoLedger ledger = BlockFiles.read("training case", in.readAllBytes())) {
      List<Seed> seeds = new ArrayList<>();
      for (TrainingCase.Seed seed : TrainingCase.seeds()) {
        seeds.add(new Seed.OfOutPoint(seed.label(), OutPoint.parse(seed.outpoint())));
      }
      return Tracer.trace(ledger, new TraceRequest(seeds, policy, StopRules.NONE));
    }
  }

  private static String lock(String holder) {
    return ChainBuilder.script(holder).descriptor(ChainBuilder.NETWORK);
  }
}
