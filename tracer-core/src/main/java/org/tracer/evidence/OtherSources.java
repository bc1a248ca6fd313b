package org.tracer.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tracer.chain.evm.EvmHash;
import org.tracer.document.DocumentContent;
import org.tracer.document.TraceDocument;
import org.tracer.error.TracerException;
import org.tracer.evidence.evm.HeaderWitness;
import org.tracer.ledger.account.Attestation;
import org.tracer.trace.account.FundsReport;

/**
 * What the results of a case say of blocks that results of other sources name too: two that were
 * read from different servers bear each other out. A block of which they say different things is
 * noted and bears out nothing: the chain may have been reorganised between the two.
 */
final class OtherSources {

  private final Map<String, HeaderWitness> byResult = new LinkedHashMap<>();
  private final List<String> contradictions = new ArrayList<>();

  /** Reads the documents of results; those that cannot be read bear out nothing. */
  static OtherSources of(Path directory, List<LogEntry> log) {
    OtherSources sources = new OtherSources();
    long servers =
        log.stream()
            .filter(entry -> entry.is(Entries.SOURCE) && entry.text("chain").startsWith("eip155:"))
            .map(entry -> entry.text("source"))
            .distinct()
            .count();
    if (servers < 2) {
      return sources;
    }
    for (LogEntry entry : log) {
      String name = entry.text("result");
      if (entry.is(Entries.RESULT) && name.matches("[0-9]{4,9}")) {
        Path results = directory.resolve(ResultWriter.RESULTS);
        read(results.resolve(name).resolve(ResultWriter.DOCUMENT))
            .ifPresent(report -> sources.byResult.put(name, witness(report)));
      }
    }
    sources.dropContradictions();
    return sources;
  }

  /** Empty for other results, and for what cannot be read: the check of the result says so. */
  private static Optional<FundsReport> read(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return TraceDocument.readContent(in, file.toString())
              instanceof DocumentContent.OfAccounts accounts
          ? Optional.of(accounts.report())
          : Optional.empty();
    } catch (IOException | TracerException e) {
      return Optional.empty();
    }
  }

  private static HeaderWitness witness(FundsReport report) {
    SortedMap<Long, EvmHash> hashes = new TreeMap<>();
    hashes.put(report.horizon().height(), report.horizon().hash());
    for (Attestation one : report.context().attestations()) {
      hashes.put(one.block(), one.blockHash());
    }
    return new HeaderWitness(report.chain(), report.origin(), hashes);
  }

  private void dropContradictions() {
    Map<String, SortedMap<Long, EvmHash>> kept = new LinkedHashMap<>();
    byResult.forEach((name, witness) -> kept.put(name, new TreeMap<>(witness.hashes())));
    byResult.forEach((name, witness) ->
        byResult.forEach((other, second) -> {
          if (name.compareTo(other) < 0 && witness.chain().equals(second.chain())) {
            witness
                .hashes()
                .forEach((height, hash) -> {
                  EvmHash said = second.hashes().get(height);
                  if (said != null && !said.equals(hash)) {
                    contradictions.add(
                        String.format(
                                Locale.ROOT,
                                "results %s and %s name two blocks of height %s: %s and %s; the chain was",
                                name,
                                other,
                                height,
                                hash,
                                said)
                            + " reorganised between them, or a source is wrong");
                    kept.getOrDefault(name, new TreeMap<>()).remove(height);
                    kept.getOrDefault(other, new TreeMap<>()).remove(height);
                  }
                });
          }
        }));
    byResult.replaceAll((name, witness) ->
        new HeaderWitness(
            witness.chain(), witness.origin(), kept.getOrDefault(name, new TreeMap<>())));
  }

  /** What results of other servers say, for one result. */
  List<HeaderWitness> of(String result) {
    HeaderWitness own = byResult.get(result);
    return own == null
        ? List.of()
        : byResult.values().stream()
            .filter(other -> !host(other.origin()).equals(host(own.origin())))
            .toList();
  }

  /** Blocks of which results say different things, in sentences. */
  List<String> contradictions() {
    return List.copyOf(contradictions);
  }

  /** Two doors of one server are one source. */
  private static String host(String origin) {
    String address = origin.replaceFirst("^[a-z]+\\+", "");
    try {
      String host = URI.create(address).getHost();
      return host == null ? address : host;
    } catch (IllegalArgumentException e) {
      return address;
    }
  }
}
