package org.tracer.export.report.facts;

import java.util.List;

/**
 * Something else that was noticed.
 *
 * @param key what it is
 * @param exact identifiers and amounts that belong to it
 */
public record Remark(String key, List<String> exact) {
  public Remark {
    exact = List.copyOf(exact);
  }
}
