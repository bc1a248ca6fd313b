package org.tracer.export.report.pdf;

import java.lang.Character.UnicodeScript;
import org.jspecify.annotations.Nullable;
import org.tracer.export.report.text.Language;

/** The scripts beside Latin that reports are written in. */
enum PdfScript {
  ARABIC("NotoNaskhArabic", UnicodeScript.ARABIC, 0x600, 0x6ff, false),
  DEVANAGARI("NotoSansDevanagari", UnicodeScript.DEVANAGARI, 0x900, 0x97f, true),
  /** Its sentences end with a sign of the block of Devanagari. */
  BENGALI("NotoSansBengali", UnicodeScript.BENGALI, 0x964, 0x965, true);

  private static final int NON_JOINER = 0x200c;
  private static final int JOINER = 0x200d;

  private final String family;
  private final UnicodeScript script;
  private final int first;
  private final int last;
  private final boolean shaped;

  PdfScript(String family, UnicodeScript script, int first, int last, boolean shaped) {
    this.family = family;
    this.script = script;
    this.first = first;
    this.last = last;
    this.shaped = shaped;
  }

  static @Nullable PdfScript of(Language language) {
    return switch (language) {
      case ENGLISH, SPANISH -> null;
      case HINDI, NEPALI -> DEVANAGARI;
      case BENGALI -> PdfScript.BENGALI;
      case URDU -> ARABIC;
    };
  }

  String family() {
    return family;
  }

  /** Whether words are set by the shaper of Java, since the layout sets them wrongly. */
  boolean isShaped() {
    return shaped;
  }

  /** Marks and punctuation of a block are shared by scripts, and stand between its letters. */
  boolean has(int c) {
    return UnicodeScript.of(c) == script
        || (c >= first && c <= last)
        || c == NON_JOINER
        || c == JOINER;
  }

  /** Whether a line may end before the character, after the other one. */
  static boolean mayBreak(int before, int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.FORMAT -> false;
      default ->
          before != NON_JOINER
              && before != JOINER
              && Character.getType(before) != Character.NON_SPACING_MARK;
    };
  }
}
