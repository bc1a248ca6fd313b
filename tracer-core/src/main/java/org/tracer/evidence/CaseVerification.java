package org.tracer.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tracer.error.TracerException;
import org.tracer.evidence.CaseReport.CheckedResult;
import org.tracer.evidence.CaseReport.CheckedResult.State;
import org.tracer.evidence.CaseReport.Problem;

/**
 * Checks a case without a network and without changing it: the chain of the log, the hash of every
 * record and file, and that every result follows from what was kept. Time and memory are linear in
 * the case, and for each result those of making it.
 */
public final class CaseVerification {

  static final Set<String> PARTS =
      Set.of(
          ChainedLog.FILE,
          RecordFile.FILE,
          ResultWriter.RESULTS,
          "files",
          "lock",
          CaseRedaction.KEY);

  /** Told what is being checked, and what came out of it. */
  @FunctionalInterface
  public interface Listener {

    /** What is being checked now: the log, the records, or a result. */
    void checking(String part);

    /** A result was made again from the records, and is byte for byte the one that was kept. */
    default void confirmed(String result, KeptContent content) {}
  }

  private final Path directory;
  private final Listener listener;
  private final ChainedLog log;
  private final RecordFile records;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final List<CheckedResult> results = new ArrayList<>();
  private long goodRecords;
  private long goodFiles;

  private CaseVerification(Path directory, Listener listener) {
    this.directory = directory;
    this.listener = listener;
    log = new ChainedLog(directory);
    records = new RecordFile(directory);
  }

  /**
   * Verifies the case in a directory.
   *
   * @param head SHA-256 of an entry that was written down elsewhere; null if none was
   * @throws org.tracer.error.InvalidInputException if there is no case
   */
  public static CaseReport of(Path directory, @Nullable String head, Listener listener) {
    if (!CaseLog.isCase(directory)) {
      throw CaseLog.absent(directory);
    }
    return new CaseVerification(directory, listener).run(head);
  }

  private CaseReport run(@Nullable String head) {
    listener.checking("log");
    CaseDetails details = readLog(head);
    listener.checking("records");
    List<LogEntry> entries = log.entries();
    try (AppendFile file = AppendFile.readOnly(directory.resolve(RecordFile.FILE))) {
      attempt(
          RecordFile.FILE,
          () -> {
            if (records.readOn() > 0) {
              notices.add(RecordFile.FILE + " ends in an unfinished line: a run broke off");
            }
          });
      checkRecords(entries, file);
      checkFiles(entries);
      OtherSources others = OtherSources.of(directory, entries);
      notices.addAll(others.contradictions());
      for (LogEntry entry : entries) {
        if (entry.is(Entries.RESULT)) {
          listener.checking("result " + entry.text("result"));
          check(entry, file, others);
        }
      }
    }
    checkKey(entries);
    checkNothingElse(entries);
    return new CaseReport(
        details, entries.size(), log.head(), goodRecords, goodFiles, results, problems, notices);
  }

  private @Nullable CaseDetails readLog(@Nullable String head) {
    attempt(
        ChainedLog.FILE,
        () -> {
          if (log.readOn().length > 0) {
            notices.add(ChainedLog.FILE + " ends in an unfinished line: a run broke off");
          }
        });
    if (head != null) {
      checkHead(head);
    }
    CaseDetails[] details = new CaseDetails[1];
    attempt(ChainedLog.FILE, () -> details[0] = Case.details(log.entries(), directory));
    return details[0];
  }

  private void checkHead(String head) {
    List<LogEntry> entries = log.entries();
    for (LogEntry entry : entries) {
      if (entry.hash().equals(head)) {
        long later = entries.size() - entry.sequence();
        notices.add(
            later == 0
                ? "the log ends in the entry whose hash was written down"
                : later + " entries follow the one whose hash was written down");
        return;
      }
    }
    problem(
        ChainedLog.FILE,
        "no entry has the hash that was written down (" + head + "): the log was changed or cut");
  }

  private void checkRecords(List<LogEntry> entries, AppendFile file) {
    for (String hash : records.hashes()) {
      attempt(
          RecordFile.FILE,
          () -> {
            records.read(hash, file);
            goodRecords++;
          });
    }
    Set<String> named = new HashSet<>();
    for (LogEntry entry : entries) {
      if (entry.is(Entries.ANSWER)) {
        named.add(entry.text("record"));
        if (!records.has(entry.text("record"))) {
          problem(
              ChainedLog.FILE + ", line " + entry.sequence(),
              "the answer it names is missing: SHA-256 " + entry.text("record"));
        }
      }
    }
    entries.stream()
        .filter(entry -> entry.is(Entries.REPAIRED))
        .forEach(entry -> named.add(entry.text("record")));
    List<String> strangers =
        records.hashes().stream().filter(hash -> !named.contains(hash)).toList();
    boolean last =
        strangers.size() == 1 && List.copyOf(records.hashes()).getLast().equals(strangers.get(0));
    if (last) {
      notices.add("the last record is not in the log: a run broke off there");
    } else {
      strangers.forEach(hash ->
          problem(
              RecordFile.FILE,
              "the log does not name the record with SHA-256 "
                  + hash
                  + ": it was put in, or the log was cut or is an older one"));
    }
  }

  private void checkFiles(List<LogEntry> entries) {
    Set<Path> checked = new HashSet<>();
    for (LogEntry entry : entries) {
      if (entry.is(Entries.FILE)) {
        attempt(
            ChainedLog.FILE + ", line " + entry.sequence(),
            () -> {
              Path file = CaseFiles.path(directory, entry);
              if (checked.add(file)) {
                Damage.requireHash(file, entry.text("sha256"));
                goodFiles++;
              }
            });
      }
    }
  }

  /** The key of the pseudonyms, where it is: that of the last redacted copy. */
  private void checkKey(List<LogEntry> entries) {
    Path key = directory.resolve(CaseRedaction.KEY);
    entries.stream()
        .filter(entry -> entry.is(Entries.EXPORTED) && !entry.text("keySha256").isEmpty())
        .reduce((first, second) -> second)
        .filter(last -> Files.exists(key))
        .ifPresent(last ->
            attempt(CaseRedaction.KEY, () -> Damage.requireHash(key, last.text("keySha256"))));
  }

  private void check(LogEntry entry, AppendFile file, OtherSources others) {
    String name = entry.text("result");
    String where = ResultWriter.RESULTS + "/" + name;
    List<String> proofs = new ArrayList<>();
    State[] state = {State.NOT_CONFIRMED};
    boolean named = name.matches("[0-9]{4,9}");
    // Another name need not be one that a file can have on this machine.
    Path result = directory.resolve(ResultWriter.RESULTS).resolve(named ? name : "0000");
    attempt(
        where,
        () -> {
          if (!named) {
            throw entry.members().get("result").unexpected("is not the number of a result");
          }
          ResultCheck check =
              new ResultCheck(
                  directory,
                  result,
                  log.entries(),
                  hash -> records.read(hash, file),
                  others.of(name));
          ResultCheck.Found found = check.run(entry);
          proofs.addAll(found.proofs());
          KeptContent content = found.content();
          state[0] = content == null ? State.AS_PRINTED : State.MADE_AGAIN;
          if (content != null) {
            listener.confirmed(name, content);
          }
        });
    String document = state[0] == State.AS_PRINTED ? ResultWriter.PRINTED : ResultWriter.DOCUMENT;
    results.add(
        new CheckedResult(name, state[0], result.resolve(document).toFile().length(), proofs));
  }

  private void checkNothingElse(List<LogEntry> entries) {
    Set<String> named = new HashSet<>();
    entries.stream()
        .filter(entry -> entry.is(Entries.RESULT))
        .forEach(entry -> named.add(entry.text("result")));
    for (String name : inside(directory.resolve(ResultWriter.RESULTS))) {
      if (!named.contains(name)) {
        String where = ResultWriter.RESULTS + "/" + name;
        if (directory.resolve(where).resolve(ResultWriter.MANIFEST).toFile().exists()) {
          problem(where, "the log does not name this result: it was put in, or the log was cut");
        } else {
          notices.add(where + " is unfinished: a run broke off there");
        }
      }
    }
    for (String name : inside(directory)) {
      if (!PARTS.contains(name)) {
        notices.add("\"" + name + "\" is no part of the case and was not looked at");
      }
    }
  }

  private static Set<String> inside(Path directory) {
    if (!Files.isDirectory(directory)) {
      return Set.of();
    }
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(directory)) {
      files.forEach(path -> names.add(String.valueOf(path.getFileName())));
      return names;
    } catch (IOException e) {
      throw Damage.unreadable(directory, e);
    }
  }

  private void attempt(String where, Runnable check) {
    try {
      check.run();
    } catch (TracerException e) {
      problem(e.input().isEmpty() ? where : e.input(), String.valueOf(e.getMessage()));
    }
  }

  private void problem(String where, String what) {
    problems.add(new Problem(where, what));
  }
}
