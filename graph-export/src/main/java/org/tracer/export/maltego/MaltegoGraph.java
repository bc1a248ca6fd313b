package org.tracer.export.maltego;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.tracer.export.Column;
import org.tracer.export.Utf8Writer;
import org.tracer.export.flow.Flow;
import org.tracer.export.flow.FlowColumns;
import org.tracer.export.flow.FlowLabels;
import org.tracer.export.flow.FlowMovement;
import org.tracer.export.flow.FlowNode;

/** Writes the GraphML inside a graph file, with Maltego's own entities and links in it. */
final class MaltegoGraph {

  /** The graph has no layout of its own: entities stand in rows, in the order of the chain. */
  private static final int ROW = 12;

  private static final int STEP = 200;

  private final Flow flow;
  private final Utf8Writer xml;

  MaltegoGraph(Flow flow, Utf8Writer xml) {
    this.flow = flow;
    this.xml = xml;
  }

  void write() throws IOException {
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n");
    xml.raw("<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"");
    xml.raw(" xmlns:mtg=\"http://maltego.paterva.com/xml/mtgx\">\n");
    xml.raw("<key attr.name=\"MaltegoEntity\" for=\"node\" id=\"d0\"/>\n");
    xml.raw("<key for=\"node\" id=\"d1\" yfiles.type=\"nodegraphics\"/>\n");
    xml.raw("<key attr.name=\"MaltegoLink\" for=\"edge\" id=\"d2\"/>\n");
    xml.raw("<graph edgedefault=\"directed\" id=\"G\">\n");
    trace();
    int number = 1;
    List<Column<FlowNode>> ofNodes = FlowColumns.ofNodes(flow);
    for (Iterator<FlowNode> all = flow.nodes().iterator(); all.hasNext(); ) {
      FlowNode node = all.next();
      beginNode(node.id(), MaltegoEntity.of(flow, node));
      property("tracer.label", "label", FlowLabels.of(flow, node));
      columns(ofNodes, node);
      endNode(number++);
    }
    List<Column<FlowMovement>> ofMovements = FlowColumns.ofMovements(flow);
    for (Iterator<FlowMovement> all = flow.movements().iterator(); all.hasNext(); ) {
      link(all.next(), ofMovements);
    }
    xml.raw("</graph>\n</graphml>\n");
  }

  /** An entity that stands for the trace as a whole, with what is said of it. */
  private void trace() throws IOException {
    beginNode("trace", MaltegoEntity.phrase("trace, " + flow.rule()));
    for (Map.Entry<String, String> property : flow.properties().entrySet()) {
      property("tracer." + property.getKey(), property.getKey(), property.getValue());
    }
    endNode(0);
  }

  private void beginNode(String id, MaltegoEntity entity) throws IOException {
    xml.raw("<node id=\"");
    xml.text(id);
    xml.raw("\"><data key=\"d0\"><mtg:MaltegoEntity type=\"" + entity.type() + "\">");
    xml.raw("<mtg:Properties>");
    property(entity.valueProperty(), entity.valueName(), entity.value());
  }

  private void endNode(int number) throws IOException {
    xml.raw("</mtg:Properties></mtg:MaltegoEntity></data>");
    xml.raw("<data key=\"d1\"><mtg:EntityRenderer><mtg:Position x=\"" + number % ROW * STEP);
    xml.raw("\" y=\"" + number / ROW * STEP + "\"/></mtg:EntityRenderer></data></node>\n");
  }

  private void link(FlowMovement movement, List<Column<FlowMovement>> columns) throws IOException {
    xml.raw("<edge id=\"");
    xml.text(movement.id());
    xml.raw("\" source=\"");
    xml.text(movement.source().id());
    xml.raw("\" target=\"");
    xml.text(movement.target().id());
    xml.raw("\"><data key=\"d2\"><mtg:MaltegoLink type=\"maltego.link.manual-link\">");
    xml.raw("<mtg:Properties>");
    property("maltego.link.manual.type", "Label", movement.shown());
    property("maltego.link.manual.description", "Description", movement.claim());
    columns(columns, movement);
    xml.raw("</mtg:Properties></mtg:MaltegoLink></data></edge>\n");
  }

  private <T> void columns(List<Column<T>> columns, T item) throws IOException {
    for (Column<T> column : columns) {
      String text = column.text().apply(item);
      if (text != null) {
        property("tracer." + column.name(), column.name(), text);
      }
    }
  }

  private void property(String name, String shown, String value) throws IOException {
    xml.raw("<mtg:Property displayName=\"" + shown + "\" hidden=\"false\" name=\"" + name);
    xml.raw("\" nullable=\"true\" readonly=\"false\" type=\"string\"><mtg:Value>");
    xml.text(value);
    xml.raw("</mtg:Value></mtg:Property>");
  }
}
