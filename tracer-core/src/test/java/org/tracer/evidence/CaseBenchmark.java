package org.tracer.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tracer.accounting.Policies;
import org.tracer.bounds.BoundedComparison;
import org.tracer.bounds.EndpointBounds;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.document.DocumentContent;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.Sources;
import org.tracer.source.TestOptions;
import org.tracer.source.esplora.FakeEsplora;
import org.tracer.trace.Seed;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceComparison;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;

/**
 * What a case costs: a peel chain over a server on this machine, ten transactions a block, kept and
 * verified. Prints a line for each length; run as a program.
 */
final class CaseBenchmark {

  private CaseBenchmark() {}

  public static void main(String[] args) throws IOException {
    for (String length : args.length == 0 ? new String[] {"1000", "2000", "10000"} : args) {
      run(Integer.parseInt(length));
    }
  }

  private static void run(int length) throws IOException {
    Path directory = Files.createTempDirectory("case-benchmark");
    ExampleCase example = new ExampleCase(directory.resolve("case"));
    example.create().close();
    ChainBuilder chain = new ChainBuilder();
    chain.block("mined", "miner", 1_000_000_000);
    String before = "mined:0";
    long left = 1_000_000_000;
    for (int i = 0; i < length; i++) {
      if (i % 10 == 0) {
        chain.block("block" + i, "other", 50);
      }
      left -= 1_100;
      chain.pay("peel" + i).spend(before).to("payee" + i, 1_000).to("change" + i, left);
      before = "peel" + i + ":1";
    }
    long start = System.nanoTime();
    try (FakeEsplora server = new FakeEsplora(chain.blocks());
        Case opened = example.open()) {
      CaseRun run = opened.start(List.of("trace"), ExampleCase.TOOL, false);
      try (UtxoLedger ledger =
          Sources.open(
              server.uri(),
              TestOptions.quick().withNetwork(BitcoinNetwork.REGTEST).withArchive(run))) {
        TraceRequest request =
            new TraceRequest(
                List.of(new Seed.OfTransaction("a", chain.id("peel0"), List.of())),
                Policies.named("fifo").orElseThrow(),
                StopRules.NONE);
        Trace trace = Tracer.trace(ledger, request);
        run.keep(
            new DocumentContent.OfOutputs(
                new BoundedComparison(new TraceComparison(List.of(trace)), EndpointBounds.none())),
            ledger);
      }
    }
    double kept = seconds(start);
    start = System.nanoTime();
    CaseReport report = example.verify();
    double verified = seconds(start);
    if (!report.isWhole()) {
      throw new IllegalStateException(report.problems().toString());
    }
    long bytes = size(directory);
    System.out.println(
        String.format(
            Locale.ROOT,
            "%d transactions: kept in %.1f s, %d answers, %.0f a second; verified in %.1f s; %d"
                + " bytes a transaction (records %d, log %d)",
            length,
            kept,
            report.records(),
            report.records() / kept,
            verified,
            bytes / length,
            Files.size(example.directory.resolve("records.jsonl")) / length,
            Files.size(example.directory.resolve("log.jsonl")) / length));
    CaseFiles.delete(directory);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static long size(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
