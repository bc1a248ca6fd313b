package org.tracer.cli.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tracer.bounds.BoundsResult;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.KnowledgeOptions;
import org.tracer.cli.option.LimitOptions;
import org.tracer.cli.option.PathEnds;
import org.tracer.cli.option.PathOptions;
import org.tracer.cli.option.SourceChoice;
import org.tracer.cli.option.Tags;
import org.tracer.cli.render.PathReport;
import org.tracer.cli.render.Progress;
import org.tracer.cli.render.Screen;
import org.tracer.document.PathDocument;
import org.tracer.evidence.KeptContent;
import org.tracer.ledger.UtxoLedger;
import org.tracer.path.PathFinder;
import org.tracer.path.PathRequest;
import org.tracer.path.PathResult;
import org.tracer.path.PathTarget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tracer path}. */
@Command(
    name = "path",
    description = "Find how money could have got from one place to another.",
    footer = {
      "",
      "A path is what could have happened, not what did. That there is none is a result",
      "(exit code 0), with the limits it holds for.",
      "",
      "Sources:",
      "  blocks:PATH                 block files of a node, raw blocks",
      "  esplora+https://HOST/PATH   an explorer with the Esplora interface",
      "  bitcoind+http://HOST:PORT   a Bitcoin Core node",
      "  recording:DIR               what --record kept; no network"
    })
public final class PathCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Mixin private PathEnds ends = new PathEnds();
  @Mixin private PathOptions options = new PathOptions();
  @Mixin private SourceChoice source = new SourceChoice();
  @Mixin private LimitOptions limits = new LimitOptions();
  @Mixin private KnowledgeOptions knowledge = new KnowledgeOptions();

  public PathCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    ends.check();
    options.check();
    limits.check();
    knowledge.check();
    Tags tags = knowledge.tags(surroundings);
    try (Interruption interruption = Interruption.of(surroundings, source);
        UtxoLedger ledger = source.open(surroundings)) {
      boolean isPublic = source.isPublicServer(surroundings);
      PathRequest request =
          new PathRequest(
              ends.from(ledger.network()),
              ends.to(ledger.network()),
              knowledge.apply(limits.rules(ledger.network()), tags),
              options.count(),
              options.criteria(),
              !isPublic);
      if (isPublic
          && request.to() instanceof PathTarget.OfScript
          && limits.areUnbounded(request.stopRules())) {
        warnOfNoLimit();
      }
      KeptContent.OfPaths found = KeptContent.OfPaths.of(find(ledger, request, interruption));
      // Kept before it is shown: what a person has read must be there afterwards.
      source.inCase().keep(found, ledger);
      interruption.delivering();
      deliver(found.result(), found.bounds());
      source.inCase().finish(surroundings, options.isQuiet() || source.recording() != null);
    }
    return ExitCode.OK;
  }

  private PathResult find(UtxoLedger ledger, PathRequest request, Interruption interruption) {
    Progress progress =
        new Progress(
            surroundings.err(),
            surroundings.errIsTerminal() && !options.isQuiet(),
            System::nanoTime);
    interruption.tracing(progress::soFar);
    try {
      return PathFinder.find(ledger, request, progress);
    } finally {
      progress.end();
    }
  }

  private void deliver(PathResult result, @Nullable BoundsResult bounds) throws IOException {
    if (options.isJson()) {
      OutputStream stdout = new BufferedOutputStream(surroundings.stdout(), 1 << 16);
      PathDocument.write(result, bounds, stdout);
      stdout.flush();
    } else {
      new PathReport(result, bounds).print(surroundings.screen());
      surroundings.out().flush();
    }
    if (!options.isQuiet() && (options.isJson() || !surroundings.outIsTerminal())) {
      Screen screen = surroundings.errorScreen();
      result.trace().notices().forEach(n -> screen.prose("tracer: notice: ", "  ", n));
      screen.flush();
    }
  }

  /** Only an output says in which block the search can end. */
  private void warnOfNoLimit() {
    if (!options.isQuiet()) {
      Screen screen = surroundings.errorScreen();
      screen.prose(
          "tracer: ",
          "  ",
          "no limit is set; if the money reaches a large service this may take days. Ctrl-C stops"
              + " it; --max-hops, --min-share, --until and --stop bound it, and so does naming the"
              + " payment to TO as txid:vout instead of its address.");
      screen.flush();
    }
  }
}
