package org.tracer.bounds;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tracer.accounting.Poison;
import org.tracer.chain.Position;
import org.tracer.trace.Endpoint;
import org.tracer.trace.Seed;
import org.tracer.trace.StopRules;
import org.tracer.trace.SyntheticChain;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;

/** How long bounds of fifty endpoints take, where three seeds are mixed with clean money. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(
    value = 1,
    jvmArgs = {"-Xms4g", "-Xmx4g", "-XX:+UseParallelGC"})
public class BoundsBenchmark {

  private static final int ENDPOINTS = 50;
  private static final int SEEDS = 3;

  @Param({"100000", "1000000"})
  public int outputs;

  private Trace trace = trace(1);
  private FlowBounds bounds = FlowBounds.of(trace);
  private final List<Target> targets = new ArrayList<>();

  @Setup(Level.Trial)
  public void build() {
    trace = trace(outputs);
    bounds = FlowBounds.of(trace);
    List<Endpoint> ends = trace.endpoints();
    for (int i = 1; i <= ENDPOINTS; i++) {
      targets.add(Target.of(ends.get((int) ((long) ends.size() * i / ENDPOINTS) - 1)));
    }
  }

  private static Trace trace(int outputs) {
    SyntheticChain chain = new SyntheticChain(outputs);
    Trace all = trace(chain, List.of(new Seed.OfOutPoint("all", chain.seed)));
    List<Seed> seeds = new ArrayList<>();
    for (int seed = 0; seed < SEEDS; seed++) {
      int tx = Math.min(1_000 + 300 * seed, all.transactions().size() - 1);
      seeds.add(
          new Seed.OfOutPoint(
              "seed" + seed, all.transactions().get(tx).outputs().getLast().position()));
    }
    return trace(chain, seeds);
  }

  private static Trace trace(SyntheticChain chain, List<Seed> seeds) {
    return Tracer.trace(chain.ledger, new TraceRequest(seeds, new Poison(), StopRules.NONE));
  }

  /** The network alone. */
  @Benchmark
  public FlowBounds network() {
    return FlowBounds.of(trace);
  }

  /** Least and most of each endpoint by itself. */
  @Benchmark
  public long fiftyEndpoints() {
    long answered = 0;
    for (Target target : targets) {
      answered += bounds.of(target) instanceof Bounds ? 1 : 0;
    }
    return answered;
  }

  /** Least and most of all fifty together. */
  @Benchmark
  public BoundsResult fiftyTogether() {
    List<Position> positions = new ArrayList<>();
    targets.forEach(target -> positions.addAll(target.positions()));
    return bounds.of(Target.ofPositions(positions));
  }
}
