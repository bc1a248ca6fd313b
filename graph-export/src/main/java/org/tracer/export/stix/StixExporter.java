package org.tracer.export.stix;

import java.io.IOException;
import org.tracer.export.ExportTarget;
import org.tracer.export.GraphExporter;
import org.tracer.export.JsonWriter;
import org.tracer.export.flow.Flow;
import org.tracer.graph.FlowGraph;

/**
 * A bundle of STIX 2.1. Wallets and transactions are the objects of a published extension, since
 * STIX has none of its own; what a trace says of them stands in notes and relationships, because
 * objects of the chain are shared by everybody who names them.
 */
public final class StixExporter implements GraphExporter {

  @Override
  public String format() {
    return "stix";
  }

  @Override
  public String description() {
    return "a STIX 2.1 bundle for OpenCTI and other platforms";
  }

  @Override
  public void write(FlowGraph<?, ?> graph, ExportTarget target) throws IOException {
    Flow flow = Flow.ofWallets(graph);
    StixIds ids = new StixIds(flow);
    try (JsonWriter json = JsonWriter.ofCleanText(target.open(ExportTarget.WHOLE))) {
      json.begin('{');
      json.member("type", "bundle");
      json.member("id", ids.inTrace("bundle", ""));
      json.name("objects");
      json.begin('[');
      StixExtension.definitions(json);
      new StixObjects(flow, ids, json).write();
      json.lastLine();
      json.end(']');
      json.end('}');
      json.lastLine();
    }
  }
}
