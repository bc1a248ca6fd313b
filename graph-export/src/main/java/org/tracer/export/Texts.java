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
   * tab, line feed and carriage return; surrogates without partner; U+FFFE and U+FFFF.
   */
  public static String clean(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isPlain(text.charAt(i))) {
        return cleanFrom(text, i);
      }
    }
    return text;
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
        ? c < Character.MIN_SURROGATE || (c > Character.MAX_SURROGATE && c < 0xfffe)
        : c == '\t' || c == '\n' || c == '\r';
  }
}
