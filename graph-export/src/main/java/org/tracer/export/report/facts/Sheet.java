package org.tracer.export.report.facts;

import java.util.List;

/**
 * Where the money of one label in one asset came from and where it is.
 *
 * @param lines what was put in is positive, what ended or was converted away is in {@code out}
 */
public record Sheet(String label, String asset, List<Item> lines, boolean balanced) {

  /**
   * One sum.
   *
   * @param key {@code seeded}, {@code converted.into}, {@code converted.away}, or a stop reason
   * @param isIn whether it was put in
   */
  public record Item(String key, boolean isIn, Money money) {}

  public Sheet {
    lines = List.copyOf(lines);
  }
}
