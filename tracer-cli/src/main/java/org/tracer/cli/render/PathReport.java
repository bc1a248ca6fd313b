package org.tracer.cli.render;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.bounds.BoundsResult;
import org.tracer.chain.BlockRef;
import org.tracer.path.Cut;
import org.tracer.path.ListedPath;
import org.tracer.path.PathResult;
import org.tracer.path.PathTarget;
import org.tracer.path.Verdict;
import org.tracer.trace.AttributedStop;
import org.tracer.trace.Seed;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.Trace;

/**
 * A search for paths as an investigator reads it: what was asked, whether there is a path, each
 * path output by output, where the search ended, and what all this does not say.
 */
public final class PathReport {

  /** The label of a start that the user gave no name. */
  public static final String UNNAMED = "from";

  private static final int OUTPUTS_LISTED = 5;

  private final PathResult result;
  private final @Nullable BoundsResult bounds;
  private final Trace trace;

  /**
   * @param bounds of the value that can have reached the target; null where there is no path
   */
  public PathReport(PathResult result, @Nullable BoundsResult bounds) {
    this.result = result;
    this.bounds = bounds;
    trace = result.trace();
  }

  public void print(Screen screen) {
    printRequest(screen);
    printAnswer(screen);
    if (bounds != null) {
      new BoundsText(result).print(screen, bounds);
    }
    List<ListedPath> paths = result.paths();
    PathText text = new PathText(result.request());
    for (int i = 0; i < paths.size(); i++) {
      text.print(screen, i + 1, paths.get(i));
    }
    printLimits(screen);
    printCuts(screen);
    if (!trace.notices().isEmpty()) {
      screen.line("Notices");
      trace.notices().forEach(notice -> screen.prose("  - ", "    ", notice));
      screen.line();
    }
    screen.prose(
        "",
        "",
        "A path is what could have happened, not what did. Each output on it was spent by the"
            + " transaction that made the next: that is a fact of the ledger. Where a transaction"
            + " spends other money too, nothing on the chain says whose coin came out where, and an"
            + " amount shown is all that the output holds. It does not say who owns an address, or"
            + " that anyone knew where money came from. Block times are the miners' claims.");
  }

  private void printRequest(Screen screen) {
    BlockRef horizon = trace.horizon();
    screen.line("Paths, forward");
    screen.line(
        "  chain    " + trace.network().shortName() + " (" + trace.network().chainId() + ")");
    screen.line("  source   " + trace.origin());
    screen.line("  data to  " + Wording.block(horizon));
    screen.line("           " + horizon.hash());
    screen.line(
        "  visited  " + Wording.count(trace.transactions().size(), "transaction", "transactions"));
    screen.line();
    printStart(screen, result.request().from());
    printOutputs(screen, trace.seeds());
    screen.line();
    screen.line("To");
    screen.line("  " + result.request().to().name());
    if (result.targetBlock() != null) {
      screen.line("    " + Wording.block(result.targetBlock()));
    }
    screen.line();
  }

  private static void printStart(Screen screen, Seed from) {
    screen.line(from.label().equals(UNNAMED) ? "From" : "From " + from.label());
    switch (from) {
      case Seed.OfOutPoint one -> {}
      case Seed.OfTransaction some ->
          screen.line(
              "  " + some.txId() + (some.vouts().isEmpty() ? "" : ", outputs " + some.vouts()));
      case Seed.OfAddress address -> screen.line("  " + address.name());
    }
  }

  private static void printOutputs(Screen screen, List<SeededPosition> outputs) {
    for (SeededPosition output : outputs.subList(0, Math.min(OUTPUTS_LISTED, outputs.size()))) {
      screen.line("  " + Wording.amount(output.value().baseUnits()));
      screen.line("    output " + output.position());
      if (output.address() != null) {
        screen.line("    at " + output.address().text());
      }
      screen.line("    " + Wording.block(output.block()));
    }
    if (outputs.size() > OUTPUTS_LISTED) {
      int more = outputs.size() - OUTPUTS_LISTED;
      screen.line(
          "  and " + Wording.count(more, "more output", "more outputs") + "; --json has them all");
    }
  }

  private void printAnswer(Screen screen) {
    if (result.verdict() == Verdict.FOUND) {
      String total =
          result.total() >= PathResult.UNCOUNTED
              ? "more than " + (PathResult.UNCOUNTED - 1) + " paths"
              : Wording.count(result.total(), "path", "paths");
      screen.line(
          "Found: "
              + total
              + " to "
              + Wording.count(result.arrivals().size(), "output", "outputs")
              + " of TO"
              + (result.paths().size() < result.total()
                  ? "; " + result.paths().size() + " listed"
                  : ""));
    } else {
      screen.line("No path within these limits");
      screen.prose("  ", "  ", VerdictText.of(result));
    }
    if (!result.alreadyThere().isEmpty()) {
      screen.prose(
          "  ",
          "  ",
          "Of the outputs of FROM, "
              + result.alreadyThere().size()
              + " of "
              + trace.seeds().size()
              + " are outputs of TO themselves: for these nothing had to move. Paths that begin"
              + " there are ways back to TO.");
      printOutputs(screen, result.alreadyThere());
    }
    screen.line();
  }

  private void printLimits(Screen screen) {
    screen.line("Limits in force");
    List<String> limits = LimitText.of(result.request().stopRules());
    if (limits.isEmpty()) {
      screen.line("  none was set");
    }
    limits.forEach(limit -> screen.line("  " + limit));
    for (AttributedStop stop : result.request().stopRules().attributions().stops()) {
      screen.line("    " + stop.address().text());
      screen.prose("      ", "      ", stop.reason() + ": " + stop.note());
    }
    for (AttributedStop passed : result.request().stopRules().attributions().passed()) {
      screen.prose(
          "  ",
          "    ",
          "followed through " + passed.reason() + ", as asked: " + passed.address().text());
      screen.prose("      ", "      ", passed.note());
    }
    screen.prose(
        "  ",
        "  ",
        result.request().to() instanceof PathTarget.OfScript
            ? "Paths end where they first reach TO."
            : "Paths end where they first reach TO, and nothing after its block was looked at: no"
                + " later spend can lead there.");
    screen.line();
  }

  private void printCuts(Screen screen) {
    screen.line("Where the search did not go on although the money did");
    if (result.cuts().isEmpty()) {
      screen.prose(
          "  ", "  ", "nowhere: every branch was followed until it rested or could not reach TO");
    }
    Table table = new Table("  ", "lrl");
    for (Cut cut : result.cuts()) {
      table.row(
          cut.reason().name(),
          Wording.count(cut.outputs(), "output", "outputs"),
          Wording.meaning(cut.reason(), trace.horizon()));
    }
    table.print(screen);
    if (!result.cuts().isEmpty()) {
      screen.line(
          result.paths().isEmpty()
              ? "  There may be a path behind these."
              : "  There may be more paths behind these, and better ones than those listed.");
    }
    screen.line();
  }
}
