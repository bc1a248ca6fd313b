package org.tracer.export.report.text;

import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Makes everything in a text visible: what cannot be seen, what changes the order of reading and
 * what a font does not have is written as its code point, such as {@code [U+202E]}.
 */
public final class VisibleText {

  /** How what stands for a character begins. */
  public static final String BEGINNING = "[U+";

  private VisibleText() {}

  public static String of(String text) {
    return of(text, any -> true);
  }

  /**
   * The text with escapes.
   *
   * @param shown whether a visible character can be shown
   */
  public static String of(String text, IntPredicate shown) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .forEach(c -> {
          if (c == '\n' || c == '\r' || c == '\t') {
            visible.append(' ');
          } else if (isVisible(c) && shown.test(c)) {
            visible.appendCodePoint(c);
          } else {
            visible.append(String.format(Locale.ROOT, BEGINNING + "%04X]", c));
          }
        });
    return visible.toString();
  }

  /** Joiners are left alone: the spelling of several languages needs them. */
  private static boolean isVisible(int c) {
    if (c == 0x200c || c == 0x200d) {
      return true;
    }
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
