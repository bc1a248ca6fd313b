package org.tracer.cli.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tracer.fixtures.EthereumCase;

/** The recording of the training case on accounts, in a directory until it is closed. */
final class TrainingRecording implements AutoCloseable {

  private final Path directory;
  private final Path answers;

  private TrainingRecording(Path directory) {
    this.directory = directory;
    this.answers = directory.resolve("answers.jsonl");
  }

  static TrainingRecording extract() throws IOException {
    TrainingRecording recording =
        new TrainingRecording(Files.createTempDirectory("tracer-training-case-"));
    // Ctrl-C closes nothing; what is registered last goes first.
    recording.directory.toFile().deleteOnExit();
    recording.answers.toFile().deleteOnExit();
    try (InputStream lines = EthereumCase.recording()) {
      Files.copy(lines, recording.answers);
    } catch (IOException e) {
      recording.close();
      throw e;
    }
    return recording;
  }

  String source() {
    return "recording:" + directory;
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(answers);
    Files.deleteIfExists(directory);
  }
}
