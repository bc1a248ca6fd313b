package org.tracer.cli.converter;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tracer.error.InvalidInputException;
import picocli.CommandLine.ITypeConverter;

/** Bytes as Java's own options have them: {@code 2g}, {@code 1500m}; each letter is 1024 times. */
public final class SizeConverter implements ITypeConverter<Long> {

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,9})([kmgt]?)");
  private static final String LETTERS = "kmgt";

  @Override
  public Long convert(String text) {
    Matcher size = SIZE.matcher(text.toLowerCase(Locale.ROOT));
    if (!size.matches()) {
      throw new InvalidInputException(
          "cannot parse size", "value \"" + text + "\"", "Write such as 2g or 1500m.");
    }
    long number = Long.parseLong(size.group(1));
    return size.group(2).isEmpty() ? number : number << (10 * (LETTERS.indexOf(size.group(2)) + 1));
  }
}
