package org.tracer.trace;

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
import org.tracer.accounting.Policies;

/** How long the sweep takes over a chain of which it touches every transaction. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 7)
@Fork(
    value = 1,
    jvmArgs = {"-Xms6g", "-Xmx6g", "-XX:+UseParallelGC", "-XX:+AlwaysPreTouch"})
public class SweepBenchmark {

  @Param({"1000000", "10000000"})
  public int outputs;

  @Param({"fifo", "haircut", "poison"})
  public String policy = "";

  private SyntheticChain chain = new SyntheticChain(1);
  private TraceRequest request = request();

  @Setup
  public void build() {
    chain = new SyntheticChain(outputs);
    request = request();
  }

  private TraceRequest request() {
    List<Seed> seeds = List.of(new Seed.OfOutPoint("seed", chain.seed));
    return new TraceRequest(
        seeds, Policies.named(policy).orElse(Policies.all().getFirst()), StopRules.NONE);
  }

  /** The sweep alone, as rows. */
  @Benchmark
  public int sweep() {
    SeedPositions seeds = new SeedPositions(chain.ledger, request.seeds());
    return Sweep.run(chain.ledger, request, List.of(request.policy()), seeds, TraceListener.SILENT)
        .txKey
        .size();
  }

  /** The sweep and the result with every id, address and amount as a value. */
  @Benchmark
  public int traceWithResult() {
    return Tracer.trace(chain.ledger, request).transactions().size();
  }
}
