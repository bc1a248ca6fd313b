package org.tracer.price;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One line of CSV. */
final class CsvLine {

  private CsvLine() {}

  /** The fields, as RFC 4180 separates and quotes them; empty if a quote is out of place. */
  static Optional<List<String>> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    boolean closed = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted) {
        if (c != '"') {
          field.append(c);
        } else if (i + 1 < line.length() && line.charAt(i + 1) == '"') {
          field.append(c);
          i++;
        } else {
          quoted = false;
          closed = true;
        }
      } else if (c == ',') {
        fields.add(field.toString());
        field.setLength(0);
        closed = false;
      } else if (closed || (c == '"' && !field.isEmpty())) {
        return Optional.empty();
      } else if (c == '"') {
        quoted = true;
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return quoted ? Optional.empty() : Optional.of(fields);
  }
}
