package org.tracer.export.neo4j;

import java.util.List;
import java.util.Locale;
import org.tracer.export.Column;

/** The names that a trace has in Neo4j. */
final class Names {

  /** The label of every vertex, besides that of its type. */
  static final String VERTEX = "TraceVertex";

  /** The label of the node that holds what is said of the trace as a whole. */
  static final String TRACE = "Trace";

  private Names() {}

  /** {@code Address} for {@code address}. */
  static String label(String type) {
    return type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
  }

  /** The column that says what a vertex or an edge is, which never is without value. */
  static <T> Column<T> kind(String name, List<Column<T>> columns) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst().orElseThrow();
  }

  static <T> String value(Column<T> column, T item) {
    String value = column.text().apply(item);
    if (value == null) {
      throw new IllegalStateException("no " + column.name() + " of " + item);
    }
    return value;
  }
}
