package org.tracer.export.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.regex.Pattern;
import org.tracer.export.Texts;

/**
 * Writes records of RFC 4180 in UTF-8, without byte order mark, one a line.
 *
 * <p>Two changes are made to text that comes from people, such as labels and notes. Line breaks and
 * tabs become spaces, because i2 and line-based tools break records there. Text that begins with
 * {@code = + - @} gets an apostrophe in front, because spreadsheets would run it as a formula
 * (CWE-1236); quoting the field does not prevent that. JSON has such texts unchanged.
 */
final class CsvWriter implements Closeable {

  /** ASCII and the full-width forms that some spreadsheets take for the same. */
  private static final String FORMULA_STARTS = "=+-@＝＋－＠";

  private static final Pattern LINE_BREAK = Pattern.compile("\\R|\t");

  private final Writer out;
  private boolean first = true;

  CsvWriter(OutputStream stream) {
    out = new BufferedWriter(new OutputStreamWriter(stream, UTF_8));
  }

  void field(String text) throws IOException {
    if (!first) {
      out.write(',');
    }
    first = false;
    String safe = safe(text);
    // Semicolons and tabs too: spreadsheets of many countries split there.
    if (safe.chars().noneMatch(c -> c == ',' || c == ';' || c == '"' || c == '\t')) {
      out.write(safe);
    } else {
      out.write('"');
      out.write(safe.replace("\"", "\"\""));
      out.write('"');
    }
  }

  void endRecord() throws IOException {
    out.write('\n');
    first = true;
  }

  private static String safe(String text) {
    String line = LINE_BREAK.matcher(Texts.clean(text)).replaceAll(" ");
    String shown = line.stripLeading();
    boolean formula = !shown.isEmpty() && FORMULA_STARTS.indexOf(shown.charAt(0)) >= 0;
    return formula ? "'" + line : line;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
