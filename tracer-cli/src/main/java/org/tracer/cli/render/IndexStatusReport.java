package org.tracer.cli.render;

import java.util.Locale;
import org.tracer.source.index.ChainIndex;
import org.tracer.source.index.IndexManifest;
import org.tracer.source.index.SegmentInfo;

/** An index as a person reads of it. */
public final class IndexStatusReport {

  private final IndexStatus status;

  public IndexStatusReport(IndexStatus status) {
    this.status = status;
  }

  public void print(Screen screen) {
    ChainIndex index = status.index();
    IndexManifest manifest = index.manifest();
    screen.line("Index " + status.directory());
    screen.line(
        "  chain      "
            + manifest.network().shortName()
            + " ("
            + manifest.network().chainId()
            + ")");
    screen.line("  heights    " + index.firstHeight() + " to " + index.horizon().height());
    screen.line("  last       " + Wording.block(index.horizon()));
    screen.line("             " + index.horizon().hash());
    screen.line("  blocks in  " + manifest.blocks());
    screen.line("             " + files());
    screen.line("  newer      " + newer());
    screen.line();
    counts(screen);
    screen.line();
    screen.line(
        String.format(
            Locale.ROOT,
            "%d bytes of index, %s %% of the %d bytes of blocks",
            status.length(),
            decimals(status.percent()),
            status.blockBytes()));
    screen.line();
    screen.line("Segments");
    Table segments = new Table("  ", "lr");
    for (SegmentInfo segment : manifest.segments()) {
      segments.row("blocks " + IndexStatus.text(segment), segment.transactions() + " transactions");
    }
    segments.print(screen);
    for (String notice : manifest.notices()) {
      screen.line();
      screen.prose("Notice: ", "  ", notice);
    }
  }

  private void counts(Screen screen) {
    ChainIndex index = status.index();
    Table counts = new Table("  ", "lrr");
    row(counts, "transactions", index.transactionCount());
    row(counts, "inputs", index.inputCount());
    row(counts, "outputs", index.outputCount());
    row(counts, "addresses", index.addressCount());
    counts.print(screen);
  }

  private void row(Table table, String what, long count) {
    table.row(
        what, Long.toString(count), decimals(status.bytesPer(count)) + " bytes of index each");
  }

  private String files() {
    return status.missingFiles() == 0
        ? "all there"
        : Wording.count(status.missingFiles(), "file is", "files are")
            + " not there: name where they are, as index:DIR#blocks=PATH";
  }

  private String newer() {
    IndexStatus.Newer newer = status.newer();
    if (newer == null) {
      return "the block files cannot tell";
    }
    String blocks = Wording.count(newer.blocks(), "block", "blocks") + " beyond the index";
    return newer.replaced() == 0
        ? blocks
        : blocks
            + "; "
            + Wording.count(newer.replaced(), "block of it was", "blocks of it were")
            + " replaced";
  }

  private static String decimals(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }
}
