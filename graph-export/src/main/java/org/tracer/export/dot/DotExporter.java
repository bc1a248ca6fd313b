package org.tracer.export.dot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jgrapht.Graph;
import org.tracer.chain.Amount;
import org.tracer.export.Amounts;
import org.tracer.export.ExportTarget;
import org.tracer.export.GraphExporter;
import org.tracer.export.GraphProperties;
import org.tracer.export.Labels;
import org.tracer.graph.Ending;
import org.tracer.graph.FeeVertex;
import org.tracer.graph.OutputVertex;
import org.tracer.graph.TraceEdge;
import org.tracer.graph.TraceGraph;
import org.tracer.graph.TraceVertex;
import org.tracer.graph.TransactionVertex;
import org.tracer.trace.LabelAmount;

/**
 * A picture for Graphviz: value flows from left to right, every address in full, colours by why the
 * trace ended. For graphs that a person can look at; {@code dot} itself gives up on large ones.
 *
 * @see <a href="https://graphviz.org/doc/info/lang.html">The DOT language</a>
 */
public final class DotExporter implements GraphExporter {

  @Override
  public String format() {
    return "dot";
  }

  @Override
  public String description() {
    return "a picture, drawn with Graphviz: dot -Tsvg FILE";
  }

  @Override
  public void write(TraceGraph trace, ExportTarget target) throws IOException {
    Graph<TraceVertex, TraceEdge> graph = trace.graph();
    try (DotWriter dot = new DotWriter(target.open(ExportTarget.WHOLE))) {
      dot.line("digraph trace {");
      defaults(dot, trace);
      for (TraceVertex vertex : graph.vertexSet()) {
        node(dot, trace, vertex);
      }
      for (TraceEdge edge : graph.edgeSet()) {
        edge(dot, trace, edge);
      }
      dot.line("}");
    }
  }

  private static void defaults(DotWriter dot, TraceGraph trace) throws IOException {
    dot.beginDefaults("graph");
    dot.attribute("rankdir", "LR");
    dot.attribute("charset", "UTF-8");
    dot.attribute("fontname", "Helvetica");
    dot.attribute("fontsize", "10");
    dot.attribute("labelloc", "b");
    dot.attribute("labeljust", "l");
    dot.attribute("nodesep", "0.3");
    dot.attribute("ranksep", "0.6");
    dot.left("label", caption(trace));
    dot.end();
    dot.beginDefaults("node");
    dot.attribute("fontname", "Helvetica");
    dot.attribute("fontsize", "10");
    dot.attribute("margin", "0.12");
    dot.end();
    dot.beginDefaults("edge");
    dot.attribute("fontname", "Helvetica");
    dot.attribute("fontsize", "9");
    dot.attribute("color", "#666666");
    dot.attribute("arrowsize", "0.7");
    dot.end();
  }

  private static List<String> caption(TraceGraph trace) {
    Map<String, String> properties = GraphProperties.of(trace);
    List<String> caption = new ArrayList<>();
    caption.add(
        "Policy "
            + properties.get("policy")
            + " on "
            + properties.get("network")
            + ", up to block "
            + properties.get("horizon_height")
            + " ("
            + properties.get("horizon_time")
            + ")");
    caption.add("Balance, satoshi: " + properties.get("balance_sheet"));
    caption.add("Limits: " + properties.get("limits"));
    if (!trace.trace().notices().isEmpty()) {
      caption.add("Notices: " + properties.get("notices"));
    }
    caption.add("Labelled amounts are computed under the policy; the rest is on the chain.");
    return caption;
  }

  private static void node(DotWriter dot, TraceGraph trace, TraceVertex vertex) throws IOException {
    boolean seed = !vertex.seeded().isEmpty();
    dot.beginNode(vertex.id());
    dot.centred("label", lines(trace, vertex));
    dot.centred("tooltip", tooltip(vertex));
    dot.attribute("shape", vertex instanceof TransactionVertex ? "ellipse" : "box");
    dot.attribute("style", Colours.style(vertex));
    dot.attribute("fillcolor", Colours.fill(vertex));
    dot.attribute("color", seed ? Colours.SEED : "#666666");
    dot.attribute("penwidth", seed ? "3" : "1");
    dot.end();
  }

  private static List<String> lines(TraceGraph trace, TraceVertex vertex) {
    List<String> lines = new ArrayList<>();
    if (vertex instanceof TransactionVertex transaction) {
      lines.addAll(DotText.cut(transaction.txId().toString()));
      lines.add(transaction.block().height() + ", " + transaction.block().time());
    } else if (vertex instanceof OutputVertex output) {
      lines.addAll(DotText.cut(output.outPoint().toString()));
    }
    String lock = Labels.fullLock(vertex);
    if (lock != null) {
      lines.addAll(DotText.cut(Labels.shortened(lock)));
    }
    if (!vertex.seeded().isEmpty()) {
      lines.add("seed " + amount(trace, vertex.seeded()));
    }
    for (Ending ending : vertex.endings()) {
      lines.add(ending.reason() + " " + amount(trace, ending.amounts()));
      ending.notes().forEach(note -> lines.addAll(DotText.wrap(note)));
    }
    return lines;
  }

  private static List<String> tooltip(TraceVertex vertex) {
    List<String> lines = new ArrayList<>();
    lines.add(
        vertex instanceof FeeVertex
            ? Labels.name(vertex)
            : Labels.type(vertex) + " " + Labels.name(vertex));
    for (Ending ending : vertex.endings()) {
      String amounts = Amounts.byLabel(ending.amounts());
      lines.add(ending.reason() + (amounts == null ? "" : ": " + amounts));
    }
    return lines;
  }

  private static void edge(DotWriter dot, TraceGraph trace, TraceEdge edge) throws IOException {
    String traced = Amounts.byLabel(edge.traced());
    dot.beginEdge(trace.graph().getEdgeSource(edge).id(), trace.graph().getEdgeTarget(edge).id());
    dot.centred("label", List.of(Labels.label(trace, edge)));
    dot.centred("tooltip", List.of(edge.id(), traced == null ? "" : traced));
    dot.end();
  }

  /** The sum in coins, or for policies without sums the labels alone. */
  private static String amount(TraceGraph trace, List<LabelAmount> amounts) {
    Optional<Amount> total = trace.total(amounts);
    if (amounts.size() == 1 || total.isEmpty()) {
      StringBuilder text = new StringBuilder();
      for (LabelAmount share : amounts) {
        text.append(text.isEmpty() ? "" : ", ")
            .append(share.label())
            .append(' ')
            .append(total.isEmpty() ? "touched" : share.amount().toDecimal() + " BTC");
      }
      return text.toString();
    }
    return total.get().toDecimal() + " BTC";
  }
}
