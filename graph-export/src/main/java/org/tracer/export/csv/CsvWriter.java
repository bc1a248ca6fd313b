package org.tracer.export.csv;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.tracer.export.Texts;
import org.tracer.export.Utf8Writer;

/**
 * Writes records of RFC 4180 in UTF-8, without byte order mark, one a line.
 *
 * <p>Two changes are made to text that comes from people, such as labels and notes. Line breaks and
 * tabs become spaces, because i2 and line-based tools break records there. Text that begins with
 * {@code = + - @} gets an apostrophe in front, because spreadsheets would run it as a formula
 * (CWE-1236); quoting the field does not prevent that. JSON has such texts unchanged.
 */
public final class CsvWriter implements Closeable {

  private static final Pattern LINE_BREAK = Pattern.compile("\\R|\t");

  /** A character that makes readers split a field: spreadsheets of many countries at semicolons. */
  private static final int SPLITS = 1;

  /** No printable ASCII. */
  private static final int UNUSUAL = 2;

  private static final byte[] KINDS = new byte[0x7f];

  static {
    Arrays.fill(KINDS, 0, 0x20, (byte) UNUSUAL);
    KINDS[','] = KINDS[';'] = KINDS['"'] = SPLITS;
  }

  private final Utf8Writer out;
  private boolean first = true;

  public CsvWriter(OutputStream stream) {
    out = new Utf8Writer(stream, c -> c == '"' ? "\"\"" : null);
  }

  public void field(String text) throws IOException {
    if (!first) {
      out.raw(',');
    }
    first = false;
    // Most columns do not concern most rows.
    if (!text.isEmpty()) {
      value(text);
    }
  }

  private void value(String text) throws IOException {
    int kinds = kinds(text);
    boolean quoted = (kinds & SPLITS) != 0;
    String line =
        (kinds & UNUSUAL) == 0 ? text : LINE_BREAK.matcher(Texts.clean(text)).replaceAll(" ");
    if (quoted) {
      out.raw('"');
    }
    if (isFormula(line)) {
      out.raw('\'');
    }
    if (quoted) {
      out.text(line);
      out.raw('"');
    } else {
      out.raw(line);
    }
  }

  public void endRecord() throws IOException {
    out.raw('\n');
    first = true;
  }

  /** All the kinds of characters there are in a text. */
  private static int kinds(String text) {
    int kinds = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      kinds |= c < KINDS.length ? KINDS[c] : UNUSUAL;
    }
    return kinds;
  }

  private static boolean isFormula(String line) {
    String shown = line.stripLeading();
    return !shown.isEmpty()
        && switch (shown.charAt(0)) {
          case '=', '+', '-', '@' -> true;
          // The full-width forms, which some spreadsheets take for the same.
          case '＝', '＋', '－', '＠' -> true;
          default -> false;
        };
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
