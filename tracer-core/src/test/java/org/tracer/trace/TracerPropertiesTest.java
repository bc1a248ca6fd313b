package org.tracer.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.tracer.accounting.Haircut;
import org.tracer.accounting.Lossless;
import org.tracer.accounting.Poison;
import org.tracer.accounting.Policy;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.document.TraceDocument;
import org.tracer.ledger.UtxoLedger;

/** What must hold for every trace, on random chains full of merges. */
class TracerPropertiesTest {

  @Property(tries = 1_500)
  void trace_shouldAgreeWithASecondImplementation(@ForAll long randomSeed) {
    Random random = new Random(randomSeed);
    RandomChain chain = new RandomChain(random, 4 + random.nextInt(12));
    List<OutPoint> seeds = seeds(chain, random);

    assertThat(endpoints(trace(chain, seeds, Lossless.FIFO, StopRules.NONE)))
        .isEqualTo(new NaiveTracer(chain, seeds).fifo());
    assertThat(endpoints(trace(chain, seeds, new Haircut(), StopRules.NONE)))
        .isEqualTo(new NaiveTracer(chain, seeds).haircut());
  }

  @Property(tries = 300)
  void trace_shouldPutWhatAnyLimitCutsOnTheSheet(@ForAll long randomSeed) {
    Random random = new Random(randomSeed);
    RandomChain chain = new RandomChain(random, 12);
    List<OutPoint> seeds = seeds(chain, random);
    StopRules rules =
        StopRules.NONE
            .withMaxHops(random.nextInt(5))
            .withMinAmount(Satoshi.of(random.nextInt(20)))
            .withMaxFanOut(1 + random.nextInt(4));
    for (Policy policy : List.of(Lossless.FIFO, new Haircut())) {
      Trace trace = trace(chain, seeds, policy, rules);
      BigInteger ended =
          trace.endpoints().stream()
              .map(endpoint -> endpoint.amount().baseUnits())
              .reduce(BigInteger.ZERO, BigInteger::add);
      BigInteger seeded =
          trace.seeds().stream()
              .map(seed -> seed.amount().baseUnits())
              .reduce(BigInteger.ZERO, BigInteger::add);
      assertThat(ended).isEqualTo(seeded);
      assertThat(trace.balanceSheet().isBalanced()).isTrue();
    }
  }

  @Property(tries = 300)
  void poison_shouldReachEveryPlaceThatAnyPolicyReaches(@ForAll long randomSeed) {
    Random random = new Random(randomSeed);
    RandomChain chain = new RandomChain(random, 12);
    List<OutPoint> seeds = seeds(chain, random);
    Set<String> reached =
        new HashSet<>(endpoints(trace(chain, seeds, new Poison(), StopRules.NONE)).keySet());
    for (Policy policy : List.of(Lossless.FIFO, new Haircut())) {
      assertThat(reached)
          .containsAll(endpoints(trace(chain, seeds, policy, StopRules.NONE)).keySet());
    }
  }

  /** Every seed alone, placed by FIFO, gets what it gets among the others: labels do not move. */
  @Property(tries = 200)
  void fifo_shouldNotDependOnWhatLabelsAreCalled(@ForAll long randomSeed) {
    Random random = new Random(randomSeed);
    RandomChain chain = new RandomChain(random, 12);
    OutPoint seed = seeds(chain, random).getFirst();
    List<Seed> plain = List.of(new Seed.OfOutPoint("1", seed));
    List<Seed> odd = List.of(new Seed.OfOutPoint("\u00e9\ud83d\ude00 \"label\"", seed));

    assertThat(amounts(trace(chain.ledger(), odd)))
        .isEqualTo(amounts(trace(chain.ledger(), plain)));
  }

  @Property(tries = 30)
  void document_shouldBeTheSameBytesInAnyLocaleAndTimeZone(@ForAll long randomSeed)
      throws IOException {
    Random random = new Random(randomSeed);
    RandomChain chain = new RandomChain(random, 12);
    List<OutPoint> seeds = seeds(chain, random);
    byte[] here = document(chain, seeds);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      assertThat(document(chain, seeds)).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private static byte[] document(RandomChain chain, List<OutPoint> seeds) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TraceDocument.write(trace(chain, seeds, new Haircut(), StopRules.NONE), out);
    return out.toByteArray();
  }

  private static List<OutPoint> seeds(RandomChain chain, Random random) {
    List<OutPoint> seeds = new ArrayList<>(chain.outPoints);
    Collections.shuffle(seeds, random);
    return List.copyOf(seeds.subList(0, Math.min(seeds.size(), 1 + random.nextInt(4))));
  }

  private static Trace trace(
      RandomChain chain, List<OutPoint> outPoints, Policy policy, StopRules rules) {
    List<Seed> seeds = new ArrayList<>();
    for (OutPoint outPoint : outPoints) {
      seeds.add(new Seed.OfOutPoint(Integer.toString(seeds.size() + 1), outPoint));
    }
    return Tracer.trace(chain.ledger(), new TraceRequest(seeds, policy, rules));
  }

  private static Trace trace(UtxoLedger ledger, List<Seed> seeds) {
    return Tracer.trace(ledger, new TraceRequest(seeds, Lossless.FIFO, StopRules.NONE));
  }

  private static List<String> amounts(Trace trace) {
    return trace.endpoints().stream()
        .map(end -> end.reason() + " " + end.position() + " " + end.amount())
        .toList();
  }

  /** Endpoints as "REASON place label" with their amounts. */
  private static Map<String, Long> endpoints(Trace trace) {
    Map<String, Long> endpoints = new TreeMap<>();
    for (Endpoint end : trace.endpoints()) {
      Object place = end.position() == null ? end.transaction() : end.position();
      endpoints.merge(
          end.reason() + " " + place + " " + end.label(),
          end.amount().baseUnits().longValueExact(),
          Long::sum);
    }
    return endpoints;
  }
}
