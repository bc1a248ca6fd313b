package org.tracer.export.csv;

import java.io.IOException;
import java.util.List;
import org.jgrapht.Graph;
import org.tracer.export.Column;
import org.tracer.export.CsvWriter;
import org.tracer.export.ExportTarget;
import org.tracer.export.GraphColumns;
import org.tracer.export.GraphExporter;
import org.tracer.graph.FlowElement;
import org.tracer.graph.FlowGraph;

/**
 * Two tables, nodes and edges, as RFC 4180 has them but for the line end, which is a line feed: all
 * readers take it, and files are the same on every machine.
 */
public final class CsvExporter implements GraphExporter {

  @Override
  public String format() {
    return "csv";
  }

  @Override
  public String description() {
    return "two tables for spreadsheets, Gephi, databases";
  }

  @Override
  public List<String> parts() {
    return List.of("nodes", "edges");
  }

  @Override
  public void write(FlowGraph<?, ?> graph, ExportTarget target) throws IOException {
    write(GraphColumns.of(graph), target);
  }

  private static <V extends FlowElement, E extends FlowElement> void write(
      GraphColumns<V, E> columns, ExportTarget target) throws IOException {
    try (CsvWriter csv = new CsvWriter(target.open("nodes"))) {
      nodes(csv, columns.graph(), columns.nodes());
    }
    try (CsvWriter csv = new CsvWriter(target.open("edges"))) {
      edges(csv, columns.graph(), columns.edges());
    }
  }

  private static <V extends FlowElement> void nodes(
      CsvWriter csv, Graph<V, ?> graph, List<Column<V>> columns) throws IOException {
    csv.field("id");
    header(csv, columns);
    for (V vertex : graph.vertexSet()) {
      csv.field(vertex.id());
      record(csv, columns, vertex);
    }
  }

  private static <V extends FlowElement, E extends FlowElement> void edges(
      CsvWriter csv, Graph<V, E> graph, List<Column<E>> columns) throws IOException {
    csv.field("id");
    csv.field("source");
    csv.field("target");
    header(csv, columns);
    for (E edge : graph.edgeSet()) {
      csv.field(edge.id());
      csv.field(graph.getEdgeSource(edge).id());
      csv.field(graph.getEdgeTarget(edge).id());
      record(csv, columns, edge);
    }
  }

  private static <T> void header(CsvWriter csv, List<Column<T>> columns) throws IOException {
    for (Column<T> column : columns) {
      csv.field(column.name());
    }
    csv.endRecord();
  }

  private static <T> void record(CsvWriter csv, List<Column<T>> columns, T item)
      throws IOException {
    for (Column<T> column : columns) {
      String value = column.text().apply(item);
      csv.field(value == null ? "" : value);
    }
    csv.endRecord();
  }
}
