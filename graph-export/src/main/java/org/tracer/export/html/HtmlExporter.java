package org.tracer.export.html;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.tracer.export.ComparisonExporter;
import org.tracer.export.ExportTarget;
import org.tracer.export.JsonWriter;
import org.tracer.export.flow.Flow;
import org.tracer.graph.FlowGraph;

/**
 * One HTML file to look at in a browser: the flow from left to right, filters, paths, notes, tables
 * of what ended where. The page has its programs in it, is forbidden every other and all network,
 * and shows at most {@link Largest#MOVEMENTS} movements a policy: of those beyond it says how many
 * there are, and what ended there.
 */
public final class HtmlExporter implements ComparisonExporter {

  private final int most;

  public HtmlExporter() {
    this(Largest.MOVEMENTS);
  }

  /** A page with fewer movements. */
  HtmlExporter(int most) {
    this.most = most;
  }

  @Override
  public String format() {
    return "html";
  }

  @Override
  public String description() {
    return "one page to look at in a browser, without network";
  }

  @Override
  public void write(List<? extends FlowGraph<?, ?>> graphs, ExportTarget target)
      throws IOException {
    Page page = Page.load();
    try (OutputStream out = new BufferedOutputStream(target.open(ExportTarget.WHOLE), 1 << 16)) {
      out.write(page.before());
      try (JsonWriter json = JsonWriter.ofCleanText(new ScriptText(out))) {
        json.begin('{');
        json.member("format", "tracer-page/1");
        json.name("flows");
        json.begin('[');
        for (FlowGraph<?, ?> graph : graphs) {
          json.line();
          new FlowJson(Flow.of(graph), json, most).write();
        }
        json.end(']');
        json.name("notes");
        json.begin('{');
        json.end('}');
        json.end('}');
      }
      out.write(page.after());
    }
  }
}
