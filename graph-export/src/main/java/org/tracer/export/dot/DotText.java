package org.tracer.export.dot;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.tracer.export.Texts;

/** Text inside a quoted string of the DOT language. */
final class DotText {

  /** About half a bech32 address of 62 characters, a whole base58 one. */
  private static final int LINE = 34;

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private DotText() {}

  /** Cuts an address or script into lines of about the same length. */
  static List<String> cut(String text) {
    int count = Math.max(1, (text.length() + LINE - 1) / LINE);
    int width = Math.max(1, (text.length() + count - 1) / count);
    List<String> lines = new ArrayList<>();
    for (int from = 0; from < text.length(); from += width) {
      lines.add(text.substring(from, Math.min(text.length(), from + width)));
    }
    return lines;
  }

  /** Breaks prose at spaces; a long word stays whole. */
  static List<String> wrap(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : SPACE.splitAsStream(text.strip()).toList()) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > LINE) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  static String centredLines(List<String> lines) {
    return join(lines, "\\n");
  }

  static String leftLines(List<String> lines) {
    return join(lines, "\\l") + "\\l";
  }

  private static String join(List<String> lines, String end) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      text.append(i == 0 ? "" : end);
      escape(lines.get(i), text);
    }
    return text.toString();
  }

  /**
   * Appends text so that Graphviz shows it as it is: backslashes begin its own escapes, and it
   * replaces HTML entities even in plain labels.
   */
  private static void escape(String line, StringBuilder text) {
    String clean = Texts.clean(line);
    for (int i = 0; i < clean.length(); i++) {
      char c = clean.charAt(i);
      switch (c) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '&' -> text.append("&amp;");
        case '\n', '\r', '\t' -> text.append(' ');
        default -> text.append(c);
      }
    }
  }
}
