package org.tracer.export.misp;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.tracer.export.Column;
import org.tracer.export.ExportTarget;
import org.tracer.export.GraphExporter;
import org.tracer.export.JsonWriter;
import org.tracer.export.flow.Flow;
import org.tracer.export.flow.FlowColumns;
import org.tracer.export.flow.FlowMovement;
import org.tracer.export.flow.FlowNode;
import org.tracer.graph.FlowGraph;

/**
 * An event with an object a wallet, an object a transaction and an object a movement, since the
 * template of transactions holds one address and one value. Nothing is marked as an indicator for
 * detection: a payer can be a victim.
 */
public final class MispExporter implements GraphExporter {

  /** What a text column of MISP's database holds, with room for four bytes a character. */
  private static final int LONGEST = 16_000;

  @Override
  public String format() {
    return "misp";
  }

  @Override
  public String description() {
    return "an event for MISP";
  }

  @Override
  public void write(FlowGraph<?, ?> graph, ExportTarget target) throws IOException {
    Flow flow = Flow.ofWallets(graph);
    try (JsonWriter json = JsonWriter.ofCleanText(target.open(ExportTarget.WHOLE))) {
      MispObjects objects = new MispObjects(flow, json);
      Instant horizon = Instant.parse(flow.property("horizon_time"));
      json.begin('{');
      json.name("Event");
      json.begin('{');
      json.member("uuid", objects.uuid("event"));
      json.member("info", "Trace of funds, " + flow.rule());
      json.member("date", horizon.toString().substring(0, "2026-01-01".length()));
      json.member("timestamp", horizon.getEpochSecond());
      // Undefined, ongoing, this organisation only: the user decides.
      json.member("threat_level_id", "4");
      json.member("analysis", "1");
      json.member("distribution", "0");
      json.name("published");
      json.literal(false);
      attributes(flow, objects, json);
      json.name("Object");
      json.begin('[');
      objects(flow, objects);
      json.lastLine();
      json.end(']');
      json.end('}');
      json.end('}');
      json.lastLine();
    }
  }

  /** What is said of the trace as a whole, one attribute a property. */
  private static void attributes(Flow flow, MispObjects objects, JsonWriter json)
      throws IOException {
    json.name("Attribute");
    json.begin('[');
    for (Map.Entry<String, String> property : flow.properties().entrySet()) {
      List<String> pieces = pieces(property.getKey() + ": " + property.getValue());
      for (int i = 0; i < pieces.size(); i++) {
        String comment = pieces.size() == 1 ? "" : "part " + (i + 1) + " of " + pieces.size();
        json.line();
        json.begin('{');
        json.member("uuid", objects.uuid("property " + property.getKey() + " " + i));
        json.member("type", "text");
        json.member("category", "Other");
        json.member("value", pieces.get(i));
        json.member("comment", comment);
        MispObjects.plain(json, true);
        json.end('}');
      }
    }
    json.end(']');
  }

  private static void objects(Flow flow, MispObjects objects) throws IOException {
    List<Column<FlowNode>> ofNodes = FlowColumns.ofNodes(flow);
    for (Iterator<FlowNode> all = flow.nodes().iterator(); all.hasNext(); ) {
      objects.node(all.next(), ofNodes);
    }
    List<Column<FlowMovement>> ofMovements = FlowColumns.ofMovements(flow);
    for (Iterator<FlowMovement> all = flow.movements().iterator(); all.hasNext(); ) {
      objects.movement(all.next(), ofMovements);
    }
  }

  /** A text cut where it is too long, never within a character. */
  static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    while (text.length() - from > LONGEST) {
      int to = from + LONGEST;
      to -= Character.isHighSurrogate(text.charAt(to - 1)) ? 1 : 0;
      pieces.add(text.substring(from, to));
      from = to;
    }
    pieces.add(text.substring(from));
    return pieces;
  }
}
