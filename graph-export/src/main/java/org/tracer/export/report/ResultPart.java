package org.tracer.export.report;

import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tracer.export.report.facts.Conversion;
import org.tracer.export.report.facts.End;
import org.tracer.export.report.facts.Facts;
import org.tracer.export.report.facts.Money;
import org.tracer.export.report.facts.Remark;
import org.tracer.export.report.facts.Sheet;
import org.tracer.export.report.facts.Start;
import org.tracer.export.report.text.Block;
import org.tracer.export.report.text.Line;
import org.tracer.export.report.text.ReportText.BlockWriter;
import org.tracer.export.report.text.Run;

/** The result: what was followed, the balance sheet, and the places to act on. */
final class ResultPart {

  /** How many places of an asset are listed before the annex. */
  private static final int LISTED = 40;

  private final Words words;
  private final Facts facts;
  private final PaymentFields payments;
  private final IdentityHashMap<End, Integer> numbers;

  /**
   * @param numbers of the places in the annex
   */
  ResultPart(
      Words words, Facts facts, PaymentFields payments, IdentityHashMap<End, Integer> numbers) {
    this.words = words;
    this.facts = facts;
    this.payments = payments;
    this.numbers = numbers;
  }

  void write(BlockWriter out) throws IOException {
    heading(2, "h.result", out);
    heading(3, "h.followed", out);
    for (Start start : facts.starts()) {
      List<Block.Field> fields = new ArrayList<>();
      fields.add(payments.field("label", Line.quoted(start.label())));
      fields.add(payments.exact("amount", start.money().text()));
      payments.payment(start.payment(), fields);
      out.write(new Block.Fields(fields));
    }
    heading(3, "h.balance", out);
    if (!facts.conserving()) {
      out.write(new Block.Warning(words.line("sheet.marks")));
    }
    for (Sheet sheet : facts.sheets()) {
      sheet(sheet, out);
    }
    conversions(out);
    remarks(out);
    endpoints(out);
  }

  private void sheet(Sheet sheet, BlockWriter out) throws IOException {
    List<Block.Field> fields = new ArrayList<>();
    fields.add(payments.field("label", Line.quoted(sheet.label())));
    fields.add(payments.exact("asset", sheet.asset()));
    for (Sheet.Item item : sheet.lines()) {
      Line amount = Line.exact((item.isIn() ? "+ " : "- ") + item.money().text());
      fields.add(new Block.Field(words.line(words.sheetKey(item.key())), amount));
    }
    out.write(new Block.Fields(fields));
    Line verdict = words.line(sheet.balanced() ? "sheet.balanced" : "sheet.unbalanced");
    out.write(sheet.balanced() ? new Block.Paragraph(verdict) : new Block.Warning(verdict));
  }

  private void conversions(BlockWriter out) throws IOException {
    if (facts.conversions().isEmpty()) {
      return;
    }
    heading(3, "h.conversions", out);
    out.write(new Block.Paragraph(words.line("conversions.text")));
    for (Conversion one : facts.conversions()) {
      List<Block.Field> fields = new ArrayList<>();
      fields.add(payments.exact("account", one.account()));
      fields.add(payments.exact("gave", one.gave().withAsset()));
      fields.add(payments.exact("got", one.got().withAsset()));
      fields.add(payments.exact("transaction", one.transaction()));
      one.with().forEach(other -> fields.add(payments.exact("with", other)));
      out.write(new Block.Fields(fields));
    }
  }

  private void remarks(BlockWriter out) throws IOException {
    if (facts.remarks().isEmpty()) {
      return;
    }
    heading(3, "h.remarks", out);
    List<Line> items = new ArrayList<>();
    for (Remark remark : facts.remarks()) {
      Line line = words.line("remark." + remark.key());
      for (String exact : remark.exact()) {
        line = line.then(" ", Line.exact(exact));
      }
      items.add(line);
    }
    out.write(new Block.Bullets(items));
  }

  private void endpoints(BlockWriter out) throws IOException {
    heading(2, "h.endpoints", out);
    Map<String, List<End>> byAsset = new LinkedHashMap<>();
    for (End end : facts.ends()) {
      if (!action(end).equals("a.NONE")) {
        byAsset.computeIfAbsent(end.asset(), any -> new ArrayList<>()).add(end);
      }
    }
    if (byAsset.isEmpty()) {
      out.write(new Block.Paragraph(words.line("endpoints.none")));
      return;
    }
    out.write(
        new Block.Paragraph(
            words.line(facts.conserving() ? "endpoints.text" : "endpoints.unordered")));
    for (Map.Entry<String, List<End>> one : byAsset.entrySet()) {
      out.write(new Block.Heading(3, Line.exact(one.getKey())));
      List<End> ends = new ArrayList<>(one.getValue());
      if (facts.conserving()) {
        ends.sort(Comparator.comparing(ResultPart::amount).reversed());
      }
      list(ends, out);
    }
  }

  private void list(List<End> ends, BlockWriter out) throws IOException {
    for (End end : ends.subList(0, Math.min(LISTED, ends.size()))) {
      List<Block.Field> fields = new ArrayList<>();
      Integer number = numbers.get(end);
      fields.add(payments.exact("number", number == null ? null : number.toString()));
      Money total = end.total();
      fields.add(
          total == null
              ? payments.field("amount", words.line("marked"))
              : payments.exact("amount", total.text()));
      fields.add(payments.exact("place", end.place()));
      fields.add(payments.field("reason", words.line("r." + end.reason())));
      payments.said(end, fields);
      fields.add(payments.field("ask", words.line(action(end))));
      out.write(new Block.Fields(fields));
    }
    if (ends.size() > LISTED) {
      rest(ends.subList(LISTED, ends.size()), out);
    }
  }

  private void rest(List<End> ends, BlockWriter out) throws IOException {
    Run count = new Run.Exact(Integer.toString(ends.size()));
    BigInteger sum = ends.stream().map(ResultPart::amount).reduce(BigInteger.ZERO, BigInteger::add);
    Money one = ends.getFirst().shares().getFirst().money();
    out.write(
        new Block.Paragraph(
            facts.conserving()
                ? words.line("endpoints.rest", count, new Run.Exact(sum + " " + one.unit()))
                : words.line("endpoints.marks", count)));
  }

  private static BigInteger amount(End end) {
    Money total = end.total();
    return total == null ? BigInteger.ZERO : total.baseUnits();
  }

  /** The key of what to do about a place. */
  private static String action(End end) {
    return switch (end.reason()) {
      case "UNSPENT", "HELD", "STOP_LIST", "HUB", "CONTRACT", "END_OF_DATA", "COMMINGLED" ->
          "a." + end.reason();
      case "UNEXPLAINED" -> "a.END_OF_DATA";
      case "SERVICE", "BRIDGE" -> "a.SERVICE";
      case "MIXER", "COINJOIN" -> "a.MIXER";
      case "SANCTIONED" -> "a.SANCTIONED";
      case "HOP_LIMIT", "FAN_OUT_LIMIT", "OUTSIDE_WINDOW", "BELOW_THRESHOLD" -> "a.CONTINUE";
      default -> "a.NONE";
    };
  }

  private void heading(int level, String key, BlockWriter out) throws IOException {
    out.write(new Block.Heading(level, words.line(key)));
  }
}
