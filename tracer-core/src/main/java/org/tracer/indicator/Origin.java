package org.tracer.indicator;

import java.util.Locale;

/** Who set the thresholds of a condition. */
public enum Origin {
  /** The document that the rule is taken from. */
  DOCUMENT,
  /** Some of them the document, the others Tracer. */
  PARTLY,
  /** Tracer: the document describes it without numbers, or is not said to have these. */
  TRACER,
  /** Whoever wrote the rule file. */
  AUTHOR;

  /** As rule files and documents write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
