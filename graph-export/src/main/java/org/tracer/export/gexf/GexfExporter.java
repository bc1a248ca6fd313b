package org.tracer.export.gexf;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jgrapht.Graph;
import org.jspecify.annotations.Nullable;
import org.tracer.export.Column;
import org.tracer.export.ExportTarget;
import org.tracer.export.GraphColumns;
import org.tracer.export.GraphExporter;
import org.tracer.export.GraphLooks;
import org.tracer.export.GraphProperties;
import org.tracer.graph.FlowElement;
import org.tracer.graph.FlowGraph;

/**
 * GEXF 1.3 for Gephi: a time line, colours and sizes, which GraphML does not have. The file is
 * static where a time is not known.
 *
 * @see <a href="https://gexf.net/schema.html">GEXF 1.3</a>
 */
public final class GexfExporter implements GraphExporter {

  @Override
  public String format() {
    return "gexf";
  }

  @Override
  public String description() {
    return "GEXF for Gephi, with a time line and colours";
  }

  @Override
  public void write(FlowGraph<?, ?> graph, ExportTarget target) throws IOException {
    write(GraphProperties.of(graph), GraphColumns.of(graph), target);
  }

  private static <V extends FlowElement, E extends FlowElement> void write(
      Map<String, String> properties, GraphColumns<V, E> columns, ExportTarget target)
      throws IOException {
    Graph<V, E> graph = columns.graph();
    Optional<Lifetimes<V, E>> lifetimes =
        Lifetimes.of(
            graph,
            columns.looks().time(),
            Instant.parse(properties.getOrDefault("horizon_time", "")));
    try (GexfWriter xml = new GexfWriter(target.open(ExportTarget.WHOLE))) {
      xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
      xml.raw("<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\"");
      xml.raw(" version=\"1.3\">\n");
      meta(xml, properties, lifetimes.isPresent());
      xml.raw("<graph defaultedgetype=\"directed\"");
      xml.raw(
          lifetimes.isPresent()
              ? " mode=\"dynamic\" timeformat=\"dateTime\" timerepresentation=\"interval\""
                  + " timezone=\"UTC\">\n"
              : " mode=\"static\">\n");
      xml.declarations("node", columns.nodes());
      xml.declarations("edge", columns.edges());
      nodes(xml, columns, lifetimes.orElse(null));
      edges(xml, columns, lifetimes.orElse(null));
      xml.raw("</graph>\n</gexf>\n");
    }
  }

  /** The trace as a whole, a line a property. There is no date of change: same data, same bytes. */
  private static void meta(GexfWriter xml, Map<String, String> properties, boolean dynamic)
      throws IOException {
    xml.raw("<meta>\n<creator>Tracer</creator>\n<description>");
    for (Map.Entry<String, String> property : properties.entrySet()) {
      xml.text(property.getKey() + ": " + property.getValue());
      xml.raw("\n");
    }
    xml.raw(
        dynamic
            ? "time line: everything lasts from when it is first seen to a second after the"
                + " horizon\n"
            : "time line: none, because some times are not known\n");
    xml.raw("</description>\n</meta>\n");
  }

  private static <V extends FlowElement, E extends FlowElement> void nodes(
      GexfWriter xml, GraphColumns<V, E> columns, @Nullable Lifetimes<V, E> lifetimes)
      throws IOException {
    Column<V> label = named("label", columns.nodes());
    List<GexfWriter.Field<V>> fields = GexfWriter.Field.of(columns.nodes());
    GraphLooks<V, E> looks = columns.looks();
    xml.raw("<nodes>\n");
    for (V vertex : columns.graph().vertexSet()) {
      xml.raw("<node");
      xml.attribute("id", vertex.id());
      xml.attribute("label", value(label, vertex));
      if (lifetimes != null) {
        xml.attribute("start", lifetimes.vertex(vertex).toString());
        xml.attribute("end", lifetimes.end().toString());
      }
      xml.raw(">");
      xml.values(fields, vertex);
      xml.colour(looks.fill().apply(vertex));
      xml.raw("<viz:size value=\"");
      xml.raw(
          switch (looks.role().apply(vertex)) {
            case SEED -> "24.0";
            case END -> "16.0";
            case PASSED -> "8.0";
          });
      xml.raw("\"/></node>\n");
    }
    xml.raw("</nodes>\n");
  }

  private static <V extends FlowElement, E extends FlowElement> void edges(
      GexfWriter xml, GraphColumns<V, E> columns, @Nullable Lifetimes<V, E> lifetimes)
      throws IOException {
    Column<E> label = named("label", columns.edges());
    Column<E> weight = named("weight", columns.edges());
    List<GexfWriter.Field<E>> fields = GexfWriter.Field.of(columns.edges());
    xml.raw("<edges>\n");
    for (E edge : columns.graph().edgeSet()) {
      String weighs = value(weight, edge);
      xml.raw("<edge");
      xml.attribute("id", edge.id());
      xml.attribute("source", columns.graph().getEdgeSource(edge).id());
      xml.attribute("target", columns.graph().getEdgeTarget(edge).id());
      xml.attribute("label", value(label, edge));
      xml.attribute("weight", weighs);
      if (lifetimes != null) {
        xml.attribute("start", lifetimes.edge(edge).toString());
        xml.attribute("end", lifetimes.end().toString());
      }
      xml.raw(">");
      xml.values(fields, edge);
      xml.raw("<viz:thickness value=\"" + GraphLooks.width(weighs) + "\"/></edge>\n");
    }
    xml.raw("</edges>\n");
  }

  private static <T> Column<T> named(String name, List<Column<T>> columns) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst().orElseThrow();
  }

  private static <T> String value(Column<T> column, T item) {
    String value = column.text().apply(item);
    return value == null ? "" : value;
  }
}
