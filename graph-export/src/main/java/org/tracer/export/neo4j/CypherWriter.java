package org.tracer.export.neo4j;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.tracer.export.Column;
import org.tracer.export.Texts;
import org.tracer.export.Utf8Writer;

/**
 * Writes maps of literals in Cypher. No text can end its string: quotes, backslashes and line
 * breaks are escaped. Cypher takes a backslash and {@code u0027} for a quote before it looks for
 * strings, so an escaped backslash never stands before a {@code u}.
 */
final class CypherWriter implements Closeable {

  private static final String CUT = "' + '";

  private final Utf8Writer out;
  private boolean first = true;

  CypherWriter(OutputStream stream) {
    out = new Utf8Writer(stream, CypherWriter::escape);
  }

  void raw(String cypher) throws IOException {
    out.raw(cypher);
  }

  void beginMap() throws IOException {
    out.raw('{');
    first = true;
  }

  void endMap() throws IOException {
    out.raw('}');
    first = false;
  }

  /**
   * @param name one of ours, without backquotes
   */
  void name(String name) throws IOException {
    out.raw(first ? "`" : ", `");
    out.raw(name);
    out.raw("`: ");
    first = false;
  }

  void string(String name, String value) throws IOException {
    name(name);
    string(value);
  }

  void string(String value) throws IOException {
    out.raw('\'');
    int from = 0;
    for (int i = value.indexOf('\\'); i >= 0; i = value.indexOf('\\', i + 1)) {
      if (i + 1 < value.length() && Character.toLowerCase(value.charAt(i + 1)) == 'u') {
        out.text(value.substring(from, i + 1));
        out.raw(CUT);
        from = i + 1;
      }
    }
    out.text(value.substring(from));
    out.raw('\'');
  }

  /** A member with the value of a column, left out where there is none. */
  <T> void column(Column<T> column, T item) throws IOException {
    String value = column.text().apply(item);
    if (value == null) {
      return;
    }
    name(column.name());
    switch (column.type()) {
      case TEXT -> string(value);
      case INT, LONG, DOUBLE -> out.raw(value);
      case TIME -> {
        out.raw("datetime(");
        string(value);
        out.raw(")");
      }
    }
  }

  private static @Nullable String escape(char c) {
    return switch (c) {
      case '\'' -> "\\'";
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      // Lines end here for some shells.
      case '\u0085', '\u2028', '\u2029' -> " ";
      default -> Texts.replacement(c);
    };
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
