package org.tracer.trace.account;

import java.util.Set;
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
import org.tracer.accounting.account.AccountRule;
import org.tracer.ledger.account.AccountChain;

/** How long a trace over accounts takes whose money reaches almost all of a chain in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 5)
@Fork(
    value = 1,
    jvmArgs = {"-Xms4g", "-Xmx4g", "-XX:+UseParallelGC"})
public class AccountSweepBenchmark {

  @Param({"10000", "100000", "1000000"})
  public int transfers;

  /** {@code town}: accounts pay each other; {@code hub}: one account is in every payment. */
  @Param({"town", "hub"})
  public String shape = "";

  @Param({"fifo", "pro-rata"})
  public String rule = "";

  private AccountChain chain = SyntheticAccounts.town(100).chain();
  private AccountTraceRequest request = request(SyntheticAccounts.town(100), "fifo");

  @Setup
  public void build() {
    SyntheticAccounts made =
        shape.equals("hub") ? SyntheticAccounts.hub(transfers) : SyntheticAccounts.town(transfers);
    chain = made.chain();
    request = request(made, rule);
  }

  private static AccountTraceRequest request(SyntheticAccounts made, String rule) {
    return new AccountTraceRequest(
        made.seeds,
        AccountRule.named(rule).orElseThrow(),
        Set.of(AccountStory.COIN),
        AccountStopRules.NONE);
  }

  /** The sweep alone. */
  @Benchmark
  public int sweep() {
    return AccountSweep.run(chain, request).transfers().size();
  }

  /** The sweep and what is known around its result. */
  @Benchmark
  public int traceWithContext() {
    return AccountTracer.trace(chain, request).traces().getFirst().transfers().size();
  }

  /** One trace through one account, for a run with little memory: the number of its transfers. */
  public static void main(String[] args) {
    SyntheticAccounts made = SyntheticAccounts.hub(Integer.parseInt(args[0]));
    try (AccountChain chain = made.chain()) {
      for (AccountRule rule : AccountRule.values()) {
        long start = System.nanoTime();
        AccountTraceRequest request = request(made, rule.toString());
        FundsTrace trace = AccountTracer.trace(chain, request).traces().getFirst();
        System.out.println(
            rule
                + ": "
                + trace.transfers().size()
                + " transfers with labelled value, "
                + trace.endpoints().size()
                + " endpoints, "
                + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)
                + " ms");
      }
    }
  }
}
