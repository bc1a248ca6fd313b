package org.tracer.source.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.error.WritingFailedException;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.SampleChain;
import org.tracer.source.Sources;
import org.tracer.source.TestOptions;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Request;

/** Full disks, and several that record into one directory. */
class RecordingWriterTest {

  private static final RecordingHeader HEADER =
      new RecordingHeader("esplora+http://127.0.0.1:1", BitcoinNetwork.REGTEST.chainId(), Map.of());
  private static final Request QUESTION = Request.get("/question");

  @TempDir private Path directory;

  private static Answer answer(String text) {
    return new Answer(200, Map.of(), text.getBytes(StandardCharsets.UTF_8));
  }

  /** A disk that has no room for one line, half of which it takes, and room again later. */
  private static final class FullOnce extends FileOutputStream {
    private boolean full;

    FullOnce(File file) throws IOException {
      super(file, true);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      if (full) {
        full = false;
        super.write(bytes, 0, bytes.length / 2);
        throw new IOException("No space left on device");
      }
      super.write(bytes);
    }
  }

  @Test
  void append_shouldKeepWhatWasRecordedWhenDiskIsFull() throws IOException {
    Path file = directory.resolve("answers.jsonl");
    Files.writeString(file, "");
    FullOnce disk = new FullOnce(file.toFile());
    disk.write((HEADER.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
    long header = Files.size(file);
    RecordingWriter writer = new RecordingWriter(directory, TestOptions.CLOCK, disk, header);
    writer.append(QUESTION, answer("first"));

    disk.full = true;
    assertFailed(() -> writer.append(QUESTION, answer("second")));
    // A shorter line would fit now, and would stand behind a hole.
    assertFailed(() -> writer.append(QUESTION, answer("3")));
    writer.close();

    try (Recording recording = Recording.open(directory)) {
      assertThat(recording.notices()).isEmpty();
      assertThat(recording.count(QUESTION)).isEqualTo(1);
      assertThat(recording.read(QUESTION, 0).text()).hasValue("first");
    }
  }

  private void assertFailed(Runnable append) {
    assertThatThrownBy(append::run)
        .isInstanceOfSatisfying(
            WritingFailedException.class,
            e -> {
              assertThat(e).hasMessage("the recording cannot be written: No space left on device");
              assertThat(e.input()).isEqualTo(directory.toString());
              assertThat(e.remedy()).contains("free space");
            });
  }

  @Test
  void create_shouldLetOneOfManyHaveTheDirectory() {
    AtomicInteger refused = new AtomicInteger();
    List<RecordingWriter> writers =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(i -> create(refused))
            .flatMap(List::stream)
            .toList();
    assertThat(writers).hasSize(1);
    assertThat(refused).hasValue(15);
    writers.getFirst().append(QUESTION, answer("mine"));
    writers.getFirst().close();
    try (Recording recording = Recording.open(directory)) {
      assertThat(recording.count(QUESTION)).isEqualTo(1);
    }
  }

  private List<RecordingWriter> create(AtomicInteger refused) {
    try {
      return List.of(RecordingWriter.create(directory, HEADER, TestOptions.CLOCK));
    } catch (InvalidInputException e) {
      assertThat(e).hasMessageContaining("already holds a recording");
      refused.incrementAndGet();
      return List.of();
    }
  }

  @Test
  void copy_shouldRefuseDirectoryThatAnotherCopiesInto() throws IOException {
    Path mine = Files.writeString(directory.resolve("blk00000.dat"), "mine");
    Path folder = Files.createDirectory(directory.resolve("other"));
    Path theirs = Files.writeString(folder.resolve("blk00000.dat"), "theirs");
    Path recording = directory.resolve("recording");
    FileRecording first = FileRecording.copy(List.of(mine), recording, TestOptions.CLOCK);
    assertThatThrownBy(() -> RecordedFile.copy(List.of(theirs), recording))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("already holds a recording");
    assertThat(first.files().getFirst()).hasContent("mine");
    assertThatThrownBy(() -> RecordingWriter.refuseSecond(recording))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void record_shouldLeaveNoCopiesOfFilesThatHoldNoBlock() throws IOException {
    Path rubbish = Files.writeString(directory.resolve("blk00000.dat"), "rubbish");
    Path recording = directory.resolve("recording");
    assertThatThrownBy(() -> open(rubbish, recording)).isInstanceOf(MalformedDataException.class);
    try (Stream<Path> left = Files.list(recording)) {
      assertThat(left).isEmpty();
    }
    Files.write(rubbish, new SampleChain().chain.blockFile());
    open(rubbish, recording).close();
  }

  private static UtxoLedger open(Path blocks, Path recording) {
    return Sources.open("blocks:" + blocks, TestOptions.quick().withRecordDirectory(recording));
  }
}
