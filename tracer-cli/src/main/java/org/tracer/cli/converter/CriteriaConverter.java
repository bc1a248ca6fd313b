package org.tracer.cli.converter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.tracer.error.InvalidInputException;
import org.tracer.path.Criterion;
import picocli.CommandLine.ITypeConverter;

/** What makes one path better than another: one criterion, or all of them. */
public final class CriteriaConverter implements ITypeConverter<CriteriaConverter.Criteria> {

  /** The criteria a user named. */
  public record Criteria(List<Criterion> list) {
    public Criteria {
      list = List.copyOf(list);
    }
  }

  @Override
  public Criteria convert(String text) {
    if (text.equals("all")) {
      return new Criteria(List.of(Criterion.values()));
    }
    return Arrays.stream(Criterion.values())
        .filter(criterion -> criterion.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .map(criterion -> new Criteria(List.of(criterion)))
        .orElseThrow(() ->
            new InvalidInputException(
                "there is no such order of paths",
                "value \"" + text + "\"",
                "There are: hops, bottleneck, arrival, all."));
  }
}
