package org.tracer.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.AttributeType;
import org.jgrapht.nio.DefaultAttribute;
import org.jgrapht.nio.gexf.GEXFAttributeType;
import org.jgrapht.nio.gexf.GEXFExporter;
import org.jgrapht.nio.graphml.GraphMLExporter;
import org.tracer.graph.FlowElement;
import org.tracer.graph.FlowGraph;

/**
 * JGraphT's writers with our columns as attributes, all as text, to measure ours beside them. Names
 * have {@code n_} and {@code e_} in front, because there some are reserved.
 */
record JgraphtExporter(String format) implements GraphExporter {

  private static final String GEXF = "jgrapht-gexf";

  static List<JgraphtExporter> all() {
    return List.of(new JgraphtExporter("jgrapht-graphml"), new JgraphtExporter(GEXF));
  }

  @Override
  public String description() {
    return "to compare";
  }

  @Override
  public void write(FlowGraph<?, ?> graph, ExportTarget target) throws IOException {
    try (Writer writer =
        new BufferedWriter(new OutputStreamWriter(target.open(ExportTarget.WHOLE), UTF_8))) {
      if (format.equals(GEXF)) {
        gexf(GraphColumns.of(graph), writer);
      } else {
        graphml(GraphColumns.of(graph), writer);
      }
    }
  }

  private static <V extends FlowElement, E extends FlowElement> void gexf(
      GraphColumns<V, E> columns, Writer writer) {
    GEXFExporter<V, E> gexf = new GEXFExporter<>(FlowElement::id, FlowElement::id);
    for (Column<V> column : columns.nodes()) {
      gexf.registerAttribute(
          "n_" + column.name(), GEXFExporter.AttributeCategory.NODE, GEXFAttributeType.STRING);
    }
    for (Column<E> column : columns.edges()) {
      gexf.registerAttribute(
          "e_" + column.name(), GEXFExporter.AttributeCategory.EDGE, GEXFAttributeType.STRING);
    }
    gexf.setVertexAttributeProvider(vertex -> attributes("n_", columns.nodes(), vertex));
    gexf.setEdgeAttributeProvider(edge -> attributes("e_", columns.edges(), edge));
    gexf.exportGraph(columns.graph(), writer);
  }

  private static <V extends FlowElement, E extends FlowElement> void graphml(
      GraphColumns<V, E> columns, Writer writer) {
    GraphMLExporter<V, E> graphml = new GraphMLExporter<>(FlowElement::id);
    graphml.setEdgeIdProvider(FlowElement::id);
    for (Column<V> column : columns.nodes()) {
      graphml.registerAttribute(
          "n_" + column.name(), GraphMLExporter.AttributeCategory.NODE, AttributeType.STRING);
    }
    for (Column<E> column : columns.edges()) {
      graphml.registerAttribute(
          "e_" + column.name(), GraphMLExporter.AttributeCategory.EDGE, AttributeType.STRING);
    }
    graphml.setVertexAttributeProvider(vertex -> attributes("n_", columns.nodes(), vertex));
    graphml.setEdgeAttributeProvider(edge -> attributes("e_", columns.edges(), edge));
    graphml.exportGraph(columns.graph(), writer);
  }

  private static <T> Map<String, Attribute> attributes(
      String prefix, List<Column<T>> columns, T item) {
    Map<String, Attribute> attributes = new LinkedHashMap<>();
    for (Column<T> column : columns) {
      String value = column.text().apply(item);
      if (value != null) {
        attributes.put(prefix + column.name(), DefaultAttribute.createAttribute(value));
      }
    }
    return attributes;
  }
}
