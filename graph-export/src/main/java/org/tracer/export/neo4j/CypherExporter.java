package org.tracer.export.neo4j;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jgrapht.Graph;
import org.tracer.export.Column;
import org.tracer.export.ExportTarget;
import org.tracer.export.GraphColumns;
import org.tracer.export.GraphExporter;
import org.tracer.export.GraphProperties;
import org.tracer.graph.FlowElement;
import org.tracer.graph.FlowGraph;

/**
 * A Cypher script for graphs that go into a database in use. Every row is a literal in the script
 * itself and not a parameter, because a file with parameters would need a driver or a plugin, and
 * shells and browsers differ in how they set them. Running it twice changes nothing.
 *
 * <p>Labels and types of relationships cannot be literals, so each has statements of its own: the
 * graph is gone through once for each of the few there are.
 */
public final class CypherExporter implements GraphExporter {

  /** So that one statement is parsed in little time and memory. */
  private static final int ROWS = 500;

  @Override
  public String format() {
    return "cypher";
  }

  @Override
  public String description() {
    return "a script for Neo4j: cypher-shell -f FILE";
  }

  @Override
  public void write(FlowGraph<?, ?> graph, ExportTarget target) throws IOException {
    Map<String, String> properties = GraphProperties.of(graph);
    TraceKey key = TraceKey.of(properties);
    try (CypherWriter cypher = new CypherWriter(target.open(ExportTarget.WHOLE))) {
      unique(cypher, "trace_key", Names.TRACE);
      unique(cypher, "trace_vertex_key", Names.VERTEX);
      cypher.raw("MERGE (t:" + Names.TRACE + " {key: ");
      cypher.string(key.text());
      cypher.raw("}) SET t += ");
      cypher.beginMap();
      for (Map.Entry<String, String> property : properties.entrySet()) {
        cypher.string(property.getKey(), property.getValue());
      }
      cypher.endMap();
      cypher.raw(";\n");
      write(cypher, key, GraphColumns.of(graph));
    }
  }

  private static void unique(CypherWriter cypher, String name, String label) throws IOException {
    cypher.raw("CREATE CONSTRAINT " + name + " IF NOT EXISTS FOR (n:" + label + ")");
    cypher.raw(" REQUIRE n.key IS UNIQUE;\n");
  }

  private static <V extends FlowElement, E extends FlowElement> void write(
      CypherWriter cypher, TraceKey key, GraphColumns<V, E> columns) throws IOException {
    Graph<V, E> graph = columns.graph();
    Column<V> type = Names.kind("type", columns.nodes());
    for (String kind : kinds(type, graph.vertexSet())) {
      Rows rows =
          new Rows(
              cypher,
              "MERGE (v:TraceVertex {key: row.key}) SET v:"
                  + Names.label(kind)
                  + ", v += row.p;\n");
      for (V vertex : graph.vertexSet()) {
        if (Names.value(type, vertex).equals(kind)) {
          rows.begin();
          cypher.string("key", key.of(vertex.id()));
          properties(cypher, key, columns.nodes(), vertex);
        }
      }
      rows.end();
    }
    Column<E> interaction = Names.kind("interaction", columns.edges());
    for (String kind : kinds(interaction, graph.edgeSet())) {
      Rows rows =
          new Rows(
              cypher,
              "MATCH (a:TraceVertex {key: row.from}) MATCH (b:TraceVertex {key: row.to})"
                  + " MERGE (a)-[e:"
                  + kind
                  + " {key: row.key}]->(b) SET e += row.p;\n");
      for (E edge : graph.edgeSet()) {
        if (Names.value(interaction, edge).equals(kind)) {
          rows.begin();
          cypher.string("key", key.of(edge.id()));
          cypher.string("from", key.of(graph.getEdgeSource(edge).id()));
          cypher.string("to", key.of(graph.getEdgeTarget(edge).id()));
          properties(cypher, key, columns.edges(), edge);
        }
      }
      rows.end();
    }
  }

  private static <T> Set<String> kinds(Column<T> column, Iterable<T> items) {
    Set<String> kinds = new TreeSet<>();
    items.forEach(item -> kinds.add(Names.value(column, item)));
    return kinds;
  }

  private static <T extends FlowElement> void properties(
      CypherWriter cypher, TraceKey key, List<Column<T>> columns, T item) throws IOException {
    cypher.name("p");
    cypher.beginMap();
    cypher.string("trace", key.text());
    cypher.string("id", item.id());
    for (Column<T> column : columns) {
      cypher.column(column, item);
    }
    cypher.endMap();
    cypher.endMap();
  }

  /** Statements over rows, a line a row. */
  private static final class Rows {

    private final CypherWriter cypher;
    private final String use;
    private int written;

    Rows(CypherWriter cypher, String use) {
      this.cypher = cypher;
      this.use = use;
    }

    void begin() throws IOException {
      if (written == ROWS) {
        end();
      }
      cypher.raw(written++ == 0 ? "UNWIND [\n" : ",\n");
      cypher.beginMap();
    }

    void end() throws IOException {
      if (written > 0) {
        cypher.raw("\n] AS row " + use);
        written = 0;
      }
    }
  }
}
