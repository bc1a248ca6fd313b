package org.tracer.export.neo4j;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jgrapht.Graph;
import org.tracer.export.Column;
import org.tracer.export.CsvWriter;
import org.tracer.export.ExportTarget;
import org.tracer.export.GraphColumns;
import org.tracer.export.GraphExporter;
import org.tracer.export.GraphProperties;
import org.tracer.graph.FlowElement;
import org.tracer.graph.FlowGraph;

/**
 * Tables for {@code neo4j-admin database import}: vertices, edges, and one node for the trace as a
 * whole, which is tied to nothing so that it shortens no path.
 *
 * @see <a href="https://neo4j.com/docs/operations-manual/current/import/">Import</a>
 */
public final class Neo4jExporter implements GraphExporter {

  /**
   * The import takes backslashes as they are; {@code LOAD CSV} takes one before a quote for the end
   * of the quoting, unless told otherwise, and a label could end its field.
   */
  private static final Pattern BEFORE_QUOTE = Pattern.compile("\\\\(?=\"|$)");

  @Override
  public String format() {
    return "neo4j";
  }

  @Override
  public String description() {
    return "three tables for neo4j-admin database import";
  }

  @Override
  public List<String> parts() {
    return List.of("trace", "nodes", "edges");
  }

  @Override
  public void write(FlowGraph<?, ?> graph, ExportTarget target) throws IOException {
    Map<String, String> properties = GraphProperties.of(graph);
    TraceKey key = TraceKey.of(properties);
    try (CsvWriter csv = new CsvWriter(target.open("trace"))) {
      trace(csv, key, properties);
    }
    write(key, GraphColumns.of(graph), target);
  }

  private static <V extends FlowElement, E extends FlowElement> void write(
      TraceKey key, GraphColumns<V, E> columns, ExportTarget target) throws IOException {
    try (CsvWriter csv = new CsvWriter(target.open("nodes"))) {
      nodes(csv, key, columns.graph(), columns.nodes());
    }
    try (CsvWriter csv = new CsvWriter(target.open("edges"))) {
      edges(csv, key, columns.graph(), columns.edges());
    }
  }

  private static void trace(CsvWriter csv, TraceKey key, Map<String, String> properties)
      throws IOException {
    csv.field("key:ID");
    for (String name : properties.keySet()) {
      csv.field(name + ":string");
    }
    csv.field(":LABEL");
    csv.endRecord();
    csv.field(key.text());
    for (String value : properties.values()) {
      field(csv, value);
    }
    csv.field(Names.TRACE);
    csv.endRecord();
  }

  private static <V extends FlowElement> void nodes(
      CsvWriter csv, TraceKey key, Graph<V, ?> graph, List<Column<V>> columns) throws IOException {
    Column<V> type = Names.kind("type", columns);
    csv.field("key:ID");
    header(csv, columns);
    csv.field(":LABEL");
    csv.endRecord();
    for (V vertex : graph.vertexSet()) {
      csv.field(key.of(vertex.id()));
      record(csv, key, columns, vertex);
      csv.field(Names.VERTEX + ';' + Names.label(Names.value(type, vertex)));
      csv.endRecord();
    }
  }

  private static <V extends FlowElement, E extends FlowElement> void edges(
      CsvWriter csv, TraceKey key, Graph<V, E> graph, List<Column<E>> columns) throws IOException {
    Column<E> interaction = Names.kind("interaction", columns);
    csv.field(":START_ID");
    csv.field(":END_ID");
    csv.field("key:string");
    header(csv, columns);
    csv.field(":TYPE");
    csv.endRecord();
    for (E edge : graph.edgeSet()) {
      csv.field(key.of(graph.getEdgeSource(edge).id()));
      csv.field(key.of(graph.getEdgeTarget(edge).id()));
      csv.field(key.of(edge.id()));
      record(csv, key, columns, edge);
      csv.field(Names.value(interaction, edge));
      csv.endRecord();
    }
  }

  private static <T> void header(CsvWriter csv, List<Column<T>> columns) throws IOException {
    csv.field("trace:string");
    csv.field("id:string");
    for (Column<T> column : columns) {
      csv.field(column.name() + ':' + type(column.type()));
    }
  }

  private static <T extends FlowElement> void record(
      CsvWriter csv, TraceKey key, List<Column<T>> columns, T item) throws IOException {
    csv.field(key.text());
    csv.field(item.id());
    for (Column<T> column : columns) {
      String value = column.text().apply(item);
      field(csv, value == null ? "" : value);
    }
  }

  private static void field(CsvWriter csv, String text) throws IOException {
    csv.field(beforeQuote(text));
  }

  /** With a space behind each backslash that a quote or the end of the field would follow. */
  static String beforeQuote(String text) {
    return text.indexOf('\\') < 0 ? text : BEFORE_QUOTE.matcher(text).replaceAll("\\\\ ");
  }

  private static String type(Column.Type type) {
    return switch (type) {
      case TEXT -> "string";
      case INT -> "int";
      case LONG -> "long";
      case DOUBLE -> "double";
      case TIME -> "datetime";
    };
  }
}
