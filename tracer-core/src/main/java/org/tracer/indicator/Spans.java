package org.tracer.indicator;

import java.time.Duration;

/** Lengths of time in words. */
final class Spans {

  private Spans() {}

  /** {@code 3 days 2 h}, {@code 2 h 30 min}; seconds are left out, and block times mean none. */
  static String text(Duration span) {
    if (span.isNegative()) {
      return "no time";
    }
    long days = span.toDays();
    return days > 0
        ? days + " days " + span.toHoursPart() + " h"
        : span.toHours() + " h " + span.toMinutesPart() + " min";
  }
}
