package org.tracer.export.cytoscape;

import java.io.IOException;
import java.util.Map;
import org.jgrapht.Graph;
import org.tracer.export.Column;
import org.tracer.export.ExportTarget;
import org.tracer.export.GraphColumns;
import org.tracer.export.GraphExporter;
import org.tracer.export.GraphLooks;
import org.tracer.export.GraphProperties;
import org.tracer.export.JsonWriter;
import org.tracer.graph.FlowElement;
import org.tracer.graph.FlowGraph;

/**
 * CX2, which Cytoscape and NDEx exchange: typed columns and a style in the file. CX2 names nodes by
 * number; the stable ids are in the column {@code tracer_id}, because readers put their own into
 * {@code id}.
 *
 * @see <a
 *     href="https://cytoscape.org/cx/cx2/specification/cytoscape-exchange-format-specification-(version-2)">CX2</a>
 */
public final class Cx2Exporter implements GraphExporter {

  private static final String ID = "tracer_id";

  @Override
  public String format() {
    return "cx2";
  }

  @Override
  public String description() {
    return "CX2 for Cytoscape, Cytoscape Web and NDEx, with colours";
  }

  @Override
  public void write(FlowGraph<?, ?> graph, ExportTarget target) throws IOException {
    write(GraphProperties.of(graph), GraphColumns.of(graph), target);
  }

  private static <V extends FlowElement, E extends FlowElement> void write(
      Map<String, String> properties, GraphColumns<V, E> columns, ExportTarget target)
      throws IOException {
    try (JsonWriter json = new JsonWriter(target.open(ExportTarget.WHOLE))) {
      json.begin('[');
      json.line();
      json.begin('{');
      json.member("CXVersion", "2.0");
      json.name("hasFragments");
      json.literal(false);
      json.end('}');
      begin(json, "metaData");
      count(json, "attributeDeclarations", 1);
      count(json, "networkAttributes", 1);
      count(json, "nodes", columns.graph().vertexSet().size());
      count(json, "edges", columns.graph().edgeSet().size());
      count(json, "visualProperties", 1);
      end(json);
      begin(json, "attributeDeclarations");
      declarations(json, properties, columns);
      end(json);
      begin(json, "networkAttributes");
      attributes(json, properties);
      end(json);
      begin(json, "nodes");
      nodes(json, columns);
      end(json);
      begin(json, "edges");
      edges(json, columns);
      end(json);
      begin(json, "visualProperties");
      Cx2Style.write(json);
      end(json);
      begin(json, "status");
      json.line();
      json.begin('{');
      json.member("error", "");
      json.name("success");
      json.literal(true);
      json.end('}');
      end(json);
      json.lastLine();
      json.end(']');
      json.lastLine();
    }
  }

  private static void begin(JsonWriter json, String aspect) throws IOException {
    json.line();
    json.begin('{');
    json.name(aspect);
    json.begin('[');
  }

  private static void end(JsonWriter json) throws IOException {
    json.lastLine();
    json.end(']');
    json.end('}');
  }

  private static void count(JsonWriter json, String aspect, int elements) throws IOException {
    json.line();
    json.begin('{');
    json.member("name", aspect);
    json.number("elementCount", elements);
    json.end('}');
  }

  private static void declarations(
      JsonWriter json, Map<String, String> properties, GraphColumns<?, ?> columns)
      throws IOException {
    json.line();
    json.begin('{');
    json.name("networkAttributes");
    json.begin('{');
    declare(json, "name", "string");
    for (String name : properties.keySet()) {
      declare(json, name, "string");
    }
    json.end('}');
    json.line();
    json.name("nodes");
    json.begin('{');
    declare(json, ID, "string");
    for (Column<?> column : columns.nodes()) {
      declare(json, column.name(), type(column.type()));
    }
    declare(json, "fill", "string");
    declare(json, "role", "string");
    json.end('}');
    json.line();
    json.name("edges");
    json.begin('{');
    declare(json, ID, "string");
    for (Column<?> column : columns.edges()) {
      declare(json, column.name(), type(column.type()));
    }
    declare(json, "width", "double");
    json.end('}');
    json.end('}');
  }

  private static void declare(JsonWriter json, String name, String type) throws IOException {
    json.name(name);
    json.begin('{');
    json.member("d", type);
    json.end('}');
  }

  private static String type(Column.Type type) {
    return switch (type) {
      case TEXT, TIME -> "string";
      case INT -> "integer";
      case LONG -> "long";
      case DOUBLE -> "double";
    };
  }

  private static void attributes(JsonWriter json, Map<String, String> properties)
      throws IOException {
    json.line();
    json.begin('{');
    json.member(
        "name",
        "Trace by "
            + GraphProperties.rule(properties)
            + " on "
            + properties.get("network")
            + ", up to block "
            + properties.get("horizon_height"));
    for (Map.Entry<String, String> property : properties.entrySet()) {
      json.line();
      json.member(property.getKey(), property.getValue());
    }
    json.end('}');
  }

  private static <V extends FlowElement, E extends FlowElement> void nodes(
      JsonWriter json, GraphColumns<V, E> columns) throws IOException {
    GraphLooks<V, E> looks = columns.looks();
    int number = 0;
    for (V vertex : columns.graph().vertexSet()) {
      json.line();
      json.begin('{');
      json.number("id", number++);
      json.name("v");
      json.begin('{');
      json.member(ID, vertex.id());
      Members.write(json, columns.nodes(), vertex, true);
      json.member("fill", looks.fill().apply(vertex));
      json.member("role", looks.role().apply(vertex));
      json.end('}');
      json.end('}');
    }
  }

  private static <V extends FlowElement, E extends FlowElement> void edges(
      JsonWriter json, GraphColumns<V, E> columns) throws IOException {
    Graph<V, E> graph = columns.graph();
    VertexNumbers<V> numbers = new VertexNumbers<>(graph.vertexSet());
    Column<E> weight = Members.weight(columns.edges());
    // Cytoscape's web pages want numbers that no node has.
    int number = graph.vertexSet().size();
    for (E edge : graph.edgeSet()) {
      json.line();
      json.begin('{');
      json.number("id", number++);
      json.number("s", numbers.of(graph.getEdgeSource(edge)));
      json.number("t", numbers.of(graph.getEdgeTarget(edge)));
      json.name("v");
      json.begin('{');
      json.member(ID, edge.id());
      Members.write(json, columns.edges(), edge, true);
      json.name("width");
      json.literal(Members.width(weight, edge));
      json.end('}');
      json.end('}');
    }
  }
}
