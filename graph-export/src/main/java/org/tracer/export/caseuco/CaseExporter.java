package org.tracer.export.caseuco;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.tracer.export.ExportTarget;
import org.tracer.export.GraphExporter;
import org.tracer.export.JsonWriter;
import org.tracer.export.flow.Flow;
import org.tracer.graph.FlowGraph;

/**
 * JSON-LD of CASE and UCO 1.4, which have nothing for wallets and payments: these are observable
 * objects and relationships with facets of a namespace of our own.
 */
public final class CaseExporter implements GraphExporter {

  private static final List<Map.Entry<String, String>> NAMESPACES =
      List.of(
          Map.entry("kb", "urn:tracer:kb:"),
          Map.entry("tracer", "urn:tracer:case#"),
          Map.entry("case-investigation", "https://ontology.caseontology.org/case/investigation/"),
          Map.entry("uco-action", "https://ontology.unifiedcyberontology.org/uco/action/"),
          Map.entry("uco-core", "https://ontology.unifiedcyberontology.org/uco/core/"),
          Map.entry("uco-observable", "https://ontology.unifiedcyberontology.org/uco/observable/"),
          Map.entry("uco-tool", "https://ontology.unifiedcyberontology.org/uco/tool/"),
          Map.entry("xsd", "http://www.w3.org/2001/XMLSchema#"));

  @Override
  public String format() {
    return "case-uco";
  }

  @Override
  public String description() {
    return "JSON-LD of CASE/UCO";
  }

  @Override
  public void write(FlowGraph<?, ?> graph, ExportTarget target) throws IOException {
    Flow flow = Flow.of(graph);
    try (JsonWriter json = JsonWriter.ofCleanText(target.open(ExportTarget.WHOLE))) {
      json.begin('{');
      json.name("@context");
      json.begin('{');
      for (Map.Entry<String, String> namespace : NAMESPACES) {
        json.member(namespace.getKey(), namespace.getValue());
      }
      json.end('}');
      json.name("@graph");
      json.begin('[');
      new CaseObjects(flow, json).write();
      json.lastLine();
      json.end(']');
      json.end('}');
      json.lastLine();
    }
  }
}
