package org.tracer.cli.render;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Lines of text for a person. Characters that a terminal would obey instead of showing, and those
 * that other alphabets hide in, are written as escapes: labels, notes and answers of foreign
 * servers cannot move the cursor or forge a line. Confined to one thread.
 */
public final class Screen {

  public static final int DEFAULT_COLUMNS = 80;

  private final PrintWriter out;
  private final int columns;

  /**
   * @param columns where prose is wrapped; identifiers are never broken
   */
  public Screen(PrintWriter out, int columns) {
    this.out = out;
    this.columns = columns;
  }

  /** One line, however long. */
  public void line(String text) {
    out.print(escape(text));
    out.print(System.lineSeparator());
  }

  public void line() {
    line("");
  }

  /**
   * Prose, wrapped between words. A word longer than a line has a line of its own.
   *
   * @param first what the first line begins with
   * @param rest what the other lines begin with
   */
  public void prose(String first, String rest, String text) {
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : text.strip().split("\\s+", -1)) {
      if (!empty && line.length() + 1 + word.length() > columns) {
        line(line.toString());
        line.setLength(0);
        line.append(rest);
        empty = true;
      }
      if (!empty) {
        line.append(' ');
      }
      line.append(word);
      empty = false;
    }
    line(line.toString());
  }

  public void flush() {
    out.flush();
  }

  /**
   * The text with control, formatting and unpaired surrogate characters as {@code \}{@code uXXXX}.
   */
  public static String escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return escapeFrom(text);
      }
    }
    return text;
  }

  private static String escapeFrom(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(point -> {
          switch (Character.getType(point)) {
            case Character.CONTROL,
                Character.FORMAT,
                Character.SURROGATE,
                Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR,
                Character.PRIVATE_USE,
                Character.UNASSIGNED ->
                escaped.append(String.format(Locale.ROOT, "\\u%04x", point));
            default -> escaped.appendCodePoint(point);
          }
        });
    return escaped.toString();
  }
}
