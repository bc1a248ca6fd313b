package org.tracer.cli.option;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.converter.DayConverter;
import org.tracer.error.InvalidInputException;
import picocli.CommandLine.Option;

/** What the user says of tags, rather than a file. */
public final class TagMembersGiven {

  @Option(names = "--source", paramLabel = "TEXT", description = "Who says so: a page, a report.")
  private @Nullable String source;

  @Option(names = "--label", paramLabel = "TEXT", description = "What it is called.")
  private @Nullable String label;

  @Option(
      names = "--network",
      paramLabel = "CHAIN",
      description = "Its chain, such as bitcoin, ethereum, eip155:56, tron, LTC.")
  private @Nullable String network;

  @Option(
      names = "--date",
      paramLabel = "DAY",
      converter = DayConverter.class,
      description = "When they said so: 2026-08-20.")
  private @Nullable LocalDate date;

  @Option(
      names = "--confidence",
      paramLabel = "ID",
      description = "On GraphSense's scale, such as authority_data.")
  private @Nullable String confidence;

  @Option(
      names = "--concept",
      paramLabel = "ID",
      description = "What it is, such as exchange; repeatable.")
  private List<String> concepts = new ArrayList<>();

  @Option(names = "--actor", paramLabel = "ID", description = "Id of the party.")
  private @Nullable String actor;

  /** The members that were given. */
  public Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    put(members, "source", source);
    put(members, "label", label);
    put(members, "network", network);
    put(members, "lastmod", date == null ? null : date.toString());
    put(members, "confidence", confidence);
    put(members, "actor", actor);
    if (!concepts.isEmpty()) {
      members.put("concepts", List.copyOf(concepts));
    }
    return members;
  }

  /** Refuses what has no source. */
  public void requireSource(String of) {
    if (source == null || source.isBlank()) {
      throw new InvalidInputException(
          "a tag without a source is refused", of, "Say who says so: --source.");
    }
  }

  private static void put(Map<String, @Nullable Object> members, String name, @Nullable Object v) {
    if (v != null) {
      members.put(name, v);
    }
  }
}
