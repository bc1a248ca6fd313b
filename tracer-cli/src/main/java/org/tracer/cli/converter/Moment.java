package org.tracer.cli.converter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.tracer.error.InvalidInputException;
import picocli.CommandLine.ITypeConverter;

/**
 * A day or an instant, in UTC: block times have no other zone.
 *
 * @param first the first second it names
 * @param last the last second it names
 */
public record Moment(Instant first, Instant last) {

  /** Parses {@code 2024-05-31} or {@code 2024-05-31T14:00:00Z}. */
  public static Moment parse(String text) {
    try {
      if (text.length() == 10) {
        LocalDate day = LocalDate.parse(text);
        return new Moment(
            day.atStartOfDay(ZoneOffset.UTC).toInstant(),
            day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1));
      }
      Instant instant = Instant.parse(text);
      return new Moment(instant, instant);
    } catch (DateTimeException e) {
      throw new InvalidInputException(
          "cannot parse date",
          "value \"" + text + "\"",
          "Write a day (2024-05-31) or an instant (2024-05-31T14:00:00Z), in UTC.",
          e);
    }
  }

  /** {@link Moment#parse} for options. */
  public static final class Converter implements ITypeConverter<Moment> {
    @Override
    public Moment convert(String text) {
      return parse(text);
    }
  }
}
