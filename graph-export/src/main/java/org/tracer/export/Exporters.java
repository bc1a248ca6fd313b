package org.tracer.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.tracer.graph.FlowGraph;

/** The formats there are. */
public final class Exporters {

  private Exporters() {}

  /** Every format, by name. */
  public static List<GraphExporter> all() {
    return ServiceLoader.load(GraphExporter.class, Exporters.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(GraphExporter::format))
        .toList();
  }

  public static Optional<GraphExporter> named(String format) {
    return all().stream().filter(exporter -> exporter.format().equals(format)).findFirst();
  }

  /** The files that a format makes of the name of one, in the order of its parts. */
  public static List<Path> files(GraphExporter exporter, Path file) {
    return exporter.parts().stream().map(part -> FileTarget.named(file, part)).toList();
  }

  /**
   * Writes a graph to a file, or to several for formats that have parts. Nothing appears at these
   * names unless the export is complete.
   *
   * @param overwrite whether files that exist are replaced
   * @throws java.nio.file.FileAlreadyExistsException if a file exists and must not be replaced
   */
  public static void write(
      GraphExporter exporter, FlowGraph<?, ?> graph, Path file, boolean overwrite)
      throws IOException {
    write(exporter, List.of(graph), file, overwrite);
  }

  /**
   * The same for graphs of one trace under several policies, at least one.
   *
   * @throws IllegalArgumentException if there are several, and the format cannot hold them
   */
  public static void write(
      GraphExporter exporter, List<? extends FlowGraph<?, ?>> graphs, Path file, boolean overwrite)
      throws IOException {
    try (FileTarget target = new FileTarget(file, overwrite)) {
      if (exporter instanceof ComparisonExporter comparing) {
        comparing.write(graphs, target);
      } else if (graphs.size() == 1) {
        exporter.write(graphs.getFirst(), target);
      } else {
        throw new IllegalArgumentException(exporter.format() + " holds one graph");
      }
      target.publish();
    }
  }
}
