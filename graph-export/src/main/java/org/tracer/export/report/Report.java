package org.tracer.export.report;

import java.io.IOException;
import java.io.OutputStream;
import org.tracer.accounting.account.AccountRule;
import org.tracer.export.report.facts.AccountFacts;
import org.tracer.export.report.facts.Facts;
import org.tracer.export.report.facts.OutputFacts;
import org.tracer.export.report.html.HtmlRenderer;
import org.tracer.export.report.markdown.MarkdownRenderer;
import org.tracer.export.report.pdf.PdfRenderer;
import org.tracer.export.report.text.Language;
import org.tracer.export.report.text.ReportText;
import org.tracer.trace.Trace;
import org.tracer.trace.account.FundsReport;

/**
 * A report of a trace to hand in. The same trace, details and language give the same bytes in every
 * format. Immutable.
 *
 * @param values what payments were worth; {@link PaymentValues#NONE} where no rates are given
 */
public record Report(Facts facts, ReportDetails details, Language language, PaymentValues values) {

  /** The report of a trace over outputs. */
  public static Report of(Trace trace, ReportDetails details, Language language) {
    return new Report(OutputFacts.of(trace), details, language, PaymentValues.NONE);
  }

  /** The report of a trace over accounts under one of its rules. */
  public static Report of(
      FundsReport report, AccountRule rule, ReportDetails details, Language language) {
    return new Report(AccountFacts.of(report, rule), details, language, PaymentValues.NONE);
  }

  /** The same report with what payments were worth. */
  public Report with(PaymentValues other) {
    return new Report(facts, details, language, other);
  }

  /**
   * Writes the report; the stream is flushed. Blocks are written one at a time, but a PDF is held
   * whole.
   *
   * @throws org.tracer.error.WritingFailedException for PDF in Hindi, Nepali or Bengali if this
   *     Java cannot load fonts
   */
  public void write(ReportFormat format, OutputStream out) throws IOException {
    ReportText text = ReportTemplate.of(facts, details, language, values);
    switch (format) {
      case PDF -> new PdfRenderer().write(text, out);
      case HTML -> new HtmlRenderer().write(text, out);
      case MD -> new MarkdownRenderer().write(text, out);
      case CSV -> new RequestsCsv(facts, details, values).write(out);
    }
  }
}
