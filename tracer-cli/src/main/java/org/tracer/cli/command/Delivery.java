package org.tracer.cli.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.tracer.cli.Surroundings;
import org.tracer.cli.option.ExportFile;
import org.tracer.cli.option.OutputOptions;
import org.tracer.cli.render.Screen;
import org.tracer.price.Rates;

/** Delivers a result: report or document on standard output, graphs into files. */
final class Delivery {

  private final Surroundings surroundings;
  private final OutputOptions output;
  private final Interruption interruption;

  /** Writes the document of a result. */
  @FunctionalInterface
  interface Document {
    void write(OutputStream out) throws IOException;
  }

  /** Writes a graph of a result. */
  @FunctionalInterface
  interface Graph {
    void write(ExportFile file, Rates rates) throws IOException;
  }

  Delivery(Surroundings surroundings, OutputOptions output, Interruption interruption) {
    this.surroundings = surroundings;
    this.output = output;
    this.interruption = interruption;
  }

  /** Writes files first: a report that was read must not be followed by a failure to keep it. */
  void deliver(Graph graph, Document document, Consumer<Screen> report, List<String> notices)
      throws IOException {
    Rates rates = output.rates();
    interruption.delivering();
    for (ExportFile file : output.files()) {
      graph.write(file, rates);
    }
    if (output.isJson()) {
      OutputStream stdout = new BufferedOutputStream(surroundings.stdout(), 1 << 16);
      document.write(stdout);
      stdout.flush();
    } else {
      report.accept(surroundings.screen());
      surroundings.out().flush();
    }
    if (!output.isQuiet()) {
      warn(notices);
    }
  }

  /** What the document and the report hold too: pipes part the two from the reader. */
  private void warn(List<String> notices) {
    Screen screen = surroundings.errorScreen();
    if (output.isJson() || !surroundings.outIsTerminal()) {
      notices.forEach(notice -> screen.prose("tracer: notice: ", "  ", notice));
    }
    for (ExportFile file : output.files()) {
      screen.line("tracer: wrote " + file.exporter().format() + " to " + file.file());
    }
    screen.flush();
  }
}
