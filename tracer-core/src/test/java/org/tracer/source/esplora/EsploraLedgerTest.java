package org.tracer.source.esplora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.SpendBuffer;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.FakeServer.Reply;
import org.tracer.source.LedgerText;
import org.tracer.source.SampleChain;
import org.tracer.source.Sources;
import org.tracer.source.TestOptions;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.codec.RawTransaction;

class EsploraLedgerTest {

  private final SampleChain sample = new SampleChain();
  private FakeEsplora server;

  @BeforeEach
  void start() {
    server = new FakeEsplora(sample.chain.blocks());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private UtxoLedger open() {
    return Sources.open(server.uri(), TestOptions.quick());
  }

  private String textOf(UtxoLedger ledger) {
    return LedgerText.of(ledger, sample.ids(), sample.scripts()).replaceAll("(?m)^.*key.*$", "");
  }

  @Test
  void ledger_shouldAnswerAsTheChainInMemoryDoes() {
    try (UtxoLedger ledger = open()) {
      assertThat(textOf(ledger)).isEqualTo(textOf(sample.chain.ledger()));
      assertThat(ledger.notices()).isEmpty();
      assertThat(ledger.origin()).isEqualTo(server.uri());
    }
  }

  @Test
  void ledger_shouldAnswerTheSameWhenAmountsAreTrusted() {
    try (UtxoLedger ledger =
        Sources.open(server.uri() + "?trustInputAmounts=true", TestOptions.quick())) {
      assertThat(textOf(ledger)).isEqualTo(textOf(sample.chain.ledger()));
      assertThat(ledger.notices()).anyMatch(notice -> notice.contains("server's word"));
    }
  }

  @Test
  void find_shouldAnswerNotFoundWhenServerDoesNotKnowIt() {
    try (UtxoLedger ledger = open()) {
      assertThat(ledger.find(TxId.parse("ab".repeat(32)))).isEqualTo(UtxoLedger.NOT_FOUND);
    }
  }

  @Test
  void readSpends_shouldCountUnconfirmedSpenderAsUnspentAndSaySo() {
    String merge = sample.id("merge").toString();
    server.lie((path, body) ->
        path.equals("/tx/" + sample.id("split") + "/outspends")
            ? "[{\"spent\":true,\"txid\":\"%s\",\"vin\":0,\"status\":{\"confirmed\":false}},"
                    .formatted(merge)
                + "{\"spent\":true,\"txid\":\"%s\",\"vin\":1,\"status\":".formatted(merge)
                + "{\"confirmed\":true,\"block_height\":99999,\"block_hash\":\"%s\"}}]"
                    .formatted("ab".repeat(32))
            : body);
    try (UtxoLedger ledger = open()) {
      SpendBuffer spends = new SpendBuffer();
      spends.ask(0, true);
      spends.ask(1, true);
      ledger.readSpends(ledger.find(sample.id("split")), spends);
      assertThat(spends.spenderKey(0)).isEqualTo(SpendBuffer.UNSPENT);
      assertThat(spends.spenderKey(1)).isEqualTo(SpendBuffer.UNSPENT);
      assertThat(ledger.notices()).hasSize(1).first().asString().contains(merge);
    }
  }

  @Test
  void open_shouldRefuseOtherNetwork() {
    assertThatThrownBy(
            () -> Sources.open(server.uri(), TestOptions.quick().withNetwork(BitcoinNetwork.MAIN)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("bitcoin-regtest");
  }

  @Test
  void history_shouldSayWhatToDoWhenServerFindsItTooLong() {
    String path = "/address/" + ChainBuilder.address("alice").text();
    server.instead.put(path, new Reply(400, "text/plain", "Too many history entries"));
    try (UtxoLedger ledger = open()) {
      assertThatThrownBy(() -> ledger.history(ChainBuilder.script("alice")))
          .isInstanceOf(SourceUnavailableException.class)
          .hasMessageContaining("too long");
    }
  }

  /** Collector has 60 transactions; one request says so. */
  @Test
  void historyWithin_shouldNotReadALongHistory() {
    LockingScript collector = ChainBuilder.script("collector");
    try (UtxoLedger ledger = open()) {
      int before = server.requests();
      assertThat(ledger.historyWithin(collector, 59)).isEmpty();
      assertThat(server.requests() - before).isEqualTo(1);
      assertThat(ledger.historyWithin(collector, 60)).hasValue(ledger.history(collector));
      server.instead.put(
          "/address/" + ChainBuilder.address("alice").text(),
          new Reply(400, "text/plain", "Too many history entries"));
      assertThat(ledger.historyWithin(ChainBuilder.script("alice"), 1_000)).isEmpty();
    }
  }

  /** A name, what the server changes, and a word of the refusal. */
  static Stream<Arguments> lies() {
    SampleChain sample = new SampleChain();
    String split = sample.id("split").toString();
    String first = sample.id("first").toString();
    String merge = sample.id("merge").toString();
    String collector = ChainBuilder.address("collector").text();
    return Stream.of(
        lie(
            "amount of a spent output",
            "/tx/" + merge,
            "\"value\":1950}",
            "\"value\":1951}",
            "does not say"),
        lie(
            "amount of an output",
            "/tx/" + merge,
            "\"value\":8000}",
            "\"value\":8001}",
            "does not have the id"),
        lie("another transaction", "/tx/" + merge, ".*", "{}", "has no"),
        lie(
            "place in the block",
            "/tx/" + first + "/merkle-proof",
            "\"pos\":1",
            "\"pos\":0",
            "not in the block"),
        lie(
            "place beyond the block",
            "/tx/" + first + "/merkle-proof",
            "\"pos\":1",
            "\"pos\":5",
            "does not exist"),
        lie(
            "height of the proof",
            "/tx/" + first + "/merkle-proof",
            "height\":3",
            "height\":2",
            "two blocks"),
        lie(
            "no proof",
            "/tx/" + first + "/merkle-proof",
            "\"merkle\":.*,",
            "\"merkle\":[],",
            "does not exist"),
        lie(
            "block of a transaction",
            "/tx/" + first,
            "\"block_height\":3",
            "\"block_height\":2",
            "contradict"),
        lie("spender", "/tx/" + split + "/outspends", first, merge, "does not spend"),
        lie(
            "input of the spender",
            "/tx/" + split + "/outspends",
            "\"vin\":0",
            "\"vin\":7",
            "does not spend"),
        lie(
            "spender's block",
            "/tx/" + split + "/outspends",
            "\"block_height\":3",
            "\"block_height\":2",
            "two blocks"),
        lie(
            "too few answers",
            "/tx/" + split + "/outspends",
            "^\\[.*",
            "[]",
            "2 outputs and 0 answers"),
        lie(
            "history cut short",
            "/address/" + collector + "/txs/chain/.*",
            "^.*$",
            "[]",
            "counts 60"),
        lie(
            "history that is not confirmed",
            "/address/" + collector + "/txs/chain",
            "\"status\":\\{\"confirmed\":true",
            "\"status\":{\"confirmed\":false",
            "unconfirmed one"),
        lie(
            "transaction without inputs",
            "/tx/" + merge,
            "\"vin\":\\[.*?\\],\"vout\"",
            "\"vin\":[],\"vout\"",
            "no inputs"),
        lie("cursor ignored", "/address/" + collector, "COUNT", "COUNT", "twice"),
        lie(
            "foreign transaction",
            "/address/" + ChainBuilder.address("alice").text() + "/txs/chain",
            "^\\[",
            "FOREIGN",
            "not of it"),
        lie("last block", "/blocks/tip/hash", ".*", "ab".repeat(32), "contradict"),
        lie("header without work", "/block/.*/header", "0000$", "0001", "does not have the hash"));
  }

  private static Arguments lie(String name, String path, String from, String to, String expected) {
    return Arguments.of(name, path, from, to, expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("lies")
  void ledger_shouldRefuseWhenServerLiesAbout(
      String name, String path, String from, String to, String expected) {
    server.lie(lieOf(name, path, from, to));
    assertThatThrownBy(
            () -> {
              try (UtxoLedger ledger = open()) {
                textOf(ledger);
              }
            })
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining(expected);
  }

  private BinaryOperator<String> lieOf(String name, String path, String from, String to) {
    if (name.equals("cursor ignored")) {
      String[] firstPage = new String[1];
      return (asked, body) -> {
        if (asked.startsWith(path + "/txs/chain")) {
          firstPage[0] = firstPage[0] == null ? body : firstPage[0];
          return firstPage[0];
        }
        return body;
      };
    }
    if (name.equals("foreign transaction")) {
      String[] foreign = new String[1];
      return (asked, body) -> {
        if (asked.equals("/tx/" + sample.id("mined1"))) {
          foreign[0] = body;
        }
        if (asked.equals(path.replace("/txs/chain", ""))) {
          return body.replace("\"tx_count\":3", "\"tx_count\":4");
        }
        return asked.equals(path) ? body.replaceFirst("^\\[", "[" + foreign[0] + ",") : body;
      };
    }
    return (asked, body) -> asked.matches(path) ? body.replaceFirst(from, to) : body;
  }

  @Test
  void open_shouldRefuseHeaderWithoutProofOfWork() {
    BlockHeader honest = BlockHeader.read(sample.chain.blocks().getLast(), 0);
    BlockHeader lazy = honest;
    for (int nonce = 0; lazy.hasProofOfWork(ChainBuilder.NETWORK); nonce++) {
      BlockHeader draft =
          new BlockHeader(
              honest.hash(),
              honest.version(),
              honest.previous(),
              honest.merkleRoot(),
              honest.time(),
              honest.bits(),
              nonce);
      lazy = BlockHeader.parse(draft.toBytes());
    }
    String hash = lazy.hash().toString();
    String hex = HexFormat.of().formatHex(lazy.toBytes());
    server.instead.put("/blocks/tip/hash", Reply.text(hash));
    server.instead.put("/block-height/" + (sample.chain.blocks().size() - 1), Reply.text(hash));
    server.instead.put("/block/" + hash + "/header", Reply.text(hex));
    assertThatThrownBy(this::open)
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("no proof of work");
  }

  /** Headers of the public chain, with work that is theirs: hash, then the 80 bytes. */
  private static final String[] GENESIS = {
    "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f",
    "01000000"
        + "00".repeat(32)
        + "3ba3edfd7a7b12b27ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4a"
        + "29ab5f49ffff001d1dac2b7c"
  };

  private static final String[] BLOCK_100_000 = {
    "000000000003ba27aa200b1cecaad478d2b00432346c3f1f3986da1afd33e506",
    "0100000050120119172a610421a6c3011dd330d9df07b63616c2cc1f1cd00200000000006657a9252aacd5c0b294"
        + "0996ecff952228c3067cc38d4885efb5a4ac4247e9f337221b4d4c86041b0f2b5710"
  };

  private void serveMainnet(int height, String[] lastBlock) {
    server.instead.put("/block-height/0", Reply.text(GENESIS[0]));
    server.instead.put("/block/" + GENESIS[0] + "/header", Reply.text(GENESIS[1]));
    server.instead.put("/block/" + lastBlock[0] + "/header", Reply.text(lastBlock[1]));
    server.instead.put("/blocks/tip/height", Reply.text(Integer.toString(height)));
    server.instead.put("/blocks/tip/hash", Reply.text(lastBlock[0]));
    server.instead.put("/block-height/" + height, Reply.text(lastBlock[0]));
  }

  @Test
  void open_shouldRefuseMainnetBlockThatWasEasyToMake() {
    serveMainnet(100_000, BLOCK_100_000);
    open().close();
    serveMainnet(100_000, GENESIS);
    assertThatThrownBy(this::open)
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("too easy for its height");
  }

  @Test
  void find_shouldRefusePaymentInMainnetBlockThatWasEasyToMake() {
    serveMainnet(100_000, BLOCK_100_000);
    TxId made = sample.id("split");
    server.lie((path, body) ->
        path.equals("/tx/" + made)
            ? body.replaceFirst("\"block_height\":[0-9]+", "\"block_height\":100000")
                .replaceFirst("\"block_hash\":\"[0-9a-f]+", "\"block_hash\":\"" + GENESIS[0])
            : body);
    try (UtxoLedger ledger = open()) {
      assertThatThrownBy(() -> ledger.find(made))
          .isInstanceOf(MalformedDataException.class)
          .hasMessageContaining("too easy for its height");
    }
  }

  @Test
  void history_shouldEndWhenServerPagesForEver() {
    String alice = "/address/" + ChainBuilder.address("alice").text();
    endlessPages(alice);
    try (UtxoLedger ledger = open()) {
      assertThatThrownBy(() -> ledger.history(ChainBuilder.script("alice")))
          .isInstanceOf(MalformedDataException.class)
          .hasMessageContaining("counts 3 transactions of a history and gives more and more");
    }
    // 10 000 may be new since the count, which are 400 pages of 25.
    assertThat(server.requests()).isLessThan(500);
  }

  @Test
  void history_shouldRefuseCountThatNoMemoryHolds() {
    String alice = "/address/" + ChainBuilder.address("alice").text();
    endlessPages(alice);
    server.instead.put(
        alice, Reply.json("{\"chain_stats\":{\"tx_count\":" + Integer.MAX_VALUE + "}}"));
    try (UtxoLedger ledger = open()) {
      assertThatThrownBy(() -> ledger.history(ChainBuilder.script("alice")))
          .isInstanceOf(SourceUnavailableException.class)
          .hasMessageContaining("too long to hold in memory");
    }
  }

  /** Whatever page of the history is asked for: 25 payments that nobody saw before. */
  private void endlessPages(String address) {
    AtomicInteger made = new AtomicInteger();
    server.lie((path, body) -> {
      if (!path.startsWith(address + "/txs/chain")) {
        return body;
      }
      List<String> page = new ArrayList<>();
      for (int i = 0; i < 25; i++) {
        page.add(payment(made.incrementAndGet()));
      }
      return page.toString();
    });
  }

  /** A payment to alice that differs from others in its lock time, under its right id. */
  private static String payment(int lockTime) {
    String script = ChainBuilder.script("alice").toString();
    String bytes =
        "02000000"
            + "01"
            + "ab".repeat(32)
            + "00000000"
            + "00"
            + "ffffffff"
            + "01"
            + "e803000000000000"
            + "%02x".formatted(script.length() / 2)
            + script
            + "%08x".formatted(Integer.reverseBytes(lockTime));
    TxId id = RawTransaction.parse(HexFormat.of().parseHex(bytes)).id();
    return ("{\"txid\":\"%s\",\"version\":2,\"locktime\":%d,\"vin\":[{\"txid\":\"%s\",\"vout\":0,"
            + "\"scriptsig\":\"\",\"sequence\":4294967295}],"
            + "\"vout\":[{\"scriptpubkey\":\"%s\",\"value\":1000}],"
            + "\"status\":{\"confirmed\":true,\"block_height\":1,\"block_hash\":\"%s\"}}")
        .formatted(id, lockTime, "ab".repeat(32), script, "cd".repeat(32));
  }
}
