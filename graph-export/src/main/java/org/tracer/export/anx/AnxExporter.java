package org.tracer.export.anx;

import java.io.IOException;
import java.util.Map;
import org.tracer.export.Column;
import org.tracer.export.ExportTarget;
import org.tracer.export.GraphExporter;
import org.tracer.export.Utf8Writer;
import org.tracer.export.XmlText;
import org.tracer.export.flow.Flow;
import org.tracer.export.flow.FlowColumns;
import org.tracer.export.flow.FlowMovement;
import org.tracer.export.flow.FlowNode;
import org.tracer.graph.FlowGraph;

/**
 * A chart in i2's exchange format, which Analyst's Notebook opens without an import specification.
 * What is said of the trace as a whole stands in the chart's properties and in its legend.
 */
public final class AnxExporter implements GraphExporter {

  private static final String VALUE = "\" Value=\"";

  @Override
  public String format() {
    return "anx";
  }

  @Override
  public String description() {
    return "a chart for i2 Analyst's Notebook";
  }

  @Override
  public void write(FlowGraph<?, ?> graph, ExportTarget target) throws IOException {
    Flow flow = Flow.of(graph);
    try (Utf8Writer xml = new Utf8Writer(target.open(ExportTarget.WHOLE), XmlText::escape)) {
      xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
      xml.raw("<Chart IdReferenceLinking=\"false\" Rigorous=\"false\">\n");
      xml.raw("<StrengthCollection><Strength Id=\"strength\" Name=\"Default\"");
      xml.raw(" DotStyle=\"DotStyleSolid\"/></StrengthCollection>\n");
      attributeClasses(xml, flow);
      types(xml, flow);
      summary(xml, flow.properties());
      new AnxItems(flow, xml).write();
      legend(xml, flow.properties());
      xml.raw("</Chart>\n");
    }
  }

  private static void attributeClasses(Utf8Writer xml, Flow flow) throws IOException {
    xml.raw("<AttributeClassCollection>\n");
    for (Column<FlowNode> column : FlowColumns.ofNodes(flow)) {
      attributeClass(xml, AnxItems.ofEntities(column));
    }
    for (Column<FlowMovement> column : FlowColumns.ofMovements(flow)) {
      attributeClass(xml, AnxItems.ofLinks(column));
    }
    xml.raw("</AttributeClassCollection>\n");
  }

  /** Not drawn under every item, which would hide the chart; the item's properties show them. */
  private static void attributeClass(Utf8Writer xml, String name) throws IOException {
    xml.raw("<AttributeClass Id=\"attribute-" + name.replace(' ', '-') + "\" Name=\"" + name);
    xml.raw("\" Type=\"AttText\" IsUser=\"true\" UserCanAdd=\"true\" UserCanRemove=\"true\"");
    xml.raw(" ShowValue=\"true\" Visible=\"false\"/>\n");
  }

  private static void types(Utf8Writer xml, Flow flow) throws IOException {
    xml.raw("<EntityTypeCollection>\n");
    for (FlowNode.Kind kind : FlowNode.Kind.values()) {
      xml.raw("<EntityType Id=\"entity-" + kind.word() + "\" Name=\"" + kind.word());
      xml.raw("\" PreferredRepresentation=\"RepresentAsIcon\"/>\n");
    }
    xml.raw("</EntityTypeCollection>\n<LinkTypeCollection>\n");
    for (String name :
        flow.movements().map(FlowMovement::interaction).distinct().sorted().toList()) {
      xml.raw("<LinkType Id=\"link-" + name + "\" Name=\"" + name + "\"/>\n");
    }
    xml.raw("</LinkTypeCollection>\n");
  }

  private static void summary(Utf8Writer xml, Map<String, String> properties) throws IOException {
    xml.raw("<Summary><CustomPropertyCollection>\n");
    for (Map.Entry<String, String> property : properties.entrySet()) {
      xml.raw("<CustomProperty Name=\"" + property.getKey() + "\" Type=\"String" + VALUE);
      xml.text(property.getValue());
      xml.raw("\"/>\n");
    }
    xml.raw("</CustomPropertyCollection></Summary>\n");
  }

  /** The legend is what is printed with the chart. */
  private static void legend(Utf8Writer xml, Map<String, String> properties) throws IOException {
    xml.raw("<LegendDefinition Arrange=\"LegendArrangementWide\">\n");
    for (Map.Entry<String, String> property : properties.entrySet()) {
      xml.raw("<LegendItem Type=\"LegendItemTypeText\" Label=\"" + property.getKey() + ": ");
      xml.text(property.getValue());
      xml.raw("\"><Font/></LegendItem>\n");
    }
    xml.raw("</LegendDefinition>\n");
  }
}
