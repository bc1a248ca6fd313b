package org.tracer.export.report.text;

import java.util.Arrays;
import java.util.Optional;

/** The languages that reports are written in. */
public enum Language {
  ENGLISH("en", false, true),
  SPANISH("es", false, true),
  HINDI("hi", false, false),
  BENGALI("bn", false, false),
  NEPALI("ne", false, false),
  URDU("ur", true, true);

  private final String code;
  private final boolean rightToLeft;
  private final boolean inPdf;

  Language(String code, boolean rightToLeft, boolean inPdf) {
    this.code = code;
    this.rightToLeft = rightToLeft;
    this.inPdf = inPdf;
  }

  public static Optional<Language> of(String code) {
    return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
  }

  /** The code of ISO 639-1. */
  public String code() {
    return code;
  }

  public boolean isRightToLeft() {
    return rightToLeft;
  }

  /**
   * Whether the layout of PDF sets its script rightly. It misplaces signs of Devanagari and does
   * not reorder Bengali; a browser does both.
   */
  public boolean isInPdf() {
    return inPdf;
  }
}
