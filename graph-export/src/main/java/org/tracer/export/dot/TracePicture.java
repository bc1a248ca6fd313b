package org.tracer.export.dot;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tracer.annotation.Annotations;
import org.tracer.chain.Amount;
import org.tracer.export.Amounts;
import org.tracer.export.EndColours;
import org.tracer.export.GraphProperties;
import org.tracer.export.Labels;
import org.tracer.export.Said;
import org.tracer.graph.Ending;
import org.tracer.graph.FeeVertex;
import org.tracer.graph.OutputVertex;
import org.tracer.graph.TraceEdge;
import org.tracer.graph.TraceGraph;
import org.tracer.graph.TraceVertex;
import org.tracer.graph.TransactionVertex;
import org.tracer.trace.LabelAmount;

/** Draws traces over outputs. */
final class TracePicture implements Picture<TraceVertex, TraceEdge> {

  private final TraceGraph trace;

  TracePicture(TraceGraph trace) {
    this.trace = trace;
  }

  @Override
  public List<String> caption() {
    Map<String, String> properties = GraphProperties.of(trace);
    List<String> caption = new ArrayList<>();
    caption.add(
        "Trace by "
            + GraphProperties.rule(properties)
            + ", on "
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

  @Override
  public void node(DotWriter dot, TraceVertex vertex) throws IOException {
    boolean seed = !vertex.seeded().isEmpty();
    dot.centred("label", lines(vertex));
    dot.centred("tooltip", tooltip(vertex));
    dot.attribute("shape", vertex instanceof TransactionVertex ? "ellipse" : "box");
    dot.attribute("style", Colours.style(vertex));
    dot.attribute("fillcolor", Colours.fill(vertex));
    dot.attribute("color", seed ? EndColours.SEED : EndColours.PLAIN);
    dot.attribute("penwidth", seed ? "3" : "1");
  }

  private List<String> lines(TraceVertex vertex) {
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
      lines.add("seed " + amount(vertex.seeded()));
    }
    for (Ending ending : vertex.endings()) {
      lines.add(ending.reason() + " " + amount(ending.amounts()));
      ending.notes().forEach(note -> lines.addAll(DotText.wrap(note)));
    }
    Annotations said = trace.annotations();
    Said.tags(said, vertex).forEach(tag -> lines.addAll(DotText.wrap("tag: " + Said.shortly(tag))));
    Said.of(said, vertex).forEach(one -> lines.addAll(DotText.wrap(Said.shortly(one))));
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

  @Override
  public void edge(DotWriter dot, TraceEdge edge) throws IOException {
    String traced = Amounts.byLabel(edge.traced());
    dot.centred("label", List.of(Labels.label(trace, edge)));
    dot.centred("tooltip", List.of(edge.id(), traced == null ? "" : traced));
  }

  /** The sum in coins, or for policies without sums the labels alone. */
  private String amount(List<LabelAmount> amounts) {
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
