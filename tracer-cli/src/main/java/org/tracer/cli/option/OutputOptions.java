package org.tracer.cli.option;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.tracer.cli.render.PlaceOrder;
import org.tracer.error.InvalidInputException;
import org.tracer.graph.Grain;
import org.tracer.price.Rates;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where results go, and how much of them a person sees. */
public final class OutputOptions {

  @Option(
      names = "--json",
      description = "Print the JSON document (tracer-trace/1) instead of the report.")
  private boolean json;

  @Option(
      names = "--export",
      paramLabel = "FORMAT=FILE",
      completionCandidates = Candidates.OfExport.class,
      description = "Also write the graph; 'tracer help export' lists formats; repeatable.")
  private List<String> exports = new ArrayList<>();

  @Option(
      names = "--graph",
      paramLabel = "GRAIN",
      defaultValue = "addresses",
      completionCandidates = Candidates.OfGrain.class,
      description = "One vertex for each of: addresses, outputs; unless given, addresses.")
  private Grain graph = Grain.ADDRESSES;

  @Mixin private RatesFile rates = new RatesFile();

  @Option(names = "--force", description = "Overwrite files that exist.")
  private boolean force;

  @Option(
      names = "--list",
      paramLabel = "N",
      defaultValue = "20",
      description = "List N places of each kind and sum up the others; unless given, 20.")
  private int list;

  @Option(
      names = "--order",
      paramLabel = "ORDER",
      defaultValue = "amount",
      description = {
        "Order of the places in the report; unless given, amount:",
        "amount   the largest first",
        "rank     what to look at first (triage only)"
      })
  private PlaceOrder order = PlaceOrder.AMOUNT;

  @Option(names = "--quiet", description = "No progress and no notices on standard error.")
  private boolean quiet;

  /** Refuses what can be refused before work begins, existing files among it. */
  public void check() {
    if (list < 0) {
      throw new InvalidInputException(
          "the report cannot list a negative number of places",
          "--list, value \"" + list + "\"",
          "Name a number of 0 or more.");
    }
    rates.checkUsed(!exports.isEmpty());
    ExportFile.checkAll(files(), List.of(), rates.file());
  }

  /** Refuses formats that cannot hold a trace under several rules: most show one. */
  public void requireComparing() {
    for (ExportFile file : files()) {
      if (file.compares()) {
        continue;
      }
      throw new InvalidInputException(
          "a graph shows the trace under one rule",
          "--export " + file.exporter().format() + " with --policy all",
          "Save the document with --json, then: tracer export DOCUMENT --policy NAME --to …");
    }
  }

  /** Reads the rates, before work begins. */
  public Rates rates() throws IOException {
    return rates.read();
  }

  public boolean isJson() {
    return json;
  }

  public boolean isQuiet() {
    return quiet;
  }

  /** Whether files that exist may be replaced. */
  public boolean isForced() {
    return force;
  }

  public int listed() {
    return list;
  }

  /** In which order the report lists places; the document keeps chain order. */
  public PlaceOrder order() {
    return order;
  }

  /** The graph files to write. */
  public List<ExportFile> files() {
    return exports.stream().map(text -> ExportFile.parse("--export", text, graph, force)).toList();
  }
}
