package org.tracer.export.dot;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.List;

/** Writes statements of the DOT language. Values come escaped by {@link DotText}. */
final class DotWriter implements Closeable {

  private final Writer out;

  DotWriter(OutputStream stream) {
    out = new BufferedWriter(new OutputStreamWriter(stream, UTF_8));
  }

  void line(String statement) throws IOException {
    out.write(statement);
    out.write('\n');
  }

  /** Default attributes of {@code graph}, {@code node} or {@code edge}. */
  void attributes(String what, List<String> namesAndValues) throws IOException {
    out.write("  " + what);
    list(namesAndValues);
  }

  /**
   * @param id made of letters, digits, {@code . : -}
   */
  void node(String id, List<String> namesAndValues) throws IOException {
    out.write("  \"" + id + "\"");
    list(namesAndValues);
  }

  void edge(String source, String target, List<String> namesAndValues) throws IOException {
    out.write("  \"" + source + "\" -> \"" + target + "\"");
    list(namesAndValues);
  }

  private void list(List<String> namesAndValues) throws IOException {
    for (int i = 0; i < namesAndValues.size(); i += 2) {
      out.write(i == 0 ? " [" : ", ");
      out.write(namesAndValues.get(i) + "=\"" + namesAndValues.get(i + 1) + "\"");
    }
    out.write("];\n");
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
