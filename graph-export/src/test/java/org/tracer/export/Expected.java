package org.tracer.export;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.tracer.graph.FlowElement;

/** What a reader must have of a graph, by id: each column's text, and the ends of edges. */
public record Expected(
    Map<String, Map<String, String>> nodes, Map<String, Map<String, String>> edges) {

  /**
   * @param prefixed whether the reader sets {@code node_} and {@code edge_} before names
   */
  public static Expected of(GraphColumns<?, ?> columns, boolean prefixed) {
    return make(columns, prefixed);
  }

  private static <V extends FlowElement, E extends FlowElement> Expected make(
      GraphColumns<V, E> columns, boolean prefixed) {
    Map<String, Map<String, String>> nodes = new HashMap<>();
    for (V vertex : columns.graph().vertexSet()) {
      Map<String, String> data = values(prefixed ? "node_" : "", columns.nodes(), vertex);
      data.put("id", vertex.id());
      nodes.put(vertex.id(), data);
    }
    Map<String, Map<String, String>> edges = new HashMap<>();
    for (E edge : columns.graph().edgeSet()) {
      Map<String, String> data = values(prefixed ? "edge_" : "", columns.edges(), edge);
      data.put("id", edge.id());
      data.put("source", columns.graph().getEdgeSource(edge).id());
      data.put("target", columns.graph().getEdgeTarget(edge).id());
      edges.put(edge.id(), data);
    }
    return new Expected(nodes, edges);
  }

  private static <T> Map<String, String> values(String prefix, List<Column<T>> columns, T item) {
    Map<String, String> values = new TreeMap<>();
    for (Column<T> column : columns) {
      String text = column.text().apply(item);
      if (text != null) {
        values.put(prefix + column.name(), text);
      }
    }
    return values;
  }

  /** With every text as formats have it that cannot hold all characters. */
  public Expected changedBy(UnaryOperator<String> change) {
    nodes.values().forEach(data -> data.replaceAll((name, text) -> change.apply(text)));
    edges.values().forEach(data -> data.replaceAll((name, text) -> change.apply(text)));
    return this;
  }
}
