package org.tracer.cli.option;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.Surroundings;
import org.tracer.cli.render.Screen;
import org.tracer.document.DocumentContent;
import org.tracer.error.InvalidInputException;
import org.tracer.evidence.Case;
import org.tracer.evidence.CaseRun;
import org.tracer.evidence.KeptContent;
import org.tracer.evidence.KeptResult;
import org.tracer.evidence.Tool;
import org.tracer.ledger.ChainTables;
import org.tracer.ledger.UtxoLedger;
import org.tracer.ledger.account.AccountChain;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The case a command works in, if any. */
public final class CaseChoice {

  @Option(
      names = "--case",
      paramLabel = "DIR",
      description =
          "Work in this case: keep what is asked and answered, and the results of traces, paths and"
              + " whole chains; see 'tracer help case'.")
  private @Nullable Path directory;

  @Option(
      names = "--refresh",
      description = "Ask again what the case has answers to; keeps both, and says what changed.")
  private boolean refresh;

  @Mixin private OperatorName operator = new OperatorName();

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  private @Nullable Case opened;
  private @Nullable CaseRun run;
  private @Nullable KeptResult kept;

  /** Where the case is; null if there is none. */
  public @Nullable Path directory() {
    return directory;
  }

  /** Opens the case and notes in it what was asked; null if no case is named. */
  @Nullable CaseRun start(Surroundings surroundings) {
    if (directory == null) {
      if (refresh) {
        throw new InvalidInputException(
            "only what a case has can be asked again", "--refresh", "Name the case: --case DIR");
      }
      return null;
    }
    opened = Case.open(directory, operator.operator(surroundings));
    run = opened.start(words(), Tool.running(), refresh);
    return run;
  }

  private List<String> words() {
    return command == null
        ? List.of()
        : command.root().commandLine().getParseResult().originalArgs().stream()
            .map(CaseChoice::masked)
            .toList();
  }

  /** A word of the command line without what may be a key or a password. */
  static String masked(String word) {
    int address = word.indexOf("://");
    if (address < 0) {
      return word;
    }
    return word.substring(0, address)
        + word.substring(address)
            .replaceFirst("^://[^/]*@", "://***@")
            .replaceAll("(?<=/)(?=[^/?]*[0-9])[^/?]{16,}", "***");
  }

  /** Keeps a result, if there is a case: before it is shown. */
  public void keep(DocumentContent.OfOutputs result, UtxoLedger ledger) {
    if (run != null) {
      kept = run.keep(result, ledger);
    }
  }

  /** The same of a trace over accounts. */
  public void keep(DocumentContent.OfAccounts result, AccountChain chain) {
    if (run != null) {
      kept = run.keep(result, chain);
    }
  }

  /** The same of a search for paths. */
  public void keep(KeptContent.OfPaths result, UtxoLedger ledger) {
    if (run != null) {
      kept = run.keep(result, ledger);
    }
  }

  /** The same of what was worked out over a whole chain. */
  public void keep(ChainTables tables, String source, CaseRun.Printed document) {
    if (run != null) {
      kept = run.keep(tables, source, document);
    }
  }

  /** Says what was kept when all is done; where there is no case, that nothing was. */
  public void finish(Surroundings surroundings, boolean quiet) {
    Screen screen = surroundings.errorScreen();
    CaseRun running = run;
    if (running == null) {
      if (!quiet) {
        screen.prose(
            "tracer: ", "  ", "nothing was kept; with --case DIR, what was asked and found is.");
      }
    } else {
      List<String> changes = running.changes();
      if (!quiet) {
        KeptResult result = kept;
        String name = result == null ? "" : ", result " + result.name();
        screen.line("tracer: kept in case " + directory + name + answers(running));
        if (refresh) {
          screen.line("tracer: answers that are others now: " + changes.size());
          changes.stream().limit(10).forEach(change -> screen.line("  " + change));
        }
      }
    }
    screen.flush();
    if (opened != null) {
      opened.close();
    }
  }

  private static String answers(CaseRun running) {
    long old = running.answers() - running.asked();
    return ": " + running.asked() + " new answers, " + old + " that it had";
  }
}
