package org.tracer.export.gexf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import org.tracer.export.Column;
import org.tracer.export.Utf8Writer;
import org.tracer.export.XmlText;

/** Writes the elements of GEXF 1.3. */
final class GexfWriter implements Closeable {

  /** What GEXF has attributes of its own for. */
  private static final Set<String> OWN = Set.of("label", "weight");

  private static final int HEX = 16;
  private static final byte[] END_VALUE = "\"/>".getBytes(UTF_8);

  private final Utf8Writer out;

  GexfWriter(OutputStream stream) {
    out = new Utf8Writer(stream, XmlText::escape);
  }

  /** A column with its markup, which is made once: most of a file is markup. */
  static final class Field<T> {

    private final Column<T> column;
    private final byte[] begin;

    private Field(Column<T> column) {
      this.column = column;
      this.begin = ("<attvalue for=\"" + column.name() + "\" value=\"").getBytes(UTF_8);
    }

    static <T> List<Field<T>> of(List<Column<T>> columns) {
      return columns.stream()
          .filter(column -> !OWN.contains(column.name()))
          .map(Field::new)
          .toList();
    }
  }

  void raw(String markup) throws IOException {
    out.raw(markup);
  }

  void text(String text) throws IOException {
    out.text(text);
  }

  /** {@code name="value"} with a space before. */
  void attribute(String name, String value) throws IOException {
    out.raw(" ");
    out.raw(name);
    out.raw("=\"");
    out.text(value);
    out.raw('"');
  }

  /** A colour, {@code #rrggbb}, in decimal parts: not all readers know {@code hex}. */
  void colour(String colour) throws IOException {
    int rgb = Integer.parseInt(colour, 1, colour.length(), HEX);
    out.raw("<viz:color r=\"" + (rgb >> 16) + "\" g=\"" + ((rgb >> 8) & 0xff));
    out.raw("\" b=\"" + (rgb & 0xff) + "\"/>");
  }

  <T> void declarations(String owner, List<Column<T>> columns) throws IOException {
    out.raw("<attributes class=\"" + owner + "\" mode=\"static\">\n");
    for (Field<T> field : Field.of(columns)) {
      String name = field.column.name();
      out.raw("<attribute id=\"" + name + "\" title=\"" + name + "\" type=\"");
      out.raw(type(field.column.type()) + "\"/>\n");
    }
    out.raw("</attributes>\n");
  }

  <T> void values(List<Field<T>> fields, T item) throws IOException {
    out.raw("<attvalues>");
    for (Field<T> field : fields) {
      String value = field.column.text().apply(item);
      if (value != null) {
        out.raw(field.begin);
        out.text(value);
        out.raw(END_VALUE);
      }
    }
    out.raw("</attvalues>");
  }

  private static String type(Column.Type type) {
    return switch (type) {
      case TEXT, TIME -> "string";
      case INT -> "integer";
      case LONG -> "long";
      case DOUBLE -> "double";
    };
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
