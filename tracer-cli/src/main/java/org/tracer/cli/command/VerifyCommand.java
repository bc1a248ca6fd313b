package org.tracer.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.render.BundleText;
import org.tracer.cli.render.CaseText;
import org.tracer.cli.render.StatusLine;
import org.tracer.error.InvalidInputException;
import org.tracer.evidence.BundleReport;
import org.tracer.evidence.BundleVerification;
import org.tracer.evidence.CaseReport;
import org.tracer.evidence.CaseVerification;
import org.tracer.evidence.redaction.Opening;
import org.tracer.evidence.seal.TrustAnchors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer verify}. */
@Command(
    name = "verify",
    description = "Check a case or a bundle offline, down to every byte.",
    footer = {
      "",
      "Checks that no entry of the log was changed, taken out or put in, that every",
      "answer and file has its hash, and makes every result again from them: it has",
      "to come out the same, byte for byte. Of a bundle that 'tracer case export'",
      "wrote it checks the hashes, the signature and the time stamp before. Nothing",
      "is changed, and no network is used. Exit code 65 says that something is not",
      "as it was written.",
      "",
      "Examples:",
      "  tracer verify CASE --head 3f0c…",
      "  tracer verify harbour.zip --trust prosecutor.pem"
    })
public final class VerifyCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "CASE|BUNDLE", description = "A case, or a bundle in any form.")
  private Path place = Path.of("");

  @Option(
      names = "--head",
      paramLabel = "SHA256",
      description = "The hash of an entry that was written down elsewhere.")
  private @Nullable String head;

  @Option(
      names = "--trust",
      paramLabel = "CERT.pem",
      description =
          "Certificates that you trust, for the seals of a bundle; repeatable. Those of your system"
              + " are not looked at.")
  private List<Path> trusted = new ArrayList<>();

  @Option(
      names = "--openings",
      paramLabel = "FILE",
      description = "What 'tracer case reveal' printed, for a redacted bundle.")
  private @Nullable Path openings;

  @Option(names = "--quiet", description = "No progress on standard error.")
  private boolean quiet;

  public VerifyCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    StatusLine status =
        new StatusLine(
            surroundings.err(), surroundings.errIsTerminal() && !quiet, System::nanoTime);
    CaseVerification.Listener listener = part -> status.update(() -> "checking: " + part);
    boolean whole;
    try {
      whole = isBundle() ? ofBundle(listener, status) : ofCase(listener, status);
    } finally {
      status.end();
    }
    surroundings.out().flush();
    return whole ? ExitCode.OK : ExitCode.DATA;
  }

  private List<Opening> openings() {
    if (openings == null) {
      return List.of();
    }
    try {
      return Files.readAllLines(openings).stream().map(Opening::parse).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isBundle() {
    return !Files.isDirectory(place) || Files.exists(place.resolve("bagit.txt"));
  }

  private boolean ofCase(CaseVerification.Listener listener, StatusLine status) {
    if (!trusted.isEmpty() || openings != null) {
      throw new InvalidInputException(
          "a case has no signature and no pseudonyms; only bundles do",
          openings == null ? "--trust" : "--openings",
          "Leave it out, or name a bundle that 'tracer case export' wrote.");
    }
    CaseReport report = CaseVerification.of(place, head, listener);
    status.end();
    new CaseText(surroundings.screen()).report(report);
    return report.isWhole();
  }

  private boolean ofBundle(CaseVerification.Listener listener, StatusLine status) {
    BundleReport report =
        BundleVerification.of(place, head, TrustAnchors.read(trusted), openings(), listener);
    status.end();
    new BundleText(surroundings.screen()).report(report, !trusted.isEmpty());
    return report.isWhole();
  }
}
