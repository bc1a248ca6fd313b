package org.tracer.cli.converter;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tracer.error.InvalidInputException;
import picocli.CommandLine.ITypeConverter;

/** An offset from UTC, as {@code +08:00} or {@code -03:30}. */
public final class OffsetConverter implements ITypeConverter<ZoneOffset> {

  private static final Pattern OFFSET = Pattern.compile("[+-][0-9]{2}:[0-9]{2}");

  @Override
  public ZoneOffset convert(String text) {
    try {
      if (OFFSET.matcher(text).matches()) {
        return ZoneOffset.of(text);
      }
    } catch (DateTimeException e) {
      throw wrong(text, e);
    }
    throw wrong(text, null);
  }

  private static InvalidInputException wrong(String text, @Nullable Throwable cause) {
    return new InvalidInputException(
        "this is no offset from UTC",
        "value \"" + text + "\"",
        "Write hours and minutes, such as +08:00 or -03:30; names of places are not understood.",
        cause);
  }
}
