package org.tracer.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.bounds.BoundsResult;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.document.DocumentContent;
import org.tracer.document.PathDocument;
import org.tracer.document.TraceDocument;
import org.tracer.evidence.bitcoin.BitcoinProofs;
import org.tracer.evidence.bitcoin.ProofReport;
import org.tracer.evidence.evm.EvmProofReport;
import org.tracer.evidence.evm.EvmProofs;
import org.tracer.evidence.evm.HeaderWitness;
import org.tracer.path.PathRequest;
import org.tracer.path.PathResult;
import org.tracer.source.http.JsonValue;
import org.tracer.source.recording.RecordingHeader;
import org.tracer.trace.TraceComparison;

/** Checks one result: its files, its manifest against the log, and that it can be made again. */
final class ResultCheck {

  /**
   * A result that could be made again.
   *
   * @param content the result; null if it is kept as it was printed
   * @param proofs what its proofs show and do not show
   */
  record Found(@Nullable KeptContent content, List<String> proofs) {}

  private final Path directory;
  private final Path result;
  private final List<LogEntry> log;
  private final Function<String, byte[]> records;
  private final List<HeaderWitness> witnesses;

  /**
   * @param witnesses what other sources say of the blocks
   */
  ResultCheck(
      Path directory,
      Path result,
      List<LogEntry> log,
      Function<String, byte[]> records,
      List<HeaderWitness> witnesses) {
    this.witnesses = witnesses;
    this.directory = directory;
    this.result = result;
    this.log = log;
    this.records = records;
  }

  /**
   * Checks the result that an entry of the log names.
   *
   * @throws org.tracer.error.TracerException naming the first thing that is wrong
   */
  Found run(LogEntry entry) {
    Map<String, JsonValue> files = entry.members().get("files").members();
    for (Map.Entry<String, JsonValue> file : files.entrySet()) {
      requireHash(file.getKey(), file.getValue().text());
    }
    Path path = ResultWriter.file(result, ResultWriter.MANIFEST);
    JsonValue manifest = JsonValue.parse(bytes(path), path.toString());
    List<LogEntry> used = Manifest.used(manifest, log);
    RecordingHeader source = Manifest.source(manifest);
    if (files.containsKey(ResultWriter.PRINTED)) {
      // What was made of records must not be passed off as what cannot be made again.
      if (!source.source().startsWith("index:") || !used.isEmpty()) {
        throw Damage.of("only what was read from an index is kept as printed", path.toString());
      }
      return new Found(null, List.of());
    }
    KeptContent kept = remake(source, used);
    if (files.containsKey(ResultWriter.PROOFS)) {
      return new Found(kept, proofs(kept));
    }
    return new Found(
        kept, List.of("No transaction is proven against the chain. " + entry.text("unproven")));
  }

  private void requireHash(String name, String sha256) {
    if (!name.matches("[a-z]+\\.jsonl?")) {
      throw Damage.of("a result has a file by a name that none has", name);
    }
    Damage.requireHash(ResultWriter.file(result, name), sha256);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw Damage.unreadable(file, e);
    }
  }

  private KeptContent remake(RecordingHeader source, List<LogEntry> used) {
    Path document = result.resolve(ResultWriter.DOCUMENT);
    String name = document.toString();
    List<Path> files =
        used.stream()
            .filter(entry -> entry.is(Entries.FILE))
            .map(entry -> CaseFiles.path(directory, entry))
            .toList();
    CaseReplay replay = new CaseReplay(source.source(), used, records);
    try {
      Recomputation again = new Recomputation(source, replay, files);
      if (read(document, PathDocument::begins)) {
        PathRequest asked = read(document, in -> PathDocument.readRequest(in, name));
        return same(again.of(asked), document);
      }
      DocumentContent kept = read(document, in -> TraceDocument.readContent(in, name));
      same(again.of(kept), document);
      return new KeptContent.OfTrace(kept);
    } catch (IOException e) {
      throw Damage.unreadable(document, e);
    }
  }

  private interface Reading<T> {
    T of(InputStream in) throws IOException;
  }

  private static <T> T read(Path document, Reading<T> reading) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(document))) {
      return reading.of(in);
    }
  }

  private static KeptContent same(KeptContent made, Path document) throws IOException {
    try (SameBytes same = new SameBytes(document)) {
      Recomputation.write(made, same);
    }
    return made;
  }

  private List<String> proofs(KeptContent kept) {
    Path file = result.resolve(ResultWriter.PROOFS);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return switch (kept) {
        case KeptContent.OfPaths(PathResult paths, BoundsResult bounds) ->
            proofs(in, file, BitcoinProofs.transactionsOf(paths, bounds), paths.trace().network());
        case KeptContent.OfTrace(DocumentContent.OfOutputs outputs) -> {
          TraceComparison comparison = outputs.comparison().comparison();
          yield proofs(
              in,
              file,
              BitcoinProofs.transactionsOf(comparison),
              comparison.traces().getFirst().network());
        }
        case KeptContent.OfTrace(DocumentContent.OfAccounts accounts) -> {
          EvmProofReport report =
              EvmProofs.verify(in, file.toString(), accounts.report(), witnesses);
          require(report.holds(), report.sentences(), file);
          yield report.sentences();
        }
      };
    } catch (IOException e) {
      throw Damage.unreadable(file, e);
    }
  }

  private static List<String> proofs(
      InputStream in, Path file, Collection<TxId> expected, BitcoinNetwork network)
      throws IOException {
    ProofReport report = BitcoinProofs.verify(in, file.toString(), expected, network);
    require(report.faults().isEmpty(), report.sentences(), file);
    return report.sentences();
  }

  private static void require(boolean holds, List<String> sentences, Path file) {
    if (!holds) {
      throw Damage.of("proofs do not hold: " + String.join(" ", sentences), file.toString());
    }
  }
}
