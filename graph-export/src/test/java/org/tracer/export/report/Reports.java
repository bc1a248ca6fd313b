package org.tracer.export.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tracer.accounting.Lossless;
import org.tracer.accounting.account.AccountRule;
import org.tracer.export.Exports;
import org.tracer.export.report.text.Block;
import org.tracer.export.report.text.Language;
import org.tracer.export.report.text.Line;
import org.tracer.export.report.text.ReportText;
import org.tracer.export.report.text.Run;
import org.tracer.graph.ExampleTrace;
import org.tracer.ledger.account.TokenClaims;
import org.tracer.trace.account.ExampleFunds;

/** Reports to write. */
public final class Reports {

  /** The SHA-256 of nothing. */
  public static final String HASH =
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

  private Reports() {}

  public static Report outputs(Language language) {
    return Report.of(ExampleTrace.fifo(), details("Order 12/26"), language);
  }

  public static Report accounts(Language language) {
    return Report.of(ExampleFunds.fifo(), AccountRule.FIFO, details("Order 12/26"), language);
  }

  /** With labels, notes and words of the command line that do what they can. */
  public static Report hostileOutputs(Language language) {
    return Report.of(
        ExampleTrace.of(Lossless.FIFO, Exports.FORMULA, Exports.HOSTILE, Exports.HOSTILE),
        details(Exports.HOSTILE + "\u202e `code` | **bold** \u0906\u0926\u0947\u0936 \u4e2d"),
        language);
  }

  public static Report hostileAccounts(Language language) {
    TokenClaims claims = new TokenClaims("\u202e\u4e2d<b>|`" + Exports.HOSTILE, 6);
    return Report.of(
        ExampleFunds.of(Exports.FORMULA, Exports.HOSTILE, claims),
        AccountRule.FIFO,
        details(Exports.HOSTILE),
        language);
  }

  public static byte[] bytes(Report report, ReportFormat format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    report.write(format, out);
    return out.toByteArray();
  }

  public static String text(Report report, ReportFormat format) throws IOException {
    return new String(bytes(report, format), UTF_8);
  }

  /** All blocks of a report, in no format. */
  public static List<Block> blocks(Report report) throws IOException {
    List<Block> blocks = new ArrayList<>();
    ReportText text =
        ReportTemplate.of(report.facts(), report.details(), report.language(), report.values());
    text.content().write(blocks::add);
    return blocks;
  }

  /** Every line of a report, in no format. */
  public static List<Line> lines(Report report) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (Block block : blocks(report)) {
      switch (block) {
        case Block.Heading heading -> lines.add(heading.text());
        case Block.Paragraph paragraph -> lines.add(paragraph.text());
        case Block.Warning warning -> lines.add(warning.text());
        case Block.Bullets bullets -> lines.addAll(bullets.items());
        case Block.Fields fields ->
            fields.fields().forEach(field -> lines.add(field.name().then(": ", field.value())));
        case Block.PageBreak pageBreak -> {}
      }
    }
    return lines;
  }

  public static String plain(Report report) throws IOException {
    return String.join("\n", lines(report).stream().map(Line::plain).toList());
  }

  /** Everything exact in a report, in order. */
  public static List<String> exact(Report report) throws IOException {
    return lines(report).stream()
        .flatMap(line -> line.runs().stream())
        .filter(run -> run instanceof Run.Exact)
        .map(Run::text)
        .toList();
  }

  static ReportDetails details(String authority) {
    return new ReportDetails(
        "2026-0417", authority, null, "Where is it?", "A. Rana", null, "trace.json", HASH);
  }
}
