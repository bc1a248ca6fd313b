package org.tracer.cli.converter;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.tracer.error.InvalidInputException;
import org.tracer.export.report.text.Language;
import picocli.CommandLine.ITypeConverter;

/** A language that reports are written in, by its code. */
public final class LanguageConverter implements ITypeConverter<Language> {

  @Override
  public Language convert(String text) {
    return Language.of(text)
        .orElseThrow(() ->
            new InvalidInputException(
                "no report is written in this language",
                "value \"" + text + "\"",
                "There are: "
                    + Arrays.stream(Language.values())
                        .map(Language::code)
                        .collect(Collectors.joining(", "))
                    + "."));
  }
}
