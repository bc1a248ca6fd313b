package org.tracer.cli.converter;

import org.tracer.error.InvalidInputException;
import org.tracer.trace.StopRules;
import picocli.CommandLine.ITypeConverter;

/** A count, or {@code none} for no limit. */
public final class LimitConverter implements ITypeConverter<Integer> {

  static final String NONE = "none";

  @Override
  public Integer convert(String text) {
    if (text.equals(NONE)) {
      return StopRules.UNLIMITED;
    }
    if (!text.matches("[0-9]{1,9}")) {
      throw new InvalidInputException(
          "cannot parse limit", "value \"" + text + "\"", "Write a whole number, or none.");
    }
    return Integer.valueOf(text);
  }
}
