package org.tracer.export.maltego;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.tracer.export.Column;
import org.tracer.export.CsvWriter;
import org.tracer.export.ExportTarget;
import org.tracer.export.GraphExporter;
import org.tracer.export.flow.Flow;
import org.tracer.export.flow.FlowColumns;
import org.tracer.export.flow.FlowLabels;
import org.tracer.export.flow.FlowMovement;
import org.tracer.export.flow.FlowNode;
import org.tracer.graph.FlowGraph;

/**
 * A table for Maltego's import, one row a movement, with columns of one type of entity each; and
 * what each column is to be mapped to, with what is said of the trace as a whole.
 */
public final class MaltegoExporter implements GraphExporter {

  @Override
  public String format() {
    return "maltego";
  }

  @Override
  public String description() {
    return "two tables for the import of Maltego";
  }

  @Override
  public List<String> parts() {
    return List.of("links", "mapping");
  }

  @Override
  public void write(FlowGraph<?, ?> graph, ExportTarget target) throws IOException {
    Flow flow = Flow.of(graph);
    try (CsvWriter csv = new CsvWriter(target.open("links"))) {
      links(csv, flow);
    }
    try (CsvWriter csv = new CsvWriter(target.open("mapping"))) {
      mapping(csv, flow);
    }
  }

  private static void links(CsvWriter csv, Flow flow) throws IOException {
    for (String end : ENDS) {
      for (MaltegoEntity.Sort sort : MaltegoEntity.Sort.values()) {
        csv.field(column(end, sort));
      }
    }
    List<Column<FlowNode>> ofNodes = FlowColumns.ofNodes(flow);
    List<Column<FlowMovement>> ofMovements = FlowColumns.ofMovements(flow);
    csv.field("link_label");
    for (Column<FlowMovement> column : ofMovements) {
      csv.field("link_" + column.name());
    }
    for (String end : ENDS) {
      csv.field(end + "_label");
      for (Column<FlowNode> column : ofNodes) {
        csv.field(end + "_" + column.name());
      }
    }
    csv.endRecord();
    for (Iterator<FlowMovement> all = flow.movements().iterator(); all.hasNext(); ) {
      FlowMovement movement = all.next();
      entity(csv, flow, movement.source());
      entity(csv, flow, movement.target());
      csv.field(movement.shown());
      fields(csv, ofMovements, movement);
      csv.field(FlowLabels.of(flow, movement.source()));
      fields(csv, ofNodes, movement.source());
      csv.field(FlowLabels.of(flow, movement.target()));
      fields(csv, ofNodes, movement.target());
      csv.endRecord();
    }
    loners(csv, flow, ofNodes, ofMovements.size());
  }

  private static void loners(
      CsvWriter csv, Flow flow, List<Column<FlowNode>> ofNodes, int movementColumns)
      throws IOException {
    for (Iterator<FlowNode> all = flow.loners().iterator(); all.hasNext(); ) {
      FlowNode node = all.next();
      entity(csv, flow, node);
      empty(csv, MaltegoEntity.Sort.values().length + 1 + movementColumns);
      csv.field(FlowLabels.of(flow, node));
      fields(csv, ofNodes, node);
      empty(csv, 1 + ofNodes.size());
      csv.endRecord();
    }
  }

  private static final List<String> ENDS = List.of("from", "to");

  private static String column(String end, MaltegoEntity.Sort sort) {
    return switch (sort) {
      case ADDRESS -> end + "_is_address";
      case TRANSACTION -> end + "_is_transaction";
      case OTHER -> end + "_is_other";
    };
  }

  /** One of several columns has the value, the others are empty. */
  private static void entity(CsvWriter csv, Flow flow, FlowNode node) throws IOException {
    for (MaltegoEntity.Sort sort : MaltegoEntity.Sort.values()) {
      boolean here = MaltegoEntity.sort(node) == sort;
      csv.field(here ? MaltegoEntity.of(flow, node).value() : "");
    }
  }

  private static <T> void fields(CsvWriter csv, List<Column<T>> columns, T item)
      throws IOException {
    for (Column<T> column : columns) {
      csv.field(FlowLabels.orNothing(column.text().apply(item)));
    }
  }

  private static void empty(CsvWriter csv, int fields) throws IOException {
    for (int i = 0; i < fields; i++) {
      csv.field("");
    }
  }

  private static void mapping(CsvWriter csv, Flow flow) throws IOException {
    record(csv, "about", "name", "map_to", "meaning");
    for (String end : ENDS) {
      for (MaltegoEntity.Sort sort : MaltegoEntity.Sort.values()) {
        String type = MaltegoEntity.type(flow, sort);
        record(csv, "entity", column(end, sort), type, "empty cells are no entities");
      }
    }
    for (MaltegoEntity.Sort from : MaltegoEntity.Sort.values()) {
      for (MaltegoEntity.Sort to : MaltegoEntity.Sort.values()) {
        String link = column("from", from) + " to " + column("to", to);
        record(csv, "link", link, "manual link", "label and properties: the columns link_");
      }
    }
    for (Map.Entry<String, String> property : flow.properties().entrySet()) {
      record(csv, "trace", property.getKey(), "", property.getValue());
    }
  }

  private static void record(CsvWriter csv, String... fields) throws IOException {
    for (String field : fields) {
      csv.field(field);
    }
    csv.endRecord();
  }
}
