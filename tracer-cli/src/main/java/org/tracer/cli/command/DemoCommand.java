package org.tracer.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.Haircut;
import org.tracer.accounting.Lossless;
import org.tracer.accounting.Policy;
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
import org.tracer.cli.render.PolicyComparison;
import org.tracer.cli.render.Screen;
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
      "  tracer demo --policy all",
      "  tracer demo --json",
      "  tracer demo --export graphml=lantern.graphml"
    })
public final class DemoCommand implements Callable<Integer> {

  private static final String ORIGIN = "training case";

  private final Surroundings surroundings;

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      converter = PolicyChoice.Converter.class,
      completionCandidates = Candidates.OfPolicy.class,
      description =
          "How mixed money is told apart: fifo, lifo, haircut, poison, dirty-first, clean-first,"
              + " tiho, pure, or all side by side; unless given, fifo.")
  private @Nullable PolicyChoice policy;

  @Mixin private OutputOptions output = new OutputOptions();

  public DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    output.check();
    if (policy != null && policy.isAll()) {
      output.requireNoExport();
    }
    try (Interruption interruption = new Interruption(surroundings, null);
        UtxoLedger ledger = ledger()) {
      TraceRun run = new TraceRun(surroundings, output, TrainingCase.names(), interruption);
      TraceComparison comparison = run.compare(ledger, request(ledger.network()), policies());
      boolean report = !output.isJson();
      if (report) {
        tell(line -> !line.startsWith("TRY NEXT"), false);
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
        surroundings.screen().line();
        tell(line -> !line.startsWith("TRY NEXT"), true);
      }
    }
    return ExitCode.OK;
  }

  /** The rules asked for; a first look shows two. */
  private List<Policy> policies() {
    return policy == null ? List.of(Lossless.FIFO, new Haircut()) : policy.policies();
  }

  /** The story up to where {@code before} no longer holds, or from there on. */
  private void tell(Predicate<String> before, boolean rest) {
    Screen screen = surroundings.screen();
    Stream<String> lines = TrainingCase.story().lines();
    (rest ? lines.dropWhile(before) : lines.takeWhile(before)).forEach(screen::line);
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
