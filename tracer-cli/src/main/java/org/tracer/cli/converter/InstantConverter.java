package org.tracer.cli.converter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.tracer.error.InvalidInputException;
import picocli.CommandLine.ITypeConverter;

/** A moment in UTC, to the second. */
public final class InstantConverter implements ITypeConverter<Instant> {

  @Override
  public Instant convert(String text) {
    try {
      Instant time = Instant.parse(text);
      if (text.matches("[0-9]{4}-.*Z") && time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
        return time;
      }
    } catch (DateTimeException e) {
      // Answered below.
    }
    throw new InvalidInputException(
        "not a moment in UTC", "value \"" + text + "\"", "Write it as 2026-01-31T09:30:00Z.");
  }
}
