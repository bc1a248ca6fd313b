package org.tracer.cli.render;

import java.util.List;
import org.tracer.chain.BlockRef;
import org.tracer.heuristic.cospend.Cluster;
import org.tracer.heuristic.cospend.Clustering;
import org.tracer.heuristic.cospend.CoSpend;
import org.tracer.heuristic.cospend.CoSpendCounts;
import org.tracer.heuristic.cospend.Merge;
import org.tracer.ledger.ChainTables;

/** Clusters as an investigator reads them: what was inferred, from what, and what it means. */
public final class ClusterReport {

  private final ChainTables tables;
  private final Clustering clustering;
  private final String source;
  private final Screen screen;

  public ClusterReport(ChainTables tables, Clustering clustering, String source, Screen screen) {
    this.tables = tables;
    this.clustering = clustering;
    this.source = source;
    this.screen = screen;
  }

  /** All clusters in numbers, and the {@code count} largest. */
  public void printAll(int count) {
    screen.line("Clusters of all addresses");
    head();
    Table table = new Table("  ", "lr");
    table.row("addresses", Long.toString(clustering.addressCount()));
    table.row("clusters", Long.toString(clustering.clusterCount()));
    table.row("of several addresses", Long.toString(clustering.severalCount()));
    table.print(screen);
    screen.line();
    counts();
    screen.line("Largest clusters");
    Table largest = new Table("  ", "rl");
    largest.row("addresses", "first paid");
    for (Cluster cluster : clustering.largest(count)) {
      largest.row(Long.toString(cluster.size()), name(cluster.first()));
    }
    largest.print(screen);
    screen.line();
    ClusterWording.caveat(screen);
  }

  /** The cluster of one address, and the first {@code count} merges that made it. */
  public void printOne(long address, List<Merge> merges, int count) {
    screen.line("Cluster of one address");
    head();
    screen.line("Address");
    screen.line("  " + name(address));
    screen.line(
        "  in a cluster of "
            + Wording.count(clustering.sizeOf(address), "address", "addresses")
            + "; first paid of these was");
    screen.line("  " + name(clustering.clusterOf(address)));
    screen.line();
    if (merges.isEmpty()) {
      screen.line("It was never spent together with another.");
    } else {
      merges(merges, count);
    }
    screen.line();
    counts();
    ClusterWording.caveat(screen);
  }

  private void merges(List<Merge> merges, int count) {
    screen.line("Joined by, in chain order");
    for (Merge merge : merges.subList(0, Math.min(count, merges.size()))) {
      screen.line("  " + tables.id(merge.transaction()));
      screen.line("    " + Wording.block(tables.block(tables.height(merge.transaction()))));
      screen.line("    spends from " + name(merge.address()));
      screen.line("            and " + name(merge.joined()));
    }
    if (merges.size() > count) {
      int more = merges.size() - count;
      screen.line(
          "  and "
              + Wording.count(more, "more merge", "more merges")
              + "; --json and --out have them all");
    }
  }

  private void head() {
    BlockRef horizon = clustering.horizon();
    screen.line(
        "  chain      "
            + clustering.network().shortName()
            + " ("
            + clustering.network().chainId()
            + ")");
    screen.line("  source     " + source);
    screen.line("  data from  block " + clustering.firstHeight());
    screen.line("  data to    " + Wording.block(horizon));
    screen.line("             " + horizon.hash());
    screen.prose(
        "  rule       ",
        "             ",
        CoSpend.ID
            + ", version "
            + CoSpend.VERSION
            + ": all inputs of a transaction are controlled by one entity");
    screen.prose(
        "  guards     ",
        "             ",
        ClusterWording.guards(clustering.guards())
            + "; signatures are not looked at over a whole chain");
    screen.line("  claim      inference");
    screen.line();
  }

  private void counts() {
    CoSpendCounts counts = clustering.counts();
    screen.line("Looked at");
    Table table = new Table("  ", "lr");
    table.row("transactions", Long.toString(counts.transactions()));
    table.row("with several inputs", Long.toString(counts.severalInputs()));
    table.row("that joined addresses", Long.toString(counts.merging()));
    table.row("set apart by a guard", Long.toString(counts.setApart()));
    table.row("set apart as inconclusive", Long.toString(counts.inconclusive()));
    table.row("addresses left out as sent dust", Long.toString(counts.dust()));
    table.row("inputs", Long.toString(counts.inputs()));
    table.row("whose source is not in the data", Long.toString(counts.unknownSources()));
    table.print(screen);
    screen.line();
  }

  private String name(long address) {
    return Wording.name(tables.network(), tables.script(address));
  }
}
