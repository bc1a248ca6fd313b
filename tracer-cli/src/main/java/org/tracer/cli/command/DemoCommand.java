package org.tracer.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.Haircut;
import org.tracer.accounting.Lossless;
import org.tracer.accounting.Policy;
import org.tracer.accounting.account.AccountRule;
import org.tracer.bounds.BoundedComparison;
import org.tracer.bounds.EndpointBounds;
import org.tracer.chain.OutPoint;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.converter.PolicyChoice;
import org.tracer.cli.option.Candidates;
import org.tracer.cli.option.OutputOptions;
import org.tracer.cli.option.Tags;
import org.tracer.cli.render.PolicyComparison;
import org.tracer.cli.render.Screen;
import org.tracer.error.InvalidInputException;
import org.tracer.fixtures.TrainingCase;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.blocks.BlockFiles;
import org.tracer.trace.Seed;
import org.tracer.trace.StopListEntry;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceComparison;
import org.tracer.trace.TraceRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer demo}: the training cases, from inside the program, offline. */
@Command(
    name = "demo",
    description = {
      "Trace a training case, offline: an invented story on a private chain that is",
      "valid in every byte."
    },
    footer = {
      "",
      "Examples:",
      "  tracer demo --policy all",
      "  tracer demo --json",
      "  tracer demo ethereum",
      "  tracer demo --export graphml=lantern.graphml",
      "  tracer demo --save-blocks lantern.dat"
    })
public final class DemoCommand implements Callable<Integer> {

  private static final String ORIGIN = "training case";

  /** Which story. */
  private enum Case {
    BITCOIN,
    ETHEREUM
  }

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "CASE",
      arity = "0..1",
      defaultValue = "bitcoin",
      completionCandidates = Candidates.OfDemo.class,
      description = "Which case: bitcoin, or ethereum with tokens; unless given, bitcoin.")
  private Case story = Case.BITCOIN;

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      converter = PolicyChoice.Converter.class,
      completionCandidates = Candidates.OfPolicy.class,
      description =
          "How mixed money is told apart: fifo, lifo, haircut, poison, dirty-first, clean-first,"
              + " tiho, pure, in accounts also pro-rata (which is haircut) and libr; or all side by"
              + " side; unless given, fifo.")
  private @Nullable PolicyChoice policy;

  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private TrainingBlocks blocks = new TrainingBlocks();

  public DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    output.check();
    blocks.check(output.isForced());
    if (policy != null && policy.isAll()) {
      output.requireComparing();
    }
    if (story == Case.ETHEREUM) {
      if (blocks.isAsked()) {
        throw new InvalidInputException(
            "this case has no blocks: it is what a node answered to one trace",
            "--save-blocks with ethereum",
            "Leave it out, or try the bitcoin case.");
      }
      new EthereumDemo(surroundings, output).run(rules());
      return ExitCode.OK;
    }
    try (Interruption interruption = new Interruption(surroundings, null);
        UtxoLedger ledger = ledger()) {
      TraceRun run =
          new TraceRun(surroundings, output, TrainingCase.names(), Tags.NONE, interruption);
      TraceComparison comparison = run.compare(ledger, request(ledger.network()), policies());
      TrainingStory told = new TrainingStory(surroundings, TrainingCase.story());
      boolean report = !output.isJson();
      if (report) {
        told.begin();
      }
      if (policy != null && policy.isAll()) {
        run.deliver(
            new BoundedComparison(
                comparison,
                EndpointBounds.of(comparison, EndpointBounds.DEFAULT_LARGEST, List.of())));
      } else {
        run.deliver(comparison.traces().getFirst());
      }
      if (report && policy == null) {
        Screen screen = surroundings.screen();
        screen.line();
        List<Trace> traces = comparison.traces();
        new PolicyComparison(traces.get(0), traces.get(1), TrainingCase.names()).print(screen);
      }
      if (report) {
        told.end();
      }
      surroundings.out().flush();
      blocks.write(surroundings, output.isForced());
    }
    return ExitCode.OK;
  }

  /** The rules asked for; a first look shows two. */
  private List<Policy> policies() {
    return policy == null ? List.of(Lossless.FIFO, new Haircut()) : policy.policies();
  }

  /** The rules for accounts; a first look at the report shows two, a document holds one. */
  private List<AccountRule> rules() {
    if (policy != null) {
      return policy.rules();
    }
    return output.isJson()
        ? List.of(AccountRule.FIFO)
        : List.of(AccountRule.FIFO, AccountRule.PRO_RATA);
  }

  private static UtxoLedger ledger() throws IOException {
    try (InputStream blocks = TrainingCase.blocks()) {
      return BlockFiles.read(ORIGIN, blocks.readAllBytes());
    }
  }

  private static TraceRequest request(BitcoinNetwork network) {
    List<Seed> seeds =
        TrainingCase.seeds().stream()
            .<Seed>map(seed -> new Seed.OfOutPoint(seed.label(), OutPoint.parse(seed.outpoint())))
            .toList();
    List<StopListEntry> stops =
        TrainingCase.stopList().stream()
            .map(stop ->
                new StopListEntry(
                    stop.address(),
                    BitcoinAddress.parse(network, stop.address()).script(),
                    stop.reason()))
            .toList();
    return new TraceRequest(seeds, Lossless.FIFO, StopRules.NONE.withStopList(stops));
  }
}
