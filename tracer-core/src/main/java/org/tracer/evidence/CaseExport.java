package org.tracer.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tracer.evidence.bag.Bag;
import org.tracer.evidence.bag.BagInfo;
import org.tracer.evidence.bag.BagSeal;
import org.tracer.evidence.bag.PayloadFile;
import org.tracer.source.codec.Checkpoints;

/**
 * A copy of a case for others: a bundle of everything that its log names, a report, and what it
 * takes to check it without Tracer. What a broken run left half written is not in it. Where third
 * parties are redacted, it holds results and report alone: records, proofs and log name everybody.
 */
final class CaseExport {

  /** Where the case is, below {@code data/}. */
  static final String CASE = "case";

  /** Where the texts of a redacted copy are, below {@code data/}. */
  static final String REDACTED = "redacted";

  static final String REPORT = "report.txt";
  static final String VERIFY = "verify";

  /** What it takes to check a case without Tracer, by name, with where it is in this build. */
  private static final Map<String, Class<?>> CHECKS =
      Map.of(
          "README.md", CaseExport.class,
          "check_case.py", CaseExport.class,
          "check_bitcoin_proofs.py", CaseExport.class,
          "check_evm_proofs.py", CaseExport.class,
          "mainnet-checkpoints.csv", Checkpoints.class);

  private static final Map<String, Class<?>> CHECKS_OF_REDACTED =
      Map.of("redaction.md", CaseExport.class, "check_redaction.py", CaseExport.class);

  private final CaseStore store;
  private final Path target;
  private final ExportText text;
  private final List<BagSeal> seals;
  private final boolean redacted;
  private final ConfirmedResults results;

  /**
   * @param redacted whether third parties are to stand under pseudonyms
   */
  CaseExport(CaseStore store, Path target, ExportText text, List<BagSeal> seals, boolean redacted) {
    this.redacted = redacted;
    this.store = store;
    this.target = target;
    this.text = text;
    this.results = new ConfirmedResults(text);
    this.seals = seals;
  }

  /** Checks the case, writes the bundle and reads it again; nothing may be added meanwhile. */
  ExportedCase write() {
    List<LogEntry> log = store.logged();
    Path directory = store.directory();
    CaseReport report = results.require(directory, "no copy is made");
    try {
      Path made = Files.createTempDirectory("tracer-export");
      try {
        Map<String, Path> files =
            redacted ? redactedFiles(log, made, report) : wholeFiles(log, made, text.of(report));
        List<PayloadFile> payload =
            files.entrySet().stream()
                .map(file -> new PayloadFile(file.getKey(), file.getValue()))
                .toList();
        Bag.write(payload, info(log, report), target, seals);
      } finally {
        CaseFiles.delete(made);
      }
    } catch (IOException e) {
      throw Damage.unwritable(target, e);
    }
    try (Bag written = Bag.open(target)) {
      return new ExportedCase(target, written.tagManifestSha512(), report);
    }
  }

  private Map<String, Path> redactedFiles(List<LogEntry> log, Path made, CaseReport report)
      throws IOException {
    CaseRedaction redaction = CaseRedaction.ofCopy(store.directory(), log, results.contents());
    Path texts = Files.createDirectory(made.resolve(REDACTED));
    redaction.write(text.of(report), texts);
    Map<String, Path> files = new LinkedHashMap<>();
    for (PayloadFile file : PayloadFile.under(texts)) {
      files.put(REDACTED + "/" + file.name(), file.file());
    }
    addChecks(CHECKS_OF_REDACTED, made, files);
    return files;
  }

  private Map<String, Path> wholeFiles(List<LogEntry> log, Path made, String report)
      throws IOException {
    Map<String, Path> files = new LinkedHashMap<>();
    for (String name : named(log)) {
      files.put(CASE + "/" + name, store.directory().resolve(name));
    }
    Files.writeString(made.resolve(REPORT), report);
    files.put(REPORT, made.resolve(REPORT));
    addChecks(CHECKS, made, files);
    return files;
  }

  private static void addChecks(Map<String, Class<?>> checks, Path made, Map<String, Path> files)
      throws IOException {
    for (Map.Entry<String, Class<?>> check : checks.entrySet()) {
      String name = check.getKey();
      try (InputStream bytes = resource(check.getValue(), name)) {
        Files.copy(bytes, made.resolve(name));
      }
      files.put(VERIFY + "/" + name, made.resolve(name));
    }
  }

  private static InputStream resource(Class<?> beside, String name) {
    InputStream bytes = beside.getResourceAsStream(name);
    if (bytes == null) {
      throw new IllegalStateException(name + " is not in this build");
    }
    return bytes;
  }

  /** Everything that the log names, and the log. */
  private static List<String> named(List<LogEntry> log) {
    List<String> names = new ArrayList<>(List.of(ChainedLog.FILE, RecordFile.FILE));
    for (LogEntry entry : log) {
      if (entry.is(Entries.FILE)) {
        names.add(entry.text("path"));
      } else if (entry.is(Entries.RESULT)) {
        String result = ResultWriter.RESULTS + "/" + entry.text("result") + "/";
        entry.members().get("files").members().keySet().forEach(file -> names.add(result + file));
      }
    }
    return names.stream().distinct().toList();
  }

  private BagInfo info(List<LogEntry> log, CaseReport report) {
    CaseDetails details = Case.details(log, store.directory());
    BagInfo info =
        BagInfo.of(store.operator().now().atZone(ZoneOffset.UTC).toLocalDate())
            .with("External-Identifier", details.id());
    if (!details.title().isEmpty()) {
      info = info.with("External-Description", details.title());
    }
    if (redacted) {
      info = info.with("Tracer-Redaction", "third-parties");
    }
    return info.with("Contact-Name", store.operator().name())
        .with("Bag-Software-Agent", "Tracer")
        .with("Tracer-Last-Entry", report.head());
  }
}
