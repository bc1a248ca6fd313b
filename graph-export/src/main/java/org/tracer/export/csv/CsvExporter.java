package org.tracer.export.csv;

import java.io.IOException;
import java.util.List;
import org.jgrapht.Graph;
import org.tracer.export.Column;
import org.tracer.export.EdgeColumns;
import org.tracer.export.ExportTarget;
import org.tracer.export.GraphExporter;
import org.tracer.export.NodeColumns;
import org.tracer.graph.TraceEdge;
import org.tracer.graph.TraceGraph;
import org.tracer.graph.TraceVertex;

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
    return "two tables, FILE-nodes and FILE-edges, for spreadsheets, Gephi, i2, databases";
  }

  @Override
  public void write(TraceGraph graph, ExportTarget target) throws IOException {
    try (CsvWriter csv = new CsvWriter(target.open("nodes"))) {
      nodes(csv, graph);
    }
    try (CsvWriter csv = new CsvWriter(target.open("edges"))) {
      edges(csv, graph);
    }
  }

  private static void nodes(CsvWriter csv, TraceGraph trace) throws IOException {
    List<Column<TraceVertex>> columns = NodeColumns.of(trace);
    csv.field("id");
    header(csv, columns);
    for (TraceVertex vertex : trace.graph().vertexSet()) {
      csv.field(vertex.id());
      record(csv, columns, vertex);
    }
  }

  private static void edges(CsvWriter csv, TraceGraph trace) throws IOException {
    List<Column<TraceEdge>> columns = EdgeColumns.of(trace);
    Graph<TraceVertex, TraceEdge> graph = trace.graph();
    csv.field("id");
    csv.field("source");
    csv.field("target");
    header(csv, columns);
    for (TraceEdge edge : graph.edgeSet()) {
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
