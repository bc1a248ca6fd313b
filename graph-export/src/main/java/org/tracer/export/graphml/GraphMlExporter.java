package org.tracer.export.graphml;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jgrapht.Graph;
import org.tracer.export.Column;
import org.tracer.export.EdgeColumns;
import org.tracer.export.ExportTarget;
import org.tracer.export.GraphExporter;
import org.tracer.export.GraphProperties;
import org.tracer.export.NodeColumns;
import org.tracer.graph.TraceEdge;
import org.tracer.graph.TraceGraph;
import org.tracer.graph.TraceVertex;

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

  @Override
  public void write(TraceGraph graph, ExportTarget target) throws IOException {
    List<Column<TraceVertex>> nodeColumns = NodeColumns.of(graph);
    List<Column<TraceEdge>> edgeColumns = EdgeColumns.of(graph);
    Map<String, String> properties = GraphProperties.of(graph);
    try (XmlWriter xml = new XmlWriter(target.open(ExportTarget.WHOLE))) {
      xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
      xml.raw("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"");
      xml.raw(" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"");
      xml.raw(" xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns");
      xml.raw(" http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
      for (String name : properties.keySet()) {
        key(xml, "graph", name, "string");
      }
      for (Column<TraceVertex> column : nodeColumns) {
        key(xml, "node", column.name(), type(column.type()));
      }
      for (Column<TraceEdge> column : edgeColumns) {
        key(xml, "edge", column.name(), type(column.type()));
      }
      xml.raw("<graph id=\"trace\" edgedefault=\"directed\">\n");
      for (Map.Entry<String, String> property : properties.entrySet()) {
        data(xml, "graph", property.getKey(), property.getValue());
        xml.raw("\n");
      }
      nodes(xml, graph.graph(), nodeColumns);
      edges(xml, graph.graph(), edgeColumns);
      xml.raw("</graph>\n</graphml>\n");
    }
  }

  private static void nodes(
      XmlWriter xml, Graph<TraceVertex, TraceEdge> graph, List<Column<TraceVertex>> columns)
      throws IOException {
    for (TraceVertex vertex : graph.vertexSet()) {
      xml.raw("<node id=\"");
      xml.text(vertex.id());
      xml.raw("\">");
      data(xml, "node", columns, vertex);
      xml.raw("</node>\n");
    }
  }

  private static void edges(
      XmlWriter xml, Graph<TraceVertex, TraceEdge> graph, List<Column<TraceEdge>> columns)
      throws IOException {
    for (TraceEdge edge : graph.edgeSet()) {
      xml.raw("<edge id=\"");
      xml.text(edge.id());
      xml.raw("\" source=\"");
      xml.text(graph.getEdgeSource(edge).id());
      xml.raw("\" target=\"");
      xml.text(graph.getEdgeTarget(edge).id());
      xml.raw("\">");
      data(xml, "edge", columns, edge);
      xml.raw("</edge>\n");
    }
  }

  private static void key(XmlWriter xml, String owner, String name, String type)
      throws IOException {
    xml.raw("<key id=\"" + owner + "-" + name + "\" for=\"" + owner + "\"");
    xml.raw(" attr.name=\"" + name + "\" attr.type=\"" + type + "\"/>\n");
  }

  private static <T> void data(XmlWriter xml, String owner, List<Column<T>> columns, T item)
      throws IOException {
    for (Column<T> column : columns) {
      String value = column.text().apply(item);
      if (value != null) {
        data(xml, owner, column.name(), value);
      }
    }
  }

  private static void data(XmlWriter xml, String owner, String name, String value)
      throws IOException {
    xml.raw("<data key=\"");
    xml.raw(owner);
    xml.raw("-");
    xml.raw(name);
    xml.raw("\">");
    xml.text(value);
    xml.raw("</data>");
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
