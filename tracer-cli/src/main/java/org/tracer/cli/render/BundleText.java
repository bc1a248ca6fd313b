package org.tracer.cli.render;

import java.util.Locale;
import org.tracer.evidence.BundleReport;
import org.tracer.evidence.CaseReport;
import org.tracer.evidence.redaction.RedactionReport;
import org.tracer.evidence.seal.SealReport;

/** What the check of a bundle found, in words. */
public final class BundleText {

  private final Screen screen;

  public BundleText(Screen screen) {
    this.screen = screen;
  }

  /**
   * Prints it, what is wrong first.
   *
   * @param trusting whether the user named certificates to trust
   */
  public void report(BundleReport report, boolean trusting) {
    if (!report.sealed()) {
      screen.line("THE SEALS ARE NOT AS THEY MUST BE: see below.");
    }
    screen.line(
        "The bundle is whole: " + report.files() + " files, each with the SHA-512 that it states.");
    if (report.seals().isEmpty()) {
      screen.prose(
          "  ",
          "  ",
          (trusting ? "NOBODY SIGNED IT. " : "Nobody signed it. ")
              + "Who made it, and when, the bundle does not show; compare the SHA-512 of"
              + " tagmanifest-sha512.txt with what its maker told you.");
    }
    for (SealReport seal : report.seals()) {
      String verdict = seal.verdict().name().replace('_', ' ');
      boolean good = seal.verdict().isGenuine();
      screen.line(
          "  "
              + switch (seal.kind()) {
                case SIGNATURE -> "Signature: ";
                case TIME_STAMP -> "Time stamp: ";
              }
              + (good ? verdict.toLowerCase(Locale.ROOT) : verdict));
      seal.sentences().forEach(sentence -> screen.prose("    ", "    ", sentence));
    }
    screen.line();
    CaseReport contents = report.contents();
    if (contents != null) {
      new CaseText(screen).report(contents);
    }
    RedactionReport redaction = report.redaction();
    if (redaction != null) {
      print(redaction);
    }
  }

  private void print(RedactionReport redaction) {
    screen.line(
        redaction.problems().isEmpty()
            ? "Redacted results, as they were exported."
            : "THE REDACTED RESULTS ARE NOT AS THEY WERE EXPORTED, or an opening is wrong.");
    redaction.problems().forEach(problem -> screen.prose("  WRONG: ", "    ", problem));
    screen.line("  Pseudonyms that are committed to: " + redaction.pseudonyms());
    screen.line("  Opened, rightly: " + redaction.opened());
    for (String file : redaction.restored()) {
      screen.line("  " + file + ": with what was opened put back, the bytes of the original");
    }
    if (!redaction.closed().isEmpty()) {
      screen.prose(
          "  ",
          "  ",
          "Not held against their originals, while pseudonyms in them are closed: "
              + String.join(", ", redaction.closed()));
    }
    screen.prose(
        "  ",
        "  ",
        "This shows what was exported. It does not show that the results follow from records, which"
            + " are not in a redacted bundle: that takes the whole case.");
  }
}
