package org.tracer.export.dot;

import java.io.IOException;
import java.util.List;
import org.jgrapht.Graph;
import org.tracer.export.ExportTarget;
import org.tracer.export.GraphExporter;
import org.tracer.graph.FlowElement;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.FundsGraph;
import org.tracer.graph.TraceGraph;

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
  public void write(FlowGraph<?, ?> graph, ExportTarget target) throws IOException {
    switch (graph) {
      case TraceGraph trace -> draw(trace.graph(), new TracePicture(trace), target);
      case FundsGraph funds -> draw(funds.graph(), new FundsPicture(funds), target);
    }
  }

  private static <V extends FlowElement, E extends FlowElement> void draw(
      Graph<V, E> graph, Picture<V, E> picture, ExportTarget target) throws IOException {
    try (DotWriter dot = new DotWriter(target.open(ExportTarget.WHOLE))) {
      dot.line("digraph trace {");
      defaults(dot, picture.caption());
      for (V vertex : graph.vertexSet()) {
        dot.beginNode(vertex.id());
        picture.node(dot, vertex);
        dot.end();
      }
      for (E edge : graph.edgeSet()) {
        dot.beginEdge(graph.getEdgeSource(edge).id(), graph.getEdgeTarget(edge).id());
        picture.edge(dot, edge);
        dot.end();
      }
      dot.line("}");
    }
  }

  private static void defaults(DotWriter dot, List<String> caption) throws IOException {
    dot.beginDefaults("graph");
    dot.attribute("rankdir", "LR");
    dot.attribute("charset", "UTF-8");
    dot.attribute("fontname", "Helvetica");
    dot.attribute("fontsize", "10");
    dot.attribute("labelloc", "b");
    dot.attribute("labeljust", "l");
    dot.attribute("nodesep", "0.3");
    dot.attribute("ranksep", "0.6");
    dot.left("label", caption);
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
}
