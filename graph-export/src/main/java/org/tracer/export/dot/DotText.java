package org.tracer.export.dot;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Text cut into lines for a picture. */
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
}
