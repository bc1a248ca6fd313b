package org.tracer.export.report.text;

import java.util.Arrays;
import java.util.Optional;

/** The languages that reports are written in. */
public enum Language {
  ENGLISH("en", false),
  SPANISH("es", false),
  HINDI("hi", false),
  BENGALI("bn", false),
  NEPALI("ne", false),
  URDU("ur", true);

  private final String code;
  private final boolean rightToLeft;

  Language(String code, boolean rightToLeft) {
    this.code = code;
    this.rightToLeft = rightToLeft;
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
}
