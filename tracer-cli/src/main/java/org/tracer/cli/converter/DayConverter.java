package org.tracer.cli.converter;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.tracer.error.InvalidInputException;
import picocli.CommandLine.ITypeConverter;

/** A day of the calendar, as ISO 8601 writes it. */
public final class DayConverter implements ITypeConverter<LocalDate> {

  @Override
  public LocalDate convert(String text) {
    try {
      if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException e) {
      // Answered below.
    }
    throw new InvalidInputException(
        "not a day", "value \"" + text + "\"", "Write year, month and day: 2026-01-31.");
  }
}
