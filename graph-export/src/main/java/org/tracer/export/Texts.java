package org.tracer.export;

import org.jspecify.annotations.Nullable;

/** Makes any text safe to encode. */
public final class Texts {

  private static final String REPLACEMENT = "\ufffd";

  private Texts() {}

  /**
   * What {@link #clean} makes of one character that is no part of a surrogate pair; null if it
   * stays.
   */
  public static @Nullable String replacement(char c) {
    return isPlain(c) ? null : REPLACEMENT;
  }

  /**
   * Replaces with U+FFFD what XML 1.0 forbids and C strings cannot hold: control characters but
   * tab, line feed and carriage return; surrogates without partner; U+FFFE and U+FFFF. And what
   * turns the order of reading round, see {@link #inOrder}.
   */
  public static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isPlain(text.charAt(i))) {
        return cleanFrom(text, i);
      }
    }
    return text;
  }

  /**
   * Replaces with U+FFFD what turns the order of reading round (U+202A to U+202E, U+2066 to
   * U+2069): behind it, the digits of an amount would be shown backward.
   */
  static String inOrder(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (turns(text.charAt(i))) {
        return text.replaceAll("[\u202a-\u202e\u2066-\u2069]", REPLACEMENT);
      }
    }
    return text;
  }

  private static boolean turns(char c) {
    return c >= 0x202a && c <= 0x2069 && (c <= 0x202e || c >= 0x2066);
  }

  private static String cleanFrom(String text, int from) {
    StringBuilder clean = new StringBuilder(text.length()).append(text, 0, from);
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        clean.append(c).append(text.charAt(++i));
      } else {
        clean.append(isPlain(c) ? String.valueOf(c) : REPLACEMENT);
      }
    }
    return clean.toString();
  }

  private static boolean isPlain(char c) {
    return c >= 0x20
        ? (c < Character.MIN_SURROGATE && !turns(c)) || (c > Character.MAX_SURROGATE && c < 0xfffe)
        : c == '\t' || c == '\n' || c == '\r';
  }
}
