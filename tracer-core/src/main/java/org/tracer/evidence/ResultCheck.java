package org.tracer.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tracer.document.DocumentContent;
import org.tracer.document.TraceDocument;
import org.tracer.source.http.JsonValue;
import org.tracer.source.recording.RecordingHeader;
import org.tracer.source.recording.Sha256;

/** Checks one result: its files, its manifest against the log, and that it can be made again. */
final class ResultCheck {

  private final Path directory;
  private final Path result;
  private final List<LogEntry> log;
  private final Function<String, byte[]> records;

  ResultCheck(Path directory, Path result, List<LogEntry> log, Function<String, byte[]> records) {
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
  void run(LogEntry entry) {
    Map<String, JsonValue> files = entry.members().get("files").members();
    for (Map.Entry<String, JsonValue> file : files.entrySet()) {
      requireHash(file.getKey(), file.getValue().text());
    }
    Path path = result.resolve(ResultWriter.MANIFEST);
    JsonValue manifest = JsonValue.parse(bytes(path), path.toString());
    List<LogEntry> used = Manifest.used(manifest, log);
    remake(Manifest.source(manifest), used);
  }

  private void requireHash(String name, String sha256) {
    if (!name.matches("[a-z]+\\.jsonl?")) {
      throw Damage.of("a result has a file by a name that none has", name);
    }
    Path file = result.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw Damage.of("a file of a result is missing", file.toString());
    }
    try {
      String found = Sha256.copy(Files.newInputStream(file), OutputStream.nullOutputStream());
      if (!found.equals(sha256)) {
        throw Damage.of("a file of a result does not have its SHA-256", file.toString());
      }
    } catch (IOException e) {
      throw Damage.unreadable(file, e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw Damage.unreadable(file, e);
    }
  }

  private void remake(RecordingHeader source, List<LogEntry> used) {
    Path document = result.resolve(ResultWriter.DOCUMENT);
    List<Path> files =
        used.stream()
            .filter(entry -> entry.is(Entries.FILE))
            .map(entry -> CaseFiles.path(directory, entry))
            .toList();
    CaseReplay replay = new CaseReplay(source.source(), used, records);
    try {
      DocumentContent kept;
      try (InputStream in = new BufferedInputStream(Files.newInputStream(document))) {
        kept = TraceDocument.readContent(in, document.toString());
      }
      DocumentContent made = new Recomputation(source, replay, files).of(kept);
      try (SameBytes same = new SameBytes(document)) {
        Recomputation.write(made, same);
      }
    } catch (IOException e) {
      throw Damage.unreadable(document, e);
    }
  }
}
