package org.tracer.export.report.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;
import org.tracer.export.report.text.Block;
import org.tracer.export.report.text.Line;
import org.tracer.export.report.text.ReportRenderer;
import org.tracer.export.report.text.ReportText;
import org.tracer.export.report.text.Run;
import org.tracer.export.report.text.VisibleText;

/**
 * Writes reports as Markdown (CommonMark). What is exact is code, and in everything else each
 * character that could mean something is escaped.
 */
public final class MarkdownRenderer implements ReportRenderer {

  private static final String SPECIAL = "\\`*_{}[]()<>#+-.!|&~=:@^$\"'/";

  @Override
  public void write(ReportText report, OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8), 1 << 16);
    report.content().write(block -> write(block, writer));
    writer.flush();
  }

  private static void write(Block block, Writer out) throws IOException {
    switch (block) {
      case Block.Heading heading -> {
        out.write("#".repeat(heading.level()));
        out.write(' ');
        out.write(line(heading.text()));
        out.write("\n\n");
      }
      case Block.Paragraph paragraph -> out.write(line(paragraph.text()) + "\n\n");
      case Block.Warning warning -> out.write("> **" + line(warning.text()) + "**\n\n");
      case Block.Bullets bullets -> items(bullets.items(), out);
      case Block.Fields fields ->
          items(
              fields.fields().stream()
                  .map(field -> field.name().then(": ", field.value()))
                  .toList(),
              out);
      case Block.PageBreak pageBreak -> out.write("---\n\n");
    }
  }

  private static void items(List<Line> items, Writer out) throws IOException {
    for (Line item : items) {
      out.write("- " + line(item) + "\n");
    }
    out.write('\n');
  }

  private static String line(Line line) {
    StringBuilder text = new StringBuilder();
    for (Run run : line.runs()) {
      text.append(
          switch (run) {
            case Run.Words words -> escaped(words.text());
            case Run.English words -> escaped(words.text());
            case Run.Quoted quoted -> escaped(VisibleText.of(quoted.text()));
            case Run.Exact exact -> exact(VisibleText.of(exact.text()));
          });
    }
    return text.toString();
  }

  /** Code where that is safe: a pipe ends a cell even there, and a backtick ends the code. */
  private static String exact(String text) {
    boolean plain = !text.isBlank() && text.chars().noneMatch(c -> c == '`' || c == '|');
    return plain ? "`" + text.strip() + "`" : escaped(text);
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '<') {
        escaped.append("&lt;");
      } else if (c == '>') {
        escaped.append("&gt;");
      } else if (c == '&') {
        escaped.append("&amp;");
      } else if (SPECIAL.indexOf(c) >= 0 && needsEscape(text, i)) {
        escaped.append('\\').append(c);
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** Points, hyphens and the like mean nothing between letters and spaces. */
  private static boolean needsEscape(String text, int i) {
    return switch (text.charAt(i)) {
      case '-', '+', '=', '#' -> i == 0;
      case '.', ')' -> i > 0 && Character.isDigit(text.charAt(i - 1));
      case '(', '{', '}', '"', '\'', '^', '$' -> false;
      case ':', '/' -> i + 1 < text.length() && text.charAt(i + 1) == '/';
      default -> true;
    };
  }
}
