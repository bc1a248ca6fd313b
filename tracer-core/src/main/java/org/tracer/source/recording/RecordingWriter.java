package org.tracer.source.recording;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.error.InvalidInputException;
import org.tracer.error.WritingFailedException;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Request;

/**
 * Appends answers to {@code answers.jsonl} in a directory of its own. A line is on the disk before
 * {@link #append} returns, so that a run that is killed leaves a valid beginning. A line that
 * cannot be written whole is taken back and is the last one tried. Thread-safe.
 */
public final class RecordingWriter implements AutoCloseable {

  static final String ANSWERS = "answers.jsonl";

  private final Path directory;
  private final Clock clock;
  private final FileOutputStream answers;
  private long written;
  private @Nullable IOException failure;

  /**
   * @param written bytes that {@code answers} holds
   */
  RecordingWriter(Path directory, Clock clock, FileOutputStream answers, long written) {
    this.directory = directory;
    this.clock = clock;
    this.answers = answers;
    this.written = written;
  }

  /**
   * Starts a recording in {@code directory}, which is made if it is absent.
   *
   * @throws InvalidInputException if it already holds a recording
   */
  public static RecordingWriter create(Path directory, RecordingHeader header, Clock clock) {
    try {
      Files.createDirectories(directory);
      // Of several processes that come this far, one makes the file; the others are refused.
      Path file = Files.createFile(directory.resolve(ANSWERS));
      RecordingWriter writer =
          new RecordingWriter(directory, clock, new FileOutputStream(file.toFile(), true), 0);
      writer.write(header.toJson());
      return writer;
    } catch (FileAlreadyExistsException e) {
      throw occupied(directory, e);
    } catch (IOException e) {
      throw notWritten(directory, e);
    }
  }

  /** Refuses a directory that already holds a recording; said before anything is asked. */
  public static void refuseSecond(Path directory) {
    if (Files.exists(directory.resolve(ANSWERS)) || RecordedFile.hasCopies(directory)) {
      throw occupied(directory, null);
    }
  }

  /** Whether a recording has begun in {@code directory}, so that it can be opened. */
  public static boolean hasBegun(Path directory) {
    return directory.resolve(ANSWERS).toFile().length() > 0;
  }

  static InvalidInputException occupied(
      Path directory, @Nullable FileAlreadyExistsException cause) {
    return new InvalidInputException(
        "the directory already holds a recording",
        directory.toString(),
        "Name a new directory; recordings are never added to or overwritten.",
        cause);
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
    if (failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
    byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      answers.write(bytes);
      answers.getFD().sync();
    } catch (IOException e) {
      failure = e;
      takeBack(e);
      throw e;
    }
    written += bytes.length;
  }

  /** Cuts off what there is of a line. If that fails too, a reader leaves the broken line out. */
  private void takeBack(IOException failed) {
    try {
      answers.getChannel().truncate(written);
    } catch (IOException e) {
      failed.addSuppressed(e);
    }
  }

  static WritingFailedException notWritten(Path path, IOException e) {
    return new WritingFailedException(
        "the recording cannot be written: " + e.getMessage(),
        path.toString(),
        "Check free space and permissions; what was recorded before is kept and valid.",
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
