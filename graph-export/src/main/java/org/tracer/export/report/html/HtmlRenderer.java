package org.tracer.export.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import org.tracer.export.report.text.Block;
import org.tracer.export.report.text.Language;
import org.tracer.export.report.text.Line;
import org.tracer.export.report.text.ReportRenderer;
import org.tracer.export.report.text.ReportText;
import org.tracer.export.report.text.Run;
import org.tracer.export.report.text.VisibleText;

/**
 * Writes reports as one HTML file that asks for nothing else: no script, no picture, no network. A
 * browser is told to refuse all of them besides.
 */
public final class HtmlRenderer implements ReportRenderer {

  @Override
  public void write(ReportText report, OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8), 1 << 16);
    Language language = report.language();
    writer.write("<!DOCTYPE html>\n<html lang=\"" + language.code() + "\" dir=\"");
    writer.write(language.isRightToLeft() ? "rtl" : "ltr");
    writer.write("\">\n<head>\n<meta charset=\"utf-8\">\n");
    writer.write("<meta http-equiv=\"Content-Security-Policy\" content=\"");
    writer.write("default-src 'none'; style-src 'unsafe-inline'\">\n");
    writer.write("<meta name=\"referrer\" content=\"no-referrer\">\n");
    writer.write("<title>" + escaped(VisibleText.of(report.title())) + "</title>\n<style>\n");
    writer.write(style());
    writer.write("</style>\n</head>\n<body>\n");
    report.content().write(block -> write(block, writer));
    writer.write("</body>\n</html>\n");
    writer.flush();
  }

  private static String style() throws IOException {
    try (InputStream in = HtmlRenderer.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException("the style of reports is missing");
      }
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static void write(Block block, Writer out) throws IOException {
    switch (block) {
      case Block.Heading heading -> {
        String tag = "h" + heading.level();
        out.write("<" + tag + ">" + line(heading.text()) + "</" + tag + ">\n");
      }
      case Block.Paragraph paragraph -> out.write("<p>" + line(paragraph.text()) + "</p>\n");
      case Block.Warning warning ->
          out.write("<p class=\"warning\">" + line(warning.text()) + "</p>\n");
      case Block.Bullets bullets -> {
        out.write("<ul>\n");
        for (Line item : bullets.items()) {
          out.write("<li>" + line(item) + "</li>\n");
        }
        out.write("</ul>\n");
      }
      case Block.Fields fields -> {
        out.write("<table class=\"fields\">\n");
        for (Block.Field field : fields.fields()) {
          out.write("<tr><th scope=\"row\">" + line(field.name()) + "</th><td>");
          out.write(line(field.value()) + "</td></tr>\n");
        }
        out.write("</table>\n");
      }
      case Block.PageBreak pageBreak -> out.write("<div class=\"page\"></div>\n");
    }
  }

  private static String line(Line line) {
    StringBuilder html = new StringBuilder();
    for (Run run : line.runs()) {
      html.append(
          switch (run) {
            case Run.Words words -> escaped(words.text());
            case Run.English words ->
                line.isEnglish() ? escaped(words.text()) : english(escaped(words.text()));
            case Run.Quoted quoted ->
                "<bdi class=\"quoted\">" + escaped(VisibleText.of(quoted.text())) + "</bdi>";
            case Run.Exact exact ->
                "<bdi class=\"exact\" dir=\"ltr\" translate=\"no\">"
                    + escaped(VisibleText.of(exact.text()))
                    + "</bdi>";
          });
    }
    return line.isEnglish() ? english(html.toString()) : html.toString();
  }

  private static String english(String html) {
    return "<span lang=\"en\" dir=\"ltr\">" + html + "</span>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
