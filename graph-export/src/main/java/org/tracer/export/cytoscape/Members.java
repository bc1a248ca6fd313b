package org.tracer.export.cytoscape;

import java.io.IOException;
import java.util.List;
import org.tracer.export.Column;
import org.tracer.export.GraphLooks;
import org.tracer.export.JsonWriter;

/** Columns as members of a JSON object, those without a value left out. */
final class Members {

  private Members() {}

  /**
   * @param exactLongs whether the reader keeps 64-bit numbers exactly; else they are strings
   */
  static <T> void write(JsonWriter json, List<Column<T>> columns, T item, boolean exactLongs)
      throws IOException {
    for (Column<T> column : columns) {
      String value = column.text().apply(item);
      if (value != null) {
        json.name(column.name());
        switch (column.type()) {
          case TEXT, TIME -> json.string(value);
          case INT, DOUBLE -> json.literal(value);
          case LONG -> {
            if (exactLongs) {
              json.literal(value);
            } else {
              json.string(value);
            }
          }
        }
      }
    }
  }

  static <T> Column<T> weight(List<Column<T>> columns) {
    return columns.stream()
        .filter(column -> column.name().equals("weight"))
        .findFirst()
        .orElseThrow();
  }

  static <T> String width(Column<T> weight, T edge) {
    String value = weight.text().apply(edge);
    return GraphLooks.width(value == null ? "1" : value);
  }
}
