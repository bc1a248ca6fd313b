package org.tracer.evidence;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Who writes into a case, and the clock by which. */
public record Operator(String name, Clock clock) {

  public Operator {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an operator without a name");
    }
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
