package org.tracer.export.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tracer.export.report.facts.Facts;
import org.tracer.export.report.facts.Sheet;
import org.tracer.export.report.text.Block;
import org.tracer.export.report.text.Line;
import org.tracer.export.report.text.ReportText.BlockWriter;
import org.tracer.export.report.text.Run;

/** The result on the first page: what was followed, and what became of it, a line an amount. */
final class BriefPart {

  /** So many fit on the first page with all that must stand there. */
  private static final int LISTED = 4;

  private final Words words;
  private final Facts facts;

  BriefPart(Words words, Facts facts) {
    this.words = words;
    this.facts = facts;
  }

  void write(BlockWriter out) throws IOException {
    out.write(new Block.Heading(2, words.line("h.brief")));
    if (facts.conserving()) {
      sheets(out);
    } else {
      out.write(new Block.Paragraph(words.line("brief.marks")));
    }
    out.write(
        new Block.Paragraph(
            words.line(
                "brief.rule",
                new Run.Exact(facts.policy()),
                new Run.Exact(Long.toString(facts.horizon().height())),
                new Run.Exact(facts.horizon().time().toString()))));
  }

  private void sheets(BlockWriter out) throws IOException {
    List<Sheet> sheets = facts.sheets();
    List<Line> lines = new ArrayList<>();
    for (Sheet sheet : sheets.subList(0, Math.min(LISTED, sheets.size()))) {
      Line label = Line.quoted(sheet.label());
      for (Sheet.Item item : sheet.lines()) {
        Line amount = Line.exact(item.money().text());
        lines.add(label.then(": ", words.line(words.sheetKey(item.key()))).then(": ", amount));
      }
      if (!sheet.balanced()) {
        lines.add(label.then(": ", words.line("sheet.unbalanced")));
      }
    }
    out.write(new Block.Bullets(lines));
    if (sheets.size() > LISTED) {
      Run count = new Run.Exact(Integer.toString(sheets.size() - LISTED));
      out.write(new Block.Paragraph(words.line("brief.more", count)));
    }
  }
}
