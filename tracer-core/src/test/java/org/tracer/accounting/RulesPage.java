package org.tracer.accounting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The tables of {@code docs/rules.md}. */
public final class RulesPage {

  private RulesPage() {}

  /** The folder that the page and its pictures are in. */
  public static Path folder() {
    return Path.of(Objects.requireNonNull(System.getProperty("tracer.root")), "docs");
  }

  public static String text() {
    try {
      return Files.readString(folder().resolve("rules.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows of the table whose head begins with {@code head}: by first cell, the other cells. */
  public static Map<String, List<String>> table(String head) {
    Map<String, List<String>> rows = new LinkedHashMap<>();
    List<String> lines = text().lines().toList();
    int start = 0;
    while (!lines.get(start).startsWith(head)) {
      start++;
    }
    for (int i = start + 2; lines.get(i).startsWith("|"); i++) {
      List<String> cells = Arrays.stream(lines.get(i).substring(1).split("\\|")).toList();
      rows.put(
          cells.getFirst().strip().replace("`", ""),
          cells.stream().skip(1).map(String::strip).toList());
    }
    return rows;
  }

  /** The cells of the row with this first cell. */
  public static List<String> row(Map<String, List<String>> table, String name) {
    return Objects.requireNonNull(table.get(name), () -> "no row " + name);
  }

  /** A cell with thousands separators as a number. */
  public static long number(String cell) {
    return Long.parseLong(cell.replace(",", ""));
  }
}
