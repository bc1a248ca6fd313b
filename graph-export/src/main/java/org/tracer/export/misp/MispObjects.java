package org.tracer.export.misp;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tracer.export.Column;
import org.tracer.export.JsonWriter;
import org.tracer.export.NameUuid;
import org.tracer.export.flow.Flow;
import org.tracer.export.flow.FlowLabels;
import org.tracer.export.flow.FlowMovement;
import org.tracer.export.flow.FlowNode;

/** Writes objects of an event, as their templates have them. */
final class MispObjects {

  /** MISP checks that an attribute of the type {@code btc} is an address of this chain. */
  private static final String BITCOIN = "bip122:000000000019d6689c085ae165831e93";

  private final Flow flow;
  private final JsonWriter json;
  private final String facts;
  private final String timestamp;

  MispObjects(Flow flow, JsonWriter json) {
    this.flow = flow;
    this.json = json;
    this.facts = flow.facts();
    this.timestamp = Long.toString(Instant.parse(flow.property("horizon_time")).getEpochSecond());
  }

  /** The same for the same thing in the same trace. */
  UUID uuid(String about) {
    return NameUuid.of(facts + "misp " + about);
  }

  /** What every attribute has: it inherits distribution, and is no indicator. */
  static void plain(JsonWriter json, boolean uncorrelated) throws IOException {
    json.name("to_ids");
    json.literal(false);
    json.name("disable_correlation");
    json.literal(uncorrelated);
    json.member("distribution", "5");
  }

  void node(FlowNode node, List<Column<FlowNode>> columns) throws IOException {
    boolean wallet = node.kind().isWallet();
    String text = text(columns, node);
    begin(wallet ? MispTemplate.ADDRESS : MispTemplate.TRANSACTION, node.id());
    if (wallet) {
      String address = node.address();
      boolean bitcoin = address != null && flow.property("chain").equals(BITCOIN);
      attribute(
          node.id(),
          bitcoin ? "address" : "address-crypto",
          bitcoin ? "btc" : "text",
          FlowLabels.value(node),
          flow.property("chain"));
      attribute(node.id(), "symbol", "text", flow.coin().name(), null);
      // The template of transactions has no place for text.
      pieces(node, "text", text);
    } else {
      String id = node.transaction() == null ? "block-" + node.block() : node.transaction();
      attribute(node.id(), "transaction-number", "text", id, null);
      Instant time = node.time();
      attribute(node.id(), "time", "datetime", time == null ? null : time.toString(), null);
    }
    json.end(']');
    json.member(
        "comment", wallet ? FlowLabels.of(flow, node) : comment(FlowLabels.of(flow, node), text));
    json.end('}');
  }

  private void pieces(FlowNode node, String relation, String text) throws IOException {
    List<String> pieces = MispExporter.pieces(text);
    for (int i = 0; i < pieces.size(); i++) {
      attribute(node.id() + " " + i, relation, "text", pieces.get(i), null);
    }
  }

  /** Every end has an object of its own, so that references say who pays and who gets. */
  void movement(FlowMovement movement, List<Column<FlowMovement>> columns) throws IOException {
    String id = movement.id();
    begin(MispTemplate.TRANSACTION, id);
    attribute(id, "transaction-number", "text", transaction(movement), null);
    Instant time = movement.time();
    attribute(id, "time", "datetime", time == null ? null : time.toString(), null);
    attribute(
        id,
        "value",
        "float",
        movement.asset().decimal(movement.value()),
        "exactly " + movement.value() + " base units of " + movement.asset().id());
    attribute(id, "symbol", "text", movement.asset().symbol(), movement.asset().id());
    json.end(']');
    json.member("comment", comment(movement.shown(), text(columns, movement)));
    json.name("ObjectReference");
    json.begin('[');
    reference(movement, "connected-from", movement.source());
    reference(movement, "connected-to", movement.target());
    json.end(']');
    json.end('}');
  }

  private static String transaction(FlowMovement movement) {
    return movement.transaction() == null ? "block-" + movement.block() : movement.transaction();
  }

  private void begin(MispTemplate template, String about) throws IOException {
    json.line();
    json.begin('{');
    json.member("uuid", uuid("object " + about));
    json.member("name", template.title());
    json.member("meta-category", "financial");
    json.member("description", template.description());
    json.member("template_uuid", template.uuid());
    json.member("template_version", template.version());
    json.member("timestamp", timestamp);
    json.member("distribution", "5");
    json.name("Attribute");
    json.begin('[');
  }

  private void attribute(
      String about, String relation, String type, @Nullable String value, @Nullable String comment)
      throws IOException {
    if (value == null) {
      return;
    }
    boolean correlates = relation.startsWith("address") || relation.equals("transaction-number");
    json.begin('{');
    json.member("uuid", uuid("attribute " + about + " " + relation));
    json.member("object_relation", relation);
    json.member("type", type);
    json.member("category", type.equals("btc") ? "Financial fraud" : "Other");
    json.member("value", value);
    json.member("comment", comment);
    plain(json, !correlates);
    json.end('}');
  }

  private void reference(FlowMovement movement, String type, FlowNode node) throws IOException {
    json.begin('{');
    json.member("uuid", uuid("reference " + movement.id() + " " + type));
    json.member("object_uuid", uuid("object " + movement.id()));
    json.member("referenced_uuid", uuid("object " + node.id()));
    json.member("relationship_type", type);
    json.member("timestamp", timestamp);
    json.end('}');
  }

  private static String comment(String label, String text) {
    return label + "\n" + text;
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
