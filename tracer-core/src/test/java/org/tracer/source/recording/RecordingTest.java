package org.tracer.source.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.LedgerText;
import org.tracer.source.SampleChain;
import org.tracer.source.Sources;
import org.tracer.source.TestOptions;
import org.tracer.source.esplora.FakeEsplora;

class RecordingTest {

  @TempDir Path temporary;
  private final SampleChain sample = new SampleChain();

  private String textOf(UtxoLedger ledger) {
    return ledger.origin()
        + ledger.notices()
        + LedgerText.of(ledger, sample.ids(), sample.scripts());
  }

  private String replay(Path recording) {
    try (UtxoLedger ledger = Sources.open("recording:" + recording, TestOptions.quick())) {
      return textOf(ledger);
    }
  }

  private String record(Path directory) {
    try (FakeEsplora server = new FakeEsplora(sample.chain.blocks());
        UtxoLedger ledger =
            Sources.open(server.uri(), TestOptions.quick().withRecordDirectory(directory))) {
      return textOf(ledger);
    }
  }

  @Test
  void replay_shouldAnswerAsTheServerDidThatIsGone() {
    Path directory = temporary.resolve("case");
    String live = record(directory);
    assertThat(replay(directory)).isEqualTo(live);
    assertThat(replay(directory.resolve("answers.jsonl"))).isEqualTo(live);
  }

  @Test
  void record_shouldRefuseSecondRecordingInOneDirectory() {
    Path directory = temporary.resolve("case");
    record(directory);
    assertThatThrownBy(() -> record(directory))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("already holds a recording");
  }

  @Test
  void record_shouldKeepNoKeyFromThePathOfTheSource() throws IOException {
    Path directory = temporary.resolve("case");
    try (FakeEsplora server = new FakeEsplora(sample.chain.blocks())) {
      server.folder = "/0123456789abcdef0123/api";
      String live;
      try (UtxoLedger ledger =
          Sources.open(server.uri(), TestOptions.quick().withRecordDirectory(directory))) {
        live = textOf(ledger);
        assertThat(ledger.origin()).endsWith("/***/api");
      }
      assertThat(live).doesNotContain("0123456789abcdef");
      assertThat(directory.resolve("answers.jsonl")).content().doesNotContain("0123456789abcdef");
      assertThat(replay(directory)).isEqualTo(live);
    }
  }

  @Test
  void replay_shouldSayNotInTheRecordingWhenRunWasKilled() throws IOException {
    Path directory = temporary.resolve("case");
    record(directory);
    Path answers = directory.resolve("answers.jsonl");
    List<String> lines = Files.readAllLines(answers);
    String cut = lines.stream().limit(12).collect(Collectors.joining("\n", "", "\n{\"time\":\"20"));
    Files.writeString(answers, cut);
    try (UtxoLedger ledger = Sources.open("recording:" + directory, TestOptions.quick())) {
      assertThat(ledger.notices())
          .containsExactly("the recording breaks off in line 13, which was left out");
      assertThatThrownBy(() -> textOf(ledger))
          .isInstanceOf(SourceUnavailableException.class)
          .hasMessage("not in the recording");
    }
  }

  @Test
  void open_shouldNameTheLineWhenAnAnswerWasChanged() throws IOException {
    Path directory = temporary.resolve("case");
    record(directory);
    Path answers = directory.resolve("answers.jsonl");
    List<String> lines = new java.util.ArrayList<>(Files.readAllLines(answers));
    int changed = 0;
    while (!lines.get(changed).contains("\\\"value\\\":8000}")) {
      changed++;
    }
    lines.set(changed, lines.get(changed).replace("\\\"value\\\":8000}", "\\\"value\\\":9000}"));
    Files.write(answers, lines);
    int line = changed + 1;
    assertThatThrownBy(() -> replay(directory))
        .isInstanceOfSatisfying(
            MalformedDataException.class,
            e -> {
              assertThat(e).hasMessageContaining("SHA-256");
              assertThat(e.input()).endsWith("line " + line);
            });
  }

  @Test
  void open_shouldNameTheLineWhenItIsNotJson() throws IOException {
    Path directory = temporary.resolve("case");
    record(directory);
    Path answers = directory.resolve("answers.jsonl");
    List<String> lines = new java.util.ArrayList<>(Files.readAllLines(answers));
    lines.set(2, "rubbish");
    Files.write(answers, lines);
    assertThatThrownBy(() -> replay(directory))
        .isInstanceOfSatisfying(
            MalformedDataException.class, e -> assertThat(e.input()).contains("line 3"));
  }

  @Test
  void replay_shouldAnswerAsBlockFilesDid() throws IOException {
    Path blocks = Files.createDirectory(temporary.resolve("blocks"));
    Files.write(
        blocks.resolve("blk00000.dat"),
        ChainBuilder.blockFile(ChainBuilder.NETWORK, sample.chain.blocks()));
    Path directory = temporary.resolve("case");
    String plain;
    try (UtxoLedger ledger = Sources.open("blocks:" + blocks, TestOptions.quick())) {
      plain = textOf(ledger);
    }
    try (UtxoLedger ledger =
        Sources.open("blocks:" + blocks, TestOptions.quick().withRecordDirectory(directory))) {
      assertThat(textOf(ledger)).isEqualTo(plain);
    }
    Files.delete(blocks.resolve("blk00000.dat"));
    assertThat(replay(directory)).isEqualTo(plain);

    Path answers = directory.resolve("answers.jsonl");
    List<String> lines = Files.readAllLines(answers);
    Files.writeString(answers, lines.getFirst() + "\n");
    assertThatThrownBy(() -> replay(directory))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("not finished");
    Files.write(answers, lines);

    Path copy = directory.resolve("files").resolve("0000").resolve("blk00000.dat");
    byte[] bytes = Files.readAllBytes(copy);
    bytes[1000] ^= 1;
    Files.write(copy, bytes);
    assertThatThrownBy(() -> replay(directory))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("SHA-256");
  }
}
