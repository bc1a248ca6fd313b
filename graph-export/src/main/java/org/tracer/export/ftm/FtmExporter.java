package org.tracer.export.ftm;

import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.export.Column;
import org.tracer.export.ExportTarget;
import org.tracer.export.GraphExporter;
import org.tracer.export.JsonWriter;
import org.tracer.export.NameUuid;
import org.tracer.export.flow.Flow;
import org.tracer.export.flow.FlowColumns;
import org.tracer.export.flow.FlowEnding;
import org.tracer.export.flow.FlowLabels;
import org.tracer.export.flow.FlowMovement;
import org.tracer.export.flow.FlowNode;
import org.tracer.graph.FlowGraph;

/**
 * Entities of FollowTheMoney, one a line. Movements are links of the general kind: its payments are
 * between people and companies, and a wallet says of neither who they are.
 */
public final class FtmExporter implements GraphExporter {

  /** What the schema allows for the key of a wallet. */
  private static final int LONGEST_KEY = 128;

  @Override
  public String format() {
    return "ftm";
  }

  @Override
  public String description() {
    return "entities of FollowTheMoney for Aleph, one a line";
  }

  @Override
  public void write(FlowGraph<?, ?> graph, ExportTarget target) throws IOException {
    Flow flow = Flow.ofWallets(graph);
    // The end of a line ends an entity, so each is a value of its own.
    try (JsonWriter json = JsonWriter.ofCleanText(target.open(ExportTarget.WHOLE))) {
      new Entities(flow, flow.facts(), json).write();
    }
  }

  private record Entities(Flow flow, String facts, JsonWriter json) {

    void write() throws IOException {
      begin("trace", "Note");
      property("name", "Trace of funds, " + flow.rule());
      property("description", facts);
      end();
      List<Column<FlowNode>> ofNodes = FlowColumns.ofNodes(flow);
      for (Iterator<FlowNode> all = flow.nodes().iterator(); all.hasNext(); ) {
        FlowNode node = all.next();
        if (node.kind().isWallet()) {
          wallet(node, text(ofNodes, node));
        } else {
          event(node, text(ofNodes, node));
        }
      }
      List<Column<FlowMovement>> ofMovements = FlowColumns.ofMovements(flow);
      for (Iterator<FlowMovement> all = flow.movements().iterator(); all.hasNext(); ) {
        link(all.next(), ofMovements);
      }
    }

    private void wallet(FlowNode node, String text) throws IOException {
      String value = FlowLabels.value(node);
      begin(node.id(), "CryptoWallet");
      property("name", value);
      property("publicKey", value.length() <= LONGEST_KEY ? value : null);
      property("currencySymbol", flow.coin().name());
      property("summary", FlowColumns.ended(node));
      property("description", text);
      List<String> notes =
          node.endings().stream().map(FlowEnding::notes).flatMap(List::stream).toList();
      if (!notes.isEmpty()) {
        json.name("notes");
        json.begin('[');
        for (String note : notes) {
          json.string("Attribution by the user: " + note);
        }
        json.end(']');
      }
      end();
    }

    private void event(FlowNode node, String text) throws IOException {
      begin(node.id(), "Event");
      property("name", FlowLabels.of(flow, node));
      property("date", date(node.time()));
      property("recordId", node.transaction());
      property("summary", FlowColumns.ended(node));
      property("description", text);
      end();
    }

    private void link(FlowMovement movement, List<Column<FlowMovement>> columns)
        throws IOException {
      begin(movement.id(), "UnknownLink");
      property("subject", id(movement.source().id()));
      property("object", id(movement.target().id()));
      property("role", movement.interaction() + " " + movement.shown());
      property("date", date(movement.time()));
      property("recordId", movement.transaction());
      property("summary", movement.shown() + ", from the subject to the object");
      property("description", text(columns, movement));
      end();
    }

    private void begin(String about, String schema) throws IOException {
      json.begin('{');
      json.member("id", id(about));
      json.member("schema", schema);
      json.name("properties");
      json.begin('{');
    }

    private void property(String name, @Nullable String value) throws IOException {
      if (value != null) {
        json.name(name);
        json.begin('[');
        json.string(value);
        json.end(']');
      }
    }

    private void end() throws IOException {
      json.end('}');
      json.end('}');
      json.nextValue();
    }

    private String id(String about) {
      return "tracer-" + NameUuid.of(facts + "ftm " + about);
    }

    /** Dates have no zone there; this is UTC. */
    private static @Nullable String date(@Nullable Instant time) {
      return time == null ? null : time.toString().replace("Z", "");
    }

    private static <T> String text(List<Column<T>> columns, T item) {
      StringBuilder text = new StringBuilder();
      for (Column<T> column : columns) {
        String value = column.text().apply(item);
        if (value != null) {
          text.append(text.isEmpty() ? "" : "\n").append(column.name()).append(": ").append(value);
        }
      }
      return text.toString();
    }
  }
}
