package org.tracer.export.json;

import java.io.IOException;
import java.util.Map;
import org.jgrapht.Graph;
import org.tracer.export.ExportTarget;
import org.tracer.export.GraphExporter;
import org.tracer.export.GraphProperties;
import org.tracer.export.JsonWriter;
import org.tracer.graph.FlowElement;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.FundsGraph;
import org.tracer.graph.TraceGraph;

/**
 * Node-link JSON. Amounts are strings of base units, because many readers round numbers above 2^53;
 * text is exact. One vertex or edge a line.
 */
public final class JsonExporter implements GraphExporter {

  @Override
  public String format() {
    return "json";
  }

  @Override
  public String description() {
    return "node-link JSON for programs; exact text and amounts";
  }

  @Override
  public void write(FlowGraph<?, ?> graph, ExportTarget target) throws IOException {
    Map<String, String> properties = GraphProperties.of(graph);
    switch (graph) {
      case TraceGraph trace -> write(properties, trace.graph(), new TraceItems(trace), target);
      case FundsGraph funds -> write(properties, funds.graph(), new FundsItems(funds), target);
    }
  }

  private static <V extends FlowElement, E extends FlowElement> void write(
      Map<String, String> properties, Graph<V, E> graph, JsonItems<V, E> items, ExportTarget target)
      throws IOException {
    try (JsonWriter json = new JsonWriter(target.open(ExportTarget.WHOLE))) {
      json.begin('{');
      json.line();
      json.name("directed");
      json.literal(true);
      json.line();
      json.name("multigraph");
      json.literal(true);
      json.line();
      json.name("graph");
      json.begin('{');
      for (Map.Entry<String, String> property : properties.entrySet()) {
        json.line();
        json.member(property.getKey(), property.getValue());
      }
      json.lastLine();
      json.end('}');
      json.line();
      json.name("nodes");
      json.begin('[');
      for (V vertex : graph.vertexSet()) {
        json.line();
        json.begin('{');
        json.member("id", vertex.id());
        items.node(json, vertex);
        json.end('}');
      }
      json.lastLine();
      json.end(']');
      json.line();
      json.name("edges");
      json.begin('[');
      for (E edge : graph.edgeSet()) {
        json.line();
        json.begin('{');
        json.member("id", edge.id());
        json.member("source", graph.getEdgeSource(edge).id());
        json.member("target", graph.getEdgeTarget(edge).id());
        items.edge(json, edge);
        json.end('}');
      }
      json.lastLine();
      json.end(']');
      json.lastLine();
      json.end('}');
      json.lastLine();
    }
  }
}
