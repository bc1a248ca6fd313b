package org.tracer.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import org.tracer.cli.converter.LanguageConverter;
import org.tracer.cli.converter.Moment;
import org.tracer.cli.converter.PolicyChoice;
import org.tracer.cli.option.Candidates;
import org.tracer.cli.option.OutputFile;
import org.tracer.cli.option.RatesFile;
import org.tracer.cli.option.ReportFile;
import org.tracer.cli.render.Screen;
import org.tracer.document.DocumentContent;
import org.tracer.export.report.PaymentValues;
import org.tracer.export.report.Report;
import org.tracer.export.report.ReportDetails;
import org.tracer.export.report.text.Language;
import org.tracer.price.Rates;
import org.tracer.trace.account.FundsReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tracer report}. */
@Command(
    name = "report",
    description = "Write a report of a saved trace to sign and hand in.",
    footer = {
      "",
      "Example:",
      "  tracer report trace.json --to pdf=report.pdf --to csv=payments.csv \\",
      "    --case-id 2026-0417 --authority \"Order 12/26\" --operator \"A. Rana\""
    })
public final class ReportCommand implements Callable<Integer> {

  private final Surroundings surroundings;

  @Parameters(
      paramLabel = "TRACE",
      description = "A document that 'tracer trace --json' printed; - for standard input.")
  private String document = "";

  @Option(
      names = "--to",
      paramLabel = "FORMAT=FILE",
      completionCandidates = Candidates.OfReport.class,
      required = true,
      description = {
        "What to write, repeatable: pdf, html, md; or csv, the payments to services alone, for machines."
      })
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      converter = PolicyChoice.Converter.class,
      completionCandidates = Candidates.OfPolicy.class,
      description = "Which rule to report, where the document holds several.")
  private @Nullable PolicyChoice policy;

  @Option(names = "--case-id", paramLabel = "TEXT", description = "Number of the case.")
  private @Nullable String caseId;

  @Option(
      names = "--authority",
      paramLabel = "TEXT",
      description = "By what authority, such as an order with its number.")
  private @Nullable String authority;

  @Option(names = "--purpose", paramLabel = "TEXT", description = "What the report is for.")
  private @Nullable String purpose;

  @Option(names = "--question", paramLabel = "TEXT", description = "What was asked.")
  private @Nullable String question;

  @Option(names = "--operator", paramLabel = "NAME", description = "Who signs it.")
  private @Nullable String operator;

  @Option(
      names = "--date",
      paramLabel = "DATE",
      converter = Moment.Converter.class,
      description = "Date of the report, UTC; unless given, the time of the last block looked at.")
  private @Nullable Moment date;

  @Option(
      names = "--lang",
      paramLabel = "LANGUAGE",
      converter = LanguageConverter.class,
      completionCandidates = Candidates.OfLanguage.class,
      description = {
        "Language: en, es, hi, bn, ne, ur; unless given, en. All others are machine-made, unreviewed"
            + " translations and say so; hi, bn and ne not as pdf."
      })
  private Language language = Language.ENGLISH;

  @Mixin private RatesFile rates = new RatesFile();

  @Option(names = "--force", description = "Overwrite files that exist.")
  private boolean force;

  public ReportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    List<ReportFile> files = targets.stream().map(text -> ReportFile.parse(text, force)).toList();
    files.forEach(ReportFile::check);
    List<Path> inputs = new ArrayList<>(SavedTrace.file(document));
    inputs.addAll(rates.file());
    OutputFile.checkApart(files.stream().map(ReportFile::output).toList(), inputs);
    Rates read = rates.read();
    List<String> notices;
    try (Interruption interruption = new Interruption(surroundings, null)) {
      SavedTrace saved = SavedTrace.read(document, policy);
      interruption.delivering();
      Report report = report(saved).with(PaymentValues.by(read));
      files.forEach(file -> file.write(report));
      notices = report.facts().notices();
    }
    Screen screen = surroundings.errorScreen();
    files.forEach(
        file -> screen.line("tracer: wrote " + file.format() + " to " + file.output().file()));
    notices.forEach(notice -> screen.prose("tracer: notice: ", "  ", notice));
    screen.flush();
    return ExitCode.OK;
  }

  private Report report(SavedTrace saved) {
    ReportDetails details =
        new ReportDetails(
            caseId,
            authority,
            purpose,
            question,
            operator,
            date == null ? null : date.first(),
            saved.name(),
            saved.sha256());
    return switch (saved.content()) {
      case DocumentContent.OfOutputs outputs ->
          Report.of(saved.one(outputs.comparison().comparison()), details, language);
      case DocumentContent.OfAccounts accounts -> {
        FundsReport report = accounts.report();
        yield Report.of(report, saved.one(report), details, language);
      }
    };
  }
}
