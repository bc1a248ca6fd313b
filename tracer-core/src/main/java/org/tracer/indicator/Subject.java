package org.tracer.indicator;

import java.util.Locale;

/** What a rule is asked of. */
public enum Subject {
  /** All payments of one payer to one address. */
  PAYER_AND_PAYEE,
  /** All payments to one address, and all that it pays. */
  ADDRESS;

  /** As rule files and documents write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
