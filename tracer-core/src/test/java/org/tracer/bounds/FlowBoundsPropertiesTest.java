package org.tracer.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.tracer.accounting.Poison;
import org.tracer.accounting.Policies;
import org.tracer.accounting.Policy;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.trace.Endpoint;
import org.tracer.trace.LabelAmount;
import org.tracer.trace.StopListEntry;
import org.tracer.trace.StopReason;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;
import org.tracer.trace.TracedOutput;
import org.tracer.trace.TracedTransaction;

/** Bounds against all that can happen, and against what the implemented rules say happens. */
class FlowBoundsPropertiesTest {

  @Property(seed = "42", tries = 3_000)
  void bounds_shouldBeWhatTryingEverySplitFinds(@ForAll long randomSeed) {
    Random random = new Random(randomSeed);
    SmallChain chain = new SmallChain(random, 2 + random.nextInt(5), 3, 3, 4);
    List<OutPoint> seeds = chain.pick(3);
    StopRules rules =
        random.nextBoolean()
            ? StopRules.NONE
            : StopRules.NONE
                .withMaxHops(random.nextInt(4))
                .withMinAmount(Satoshi.of(random.nextInt(3)))
                .withMaxFanOut(2 + random.nextInt(2));
    Trace trace = chain.trace(seeds, new Poison(), rules);
    Set<OutPoint> ended =
        outputs(trace).stream()
            .filter(output -> output.reason() != null && output.reason() != StopReason.UNSPENT)
            .map(TracedOutput::position)
            .collect(Collectors.toSet());
    Target target = target(trace, random);

    BoundsResult result = FlowBounds.of(trace).of(target);

    Statistics.label("pooled").collect(result.getClass().getSimpleName());
    if (result instanceof Bounds bounds) {
      check(chain, Set.copyOf(seeds), target, ended, bounds);
    }
    String label = Integer.toString(1 + random.nextInt(seeds.size()));
    BoundsResult own = FlowBounds.of(trace).of(label, target);
    Statistics.label("own").collect(own.getClass().getSimpleName());
    if (own instanceof Bounds bounds) {
      OutPoint seed = seeds.get(Integer.parseInt(label) - 1);
      check(chain, Set.of(seed), target, ended, bounds);
    }
  }

  private static void check(
      SmallChain chain, Set<OutPoint> seeds, Target target, Set<OutPoint> ended, Bounds bounds) {
    Set<OutPoint> positions =
        target.positions().stream().map(OutPoint.class::cast).collect(Collectors.toSet());
    Set<Long> arrivals = EverySplit.arrivals(chain, seeds, positions, target.fees(), ended);
    Statistics.label("tried").collect(arrivals.isEmpty() ? "too many" : "all");
    if (!arrivals.isEmpty()) {
      assertThat(arrivals)
          .containsExactlyInAnyOrderElementsOf(
              LongStream.rangeClosed(bounds.least().value(), bounds.most().value())
                  .boxed()
                  .toList());
    }
  }

  /** An end, an address, or any outputs and fees. */
  private static Target target(Trace trace, Random random) {
    if (random.nextInt(3) == 0) {
      List<Endpoint> ends = trace.endpoints();
      return Target.of(ends.get(random.nextInt(ends.size())));
    }
    if (random.nextBoolean()) {
      return Target.of(SmallChain.address(random.nextInt(SmallChain.HOLDERS)), trace);
    }
    Set<OutPoint> positions = new HashSet<>();
    Set<TxId> fees = new HashSet<>();
    for (TracedTransaction transaction : trace.transactions()) {
      for (TracedOutput output : transaction.outputs()) {
        if (random.nextInt(4) == 0) {
          positions.add(output.position());
        }
      }
      if (random.nextInt(6) == 0) {
        fees.add(transaction.id());
      }
    }
    return new Target(Set.copyOf(positions), fees);
  }

  @Property(seed = "42", tries = 300)
  void bounds_shouldHoldForEveryPolicy(@ForAll long randomSeed) {
    Random random = new Random(randomSeed);
    SmallChain chain = new SmallChain(random, 5 + random.nextInt(40), 4, 4, 1_000_000);
    List<OutPoint> seeds = chain.pick(4);
    Trace poison = chain.trace(seeds, new Poison(), StopRules.NONE);
    FlowBounds bounds = FlowBounds.of(poison);
    for (Policy policy : Policies.all()) {
      if (!policy.isFlow()) {
        continue;
      }
      Trace trace = chain.trace(seeds, policy, StopRules.NONE);
      for (TracedOutput output : outputs(trace)) {
        Target target = Target.ofPositions(Set.of(output.position()));
        requireWithin(sum(output.traced()), bounds.of(target));
        for (LabelAmount share : output.traced()) {
          requireWithin(value(share), bounds.of(share.label(), target));
        }
      }
      for (TracedTransaction transaction : trace.transactions()) {
        Target fee = Target.ofFees(Set.of(transaction.id()));
        requireWithin(sum(transaction.tracedFee()), bounds.of(fee));
      }
      for (int holder = 0; holder < SmallChain.HOLDERS; holder++) {
        BitcoinAddress address = SmallChain.address(holder);
        if (seeds.stream().noneMatch(seed -> isAt(poison, seed, address))) {
          requireWithin(
              firstArrivals(chain, seeds, policy, holder), bounds.of(Target.of(address, poison)));
        }
      }
    }
  }

  /** What arrives at an address for the first time is what is left if the trace stops there. */
  private static long firstArrivals(
      SmallChain chain, List<OutPoint> seeds, Policy policy, int holder) {
    StopRules stop =
        StopRules.NONE.withStopList(
            List.of(new StopListEntry("holder", SmallChain.script(holder), "test")));
    return chain.trace(seeds, policy, stop).endpoints().stream()
        .filter(end -> SmallChain.address(holder).equals(end.address()))
        .mapToLong(end -> end.amount().baseUnits().longValueExact())
        .sum();
  }

  private static boolean isAt(Trace trace, OutPoint position, BitcoinAddress address) {
    return outputs(trace).stream()
        .anyMatch(o -> o.position().equals(position) && address.equals(o.address()));
  }

  /** The most bounds a trace under the same limits; the least bounds what really happened. */
  @Property(seed = "42", tries = 500)
  void bounds_shouldHoldForEveryPolicyUnderLimits(@ForAll long randomSeed) {
    Random random = new Random(randomSeed);
    SmallChain chain = new SmallChain(random, 5 + random.nextInt(30), 4, 4, 1_000);
    List<OutPoint> seeds = chain.pick(4);
    StopRules rules =
        StopRules.NONE
            .withMaxHops(random.nextInt(5))
            .withMinAmount(Satoshi.of(random.nextInt(200)))
            .withMaxFanOut(2 + random.nextInt(3));
    Trace poison = chain.trace(seeds, new Poison(), rules);
    FlowBounds bounds = FlowBounds.of(poison);
    for (Policy policy : Policies.all()) {
      if (!policy.isFlow()) {
        continue;
      }
      Trace limited = chain.trace(seeds, policy, rules);
      Trace whole = chain.trace(seeds, policy, StopRules.NONE);
      for (TracedOutput output : outputs(poison)) {
        Bounds range = (Bounds) bounds.of(Target.ofPositions(Set.of(output.position())));
        assertThat(held(limited, output.position())).isLessThanOrEqualTo(range.most().value());
        assertThat(held(whole, output.position())).isGreaterThanOrEqualTo(range.least().value());
      }
    }
  }

  @Property(seed = "42", tries = 300)
  void bounds_shouldAgreeWithAnotherMaximumFlow(@ForAll long randomSeed) {
    Random random = new Random(randomSeed);
    SmallChain chain =
        new SmallChain(random, 20 + random.nextInt(100), 4, 4, 1L << (8 + random.nextInt(30)));
    List<OutPoint> seeds = chain.pick(5);
    Trace trace = chain.trace(seeds, new Poison(), StopRules.NONE);
    FlowBounds bounds = FlowBounds.of(trace);
    for (int question = 0; question < 5; question++) {
      Target target = target(trace, random);
      if (bounds.of(target) instanceof Bounds range) {
        OtherFlow other = new OtherFlow(trace, target);
        assertThat(range.most().value()).isEqualTo(other.most());
        assertThat(range.least().value()).isEqualTo(other.least());
      }
    }
  }

  /** Without the outputs that limit it, nothing comes to the target. */
  @Property(seed = "42", tries = 300)
  void cut_shouldSeparateTheSeedsFromTheTarget(@ForAll long randomSeed) {
    Random random = new Random(randomSeed);
    SmallChain chain = new SmallChain(random, 5 + random.nextInt(40), 4, 4, 1_000);
    List<OutPoint> seeds = chain.pick(4);
    Trace trace = chain.trace(seeds, new Poison(), StopRules.NONE);
    Target target = target(trace, random);
    if (FlowBounds.of(trace).of(target) instanceof Bounds bounds) {
      assertThat(OtherFlow.without(trace, target, bounds.mostThrough()).most()).isZero();
      long held = bounds.leastFrom().stream().mapToLong(edge -> edge.value().value()).sum();
      OtherFlow sealed = OtherFlow.without(trace, target, bounds.leastEscapes());
      assertThat(sealed.mostElsewhere(Set.copyOf(bounds.leastFrom()))).isZero();
      assertThat(held).isGreaterThanOrEqualTo(bounds.least().value());
    }
  }

  private static void requireWithin(long amount, BoundsResult result) {
    Statistics.label("within").collect(result.getClass().getSimpleName());
    if (result instanceof Bounds bounds) {
      assertThat(amount).isBetween(bounds.least().value(), bounds.most().value());
    }
  }

  private static long held(Trace trace, Object position) {
    Optional<TracedOutput> found =
        outputs(trace).stream().filter(o -> Objects.equals(o.position(), position)).findFirst();
    return found.map(output -> sum(output.traced())).orElse(0L);
  }

  private static List<TracedOutput> outputs(Trace trace) {
    return trace.transactions().stream()
        .map(TracedTransaction::outputs)
        .flatMap(Collection::stream)
        .toList();
  }

  private static long sum(List<LabelAmount> shares) {
    return shares.stream().mapToLong(FlowBoundsPropertiesTest::value).sum();
  }

  private static long value(LabelAmount share) {
    return share.amount().baseUnits().longValueExact();
  }
}
