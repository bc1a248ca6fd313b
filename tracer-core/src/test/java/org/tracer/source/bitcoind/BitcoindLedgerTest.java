package org.tracer.source.bitcoind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.SpendBuffer;
import org.tracer.ledger.TransactionBuffer;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.FakeServer;
import org.tracer.source.FakeServer.Reply;
import org.tracer.source.LedgerText;
import org.tracer.source.SampleChain;
import org.tracer.source.SourceOptions;
import org.tracer.source.Sources;
import org.tracer.source.TestOptions;
import org.tracer.source.bitcoind.FakeNode.Feature;

class BitcoindLedgerTest {

  @TempDir Path temporary;
  private final SampleChain sample = new SampleChain();

  private static SourceOptions options() {
    return TestOptions.quick().withEnvironment(name -> Optional.of("secret-" + name));
  }

  private FakeNode node(Feature... features) {
    return new FakeNode(sample.chain.blocks(), Set.of(features));
  }

  private String textOf(UtxoLedger ledger) {
    return LedgerText.of(ledger, sample.ids(), sample.scripts());
  }

  @ParameterizedTest
  @CsvSource({"''", "TXINDEX", "SPENDERINDEX", "TXINDEX SPENDERINDEX", "UNDO_AMOUNTS"})
  void ledger_shouldAnswerAsTheChainInMemoryDoes(String features) {
    Feature[] set =
        features.isEmpty()
            ? new Feature[0]
            : List.of(features.split(" ", -1)).stream()
                .map(Feature::valueOf)
                .toArray(Feature[]::new);
    try (FakeNode node = node(set);
        UtxoLedger ledger = Sources.open(node.uri(), options())) {
      assertThat(textOf(ledger)).isEqualTo(textOf(sample.chain.ledger()));
      assertThat(ledger.notices()).isEmpty();
    }
  }

  @Test
  void replay_shouldAnswerAsTheNodeDidThatIsGone() throws IOException {
    Path directory = temporary.resolve("case");
    String live;
    try (FakeNode node = node(Feature.TXINDEX);
        UtxoLedger ledger = Sources.open(node.uri(), options().withRecordDirectory(directory))) {
      live = ledger.origin() + textOf(ledger);
    }
    try (UtxoLedger ledger = Sources.open("recording:" + directory, options())) {
      assertThat(ledger.origin() + textOf(ledger)).isEqualTo(live);
    }
    assertThat(Files.readString(directory.resolve("answers.jsonl"))).doesNotContain("secret-");
  }

  @Test
  void find_shouldSayHowToNameTheBlockWhenThereIsNoIndex() {
    try (FakeNode node = node();
        UtxoLedger ledger = Sources.open(node.uri() + "?scan=3", options())) {
      assertThat(ledger.notices()).anyMatch(notice -> notice.contains("-txindex=1"));
      assertThatThrownBy(() -> ledger.find(sample.id("split")))
          .isInstanceOfSatisfying(
              SourceUnavailableException.class,
              e -> assertThat(e.remedy()).contains("?block=").contains("-txindex=1"));
    }
  }

  @Test
  void readSpends_shouldSearchBlocksUpToTheLimitAndThenSayUnknown() {
    try (FakeNode node = node(Feature.UNDO_AMOUNTS);
        UtxoLedger near = Sources.open(node.uri() + "?scan=1&block=2", options());
        UtxoLedger far = Sources.open(node.uri() + "?scan=2&block=1", options());
        UtxoLedger tooFar = Sources.open(node.uri() + "?scan=0&block=2", options())) {
      SpendBuffer spends = new SpendBuffer();
      spends.ask(0, true);
      near.readSpends(near.find(sample.id("split")), spends);
      assertThat(near.id(spends.spenderKey(0))).isEqualTo(sample.id("first"));
      far.readSpends(far.find(sample.id("mined1")), spends);
      assertThat(far.id(spends.spenderKey(0))).isEqualTo(sample.id("split"));
      tooFar.readSpends(tooFar.find(sample.id("split")), spends);
      assertThat(spends.spenderKey(0)).isEqualTo(SpendBuffer.UNKNOWN);
      assertThat(tooFar.notices()).anyMatch(notice -> notice.contains("?scan=N"));
    }
  }

  @ParameterizedTest
  @CsvSource({"UNDO_AMOUNTS, 5000, the node's word", "SPENDERINDEX, -1, unknown"})
  void read_shouldTakeUndoAmountsOrSayUnknownWhenThereIsNoIndex(
      Feature feature, long expected, String notice) {
    try (FakeNode node = node(feature);
        UtxoLedger ledger = Sources.open(node.uri() + "?scan=1&block=2", options())) {
      TransactionBuffer buffer = new TransactionBuffer();
      ledger.read(ledger.find(sample.id("split")), buffer);
      assertThat(buffer.inputValueSat(0)).isEqualTo(expected);
      assertThat(ledger.notices()).anyMatch(text -> text.contains(notice));
    }
  }

  @Test
  void history_shouldBeRefusedWithRemedyWhenChainIsLong() {
    try (FakeNode node = node(Feature.TXINDEX);
        UtxoLedger ledger = Sources.open(node.uri() + "?scan=3", options())) {
      assertThatThrownBy(() -> ledger.history(ChainBuilder.script("alice")))
          .isInstanceOfSatisfying(
              SourceUnavailableException.class,
              e -> assertThat(e.remedy()).contains("blocks:").contains("outpoints"));
    }
  }

  @Test
  void readSpends_shouldFetchEachBlockOnceWhenItSearches() {
    try (FakeNode node = node();
        UtxoLedger ledger = Sources.open(node.uri(), options())) {
      for (String name : List.of("mined1", "mined2", "split", "first")) {
        SpendBuffer spends = new SpendBuffer();
        spends.ask(0, true);
        ledger.readSpends(ledger.find(sample.id(name)), spends);
      }
      assertThat(node.calls.get("getblock")).isLessThanOrEqualTo(sample.chain.blocks().size() + 8);
    }
  }

  @Test
  void open_shouldRefuseCredentialsInTheAddressWithoutShowingThem() {
    assertThatThrownBy(() -> Sources.open("bitcoind+http://me:hunter2@localhost:1", options()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void open_shouldReadTheCookieAgainOnceWhenItIsRefused() throws IOException {
    Path cookie = temporary.resolve(".cookie");
    Files.writeString(cookie, "__cookie__:old");
    String wanted =
        "Basic "
            + Base64.getEncoder().encodeToString("__cookie__:new".getBytes(StandardCharsets.UTF_8));
    try (FakeServer server =
        new FakeServer(exchange -> {
          if (wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            FakeServer.reply(
                exchange,
                Reply.json("{\"result\":\"%s\",\"error\":null}".formatted("ab".repeat(32))));
          } else {
            Files.writeString(cookie, "__cookie__:new");
            FakeServer.reply(exchange, new Reply(401, "text/plain", ""));
          }
        })) {
      SourceOptions withCookie = options().withCookieFile(cookie);
      assertThatThrownBy(() -> Sources.open("bitcoind+" + server.base(), withCookie))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("no Bitcoin network that Tracer knows");
      assertThat(server.requests.get()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401, '', credentials",
    "500, '{\"result\":null,\"error\":{\"code\":-28,\"message\":\"Loading block index…\"}}', after 5",
    "503, 'Work queue depth exceeded', after 5",
    "500, '{\"result\":null,\"error\":{\"code\":-1,\"message\":\"Block not available (pruned data)\"}}', pruned",
    "404, '<html>no</html>', status 404"
  })
  void open_shouldSayWhatIsWrongWhenNodeRefuses(int status, String body, String expected) {
    try (FakeServer server =
        new FakeServer(
            exchange -> FakeServer.reply(exchange, new Reply(status, "text/plain", body)))) {
      assertThatThrownBy(() -> Sources.open("bitcoind+" + server.base(), options()))
          .isInstanceOf(SourceUnavailableException.class)
          .hasMessageContaining(expected)
          .hasMessageNotContaining("secret-");
    }
  }

  @Test
  void read_shouldRefuseBlockThatIsNotWhatItsHashSays() {
    List<byte[]> blocks = new java.util.ArrayList<>(sample.chain.blocks());
    byte[] forged = blocks.get(2).clone();
    // The version of the coinbase; the witness, which no id covers, is behind it.
    forged[81] ^= 1;
    blocks.set(2, forged);
    try (FakeNode node = new FakeNode(blocks, Set.of());
        UtxoLedger ledger = Sources.open(node.uri(), options())) {
      assertThatThrownBy(() -> ledger.find(sample.id("split")))
          .isInstanceOf(MalformedDataException.class)
          .hasMessageContaining("does not have its Merkle root");
    }
  }
}
