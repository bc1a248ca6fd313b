package org.tracer.cli.render;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tracer.bounds.BoundedComparison;
import org.tracer.document.DocumentContent;
import org.tracer.evidence.CaseLog;
import org.tracer.evidence.CaseReport;
import org.tracer.evidence.Entries;
import org.tracer.evidence.ExportText;
import org.tracer.evidence.KeptContent;
import org.tracer.evidence.LogEntry;
import org.tracer.trace.Trace;

/**
 * The report that goes into a copy of a case: what it is about, what was checked, the notes, and
 * every result in words. Confined to one thread.
 */
public final class CaseReportText implements ExportText {

  /** Places that are listed of each result; the others are in its document. */
  private static final int LISTED = 1_000;

  private final CaseLog log;
  private final StatusLine status;
  private final StringBuilder results = new StringBuilder();

  /**
   * @param status shows what is being checked
   */
  public CaseReportText(CaseLog log, StatusLine status) {
    this.log = log;
    this.status = status;
  }

  @Override
  public void checking(String part) {
    status.update(() -> "checking: " + part);
  }

  @Override
  public void confirmed(String result, KeptContent content) {
    results.append(
        text(screen -> {
          title(screen, "RESULT " + result + ": results/" + result + "/document.json");
          switch (content) {
            case KeptContent.OfPaths paths ->
                new PathReport(paths.result(), paths.bounds()).print(screen);
            case KeptContent.OfTrace(DocumentContent.OfOutputs outputs) ->
                print(outputs.comparison(), screen);
            case KeptContent.OfTrace(DocumentContent.OfAccounts accounts) ->
                new FundsText(accounts.report(), Map.of(), LISTED).print(screen);
          }
        }));
  }

  private static void print(BoundedComparison bounded, Screen screen) {
    List<Trace> traces = bounded.comparison().traces();
    if (traces.size() == 1) {
      new TraceReport(traces.getFirst(), Map.of(), LISTED, PlaceOrder.AMOUNT).print(screen);
    } else {
      new ComparisonReport(bounded, Map.of(), LISTED).print(screen);
    }
  }

  @Override
  public String of(CaseReport report) {
    status.update(() -> "writing the bundle");
    String start =
        text(screen -> {
          title(screen, "COPY OF A CASE");
          CaseText words = new CaseText(screen);
          words.details(log.details());
          screen.line();
          words.report(report);
          screen.line();
          screen.prose(
              "",
              "",
              "How to check all this without Tracer: VERIFY.txt for the bundle, and what is in"
                  + " verify/ for the rest.");
          notes(screen);
        });
    return start + results;
  }

  private void notes(Screen screen) {
    List<LogEntry> notes =
        log.entries().stream().filter(entry -> entry.kind().equals(Entries.NOTE)).toList();
    if (notes.isEmpty()) {
      return;
    }
    title(screen, "NOTES");
    for (LogEntry note : notes) {
      screen.prose(note.time() + "  " + note.operator() + "  ", "  ", CaseText.words(note));
    }
  }

  private static void title(Screen screen, String title) {
    screen.line();
    screen.line("=".repeat(Screen.DEFAULT_COLUMNS));
    screen.line(title);
    screen.line("=".repeat(Screen.DEFAULT_COLUMNS));
    screen.line();
  }

  /** The same on every system: lines end as they do in the other files of a bundle. */
  private static String text(Consumer<Screen> content) {
    StringWriter text = new StringWriter();
    Screen screen = new Screen(new PrintWriter(text), Screen.DEFAULT_COLUMNS);
    content.accept(screen);
    screen.flush();
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
