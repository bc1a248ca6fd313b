package org.tracer.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.tracer.error.InvalidInputException;
import org.tracer.source.recording.JsonLine;
import org.tracer.source.recording.Sha256;

/**
 * Log and records of a case. Several processes may write: each takes the lock of the case, reads
 * what others added, and adds its own. A process that is killed leaves at most an unfinished last
 * line, which the next one cuts off and says so. Thread-safe.
 */
final class CaseStore implements AutoCloseable {

  private static final String LOCK = "lock";

  /** File locks belong to the process; within it, this one. */
  private static final ReentrantLock PROCESS = new ReentrantLock();

  private final Path directory;
  private final Operator operator;
  private final ChainedLog log;
  private final RecordFile records;
  private final AppendFile logFile;
  private final AppendFile recordFile;

  /** Opens or begins the files in a directory that is there. */
  CaseStore(Path directory, Operator operator) {
    this.directory = directory;
    this.operator = operator;
    // Closing the file anywhere in a process gives up the lock that another thread may hold.
    PROCESS.lock();
    try {
      AppendFile.open(directory.resolve(LOCK)).close();
    } finally {
      PROCESS.unlock();
    }
    log = new ChainedLog(directory);
    records = new RecordFile(directory);
    logFile = AppendFile.open(directory.resolve(ChainedLog.FILE));
    recordFile = AppendFile.open(directory.resolve(RecordFile.FILE));
    alone(this::repair);
  }

  /**
   * A run that was killed between an answer and its entry leaves a record that no entry names; one
   * that was killed behind the entry of a result, a manifest without its name.
   */
  private ChainedLog repair() {
    log.entries().stream()
        .filter(entry -> entry.is(Entries.RESULT) && entry.text("result").matches("[0-9]{4,9}"))
        .forEach(entry ->
            ResultWriter.finish(
                directory.resolve(ResultWriter.RESULTS).resolve(entry.text("result"))));
    String last = records.last();
    boolean named =
        last.isEmpty() || log.entries().stream().anyMatch(one -> one.text("record").equals(last));
    if (!named && !closed()) {
      add(Entries.REPAIRED, line -> line.text("record", last));
    }
    return log;
  }

  Path directory() {
    return directory;
  }

  Operator operator() {
    return operator;
  }

  List<LogEntry> entries() {
    return alone(() -> List.copyOf(log.entries()));
  }

  String head() {
    return alone(log::head);
  }

  /** Adds an entry; on return it is on the disk. */
  LogEntry append(String kind, Consumer<JsonLine> members) {
    return alone(() -> add(kind, members));
  }

  /** Adds an entry and does what depends on it, before anybody else can look. */
  LogEntry append(String kind, Consumer<JsonLine> members, Runnable then) {
    return alone(() -> {
      LogEntry entry = add(kind, members);
      then.run();
      return entry;
    });
  }

  /** Keeps an answer, if it is not there, and then an entry that names it. */
  LogEntry append(byte[] body, String kind, Consumer<JsonLine> members) {
    String hash = Sha256.of(body);
    return alone(() -> {
      if (!records.has(hash)) {
        String line = RecordFile.line(hash, body);
        recordFile.append(line);
        records.added(line);
      }
      return add(
          kind,
          line -> {
            members.accept(line);
            line.text("record", hash).number("bytes", body.length);
          });
    });
  }

  /** An entry that says how many of its kind there were before, as {@code name}. */
  LogEntry appendNumbered(String kind, String name, Consumer<JsonLine> members) {
    return alone(() -> {
      long before = log.entries().stream().filter(entry -> entry.is(kind)).count();
      return add(
          kind,
          line -> {
            line.number(name, before + 1);
            members.accept(line);
          });
    });
  }

  byte[] record(String hash) {
    return alone(() -> records.read(hash, recordFile));
  }

  boolean isClosed() {
    return alone(this::closed);
  }

  private boolean closed() {
    return !log.entries().isEmpty() && log.entries().getLast().is(Entries.CLOSED);
  }

  /** Does something while no process can add anything; {@link #logged} is all it may ask here. */
  <T> T undisturbed(Supplier<T> work) {
    return alone(work);
  }

  /** The entries as they are, for those who hold the lock. */
  List<LogEntry> logged() {
    return List.copyOf(log.entries());
  }

  private LogEntry add(String kind, Consumer<JsonLine> members) {
    List<LogEntry> entries = log.entries();
    if (closed()) {
      throw new InvalidInputException(
          "the case is closed", directory.toString(), "Nothing can be added; open a new case.");
    }
    JsonLine line =
        new JsonLine()
            .number("sequence", entries.size() + 1L)
            .text("previous", log.head())
            .text("time", operator.now().toString())
            .text("operator", operator.name())
            .text("kind", kind);
    members.accept(line);
    String text = line.end();
    logFile.append(text);
    return log.take(text.getBytes(StandardCharsets.UTF_8));
  }

  private <T> T alone(Supplier<T> work) {
    PROCESS.lock();
    // Opened each time: a thread that is interrupted closes its channel, not that of the others.
    try (FileChannel lock = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock held = lock.lock()) {
      if (held.isValid()) {
        catchUp();
      }
      return work.get();
    } catch (IOException e) {
      throw Damage.unwritable(directory.resolve(LOCK), e);
    } finally {
      PROCESS.unlock();
    }
  }

  /** Reads what other processes added, and cuts off what one of them could not finish. */
  private void catchUp() {
    if (recordFile.size() < records.length() || logFile.size() < log.length()) {
      throw Damage.of("a file of the case is shorter than it was", directory.toString());
    }
    if (recordFile.size() != records.length() && records.readOn() > 0) {
      recordFile.truncate(records.length());
    }
    if (logFile.size() != log.length()) {
      byte[] unfinished = log.readOn();
      if (unfinished.length > 0) {
        logFile.truncate(log.length());
        add(
            Entries.REPAIRED,
            line -> line.number("bytes", unfinished.length).text("sha256", Sha256.of(unfinished)));
      }
    }
  }

  @Override
  public void close() {
    logFile.close();
    recordFile.close();
  }
}
