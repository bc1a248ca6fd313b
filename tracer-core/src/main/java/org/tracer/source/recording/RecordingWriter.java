package org.tracer.source.recording;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.tracer.error.InvalidInputException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Request;

/**
 * Appends answers to {@code answers.jsonl} in a directory of its own. A line is on the disk before
 * {@link #append} returns, so that a run that is killed leaves a valid beginning. Thread-safe.
 */
public final class RecordingWriter implements AutoCloseable {

  static final String ANSWERS = "answers.jsonl";

  private final Path directory;
  private final Clock clock;
  private final FileOutputStream answers;

  private RecordingWriter(Path directory, Clock clock, FileOutputStream answers) {
    this.directory = directory;
    this.clock = clock;
    this.answers = answers;
  }

  /**
   * Starts a recording in {@code directory}, which is made if it is absent.
   *
   * @throws InvalidInputException if it already holds a recording
   */
  public static RecordingWriter create(Path directory, RecordingHeader header, Clock clock) {
    refuseSecond(directory);
    try {
      Files.createDirectories(directory);
      Path file = Files.createFile(directory.resolve(ANSWERS));
      RecordingWriter writer =
          new RecordingWriter(directory, clock, new FileOutputStream(file.toFile(), true));
      writer.write(header.toJson());
      return writer;
    } catch (IOException e) {
      throw notWritten(directory, e);
    }
  }

  /** Refuses a directory that already holds a recording; said before anything is asked. */
  public static void refuseSecond(Path directory) {
    if (Files.exists(directory.resolve(ANSWERS))) {
      throw new InvalidInputException(
          "the directory already holds a recording",
          directory.toString(),
          "Name a new directory; recordings are never added to or overwritten.");
    }
  }

  /** Writes down an answer; on return it is on the disk. */
  public void append(Request request, Answer answer) {
    JsonLine line = new JsonLine().text("time", now());
    line.text("method", request.method()).text("path", request.path());
    String asked = request.body();
    if (asked != null) {
      line.text("request", asked);
    }
    line.number("status", answer.status()).object("headers", answer.headers());
    line.text("sha256", Sha256.of(answer.body()));
    Optional<String> text = answer.text();
    if (text.isPresent()) {
      line.text("body", text.get());
    } else {
      line.text("bodyBase64", Base64.getEncoder().encodeToString(answer.body()));
    }
    try {
      write(line.end());
    } catch (IOException e) {
      throw notWritten(directory, e);
    }
  }

  /** Lists a file that was copied into the recording. */
  void list(RecordedFile file) {
    try {
      write(
          new JsonLine()
              .text("time", now())
              .text("method", "FILE")
              .text("path", file.name())
              .text("sha256", file.sha256())
              .end());
    } catch (IOException e) {
      throw notWritten(directory, e);
    }
  }

  private String now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private synchronized void write(String line) throws IOException {
    answers.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    answers.getFD().sync();
  }

  static SourceUnavailableException notWritten(Path path, IOException e) {
    return new SourceUnavailableException(
        "the recording cannot be written: " + e.getMessage(),
        path.toString(),
        "Check free space and permissions; nothing is used that was not recorded.",
        e);
  }

  @Override
  public synchronized void close() {
    try {
      answers.close();
    } catch (IOException e) {
      throw notWritten(directory, e);
    }
  }
}
