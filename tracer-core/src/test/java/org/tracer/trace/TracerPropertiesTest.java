package org.tracer.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.Haircut;
import org.tracer.accounting.Lossless;
import org.tracer.accounting.Poison;
import org.tracer.accounting.Policies;
import org.tracer.accounting.Policy;
import org.tracer.accounting.Pure;
import org.tracer.document.TraceDocument;
import org.tracer.naive.RandomChain;
import org.tracer.naive.RandomRequest;

/** What must hold for every trace, on random chains full of merges. */
class TracerPropertiesTest {

  private static final int CHAINS = 200;

  /** Also what a limit cuts is on the sheet, and what goes on in a coinbase. */
  @Test
  void trace_shouldPutEverySeededSatoshiAtAnEndpoint() {
    for (int seed = 0; seed < CHAINS; seed++) {
      Random random = new Random(seed);
      RandomChain chain = new RandomChain(random);
      for (Trace trace : traces(chain, RandomRequest.of(chain, random))) {
        if (trace.request().policy().isConserving()) {
          Map<String, Long> seeded = new TreeMap<>();
          for (SeededPosition position : trace.seeds()) {
            seeded.merge(
                position.label(), position.amount().baseUnits().longValueExact(), Long::sum);
          }
          seeded.values().removeIf(amount -> amount == 0);
          Map<String, Long> ended = new TreeMap<>();
          trace.endpoints().forEach(end -> ended.merge(end.label(), amount(end), Long::sum));
          assertThat(ended).as("chain %d, %s", seed, trace.request()).isEqualTo(seeded);
          assertThat(trace.balanceSheet().isBalanced()).isTrue();
        }
      }
    }
  }

  @Test
  void poison_shouldHoldAllThatAnyRuleHoldsUnderAnyLimits() {
    for (int seed = 0; seed < CHAINS; seed++) {
      Random random = new Random(seed);
      RandomChain chain = new RandomChain(random);
      List<Trace> traces = traces(chain, RandomRequest.of(chain, random));
      Map<String, Long> most = held(traces.get(Policies.all().indexOf(new Poison())));
      for (Trace trace : traces) {
        assertNotMore(held(trace), most, "chain " + seed + ", " + trace.request());
      }
    }
  }

  /** With one label; a second one can take, under other rules, what pure did not bring so far. */
  @Test
  void pure_shouldHoldOnlyWhatEveryRuleHoldsOfOneLabel() {
    for (int seed = 0; seed < CHAINS; seed++) {
      Random random = new Random(seed);
      RandomChain chain = new RandomChain(random);
      List<Trace> traces = traces(chain, RandomRequest.ofOneLabel(chain, random));
      Map<String, Long> least = held(traces.get(Policies.all().indexOf(new Pure())));
      for (Trace trace : traces) {
        assertNotMore(least, held(trace), "chain " + seed + ", " + trace.request());
      }
    }
  }

  /** Where a limit makes more be seeded than there is, a notice says so. */
  @Test
  void trace_shouldSayWhereALimitLetsSeedsOverlap() {
    int overlaps = 0;
    for (int seed = 0; seed < 3 * CHAINS; seed++) {
      Random random = new Random(seed);
      RandomChain chain = new RandomChain(random);
      TraceRequest request = RandomRequest.of(chain, random);
      for (Policy policy : List.of(Lossless.FIFO, Lossless.TIHO)) {
        Trace whole = Tracer.trace(chain.ledger(), unlimited(request).withPolicy(policy));
        Trace cut = Tracer.trace(chain.ledger(), request.withPolicy(policy));
        if (!cut.seeds().equals(whole.seeds())) {
          overlaps++;
          assertThat(cut.notices())
              .as("chain %d, %s", seed, cut.request())
              .anyMatch(notice -> notice.contains("can overlap"));
        }
      }
    }
    assertThat(overlaps).isPositive();
  }

  /** Seeds move nothing by what they are called, also not the order of what is written. */
  @Test
  void trace_shouldNotDependOnWhatLabelsAreCalled() {
    for (int seed = 0; seed < CHAINS; seed++) {
      Random random = new Random(seed);
      RandomChain chain = new RandomChain(random);
      TraceRequest request = RandomRequest.of(chain, random);
      TraceRequest renamed =
          new TraceRequest(
                  request.seeds().stream().map(TracerPropertiesTest::renamed).toList(),
                  request.policy(),
                  request.stopRules())
              .withFees(request.fees());
      List<Trace> traces = traces(chain, request);
      List<Trace> others = traces(chain, renamed);
      for (int i = 0; i < traces.size(); i++) {
        assertThat(amounts(others.get(i))).isEqualTo(amounts(traces.get(i)));
      }
    }
  }

  @Test
  void document_shouldBeTheSameBytesInAnyLocaleAndTimeZone() throws IOException {
    Random random = new Random(1);
    RandomChain chain = new RandomChain(random);
    TraceRequest request = RandomRequest.of(chain, random).withPolicy(new Haircut());
    byte[] here = document(chain, request);
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      assertThat(document(chain, request)).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  private static byte[] document(RandomChain chain, TraceRequest request) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TraceDocument.write(Tracer.trace(chain.ledger(), request), out);
    return out.toByteArray();
  }

  private static List<Trace> traces(RandomChain chain, TraceRequest request) {
    return Tracer.compare(chain.ledger(), request, Policies.all(), TraceListener.SILENT).traces();
  }

  private static TraceRequest unlimited(TraceRequest request) {
    return new TraceRequest(request.seeds(), request.policy(), StopRules.NONE)
        .withFees(request.fees());
  }

  private static Seed renamed(Seed seed) {
    String label = "\u00e9\ud83d\ude00 \"" + (9 - seed.label().charAt(5)) + "\"";
    return switch (seed) {
      case Seed.OfOutPoint one -> new Seed.OfOutPoint(label, one.outPoint());
      case Seed.OfTransaction whole -> new Seed.OfTransaction(label, whole.txId(), whole.vouts());
      case Seed.OfAddress address ->
          new Seed.OfAddress(
              label, address.name(), address.script(), address.from(), address.until());
    };
  }

  private static List<String> amounts(Trace trace) {
    return trace.endpoints().stream()
        .map(end -> end.reason() + " " + end.position() + " " + end.amount())
        .toList();
  }

  /** What any output or fee holds of any label. */
  private static Map<String, Long> held(Trace trace) {
    Map<String, Long> held = new TreeMap<>();
    for (TracedTransaction tx : trace.transactions()) {
      for (TracedOutput output : tx.outputs()) {
        output.traced().forEach(share -> add(held, output.position() + " " + share.label(), share));
      }
      tx.tracedFee().forEach(share -> add(held, tx.id() + " " + share.label(), share));
    }
    return held;
  }

  private static void add(Map<String, Long> held, String place, LabelAmount share) {
    held.put(place, share.amount().baseUnits().longValueExact());
  }

  private static void assertNotMore(Map<String, Long> some, Map<String, Long> most, String what) {
    some.forEach((place, amount) ->
        assertThat(amount)
            .as("%s, %s", what, place)
            .isLessThanOrEqualTo(most.getOrDefault(place, 0L)));
  }

  private static long amount(Endpoint end) {
    return end.amount().baseUnits().longValueExact();
  }
}
