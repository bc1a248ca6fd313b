package org.tracer.export.dot;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.export.Texts;
import org.tracer.export.Utf8Writer;

/**
 * Writes statements of the DOT language. A node, an edge, or the defaults of one kind is begun,
 * given its attributes, and ended.
 */
final class DotWriter implements Closeable {

  private final Utf8Writer out;
  private boolean first = true;

  DotWriter(OutputStream stream) {
    out = new Utf8Writer(stream, DotWriter::escape);
  }

  void line(String statement) throws IOException {
    out.raw(statement);
    out.raw('\n');
  }

  /** Begins default attributes of {@code graph}, {@code node} or {@code edge}. */
  void beginDefaults(String what) throws IOException {
    out.raw("  ");
    out.raw(what);
  }

  /**
   * @param id made of letters, digits, {@code . : -}
   */
  void beginNode(String id) throws IOException {
    out.raw("  \"");
    out.raw(id);
    out.raw('"');
  }

  void beginEdge(String source, String target) throws IOException {
    beginNode(source);
    out.raw(" -> \"");
    out.raw(target);
    out.raw('"');
  }

  /** An attribute whose value needs no escapes. */
  void attribute(String name, String value) throws IOException {
    beginAttribute(name);
    out.raw(value);
    out.raw('"');
  }

  /** Text as it is to be seen, each line centred. */
  void centred(String name, List<String> lines) throws IOException {
    beginAttribute(name);
    for (int i = 0; i < lines.size(); i++) {
      out.raw(i == 0 ? "" : "\\n");
      out.text(lines.get(i));
    }
    out.raw('"');
  }

  /** Text as it is to be seen, aligned left. */
  void left(String name, List<String> lines) throws IOException {
    beginAttribute(name);
    for (String line : lines) {
      out.text(line);
      out.raw("\\l");
    }
    out.raw('"');
  }

  void end() throws IOException {
    out.raw("];\n");
    first = true;
  }

  private void beginAttribute(String name) throws IOException {
    out.raw(first ? " [" : ", ");
    first = false;
    out.raw(name);
    out.raw("=\"");
  }

  /**
   * So that Graphviz shows text as it is: backslashes begin its own escapes, and it replaces HTML
   * entities even in plain labels.
   */
  private static @Nullable String escape(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '&' -> "&amp;";
      case '\n', '\r', '\t' -> " ";
      default -> Texts.replacement(c);
    };
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
