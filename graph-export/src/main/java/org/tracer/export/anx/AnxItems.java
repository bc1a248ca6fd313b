package org.tracer.export.anx;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.export.Column;
import org.tracer.export.Utf8Writer;
import org.tracer.export.flow.Flow;
import org.tracer.export.flow.FlowColumns;
import org.tracer.export.flow.FlowLabels;
import org.tracer.export.flow.FlowMovement;
import org.tracer.export.flow.FlowNode;

/** Writes the items of a chart: every node as an entity, every movement as a link. */
final class AnxItems {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The chart has no layout of its own: entities stand in rows, in the order of the chain. */
  private static final int ROW = 12;

  private static final int STEP = 200;

  private final Flow flow;
  private final Utf8Writer xml;

  AnxItems(Flow flow, Utf8Writer xml) {
    this.flow = flow;
    this.xml = xml;
  }

  /** A column's name among the attributes of entities. */
  static String ofEntities(Column<FlowNode> column) {
    return "entity " + column.name();
  }

  /** A column's name among the attributes of links. */
  static String ofLinks(Column<FlowMovement> column) {
    return "link " + column.name();
  }

  void write() throws IOException {
    xml.raw("<ChartItemCollection>\n");
    int number = 0;
    List<Column<FlowNode>> ofNodes = FlowColumns.ofNodes(flow);
    for (Iterator<FlowNode> all = flow.nodes().iterator(); all.hasNext(); ) {
      entity(all.next(), number++, ofNodes);
    }
    List<Column<FlowMovement>> ofMovements = FlowColumns.ofMovements(flow);
    for (Iterator<FlowMovement> all = flow.movements().iterator(); all.hasNext(); ) {
      link(all.next(), ofMovements);
    }
    xml.raw("</ChartItemCollection>\n");
  }

  private void entity(FlowNode node, int number, List<Column<FlowNode>> columns)
      throws IOException {
    int x = number % ROW * STEP;
    int y = number / ROW * STEP;
    xml.raw("<ChartItem Label=\"");
    xml.text(FlowLabels.of(flow, node));
    date(node.time());
    xml.raw("\" XPosition=\"" + x + "\"><End X=\"" + x + "\" Y=\"" + y + "\" Z=\"0\">");
    xml.raw("<Entity EntityId=\"");
    xml.text(node.id());
    xml.raw("\" Identity=\"");
    xml.text(FlowLabels.identity(flow, node));
    xml.raw("\" LabelIsIdentity=\"false\"><Icon><IconStyle Type=\"" + node.kind().word());
    xml.raw("\"/></Icon></Entity></End>");
    attributes(columns, AnxItems::ofEntities, node);
    end(node.time());
  }

  private void link(FlowMovement movement, List<Column<FlowMovement>> columns) throws IOException {
    xml.raw("<ChartItem Label=\"");
    xml.text(movement.shown());
    date(movement.time());
    xml.raw("\"><Link End1Id=\"");
    xml.text(movement.source().id());
    xml.raw("\" End2Id=\"");
    xml.text(movement.target().id());
    // The head is at the second end.
    xml.raw("\"><LinkStyle Strength=\"Default\" ArrowStyle=\"ArrowOnHead\" Type=\"");
    xml.raw(movement.interaction() + "\"/></Link>");
    attributes(columns, AnxItems::ofLinks, movement);
    end(movement.time());
  }

  /** Goes on with the attributes of an item. */
  private void date(@Nullable Instant time) throws IOException {
    if (time != null) {
      xml.raw("\" DateSet=\"true\" TimeSet=\"true\" DateTime=\"" + TIME.format(time));
    }
  }

  private <T> void attributes(List<Column<T>> columns, Function<Column<T>, String> name, T item)
      throws IOException {
    xml.raw("<AttributeCollection>");
    for (Column<T> column : columns) {
      String text = column.text().apply(item);
      if (text != null) {
        xml.raw("<Attribute AttributeClass=\"" + name.apply(column) + "\" Value=\"");
        xml.text(text);
        xml.raw("\"/>");
      }
    }
    xml.raw("</AttributeCollection>");
  }

  private void end(@Nullable Instant time) throws IOException {
    if (time != null) {
      xml.raw("<TimeZone UniqueID=\"1\" Name=\"Coordinated Universal Time\"/>");
    }
    xml.raw("</ChartItem>\n");
  }
}
