package org.tracer.cli.converter;

import java.util.List;
import org.tracer.error.InvalidInputException;
import org.tracer.indicator.Fiat;
import picocli.CommandLine.ITypeConverter;

/** An amount of money, as {@code EUR=5000}. */
public final class DemandConverter implements ITypeConverter<Fiat> {

  @Override
  public Fiat convert(String text) {
    int equals = text.indexOf('=');
    try {
      return Fiat.of(text.substring(equals + 1), List.of(text.substring(0, Math.max(0, equals))));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "this is no amount of money: " + e.getMessage(),
          "value \"" + text + "\"",
          "Write a currency's code and digits, such as USD=5000 or EUR=12.50.",
          e);
    }
  }
}
