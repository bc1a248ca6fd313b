package org.tracer.export.cytoscape;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jgrapht.Graph;
import org.tracer.export.Column;
import org.tracer.export.EndColours;
import org.tracer.export.ExportTarget;
import org.tracer.export.GraphColumns;
import org.tracer.export.GraphExporter;
import org.tracer.export.GraphLooks;
import org.tracer.export.GraphProperties;
import org.tracer.export.JsonWriter;
import org.tracer.graph.FlowElement;
import org.tracer.graph.FlowGraph;

/**
 * JSON that Cytoscape.js takes as it is, style included. JavaScript rounds whole numbers above
 * 2^53, so amounts are strings.
 *
 * @see <a href="https://js.cytoscape.org/#notation/elements-json">Elements JSON</a>
 */
public final class CyjsExporter implements GraphExporter {

  @Override
  public String format() {
    return "cyjs";
  }

  @Override
  public String description() {
    return "JSON for Cytoscape.js in a web page";
  }

  @Override
  public void write(FlowGraph<?, ?> graph, ExportTarget target) throws IOException {
    write(GraphProperties.of(graph), GraphColumns.of(graph), target);
  }

  private static <V extends FlowElement, E extends FlowElement> void write(
      Map<String, String> properties, GraphColumns<V, E> columns, ExportTarget target)
      throws IOException {
    try (JsonWriter json = new JsonWriter(target.open(ExportTarget.WHOLE))) {
      json.begin('{');
      json.line();
      json.member("format_version", "1.0");
      json.line();
      json.member("generated_by", "tracer");
      json.line();
      json.member("target_cytoscapejs_version", "~3");
      json.line();
      json.name("data");
      json.begin('{');
      for (Map.Entry<String, String> property : properties.entrySet()) {
        json.line();
        json.member(property.getKey(), property.getValue());
      }
      json.lastLine();
      json.end('}');
      json.line();
      json.name("elements");
      json.begin('{');
      nodes(json, columns);
      json.line();
      edges(json, columns);
      json.end('}');
      json.line();
      style(json);
      json.lastLine();
      json.end('}');
      json.lastLine();
    }
  }

  private static <V extends FlowElement, E extends FlowElement> void nodes(
      JsonWriter json, GraphColumns<V, E> columns) throws IOException {
    GraphLooks<V, E> looks = columns.looks();
    json.name("nodes");
    json.begin('[');
    for (V vertex : columns.graph().vertexSet()) {
      json.line();
      json.begin('{');
      json.name("data");
      json.begin('{');
      json.member("id", vertex.id());
      Members.write(json, columns.nodes(), vertex, false);
      json.member("fill", looks.fill().apply(vertex));
      json.member("role", looks.role().apply(vertex));
      json.end('}');
      json.end('}');
    }
    json.lastLine();
    json.end(']');
  }

  private static <V extends FlowElement, E extends FlowElement> void edges(
      JsonWriter json, GraphColumns<V, E> columns) throws IOException {
    Graph<V, E> graph = columns.graph();
    Column<E> weight = Members.weight(columns.edges());
    json.name("edges");
    json.begin('[');
    for (E edge : graph.edgeSet()) {
      json.line();
      json.begin('{');
      json.name("data");
      json.begin('{');
      json.member("id", edge.id());
      json.member("source", graph.getEdgeSource(edge).id());
      json.member("target", graph.getEdgeTarget(edge).id());
      Members.write(json, columns.edges(), edge, false);
      json.name("width");
      json.literal(Members.width(weight, edge));
      json.end('}');
      json.end('}');
    }
    json.lastLine();
    json.end(']');
  }

  private static void style(JsonWriter json) throws IOException {
    json.name("style");
    json.begin('[');
    rule(
        json,
        "node",
        List.of(
            "label=data(label)",
            "background-color=data(fill)",
            "shape=round-rectangle",
            "border-width=1",
            "border-color=" + EndColours.PLAIN,
            "font-size=8"));
    rule(json, "node[type = \"transaction\"]", List.of("shape=ellipse"));
    rule(json, "node[type = \"conversion\"]", List.of("shape=octagon"));
    rule(
        json,
        "node[role = \"SEED\"]",
        List.of("border-width=4", "border-color=" + EndColours.SEED));
    rule(
        json,
        "edge",
        List.of(
            "label=data(label)",
            "width=data(width)",
            // Parallel edges lie beside each other.
            "curve-style=bezier",
            "line-color=" + EndColours.PLAIN,
            "target-arrow-shape=triangle",
            "target-arrow-color=" + EndColours.PLAIN,
            "font-size=7"));
    json.lastLine();
    json.end(']');
  }

  private static void rule(JsonWriter json, String selector, List<String> settings)
      throws IOException {
    json.line();
    json.begin('{');
    json.member("selector", selector);
    json.name("style");
    json.begin('{');
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      json.member(setting.substring(0, equals), setting.substring(equals + 1));
    }
    json.end('}');
    json.end('}');
  }
}
