package org.tracer.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.source.FakeServer.Reply;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.esplora.FakeEsplora;
import org.tracer.source.recording.Sha256;

class CaseTest {

  @TempDir Path temporary;
  private Path directory = Path.of("");

  @BeforeEach
  void place() {
    directory = temporary.resolve("case");
  }

  @Test
  void create_shouldWriteWhatWasStatedAsTheFirstEntry() {
    ExampleCase example = new ExampleCase(directory);
    example.create().close();
    assertThat(CaseLog.read(directory).details()).isEqualTo(ExampleCase.DETAILS);
    assertThat(example.lines("log.jsonl").getFirst())
        .startsWith("{\"sequence\":1,\"previous\":\"" + "0".repeat(64) + "\",\"time\":\"2026-01-02")
        .contains("\"operator\":\"Ann\",\"kind\":\"OPENED\"");
    assertThatThrownBy(example::create)
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("there is something here already");
  }

  /** As a stranger would check it, with nothing but SHA-256. */
  @Test
  void entries_shouldHoldTheHashOfTheLineBefore() throws NoSuchAlgorithmException {
    ExampleCase example = ExampleCase.traced(directory);
    List<String> lines = example.lines("log.jsonl");
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    for (int i = 1; i < lines.size(); i++) {
      byte[] before = lines.get(i - 1).getBytes(StandardCharsets.UTF_8);
      assertThat(lines.get(i))
          .contains("\"previous\":\"" + HexFormat.of().formatHex(sha256.digest(before)) + "\"");
    }
    assertThat(lines).hasSizeGreaterThan(20);
  }

  @Test
  void run_shouldReadFromTheRecordWhatWasAskedBefore() {
    ExampleCase example = new ExampleCase(directory);
    example.create().close();
    String uri;
    int asked;
    KeptResult first;
    try (FakeEsplora server = new FakeEsplora(example.sample.chain.blocks())) {
      uri = server.uri();
      first = example.trace(uri, "split", false);
      asked = server.requests();
      assertThat(asked).isPositive();
    }
    // The server is gone.
    KeptResult second = example.trace(uri, "split", false);
    assertThat(second.name()).isEqualTo("0002");
    assertThat(first.directory().resolve("document.json"))
        .hasSameBinaryContentAs(second.directory().resolve("document.json"));
    CaseReport report = example.verify();
    assertThat(report.problems()).isEmpty();
    assertThat(report.results())
        .extracting(CaseReport.CheckedResult::recomputed)
        .containsExactly(true, true);
    assertThat(report.results().getFirst().proofs().toString()).contains("transactions");
    assertThat(report.notices()).isEmpty();
  }

  @Test
  void refresh_shouldKeepBothAndSayWhatChanged() {
    ExampleCase example = new ExampleCase(directory);
    example.create().close();
    try (FakeEsplora server = new FakeEsplora(example.sample.chain.blocks())) {
      example.trace(server.uri(), "split", false);
      String path = "/tx/" + example.sample.id("mined3") + "/outspends";
      server.instead.put("/blocks/tip/height", Reply.text("62"));
      server.instead.put(
          "/blocks/tip/hash",
          Reply.text(BlockHeader.read(example.sample.chain.blocks().get(62), 0).hash().toString()));
      try (Case opened = example.open()) {
        CaseRun run = opened.start(List.of("again"), ExampleCase.TOOL, true);
        example.trace(run, server.uri(), "split");
        assertThat(run.changes()).contains("/blocks/tip/height", "/blocks/tip/hash");
        assertThat(run.changes()).doesNotContain(path);
      }
    }
    CaseReport report = example.verify();
    assertThat(report.problems()).isEmpty();
    assertThat(report.results()).hasSize(2);
    assertThat(example.lines("results/0001/document.json"))
        .isNotEqualTo(example.lines("results/0002/document.json"));
  }

  @Test
  void verify_shouldGiveTheSameBytesOnAnyMachine() throws IOException, InterruptedException {
    ExampleCase.traced(directory);
    assertThat(OtherMachine.problems(directory)).isEmpty();
    Path document = directory.resolve("results/0001/document.json");
    Files.writeString(document, Files.readString(document).replace("UNSPENT", "SERVICE"));
    assertThat(OtherMachine.problems(directory)).hasSizeGreaterThanOrEqualTo(3);
  }

  @Test
  void files_shouldBeKeptOnceAndMadeAgain() throws IOException {
    Path blocks = temporary.resolve("blk00000.dat");
    ExampleCase example = new ExampleCase(directory);
    Files.write(blocks, example.sample.chain.blockFile());
    example.create().close();
    example.trace("blocks:" + blocks, "split", false);
    Files.delete(blocks.resolveSibling("blk00000.dat"));
    assertThat(example.verify().problems()).isEmpty();
    assertThat(example.verify().files()).isEqualTo(1);
  }

  @Test
  void append_shouldCutOffWhatABrokenRunLeft() throws IOException {
    ExampleCase example = ExampleCase.traced(directory);
    Path log = directory.resolve("log.jsonl");
    Files.writeString(log, "{\"sequence\":99,\"prev", StandardOpenOption.APPEND);
    Files.writeString(
        directory.resolve("records.jsonl"), "{\"sha256\":\"00", StandardOpenOption.APPEND);
    assertThat(example.verify().problems()).isEmpty();
    assertThat(example.verify().notices())
        .containsExactly(
            "log.jsonl ends in an unfinished line: a run broke off",
            "records.jsonl ends in an unfinished line: a run broke off");
    try (Case opened = example.open()) {
      opened.note("after the crash", null);
    }
    List<LogEntry> entries = CaseLog.read(directory).entries();
    assertThat(entries.get(entries.size() - 2).kind()).isEqualTo(Entries.REPAIRED);
    assertThat(entries.getLast().text("text")).isEqualTo("after the crash");
    assertThat(example.verify().problems()).isEmpty();
    assertThat(example.verify().notices()).isEmpty();
  }

  /** Killed on both sides of the entry of a result. */
  @Test
  void open_shouldFinishAResultThatTheLogNames() throws IOException {
    ExampleCase example = ExampleCase.traced(directory);
    Path manifest = directory.resolve("results/0001/manifest.json");
    Path unnamed = directory.resolve("results/0001/manifest.json.part");
    Files.move(manifest, unnamed);
    assertThat(example.verify().problems()).isEmpty();
    assertThat(example.verify().results()).allMatch(CaseReport.CheckedResult::recomputed);
    Path second = Files.createDirectory(directory.resolve("results/0002"));
    Files.copy(unnamed, second.resolve("manifest.json.part"));
    assertThat(example.verify().problems()).isEmpty();
    assertThat(example.verify().notices())
        .containsExactly("results/0002 is unfinished: a run broke off there");
    example.open().close();
    assertThat(manifest).exists();
    assertThat(unnamed).doesNotExist();
    assertThat(second.resolve("manifest.json")).doesNotExist();
    assertThat(example.verify().problems()).isEmpty();
  }

  /** Killed between an answer and its entry, twice: no sign of a forgery. */
  @Test
  void open_shouldNoteAnAnswerWithoutItsEntry() throws IOException {
    ExampleCase example = ExampleCase.traced(directory);
    for (String body : List.of("one", "two")) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      Files.writeString(
          directory.resolve("records.jsonl"),
          RecordFile.line(Sha256.of(bytes), bytes) + "\n",
          StandardOpenOption.APPEND);
      assertThat(example.verify().problems()).isEmpty();
      assertThat(example.verify().notices())
          .containsExactly("the last record is not in the log: a run broke off there");
      try (Case opened = example.open()) {
        assertThat(opened.entries().getLast().text("record")).isEqualTo(Sha256.of(bytes));
      }
    }
    assertThat(example.verify().problems()).isEmpty();
    assertThat(example.verify().notices()).isEmpty();
  }

  @Test
  void append_shouldBeSafeFromSeveralWriters() throws InterruptedException {
    ExampleCase example = new ExampleCase(directory);
    example.create().close();
    ExecutorService writers = Executors.newFixedThreadPool(4);
    for (int writer = 0; writer < 4; writer++) {
      writers.execute(() -> {
        try (Case mine = example.open()) {
          for (int i = 0; i < 25; i++) {
            mine.note("note " + i, null);
          }
        }
      });
    }
    writers.shutdown();
    assertThat(writers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    assertThat(CaseLog.read(directory).count(Entries.NOTE)).isEqualTo(100);
    assertThat(example.verify().problems()).isEmpty();
  }

  @Test
  void seal_shouldLetNothingFollow() {
    ExampleCase example = new ExampleCase(directory);
    try (Case opened = example.create()) {
      opened.seal();
      assertThatThrownBy(() -> opened.note("late", null))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("the case is closed");
    }
    assertThatThrownBy(() -> example.trace("blocks:none", "split", false))
        .hasMessage("the case is closed");
    assertThat(CaseLog.read(directory).isClosed()).isTrue();
  }

  @Test
  void open_shouldRefuseALogThatWasChanged() {
    ExampleCase example = ExampleCase.traced(directory);
    List<String> lines = example.lines("log.jsonl");
    lines.set(1, lines.get(1).replace("\"run\":1", "\"run\":2"));
    example.write("log.jsonl", lines);
    assertThatThrownBy(example::open)
        .isInstanceOf(MalformedDataException.class)
        .hasMessage("an entry of the log does not hold the hash of the one before");
  }
}
