package org.tracer.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.tracer.accounting.Policies;
import org.tracer.bounds.BoundedComparison;
import org.tracer.bounds.EndpointBounds;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.document.DocumentContent;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.SampleChain;
import org.tracer.source.Sources;
import org.tracer.source.TestOptions;
import org.tracer.source.esplora.FakeEsplora;
import org.tracer.source.recording.Sha256;
import org.tracer.trace.Seed;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceComparison;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;

/** A case with traces over the sample chain. */
final class ExampleCase {

  static final Operator ANN = new Operator("Ann", TestOptions.CLOCK);
  static final Tool TOOL = new Tool("1", "classes", "a machine");
  static final CaseDetails DETAILS =
      new CaseDetails(
          "2026-0417",
          "Harbour",
          "Order 12/26",
          "Find who was paid",
          "No other way",
          LocalDate.parse("2030-01-31"));

  final Path directory;
  final SampleChain sample = new SampleChain();

  ExampleCase(Path directory) {
    this.directory = directory;
  }

  Case create() {
    return Case.create(directory, DETAILS, ANN, TOOL);
  }

  Case open() {
    return Case.open(directory, ANN);
  }

  /** A case with the trace of one payment in it. */
  static ExampleCase traced(Path directory) {
    ExampleCase made = new ExampleCase(directory);
    made.create().close();
    try (FakeEsplora server = new FakeEsplora(made.sample.chain.blocks())) {
      made.trace(server.uri(), "split", false);
    }
    return made;
  }

  KeptResult trace(String source, String transaction, boolean refresh) {
    try (Case opened = open()) {
      return trace(opened.start(List.of("trace", transaction), TOOL, refresh), source, transaction);
    }
  }

  KeptResult trace(CaseRun run, String source, String transaction) {
    try (UtxoLedger ledger =
        Sources.open(
            source, TestOptions.quick().withNetwork(BitcoinNetwork.REGTEST).withArchive(run))) {
      TraceRequest request =
          new TraceRequest(
              List.of(new Seed.OfTransaction("a", sample.id(transaction), List.of())),
              Policies.named("fifo").orElseThrow(),
              StopRules.NONE);
      Trace trace = Tracer.trace(ledger, request);
      return run.keep(
          new DocumentContent.OfOutputs(
              new BoundedComparison(new TraceComparison(List.of(trace)), EndpointBounds.none())),
          ledger);
    }
  }

  CaseReport verify() {
    return CaseVerification.of(directory, null, part -> {});
  }

  /** Writes another text into the log and every hash after it, as only a forger does. */
  void mendLog(String from, String to) {
    List<String> lines = lines("log.jsonl");
    String previous = "0".repeat(64);
    for (int i = 0; i < lines.size(); i++) {
      String line =
          lines
              .get(i)
              .replace(from, to)
              .replaceFirst("\"previous\":\"[0-9a-f]{64}", "\"previous\":\"" + previous);
      lines.set(i, line);
      previous = Sha256.of(line.getBytes(StandardCharsets.UTF_8));
    }
    write("log.jsonl", lines);
  }

  List<String> lines(String file) {
    try {
      return new ArrayList<>(Files.readAllLines(directory.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(String file, List<String> lines) {
    try {
      Files.writeString(directory.resolve(file), String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
