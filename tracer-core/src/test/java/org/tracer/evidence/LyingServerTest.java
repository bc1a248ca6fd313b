package org.tracer.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.source.esplora.FakeEsplora;

/** What a case makes of a server that lies: what can be shown, and what can only be said. */
class LyingServerTest {

  private static final int HEADER = 80;

  @TempDir private Path directory;
  private ExampleCase example = new ExampleCase(Path.of(""));

  @BeforeEach
  void begin() {
    example = new ExampleCase(directory.resolve("case"));
    example.create().close();
  }

  /** The sample chain with a transaction that its true headers do not commit to. */
  private List<byte[]> withInvented() {
    ChainBuilder other = new ChainBuilder();
    other.block("mined1", "miner", 5_000);
    other.block("mined2", "miner", 5_000);
    other.pay("split").spend("mined1:0").to("alice", 3_000).to("pkh:bob", 1_900);
    other.block("mined3", "miner", 5_000);
    other.pay("first").spend("split:0").to("carol", 1_000).to("alice", 1_950);
    other.pay("merge").spend("first:1").spend("split:1").spend("mined2:0").to("dave", 8_000);
    other.block("small0", "collector", 100);
    other.pay("invented").spend("first:0").to("eve", 900);
    List<byte[]> honest = example.sample.chain.blocks();
    List<byte[]> blocks = new ArrayList<>(honest);
    int last = other.blocks().size() - 1;
    byte[] forged = other.blocks().get(last);
    byte[] block = Arrays.copyOf(honest.get(last), forged.length);
    System.arraycopy(forged, HEADER, block, HEADER, forged.length - HEADER);
    assertThat(Arrays.copyOf(block, HEADER)).isEqualTo(Arrays.copyOf(honest.get(last), HEADER));
    blocks.set(last, block);
    assertThat(other.id("merge")).isEqualTo(example.sample.id("merge"));
    return blocks;
  }

  /** Nobody can make a branch to a header that was there before the transaction. */
  @Test
  void invented_shouldEndTheTraceAndBeKeptAsWhatWasAnswered() {
    List<byte[]> blocks = withInvented();
    try (FakeEsplora liar = new FakeEsplora(blocks)) {
      assertThatThrownBy(() -> example.trace(liar.uri(), "split", false))
          .isInstanceOf(MalformedDataException.class)
          .hasMessage("a transaction is not in the block the server names");
    }
    CaseReport report = example.verify();
    assertThat(report.problems()).isEmpty();
    assertThat(report.results()).isEmpty();
    assertThat(String.join("\n", example.lines("records.jsonl"))).contains("\\\"value\\\":900");
  }

  /** That nothing spends an output cannot be proven; asking again elsewhere or later shows it. */
  @Test
  void hiddenSpend_shouldBeFoundWhenAskedAgain() {
    try (FakeEsplora liar = new FakeEsplora(example.sample.chain.blocks())) {
      String hidden = "/tx/" + example.sample.id("split") + "/outspends";
      liar.lie((path, body) ->
          path.startsWith("/tx/" + example.sample.id("split") + "/outspend")
              ? body.replaceFirst("\\{\"spent\":true.*?}}", "{\"spent\":false}")
              : body);
      example.trace(liar.uri(), "split", false);
      CaseReport before = example.verify();
      assertThat(before.problems()).isEmpty();
      assertThat(before.results().getFirst().proofs().toString())
          .contains("nothing here proves that an output is unspent");
      assertThat(String.join("\n", example.lines("results/0001/document.json")))
          .doesNotContain(example.sample.id("first").toString());
      liar.lie((path, body) -> body);
      try (Case opened = example.open()) {
        CaseRun run = opened.start(List.of("again"), ExampleCase.TOOL, true);
        example.trace(run, liar.uri(), "split");
        assertThat(run.changes()).contains(hidden);
      }
    }
    assertThat(String.join("\n", example.lines("results/0002/document.json")))
        .contains(example.sample.id("first").toString());
    // Both stay, and each still follows from what was answered then.
    assertThat(example.verify().problems()).isEmpty();
    assertThat(example.verify().results()).hasSize(2);
  }

  @Test
  void changedAnswer_shouldNotReachARunThatHasTheFirst() {
    try (FakeEsplora server = new FakeEsplora(example.sample.chain.blocks())) {
      example.trace(server.uri(), "split", false);
      int asked = server.requests();
      server.lie((path, body) -> body.replace("3000", "2999"));
      example.trace(server.uri(), "split", false);
      assertThat(server.requests()).isEqualTo(asked);
    }
    assertThat(example.lines("results/0002/document.json"))
        .isEqualTo(example.lines("results/0001/document.json"));
    assertThat(example.verify().problems()).isEmpty();
  }
}
