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
      dot.attributes("graph", graphAttributes(trace));
      dot.attributes("node", List.of("fontname", "Helvetica", "fontsize", "10", "margin", "0.12"));
      dot.attributes(
          "edge",
          List.of(
              "fontname", "Helvetica", "fontsize", "9", "color", "#666666", "arrowsize", "0.7"));
      for (TraceVertex vertex : graph.vertexSet()) {
        dot.node(vertex.id(), nodeAttributes(trace, vertex));
      }
      for (TraceEdge edge : graph.edgeSet()) {
        dot.edge(
            graph.getEdgeSource(edge).id(),
            graph.getEdgeTarget(edge).id(),
            edgeAttributes(trace, edge));
      }
      dot.line("}");
    }
  }

  private static List<String> graphAttributes(TraceGraph trace) {
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
    return List.of(
        "rankdir",
        "LR",
        "charset",
        "UTF-8",
        "fontname",
        "Helvetica",
        "fontsize",
        "10",
        "labelloc",
        "b",
        "labeljust",
        "l",
        "nodesep",
        "0.3",
        "ranksep",
        "0.6",
        "label",
        DotText.leftLines(caption));
  }

  private static List<String> nodeAttributes(TraceGraph trace, TraceVertex vertex) {
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
    return List.of(
        "label",
        DotText.centredLines(lines),
        "tooltip",
        DotText.centredLines(tooltip(vertex)),
        "shape",
        vertex instanceof TransactionVertex ? "ellipse" : "box",
        "style",
        Colours.style(vertex),
        "fillcolor",
        Colours.fill(vertex),
        "color",
        vertex.seeded().isEmpty() ? "#666666" : Colours.SEED,
        "penwidth",
        vertex.seeded().isEmpty() ? "1" : "3");
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

  private static List<String> edgeAttributes(TraceGraph trace, TraceEdge edge) {
    String traced = Amounts.byLabel(edge.traced());
    return List.of(
        "label",
        DotText.centredLines(List.of(Labels.label(trace, edge))),
        "tooltip",
        DotText.centredLines(List.of(edge.id(), traced == null ? "" : traced)));
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
