package org.tracer.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.tracer.accounting.Lossless;
import org.tracer.accounting.Policies;
import org.tracer.accounting.Policy;

/** How long the sweep takes over a chain of which it touches almost every transaction. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgs = {"-Xms6g", "-Xmx6g", "-XX:+UseParallelGC", "-XX:+AlwaysPreTouch"})
public class SweepBenchmark {

  @Param({"1000000", "10000000"})
  public int outputs;

  /** How many seeds are mixed with clean money; with 0 all money on the chain is traced. */
  @Param({"0", "3", "30"})
  public int labels;

  @Param({"fifo", "lifo", "haircut", "poison", "dirty-first", "clean-first", "tiho", "pure", "all"})
  public String policy = "";

  private SyntheticChain chain = new SyntheticChain(1);
  private TraceRequest request = request();
  private List<Policy> policies = Policies.all();

  @Setup
  public void build() {
    chain = new SyntheticChain(outputs);
    request = request();
    policies = Policies.named(policy).map(List::of).orElse(Policies.all());
  }

  private TraceRequest request() {
    List<Seed> seeds = new ArrayList<>();
    if (labels == 0) {
      seeds.add(new Seed.OfOutPoint("seed", chain.seed));
    }
    chain.early.stream()
        .limit(labels)
        .forEach(at -> seeds.add(new Seed.OfOutPoint(at.toString(), at)));
    return new TraceRequest(seeds, Lossless.FIFO, StopRules.NONE);
  }

  /** The sweep alone, as rows. */
  @Benchmark
  public int sweep() {
    SeedPositions seeds = new SeedPositions(chain.ledger, request.seeds());
    return Sweep.run(chain.ledger, request, policies, seeds, TraceListener.SILENT).txKey.size();
  }

  /** The sweep and the result with every id, address and amount as a value. */
  @Benchmark
  public int traceWithResult() {
    return Tracer.compare(chain.ledger, request, policies, TraceListener.SILENT).traces().size();
  }
}
