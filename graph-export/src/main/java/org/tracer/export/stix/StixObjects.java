package org.tracer.export.stix;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.tracer.export.Column;
import org.tracer.export.JsonWriter;
import org.tracer.export.flow.Flow;
import org.tracer.export.flow.FlowColumns;
import org.tracer.export.flow.FlowEnding;
import org.tracer.export.flow.FlowLabels;
import org.tracer.export.flow.FlowMovement;
import org.tracer.export.flow.FlowNode;
import org.tracer.export.flow.FlowTransaction;

/** Writes the objects of a trace. */
final class StixObjects {

  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String CUSTOM = "x_tracer_";

  private final Flow flow;
  private final StixIds ids;
  private final JsonWriter json;
  private final List<Column<FlowNode>> ofNodes;
  private final List<Column<FlowMovement>> ofMovements;
  private final String horizon;

  StixObjects(Flow flow, StixIds ids, JsonWriter json) {
    this.flow = flow;
    this.ids = ids;
    this.json = json;
    this.ofMovements = FlowColumns.ofMovements(flow);
    this.ofNodes = FlowColumns.ofNodes(flow);
    this.horizon = MILLISECONDS.format(Instant.parse(flow.property("horizon_time")));
  }

  void write() throws IOException {
    for (Iterator<FlowNode> all = flow.nodes().iterator(); all.hasNext(); ) {
      node(all.next());
    }
    for (Iterator<FlowTransaction> all = flow.transactions().iterator(); all.hasNext(); ) {
      new StixTransaction(flow, ids, json).write(all.next());
    }
    for (Iterator<FlowMovement> all = flow.movements().iterator(); all.hasNext(); ) {
      relationship(all.next());
    }
    report();
  }

  private void node(FlowNode node) throws IOException {
    String id = ids.of(node);
    if (node.kind().isWallet()) {
      StixExtension.WALLET.begin(json, id);
      json.member("value", FlowLabels.value(node));
      json.member(CUSTOM + "chain", flow.property("chain"));
      json.member(CUSTOM + "descriptor", node.descriptor());
      json.end('}');
    }
    if (isSaid(node)) {
      begin("note", node.id());
      json.member("abstract", FlowLabels.of(flow, node));
      json.member("content", content(node));
      columns(ofNodes, node);
      refs(id);
      json.end('}');
    }
    attributions(node, id);
  }

  /** Whether a trace says more of it than that it is there. */
  private static boolean isSaid(FlowNode node) {
    return !(node.endings().isEmpty()
        && node.seeded().isEmpty()
        && node.remarks().isEmpty()
        && node.tags().isEmpty()
        && node.inferences().isEmpty());
  }

  private String content(FlowNode node) {
    StringBuilder text = new StringBuilder("Computed under " + flow.rule());
    for (Column<FlowNode> column : ofNodes) {
      String value = column.text().apply(node);
      if (value != null) {
        text.append('\n').append(column.name()).append(": ").append(value);
      }
    }
    return text.toString();
  }

  /** What the user, a tag or a heuristic says of an end, apart from what is computed. */
  private void attributions(FlowNode node, String id) throws IOException {
    int number = 0;
    for (FlowEnding ending : node.endings()) {
      for (String note : ending.notes()) {
        begin("note", node.id() + " attribution " + number++);
        String claim = ending.voice().claim();
        json.member(
            "abstract", claim.substring(0, 1).toUpperCase(Locale.ROOT) + claim.substring(1));
        json.member("content", note);
        json.member(CUSTOM + "claim", claim);
        refs(id);
        json.end('}');
      }
    }
  }

  private void relationship(FlowMovement movement) throws IOException {
    begin("relationship", movement.id());
    json.member(
        "relationship_type", movement.interaction().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.member("description", movement.shown() + "; " + movement.claim());
    json.member("source_ref", ids.of(movement.source()));
    json.member("target_ref", ids.of(movement.target()));
    columns(ofMovements, movement);
    json.end('}');
  }

  /** Everything that is said of the trace as a whole, and every object of it. */
  private void report() throws IOException {
    begin("report", "");
    json.member("name", "Trace of funds, " + flow.rule());
    json.member("description", flow.facts());
    json.member("published", horizon);
    for (Map.Entry<String, String> property : flow.properties().entrySet()) {
      json.member(CUSTOM + property.getKey(), property.getValue());
    }
    json.name("object_refs");
    json.begin('[');
    for (Iterator<FlowNode> all = flow.nodes().iterator(); all.hasNext(); ) {
      FlowNode node = all.next();
      if (node.kind().isWallet()) {
        json.string(ids.of(node));
      }
      if (isSaid(node)) {
        json.string(ids.inTrace("note", node.id()));
      }
      long notes = node.endings().stream().mapToLong(ending -> ending.notes().size()).sum();
      for (int i = 0; i < notes; i++) {
        json.string(ids.inTrace("note", node.id() + " attribution " + i));
      }
    }
    for (Iterator<FlowTransaction> all = flow.transactions().iterator(); all.hasNext(); ) {
      json.string(ids.transaction(all.next().id()));
    }
    for (Iterator<FlowMovement> all = flow.movements().iterator(); all.hasNext(); ) {
      json.string(ids.inTrace("relationship", all.next().id()));
    }
    json.end(']');
    json.end('}');
  }

  private void begin(String type, String about) throws IOException {
    json.line();
    json.begin('{');
    json.member("type", type);
    json.member("spec_version", "2.1");
    json.member("id", ids.inTrace(type, about));
    json.member("created", horizon);
    json.member("modified", horizon);
  }

  private void refs(String id) throws IOException {
    json.name("object_refs");
    json.begin('[');
    json.string(id);
    json.end(']');
  }

  private <T> void columns(List<Column<T>> columns, T item) throws IOException {
    for (Column<T> column : columns) {
      json.member(CUSTOM + column.name(), column.text().apply(item));
    }
  }
}
