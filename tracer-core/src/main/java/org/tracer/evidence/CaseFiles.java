package org.tracer.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tracer.source.recording.KeptFiles;
import org.tracer.source.recording.RecordedFile;
import org.tracer.source.recording.RecordingHeader;
import org.tracer.source.recording.Sha256;

/**
 * Files in a case: {@code files/SET/NUMBER/NAME}, where the set is named by the SHA-256 over the
 * lines {@code SHA-256, two spaces, NUMBER/NAME, line feed} of its files. The same files are kept
 * once.
 */
final class CaseFiles implements KeptFiles {

  private static final String FILES = "files";

  private final CaseRun run;
  private final List<LogEntry> entries;

  private CaseFiles(CaseRun run, List<LogEntry> entries) {
    this.run = run;
    this.entries = entries;
  }

  /** Copies files into the case, beside what is there, and moves them to their place at the end. */
  static CaseFiles copy(CaseRun run, List<Path> files) {
    CaseStore store = run.store();
    Path making = store.directory().resolve(FILES).resolve("unfinished-" + run.number());
    List<RecordedFile> copies = RecordedFile.copy(files, making);
    String set = set(copies);
    Path place = store.directory().resolve(FILES).resolve(set);
    try {
      if (Files.isDirectory(place)) {
        delete(making);
      } else {
        Files.move(making.resolve(FILES), place);
        Files.delete(making);
      }
    } catch (IOException e) {
      throw Damage.unwritable(place, e);
    }
    List<LogEntry> entries = new ArrayList<>();
    for (RecordedFile copy : copies) {
      entries.add(
          store.append(
              Entries.FILE,
              line ->
                  line.number("run", run.number())
                      .text("path", FILES + "/" + set + "/" + copy.name())
                      .text("sha256", copy.sha256())));
    }
    entries.forEach(run::use);
    return new CaseFiles(run, entries);
  }

  private static String set(List<RecordedFile> copies) {
    String lines =
        copies.stream()
            .map(copy -> copy.sha256() + "  " + copy.name() + "\n")
            .sorted()
            .collect(Collectors.joining());
    return Sha256.of(lines.getBytes(StandardCharsets.UTF_8));
  }

  static void delete(Path directory) throws IOException {
    try (Stream<Path> inside = Files.walk(directory)) {
      for (Path path : inside.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }

  @Override
  public List<Path> files() {
    return entries.stream().map(entry -> path(run.store().directory(), entry)).toList();
  }

  /** Where the file of an entry is; never outside of the case. */
  static Path path(Path directory, LogEntry entry) {
    String path = entry.members().get("path").text();
    if (!path.matches(FILES + "/[0-9a-f]{64}/[0-9]{4}/[^/\\\\\\x00:]{1,255}")
        || path.endsWith("/..")
        || path.endsWith("/.")) {
      throw entry.members().get("path").unexpected("is not the path of a file of a case");
    }
    try {
      return directory.resolve(path);
    } catch (InvalidPathException e) {
      throw entry.members().get("path").unexpected("is a path that this machine cannot have");
    }
  }

  @Override
  public void finish(RecordingHeader header) {
    run.source(header);
  }

  /** The copies stay: that they are no ledger is a finding too. */
  @Override
  public void discard() {}
}
