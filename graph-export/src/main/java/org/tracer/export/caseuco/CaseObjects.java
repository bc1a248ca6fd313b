package org.tracer.export.caseuco;

import java.io.IOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.tracer.export.Column;
import org.tracer.export.JsonWriter;
import org.tracer.export.NameUuid;
import org.tracer.export.flow.Flow;
import org.tracer.export.flow.FlowColumns;
import org.tracer.export.flow.FlowEnding;
import org.tracer.export.flow.FlowLabels;
import org.tracer.export.flow.FlowMovement;
import org.tracer.export.flow.FlowNode;

/** Writes the nodes of the JSON-LD graph. */
final class CaseObjects {

  private static final String FACETS = "uco-core:hasFacet";
  private static final String OBJECT = "uco-core:object";
  private static final String OWN = "tracer:";

  private final Flow flow;
  private final JsonWriter json;
  private final String facts;

  CaseObjects(Flow flow, JsonWriter json) {
    this.flow = flow;
    this.json = json;
    this.facts = flow.facts();
  }

  void write() throws IOException {
    action();
    List<Column<FlowNode>> ofNodes = FlowColumns.ofNodes(flow);
    for (Iterator<FlowNode> all = flow.nodes().iterator(); all.hasNext(); ) {
      FlowNode node = all.next();
      begin("observable", node.id(), "uco-observable:ObservableObject");
      json.member("uco-core:name", FlowLabels.of(flow, node));
      facet("tracer:NodeFacet", node.id(), ofNodes, node);
      json.end('}');
      attributions(node);
    }
    List<Column<FlowMovement>> ofMovements = FlowColumns.ofMovements(flow);
    for (Iterator<FlowMovement> all = flow.movements().iterator(); all.hasNext(); ) {
      movement(all.next(), ofMovements);
    }
    provenance();
  }

  /** What was done, with what, and under which rules; these are no facts of the chain. */
  private void action() throws IOException {
    begin("tool", "", "uco-tool:Tool");
    json.member("uco-core:name", "Tracer");
    json.end('}');
    begin("investigative-action", "", "case-investigation:InvestigativeAction");
    json.member("uco-core:name", "Trace of funds, " + flow.rule());
    json.member("uco-core:description", facts);
    reference("uco-action:instrument", "tool", "");
    reference("uco-action:result", "provenance-record", "");
    json.name(FACETS);
    json.begin('{');
    json.member("@id", id("facet", "trace"));
    types("tracer:TraceFacet");
    for (Map.Entry<String, String> property : flow.properties().entrySet()) {
      json.member(OWN + property.getKey(), property.getValue());
    }
    json.end('}');
    json.end('}');
  }

  private void movement(FlowMovement movement, List<Column<FlowMovement>> columns)
      throws IOException {
    begin("relationship", movement.id(), "uco-observable:ObservableRelationship");
    json.member("uco-core:name", movement.shown());
    reference("uco-core:source", "observable", movement.source().id());
    reference("uco-core:target", "observable", movement.target().id());
    json.name("uco-core:isDirectional");
    json.literal(true);
    json.member("uco-core:kindOfRelationship", movement.interaction());
    Instant time = movement.time();
    if (time != null) {
      json.name("uco-core:startTime");
      json.begin('{');
      json.member("@type", "xsd:dateTime");
      json.member("@value", time);
      json.end('}');
    }
    facet("tracer:MovementFacet", movement.id(), columns, movement);
    json.end('}');
  }

  /** What the user, a tag or a heuristic says of an end: an assertion, and no observation. */
  private void attributions(FlowNode node) throws IOException {
    int number = 0;
    for (FlowEnding ending : node.endings()) {
      for (String note : ending.notes()) {
        begin("annotation", node.id() + " " + number++, "uco-core:Annotation");
        json.member("uco-core:tag", ending.voice().claim());
        json.member("uco-core:statement", note);
        reference(OBJECT, "observable", node.id());
        json.end('}');
      }
    }
  }

  private void provenance() throws IOException {
    begin("provenance-record", "", "case-investigation:ProvenanceRecord");
    json.member("uco-core:description", "Read from " + flow.property("origin"));
    json.name(OBJECT);
    json.begin('[');
    for (Iterator<FlowNode> all = flow.nodes().iterator(); all.hasNext(); ) {
      reference("observable", all.next().id());
    }
    for (Iterator<FlowMovement> all = flow.movements().iterator(); all.hasNext(); ) {
      reference("relationship", all.next().id());
    }
    json.end(']');
    json.end('}');
  }

  private <T> void facet(String type, String about, List<Column<T>> columns, T item)
      throws IOException {
    json.name(FACETS);
    json.begin('{');
    json.member("@id", id("facet", about));
    types(type);
    for (Column<T> column : columns) {
      json.member(OWN + column.name(), column.text().apply(item));
    }
    json.end('}');
  }

  /** The parent is named too: validators without our namespace know that one. */
  private void types(String own) throws IOException {
    json.name("@type");
    json.begin('[');
    json.string(own);
    json.string("uco-core:Facet");
    json.end(']');
  }

  private void begin(String kind, String about, String type) throws IOException {
    json.line();
    json.begin('{');
    json.member("@id", id(kind, about));
    json.member("@type", type);
  }

  private void reference(String name, String kind, String about) throws IOException {
    json.name(name);
    reference(kind, about);
  }

  private void reference(String kind, String about) throws IOException {
    json.begin('{');
    json.member("@id", id(kind, about));
    json.end('}');
  }

  private String id(String kind, String about) {
    return "kb:" + kind + "-" + NameUuid.of(facts + "case " + kind + " " + about);
  }
}
