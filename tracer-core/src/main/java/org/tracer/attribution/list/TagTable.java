package org.tracer.attribution.list;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tracer.attribution.CsvRows;
import org.tracer.attribution.Tag;
import org.tracer.attribution.TagInput;
import org.tracer.attribution.TagPack;
import org.tracer.attribution.TagSink;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;

/** A table whose first line names its columns, and which column is which member of a tag. */
public final class TagTable {

  private static final Set<String> MEMBERS =
      Set.of(
          "address",
          "tx_hash",
          "currency",
          "network",
          "label",
          "source",
          "lastmod",
          "confidence",
          "category",
          "abuse",
          "concepts",
          "actor",
          "is_cluster_definer",
          "context");

  private static final int MOST_NAMES = 500;

  private final Map<String, String> columns;
  private final Map<String, @Nullable Object> constants;

  /**
   * @param columns names of columns by members of a tag; {@code concepts} are parted by semicolons
   * @param constants members that every tag has, where its line does not say otherwise
   */
  public TagTable(Map<String, String> columns, Map<String, @Nullable Object> constants) {
    Stream.concat(columns.keySet().stream(), constants.keySet().stream())
        .filter(member -> !MEMBERS.contains(member))
        .findFirst()
        .ifPresent(member -> {
          throw new InvalidInputException(
              "a tag has no member \"" + member + "\"",
              "",
              "There are: " + String.join(", ", MEMBERS.stream().sorted().toList()) + ".");
        });
    this.columns = new LinkedHashMap<>(columns);
    this.constants = new LinkedHashMap<>(constants);
  }

  /** Reads a table and gives its tags, in its order. */
  public void read(TagInput input, TagPack pack, TagSink to) throws IOException {
    try (InputStream in = input.open()) {
      CsvRows rows = new CsvRows(in, input.name());
      List<String> heading = rows.next();
      if (heading == null) {
        throw new MalformedDataException("the table is empty", input.name(), "Name another.");
      }
      requireSubject(input, heading);
      for (List<String> row = rows.next(); row != null; row = rows.next()) {
        if (row.size() != heading.size()) {
          throw new MalformedDataException(
              "a line has " + row.size() + " fields, the first has " + heading.size(),
              rows.where(),
              "Nothing of the table was taken. Correct it.");
        }
        try {
          to.add(Tag.of(pack, members(heading, row)));
        } catch (InvalidInputException e) {
          throw new MalformedDataException(
              String.valueOf(e.getMessage()),
              rows.where() + ", " + e.input(),
              "Nothing of the table was taken. " + e.remedy(),
              e);
        }
      }
    }
  }

  private void requireSubject(TagInput input, List<String> heading) {
    if (Stream.of("address", "tx_hash")
        .noneMatch(one -> columns.containsKey(one) || constants.containsKey(one))) {
      String names = String.join(", ", heading);
      throw new InvalidInputException(
          "which column of the table holds the address is not said",
          input.name()
              + ", columns: "
              + (names.length() > MOST_NAMES ? names.substring(0, MOST_NAMES) + "…" : names),
          "A table needs --map, such as --map address=COLUMN,label=COLUMN.");
    }
  }

  private Map<String, @Nullable Object> members(List<String> heading, List<String> row) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>(constants);
    columns.forEach((member, column) -> {
      int at = heading.indexOf(column);
      if (at != heading.lastIndexOf(column)) {
        throw new InvalidInputException(
            "two columns are called \"" + column + "\"",
            "columns: " + String.join(", ", heading),
            "Call one of them something else.");
      }
      if (at < 0) {
        throw new InvalidInputException(
            "there is no column \"" + column + "\"",
            "columns: " + String.join(", ", heading),
            "Name columns as the first line does.");
      }
      String cell = row.get(at).strip();
      if (!cell.isEmpty()) {
        members.put(member, member.equals("concepts") ? words(cell) : cell);
      }
    });
    return members;
  }

  private static List<String> words(String cell) {
    return Stream.of(cell.split(";", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
