package org.tracer.cli.render;

import java.util.Locale;
import org.tracer.evidence.BundleReport;
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
    new CaseText(screen).report(report.contents());
  }
}
