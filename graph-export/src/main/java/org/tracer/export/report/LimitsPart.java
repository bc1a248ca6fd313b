package org.tracer.export.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tracer.export.report.facts.Facts;
import org.tracer.export.report.facts.Limit;
import org.tracer.export.report.facts.Money;
import org.tracer.export.report.text.Block;
import org.tracer.export.report.text.Line;
import org.tracer.export.report.text.ReportText.BlockWriter;
import org.tracer.export.report.text.Run;

/** What the result does not say, and what it rests on. */
final class LimitsPart {

  private final Words words;
  private final Facts facts;
  private final PaymentFields fields;

  LimitsPart(Words words, Facts facts, PaymentFields fields) {
    this.words = words;
    this.facts = facts;
    this.fields = fields;
  }

  void write(BlockWriter out) throws IOException {
    heading(2, "h.limits", out);
    List<Line> items = new ArrayList<>();
    items.add(
        words.line(
            "limits.horizon",
            new Run.Exact(Long.toString(facts.horizon().height())),
            new Run.Exact(facts.horizon().time().toString())));
    items.add(words.line("limits.rules"));
    items.add(words.line("limits.services"));
    items.add(words.line("limits.persons"));
    if (!facts.tellsOutputs()) {
      items.add(words.line("limits.symbols"));
      items.add(words.line("limits.internal"));
    }
    items.add(words.line("unshown", new Run.Exact("[U+202E]")));
    out.write(new Block.Bullets(items));
    heading(3, "h.tiers", out);
    out.write(
        new Block.Bullets(
            List.of(
                words.line("tier.fact"),
                words.line("tier.inference"),
                words.line("tier.attribution"))));
    heading(3, "h.stop-rules", out);
    if (facts.limits().isEmpty()) {
      out.write(new Block.Paragraph(words.line("limits.none")));
    }
    for (Limit limit : facts.limits()) {
      out.write(new Block.Fields(limit(limit)));
    }
    told(out);
    heading(3, "h.notices", out);
    out.write(
        facts.notices().isEmpty()
            ? new Block.Paragraph(words.line("none"))
            : new Block.Bullets(facts.notices().stream().map(Line::quoted).toList()));
  }

  private void told(BlockWriter out) throws IOException {
    for (String set : facts.told().sets()) {
      out.write(new Block.Fields(List.of(fields.field("tag-set", Line.quoted(set)))));
    }
    for (String place : facts.told().passed()) {
      out.write(new Block.Fields(List.of(fields.field("through", Line.quoted(place)))));
    }
  }

  private List<Block.Field> limit(Limit limit) {
    List<Block.Field> cut = new ArrayList<>();
    cut.add(fields.exact("limit", limit.rule() + " " + limit.value()));
    cut.add(
        fields.field(
            "cut", words.line("limits.places", new Run.Exact(Integer.toString(limit.places())))));
    for (Money money : limit.cut()) {
      cut.add(fields.exact("sum", money.withAsset()));
    }
    return cut;
  }

  private void heading(int level, String key, BlockWriter out) throws IOException {
    out.write(new Block.Heading(level, words.line(key)));
  }
}
