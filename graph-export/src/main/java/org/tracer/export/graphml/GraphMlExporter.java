package org.tracer.export.graphml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jgrapht.Graph;
import org.tracer.export.Column;
import org.tracer.export.ExportTarget;
import org.tracer.export.GraphColumns;
import org.tracer.export.GraphExporter;
import org.tracer.export.GraphProperties;
import org.tracer.export.Utf8Writer;
import org.tracer.export.XmlText;
import org.tracer.graph.FlowElement;
import org.tracer.graph.FlowGraph;

/**
 * GraphML as Gephi, Cytoscape and yEd read it: every key says what it is {@code for}, without which
 * Gephi ignores it; {@code label} for Gephi, {@code name} and {@code interaction} for Cytoscape.
 *
 * @see <a href="http://graphml.graphdrawing.org/specification.html">GraphML</a>
 */
public final class GraphMlExporter implements GraphExporter {

  @Override
  public String format() {
    return "graphml";
  }

  @Override
  public String description() {
    return "GraphML for Gephi, Cytoscape, yEd, networkx";
  }

  private static final byte[] END_DATA = "</data>".getBytes(UTF_8);

  /** A column with its markup, which is made once: most of a file is markup. */
  private static final class Field<T> {

    private final Column<T> column;
    private final byte[] begin;

    private Field(String owner, Column<T> column) {
      this.column = column;
      this.begin = beginData(owner, column.name()).getBytes(UTF_8);
    }

    static <T> List<Field<T>> of(String owner, List<Column<T>> columns) {
      return columns.stream().map(column -> new Field<>(owner, column)).toList();
    }

    void write(Utf8Writer xml, T item) throws IOException {
      String value = column.text().apply(item);
      if (value != null) {
        xml.raw(begin);
        xml.text(value);
        xml.raw(END_DATA);
      }
    }
  }

  @Override
  public void write(FlowGraph<?, ?> graph, ExportTarget target) throws IOException {
    write(GraphProperties.of(graph), GraphColumns.of(graph), target);
  }

  private static <V extends FlowElement, E extends FlowElement> void write(
      Map<String, String> properties, GraphColumns<V, E> columns, ExportTarget target)
      throws IOException {
    OutputStream stream = target.open(ExportTarget.WHOLE);
    try (Utf8Writer xml = new Utf8Writer(stream, XmlText::escape)) {
      xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
      xml.raw("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"");
      xml.raw(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"");
      xml.raw(" xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns");
      xml.raw(" http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
      for (String name : properties.keySet()) {
        key(xml, "graph", name, "string");
      }
      for (Column<V> column : columns.nodes()) {
        key(xml, "node", column.name(), type(column.type()));
      }
      for (Column<E> column : columns.edges()) {
        key(xml, "edge", column.name(), type(column.type()));
      }
      xml.raw("<graph id=\"trace\" edgedefault=\"directed\">\n");
      for (Map.Entry<String, String> property : properties.entrySet()) {
        xml.raw(beginData("graph", property.getKey()));
        xml.text(property.getValue());
        xml.raw("</data>\n");
      }
      nodes(xml, columns.graph(), Field.of("node", columns.nodes()));
      edges(xml, columns.graph(), Field.of("edge", columns.edges()));
      xml.raw("</graph>\n</graphml>\n");
    }
  }

  private static <V extends FlowElement> void nodes(
      Utf8Writer xml, Graph<V, ?> graph, List<Field<V>> fields) throws IOException {
    for (V vertex : graph.vertexSet()) {
      xml.raw("<node id=\"");
      xml.text(vertex.id());
      xml.raw("\">");
      for (Field<V> field : fields) {
        field.write(xml, vertex);
      }
      xml.raw("</node>\n");
    }
  }

  private static <V extends FlowElement, E extends FlowElement> void edges(
      Utf8Writer xml, Graph<V, E> graph, List<Field<E>> fields) throws IOException {
    for (E edge : graph.edgeSet()) {
      xml.raw("<edge id=\"");
      xml.text(edge.id());
      xml.raw("\" source=\"");
      xml.text(graph.getEdgeSource(edge).id());
      xml.raw("\" target=\"");
      xml.text(graph.getEdgeTarget(edge).id());
      xml.raw("\">");
      for (Field<E> field : fields) {
        field.write(xml, edge);
      }
      xml.raw("</edge>\n");
    }
  }

  private static void key(Utf8Writer xml, String owner, String name, String type)
      throws IOException {
    xml.raw("<key id=\"" + owner + "_" + name + "\" for=\"" + owner + "\"");
    xml.raw(" attr.name=\"" + name + "\" attr.type=\"" + type + "\"/>\n");
  }

  private static String beginData(String owner, String name) {
    return "<data key=\"" + owner + "_" + name + "\">";
  }

  private static String type(Column.Type type) {
    return switch (type) {
      case TEXT -> "string";
      case INT -> "int";
      case LONG -> "long";
      case DOUBLE -> "double";
    };
  }
}
