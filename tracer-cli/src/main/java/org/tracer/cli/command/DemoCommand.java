package org.tracer.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.Policies;
import org.tracer.accounting.Policy;
import org.tracer.chain.OutPoint;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.converter.PolicyConverter;
import org.tracer.cli.option.Candidates;
import org.tracer.cli.option.OutputOptions;
import org.tracer.cli.render.PolicyComparison;
import org.tracer.cli.render.Screen;
import org.tracer.fixtures.TrainingCase;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.blocks.BlockFiles;
import org.tracer.trace.Seed;
import org.tracer.trace.StopListEntry;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tracer demo}: the training case, from inside the program, offline. */
@Command(
    name = "demo",
    description = {
      "Trace the training case, offline: an invented story on a private chain that is",
      "valid in every byte."
    },
    footer = {
      "",
      "Examples:",
      "  tracer demo --policy haircut",
      "  tracer demo --json",
      "  tracer demo --export graphml=lantern.graphml"
    })
public final class DemoCommand implements Callable<Integer> {

  private static final String ORIGIN = "training case";

  private final Surroundings surroundings;

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      converter = PolicyConverter.class,
      completionCandidates = Candidates.OfPolicy.class,
      description = "How mixed money is told apart: fifo, haircut or poison; unless given, fifo.")
  private @Nullable Policy policy;

  @Mixin private OutputOptions output = new OutputOptions();

  public DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    output.check();
    try (Interruption interruption = new Interruption(surroundings, null);
        UtxoLedger ledger = ledger()) {
      Policy asked = policy == null ? named("fifo") : policy;
      TraceRun run = new TraceRun(surroundings, output, TrainingCase.names(), interruption);
      Trace trace = run.trace(ledger, request(asked, ledger.network()));
      Screen screen = surroundings.screen();
      boolean report = !output.isJson();
      if (report) {
        TrainingCase.story()
            .lines()
            .takeWhile(line -> !line.startsWith("TRY NEXT"))
            .forEach(screen::line);
      }
      run.deliver(trace);
      if (report && policy == null) {
        Trace other = Tracer.trace(ledger, request(named("haircut"), ledger.network()));
        screen.line();
        new PolicyComparison(trace, other, TrainingCase.names()).print(screen);
      }
      if (report) {
        screen.line();
        TrainingCase.story()
            .lines()
            .dropWhile(line -> !line.startsWith("TRY NEXT"))
            .forEach(screen::line);
      }
    }
    return ExitCode.OK;
  }

  private static UtxoLedger ledger() throws IOException {
    try (InputStream blocks = TrainingCase.blocks()) {
      return BlockFiles.read(ORIGIN, blocks.readAllBytes());
    }
  }

  private static TraceRequest request(Policy policy, BitcoinNetwork network) {
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
    return new TraceRequest(seeds, policy, StopRules.NONE.withStopList(stops));
  }

  private static Policy named(String name) {
    return Objects.requireNonNull(Policies.named(name).orElse(null));
  }
}
