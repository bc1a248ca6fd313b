package org.tracer.source.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The beginning of foreign text, made safe to show in a one-line message. */
public final class Excerpt {

  private static final int BODY_LENGTH = 120;

  private Excerpt() {}

  /** At most {@code length} characters of {@code text} on one line, without control characters. */
  public static String of(String text, int length) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length() && shown.length() < length; i++) {
      char c = text.charAt(i);
      boolean blank = Character.isWhitespace(c) || Character.isISOControl(c);
      if (!blank) {
        shown.append(Character.isSurrogate(c) || isFormat(c) ? '?' : c);
      } else if (!shown.isEmpty() && shown.charAt(shown.length() - 1) != ' ') {
        shown.append(' ');
      }
    }
    return shown.toString().strip();
  }

  /** The beginning of a body, read as UTF-8. */
  public static String of(byte[] body) {
    byte[] head = Arrays.copyOf(body, Math.min(body.length, 4 * BODY_LENGTH));
    return of(new String(head, StandardCharsets.UTF_8), BODY_LENGTH);
  }

  /** Characters that reorder or hide others on a terminal. */
  private static boolean isFormat(char c) {
    return Character.getType(c) == Character.FORMAT;
  }
}
