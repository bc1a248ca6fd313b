package org.tracer.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.tracer.source.http.JsonValue;
import org.tracer.source.recording.LineReader;
import org.tracer.source.recording.Sha256;

/**
 * The lines of {@code log.jsonl}, each of which holds the SHA-256 of the line before, so that none
 * can be changed, taken out, put in or moved without changing all that follow. What is missing at
 * the end the log alone cannot tell.
 */
final class ChainedLog {

  static final String FILE = "log.jsonl";

  /** Stands before the first line. */
  static final String BEGINNING = "0".repeat(64);

  private final Path path;
  private final List<LogEntry> entries = new ArrayList<>();
  private long length;
  private String head = BEGINNING;

  ChainedLog(Path directory) {
    path = directory.resolve(FILE);
  }

  /**
   * Reads the lines that were added since it was read last.
   *
   * @return the unfinished line at the end, without a line break; empty if there is none
   * @throws org.tracer.error.MalformedDataException naming the first line that is wrong
   */
  byte[] readOn() {
    try (FileChannel channel = FileChannel.open(path);
        InputStream stream = Channels.newInputStream(channel.position(length))) {
      LineReader lines = new LineReader(stream);
      for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
        if (!line.complete()) {
          return line.bytes();
        }
        take(line.bytes());
      }
      return new byte[0];
    } catch (IOException e) {
      throw Damage.unreadable(path, e);
    }
  }

  /** Takes a line that is known to stand in the file now. */
  LogEntry take(byte[] line) {
    long number = entries.size() + 1L;
    String where = path + ", line " + number;
    JsonValue members = JsonValue.parse(line, where);
    if (members.get("sequence").number(0, Long.MAX_VALUE) != number) {
      throw Damage.of("an entry of the log is not in its place", where);
    }
    if (!members.get("previous").text().equals(head)) {
      throw Damage.of("an entry of the log does not hold the hash of the one before", where);
    }
    LogEntry entry =
        new LogEntry(
            number,
            time(members, where),
            members.get("operator").text(),
            members.get("kind").text(),
            members,
            Sha256.of(line));
    entries.add(entry);
    head = entry.hash();
    length += line.length + 1L;
    return entry;
  }

  private static Instant time(JsonValue members, String where) {
    try {
      return Instant.parse(members.get("time").text());
    } catch (DateTimeException e) {
      throw Damage.of("an entry of the log has no time", where);
    }
  }

  List<LogEntry> entries() {
    return Collections.unmodifiableList(entries);
  }

  /** Bytes of all whole lines. */
  long length() {
    return length;
  }

  /** SHA-256 of the last line: who knows it can tell whether anything before was changed. */
  String head() {
    return head;
  }
}
