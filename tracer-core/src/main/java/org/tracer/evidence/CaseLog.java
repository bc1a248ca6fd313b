package org.tracer.evidence;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.tracer.error.InvalidInputException;

/** The log of a case as it is, read without changing anything. */
public final class CaseLog {

  private final Path directory;
  private final ChainedLog log;

  private CaseLog(Path directory, ChainedLog log) {
    this.directory = directory;
    this.log = log;
  }

  /** Whether a directory holds a case. */
  public static boolean isCase(Path directory) {
    return Files.isRegularFile(directory.resolve(ChainedLog.FILE));
  }

  /**
   * Reads the log of a case and checks its chain. An unfinished last line is left out.
   *
   * @throws InvalidInputException if there is no case
   * @throws org.tracer.error.MalformedDataException if the log was changed
   */
  public static CaseLog read(Path directory) {
    if (!isCase(directory)) {
      throw absent(directory);
    }
    ChainedLog log = new ChainedLog(directory);
    log.readOn();
    CaseLog read = new CaseLog(directory, log);
    read.details();
    return read;
  }

  static InvalidInputException absent(Path directory) {
    return new InvalidInputException(
        "there is no case here",
        directory.toString(),
        "Name the directory of a case; 'tracer case new' opens one.",
        new NoSuchFileException(directory.toString()));
  }

  /** What the case is about. */
  public CaseDetails details() {
    return Case.details(log.entries(), directory);
  }

  public List<LogEntry> entries() {
    return List.copyOf(log.entries());
  }

  /** Number of entries of a kind. */
  public long count(String kind) {
    return log.entries().stream().filter(entry -> entry.is(kind)).count();
  }

  public boolean isClosed() {
    return log.entries().getLast().is(Entries.CLOSED);
  }

  /** SHA-256 of the last entry. */
  public String head() {
    return log.head();
  }
}
