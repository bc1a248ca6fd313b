package org.tracer.export.i2;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.tracer.export.CsvWriter;
import org.tracer.export.ExportTarget;
import org.tracer.export.GraphExporter;
import org.tracer.export.flow.Flow;
import org.tracer.export.flow.FlowMovement;
import org.tracer.export.flow.FlowNode;
import org.tracer.graph.FlowGraph;

/**
 * Two tables: one row an entity, a link and the entity it leads to, which is what the import of
 * Analyst's Notebook assigns columns of; and what each column is to be assigned to, with what is
 * said of the trace as a whole.
 */
public final class I2Exporter implements GraphExporter {

  @Override
  public String format() {
    return "i2";
  }

  @Override
  public String description() {
    return "two tables for the import of i2 Analyst's Notebook";
  }

  @Override
  public List<String> parts() {
    return List.of("links", "specification");
  }

  @Override
  public void write(FlowGraph<?, ?> graph, ExportTarget target) throws IOException {
    Flow flow = Flow.of(graph);
    try (CsvWriter csv = new CsvWriter(target.open("links"))) {
      links(csv, flow);
    }
    try (CsvWriter csv = new CsvWriter(target.open("specification"))) {
      specification(csv, flow);
    }
  }

  private static void links(CsvWriter csv, Flow flow) throws IOException {
    List<I2Column<FlowNode>> ends = I2Column.ofEnds(flow);
    List<I2Column<FlowMovement>> links = I2Column.ofLinks(flow);
    for (String name : names(flow)) {
      csv.field(name);
    }
    csv.endRecord();
    for (Iterator<FlowMovement> all = flow.movements().iterator(); all.hasNext(); ) {
      FlowMovement movement = all.next();
      fields(csv, ends, movement.source());
      fields(csv, links, movement);
      fields(csv, ends, movement.target());
      csv.endRecord();
    }
    for (Iterator<FlowNode> all = flow.loners().iterator(); all.hasNext(); ) {
      fields(csv, ends, all.next());
      for (int i = 0; i < links.size() + ends.size(); i++) {
        csv.field("");
      }
      csv.endRecord();
    }
  }

  private static <T> void fields(CsvWriter csv, List<I2Column<T>> columns, T item)
      throws IOException {
    for (I2Column<T> column : columns) {
      csv.field(column.text(item));
    }
  }

  private static List<String> names(Flow flow) {
    List<String> names = new ArrayList<>();
    I2Column.ofEnds(flow).forEach(column -> names.add("end1_" + column.name()));
    I2Column.ofLinks(flow).forEach(column -> names.add("link_" + column.name()));
    I2Column.ofEnds(flow).forEach(column -> names.add("end2_" + column.name()));
    return names;
  }

  private static void specification(CsvWriter csv, Flow flow) throws IOException {
    record(csv, "about", "name", "assign_to", "meaning");
    for (I2Column<FlowNode> column : I2Column.ofEnds(flow)) {
      record(csv, "column", "end1_" + column.name(), "End 1 " + column.use(), column.meaning());
    }
    for (I2Column<FlowMovement> column : I2Column.ofLinks(flow)) {
      record(csv, "column", "link_" + column.name(), "Link " + column.use(), column.meaning());
    }
    for (I2Column<FlowNode> column : I2Column.ofEnds(flow)) {
      record(csv, "column", "end2_" + column.name(), "End 2 " + column.use(), column.meaning());
    }
    for (String[] setting : SETTINGS) {
      record(csv, "setting", setting[0], setting[1], setting[2]);
    }
    for (var property : flow.properties().entrySet()) {
      record(csv, "trace", property.getKey(), "", property.getValue());
    }
  }

  private static final String[][] SETTINGS = {
    {"text encoding", "UTF-8", ""},
    {"delimiter", "comma", "text qualifier is the double quote; the first row has the names"},
    {"date format", "yyyy-MM-dd", "every date and time is UTC"},
    {"time format", "HH:mm:ss", ""},
    {"link multiplicity", "Multiple", "one link a movement: links must not be added up"},
    {"link direction", "End 1 to End 2", "the way that value moves"},
    {"text import", "all attributes", "amounts are exact as text; a number keeps 15 digits"},
  };

  private static void record(CsvWriter csv, String... fields) throws IOException {
    for (String field : fields) {
      csv.field(field);
    }
    csv.endRecord();
  }
}
