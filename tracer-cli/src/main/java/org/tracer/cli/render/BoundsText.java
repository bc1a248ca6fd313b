package org.tracer.cli.render;

import java.math.BigInteger;
import java.util.List;
import org.tracer.bounds.Bounds;
import org.tracer.bounds.BoundsResult;
import org.tracer.bounds.CutEdge;
import org.tracer.bounds.NotComputed;
import org.tracer.path.PathResult;

/** How much of what FROM holds can have reached TO, with the outputs that decide it. */
final class BoundsText {

  private static final int EDGES_LISTED = 5;

  private final PathResult result;

  BoundsText(PathResult result) {
    this.result = result;
  }

  void print(Screen screen, BoundsResult bounds) {
    screen.line("How much of it can have reached TO, whatever rule divides mixed money");
    switch (bounds) {
      case NotComputed not -> screen.prose("  ", "  ", "not computed: " + not.reason());
      case Bounds found -> print(screen, found);
    }
    screen.line();
  }

  private void print(Screen screen, Bounds bounds) {
    BigInteger held =
        result.trace().seeds().stream()
            .map(seed -> seed.value().baseUnits())
            .reduce(BigInteger.ZERO, BigInteger::add);
    Table table = new Table("  ", "lrrl");
    row(table, "at least", bounds.least().baseUnits());
    row(table, "at most", bounds.most().baseUnits());
    row(table, "of", held);
    table.print(screen);
    if (!result.alreadyThere().isEmpty()) {
      screen.line("  What FROM holds at TO itself counts only where it came back.");
    }
    if (!result.cuts().isEmpty()) {
      screen.prose(
          "  ",
          "  ",
          "The most holds for what these limits let the search see: money may have come to TO"
              + " around a cut. The least holds in any case.");
    }
    screen.line("  All that can have arrived goes through these, which hold the most together:");
    printEdges(screen, bounds.mostThrough());
    if (bounds.least().value() > 0) {
      screen.line("  The least cannot have gone elsewhere: this much comes from");
      printEdges(screen, bounds.leastFrom());
      screen.line("  and only this much could leave the way to TO:");
      printEdges(screen, bounds.leastEscapes());
    }
  }

  private static void row(Table table, String what, BigInteger satoshi) {
    table.row(what, Wording.coins(satoshi) + " BTC", satoshi.toString(), "sat");
  }

  private static void printEdges(Screen screen, List<CutEdge> edges) {
    if (edges.isEmpty()) {
      screen.line("    nothing");
    }
    for (CutEdge edge : edges.subList(0, Math.min(EDGES_LISTED, edges.size()))) {
      String place =
          edge.position() == null ? "fee of " + edge.transaction() : "output " + edge.position();
      screen.line("    " + Wording.amount(edge.value().baseUnits()));
      screen.line("      " + place);
    }
    if (edges.size() > EDGES_LISTED) {
      int more = edges.size() - EDGES_LISTED;
      screen.line("    and " + Wording.count(more, "more", "more") + "; --json has them all");
    }
  }
}
