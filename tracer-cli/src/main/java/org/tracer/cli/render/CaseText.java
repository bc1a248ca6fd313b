package org.tracer.cli.render;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.tracer.evidence.CaseDetails;
import org.tracer.evidence.CaseLog;
import org.tracer.evidence.CaseReport;
import org.tracer.evidence.Entries;
import org.tracer.evidence.LogEntry;

/** A case in words. */
public final class CaseText {

  private final Screen screen;

  public CaseText(Screen screen) {
    this.screen = screen;
  }

  /** What a case is about, and what it holds. */
  public void status(CaseLog log, LocalDate today) {
    details(log.details());
    LocalDate retention = log.details().retention();
    if (retention != null && today.isAfter(retention)) {
      screen.line("  THAT DAY HAS PASSED: the data may have to be deleted.");
    }
    screen.line();
    for (LogEntry entry : log.entries()) {
      if (entry.kind().equals(Entries.RESULT)) {
        screen.line("  Result " + entry.text("result") + ", " + entry.time());
      }
    }
    screen.line("  Runs: " + log.count(Entries.RUN_STARTED));
    screen.line("  Answers kept: " + log.count(Entries.ANSWER));
    screen.line("  Notes: " + log.count(Entries.NOTE));
    screen.line(
        log.isClosed()
            ? "  The case is closed."
            : "  The case is open: " + log.entries().size() + " entries.");
    screen.line("  Last entry: " + log.head());
    screen.line("  Write that hash down elsewhere: with it, any later change can be told.");
  }

  /** What it is about. */
  void details(CaseDetails details) {
    screen.line("Case " + details.id() + (details.title().isEmpty() ? "" : ": " + details.title()));
    said("Authority", details.authority());
    said("Purpose", details.purpose());
    said("Necessity", details.necessity());
    LocalDate retention = details.retention();
    if (retention != null) {
      screen.line("  To be kept until " + retention);
    }
  }

  private void said(String what, String text) {
    if (!text.isEmpty()) {
      screen.prose("  " + what + ": ", "    ", text);
    }
  }

  /** Everything that was done, one line each. */
  public void log(CaseLog log, boolean requests) {
    for (LogEntry entry : log.entries()) {
      if (requests || !entry.kind().equals(Entries.ANSWER)) {
        screen.prose(
            String.format(
                Locale.ROOT, "%6d  %s  %s  ", entry.sequence(), entry.time(), entry.operator()),
            "        ",
            words(entry));
      }
    }
  }

  /** What was done. */
  static String words(LogEntry entry) {
    return switch (entry.kind()) {
      case Entries.OPENED -> "opened case " + entry.text("case");
      case Entries.RUN_STARTED ->
          String.format(
              Locale.ROOT,
              "began run %d: %s",
              entry.number("run"),
              String.join(" ", entry.texts("command")));
      case Entries.SOURCE -> "reads from " + entry.text("source") + ", " + entry.text("chain");
      case Entries.ANSWER ->
          String.format(
              Locale.ROOT,
              "asked %s%s: %d bytes, SHA-256 %s",
              entry.text("origin"),
              entry.text("path"),
              entry.number("bytes"),
              entry.text("record"));
      case Entries.FILE -> "copied " + entry.text("path");
      case Entries.RESULT -> "kept result " + entry.text("result");
      case Entries.REFRESHED ->
          "asked again; answers that changed: " + entry.texts("changed").size();
      case Entries.NOTE ->
          "noted"
              + (entry.text("about").isEmpty() ? "" : " about " + entry.text("about"))
              + ": "
              + entry.text("text");
      case Entries.EXPORTED ->
          String.format(
              Locale.ROOT,
              "made a copy: %s, SHA-512 of its tagmanifest-sha512.txt %s",
              entry.text("file"),
              entry.text("tagManifestSha512"));
      case Entries.REVEALED ->
          "opened the pseudonyms "
              + String.join(", ", entry.texts("pseudonyms"))
              + ": "
              + entry.text("reason");
      case Entries.REPAIRED -> "found what a broken run had left half written";
      case Entries.CLOSED -> "closed the case";
      default -> entry.kind().toLowerCase(Locale.ROOT) + " (of a later version of Tracer)";
    };
  }

  /** What a verification found, the verdict first. */
  public void report(CaseReport report) {
    screen.line(
        report.isWhole()
            ? "The case is as it was written"
                + (report.results().isEmpty()
                    ? "; it holds no results."
                    : report.results().stream().allMatch(CaseReport.CheckedResult::recomputed)
                        ? ", and every result follows from its records."
                        : ", and every result that was made of records follows from them.")
            : "THE CASE IS NOT AS IT WAS WRITTEN, or a result does not follow from its records.");
    for (CaseReport.Problem problem : report.problems()) {
      screen.prose("  WRONG: ", "    ", problem.what());
      screen.prose("    in ", "      ", problem.where());
    }
    CaseDetails details = report.details();
    if (details != null) {
      screen.line("  Case " + details.id());
    }
    screen.line("  Log: " + report.entries() + " entries, each holds the hash of the one before");
    screen.line("  Last entry: " + report.head());
    screen.line("  Answers that have their SHA-256: " + report.records());
    if (report.files() > 0) {
      screen.line("  Files that have their SHA-256: " + report.files());
    }
    for (CaseReport.CheckedResult result : report.results()) {
      screen.line(
          "  Result "
              + result.name()
              + switch (result.state()) {
                case MADE_AGAIN -> ": made again, the same " + result.bytes() + " bytes";
                case AS_PRINTED ->
                    ": as it was printed; to make it again takes the index it was read from";
                case NOT_CONFIRMED -> ": NOT CONFIRMED";
              });
      result.proofs().forEach(sentence -> screen.prose("    ", "    ", sentence));
    }
    notes(report.notices());
    screen.prose(
        "  ",
        "  ",
        "This shows that nothing was changed since it was kept, and that the results follow. It"
            + " does not show that the sources told the truth, nor that nothing is missing at"
            + " the end of the log: for that, compare the last entry with one written down"
            + " elsewhere (--head).");
  }

  private void notes(List<String> notices) {
    notices.forEach(notice -> screen.prose("  Note: ", "    ", notice));
  }
}
