package org.tracer.export.report;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.tracer.export.report.facts.End;
import org.tracer.export.report.facts.Facts;
import org.tracer.export.report.text.Block;
import org.tracer.export.report.text.Language;
import org.tracer.export.report.text.Line;
import org.tracer.export.report.text.ReportText;
import org.tracer.export.report.text.ReportText.BlockWriter;
import org.tracer.export.report.text.Run;

/** The one template of reports. */
final class ReportTemplate {

  private final Words words;
  private final Facts facts;
  private final ReportDetails details;
  private final PaymentFields payments;

  /** Places have one number in all parts. */
  private final IdentityHashMap<End, Integer> numbers = new IdentityHashMap<>();

  private ReportTemplate(Words words, Facts facts, ReportDetails details, PaymentValues values) {
    this.words = words;
    this.facts = facts;
    this.details = details;
    this.payments = new PaymentFields(words, facts, values);
    facts.ends().forEach(end -> numbers.put(end, numbers.size() + 1));
  }

  static ReportText of(
      Facts facts, ReportDetails details, Language language, PaymentValues values) {
    Words words = Words.in(language, facts.forward());
    Instant date = details.date() == null ? facts.horizon().time() : details.date();
    ReportTemplate template = new ReportTemplate(words, facts, details, values);
    return new ReportText(language, words.text("title"), date, out -> template.write(date, out));
  }

  private void write(Instant date, BlockWriter out) throws IOException {
    out.write(new Block.Heading(1, words.line("title")));
    if (words.language() != Language.ENGLISH) {
      out.write(new Block.Warning(words.line("translated")));
      out.write(new Block.Warning(words.inEnglish("translated")));
    }
    out.write(new Block.Warning(words.line("not-a-verdict")));
    new BriefPart(words, facts).write(out);
    about(date, out);
    method(out);
    new ResultPart(words, facts, payments, numbers).write(out);
    new RequestsPart(words, facts, details, payments, numbers).write(out);
    new LimitsPart(words, facts, payments).write(out);
    verify(out);
    sign(out);
    annex(out);
  }

  private void about(Instant date, BlockWriter out) throws IOException {
    heading("h.about", out);
    List<Block.Field> fields = new ArrayList<>();
    fields.add(payments.field("case", words.said(details.caseId())));
    fields.add(payments.field("authority", words.said(details.authority())));
    fields.add(payments.field("purpose", words.said(details.purpose())));
    fields.add(payments.field("operator", words.said(details.operator())));
    fields.add(payments.exact("date", date.toString()));
    fields.add(payments.field("document", Line.quoted(details.document())));
    fields.add(payments.exact("sha256", details.sha256()));
    out.write(new Block.Fields(fields));
    heading("h.question", out);
    out.write(new Block.Paragraph(words.said(details.question())));
  }

  private void method(BlockWriter out) throws IOException {
    heading("h.method", out);
    out.write(new Block.Paragraph(words.line("method.text")));
    out.write(new Block.Paragraph(words.line("policy." + facts.policy())));
    out.write(new Block.Paragraph(words.line("policy." + facts.policy() + ".limit")));
    out.write(
        new Block.Paragraph(words.line("method.assets").then(" ", words.line("method.back"))));
    Facts.Block horizon = facts.horizon();
    List<Block.Field> fields = new ArrayList<>();
    fields.add(payments.exact("chain", facts.chainName()));
    fields.add(payments.exact("chain-id", facts.chainId()));
    fields.add(payments.exact("source", facts.origin()));
    fields.add(
        payments.field(
            "horizon",
            words.line(
                "block.text",
                new Run.Exact(Long.toString(horizon.height())),
                new Run.Exact(horizon.time().toString()),
                new Run.Exact(horizon.hash()))));
    fields.add(
        payments.field(
            "direction", words.line(facts.forward() ? "direction.forward" : "direction.backward")));
    fields.add(payments.exact("rule", facts.policy()));
    fields.add(
        payments.exact("chosen", facts.chosenAt() == null ? null : facts.chosenAt().toString()));
    if (facts.feeRule() != null) {
      fields.add(payments.field("fees", words.line("fees." + facts.feeRule())));
    }
    fields.add(payments.exact("transactions", Integer.toString(facts.transactions())));
    out.write(new Block.Fields(fields));
  }

  private void verify(BlockWriter out) throws IOException {
    heading("h.verify", out);
    out.write(
        new Block.Bullets(
            List.of(
                words.line(
                    "verify.hash", new Run.Exact(details.sha256()), new Run.Exact("sha256sum")),
                words.line("verify.case", new Run.Exact("tracer verify CASE")),
                words.line("verify.again", new Run.Exact("tracer trace --json")),
                words.line("verify.report", new Run.Exact("tracer report")),
                words.line("verify.chain"))));
  }

  private void sign(BlockWriter out) throws IOException {
    heading("h.signature", out);
    List<Block.Field> fields = new ArrayList<>();
    fields.add(
        payments.field(
            "name",
            details.operator() == null ? words.line("blank") : Line.quoted(details.operator())));
    fields.add(payments.field("place-date", words.line("blank")));
    fields.add(payments.field("sign", words.line("blank")));
    out.write(new Block.Fields(fields));
  }

  private void annex(BlockWriter out) throws IOException {
    out.write(new Block.PageBreak());
    heading("h.annex", out);
    int number = 0;
    for (End end : facts.ends()) {
      number++;
      out.write(new Block.Fields(payments.place(number, end)));
    }
  }

  private void heading(String key, BlockWriter out) throws IOException {
    out.write(new Block.Heading(2, words.line(key)));
  }
}
