package org.tracer.source.evm.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.source.evm.rpc.ScriptedNode.HEAD;
import static org.tracer.source.evm.rpc.ScriptedNode.account;
import static org.tracer.source.evm.rpc.ScriptedNode.hash;
import static org.tracer.source.evm.rpc.ScriptedNode.number;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.source.evm.rpc.ScriptedNode.Refusal;
import tools.jackson.databind.JsonNode;

/** Events of a token from servers that cap, repeat, reorder and contradict themselves. */
class TokenHistoryTest {

  private static final EvmAddress TOKEN = account(0x70);
  private static final EvmAddress ANN = account(0xa);
  private static final EvmAddress BEN = account(0xb);
  private static final Asset ASSET = Asset.token(TOKEN);

  private record Event(long block, int transaction, int index, EvmAddress from, EvmAddress to) {}

  private final List<Event> events = new ArrayList<>();
  private String text = "";
  private final ScriptedNode node = new ScriptedNode().on("eth_getLogs", this::logs);
  private long cap = Long.MAX_VALUE;
  private Refusal refusal = new Refusal(0, "");
  private boolean reversed;

  TokenHistoryTest() {
    node.without("eth_getBalance");
    for (int i = 0; i < 40; i++) {
      events.add(new Event(i * 250L + 1, i % 3, i, i % 2 == 0 ? ANN : BEN, i % 2 == 0 ? BEN : ANN));
    }
    events.add(new Event(9_999, 0, 0, ANN, ANN));
  }

  private String logs(JsonNode params) {
    JsonNode filter = params.get(0);
    long first = number(filter.get("fromBlock"));
    long last = number(filter.get("toBlock"));
    if (last - first + 1 > cap) {
      throw refusal;
    }
    List<String> found = new ArrayList<>();
    JsonNode topics = filter.get("topics");
    for (Event event : events) {
      EvmAddress party = topics.size() == 2 ? event.from() : event.to();
      boolean asked =
          topics.get(topics.size() - 1).stringValue().endsWith(Node.lower(party).substring(2));
      if (asked && event.block() >= first && event.block() <= last) {
        found.add(log(event, hash(event.block()).toString(), "false"));
      }
    }
    if (reversed) {
      Collections.reverse(found);
      found.addAll(List.copyOf(found));
    }
    if (!text.isEmpty()) {
      found.add(text);
    }
    return found.toString();
  }

  private static String log(Event event, String blockHash, String removed) {
    return """
    {"address":"%s","topics":["%s","0x%s%s","0x%s%s"],"data":"0x%064x","blockNumber":"0x%x",
     "blockHash":"%s","transactionHash":"%s","transactionIndex":"0x%x","logIndex":"0x%x",
     "removed":%s}\
    """
        .formatted(
            Node.lower(TOKEN),
            TokenEvents.TRANSFER,
            "0".repeat(24),
            Node.lower(event.from()).substring(2),
            "0".repeat(24),
            Node.lower(event.to()).substring(2),
            7,
            event.block(),
            blockHash,
            hash(1_000_000 + event.block()),
            event.transaction(),
            event.index(),
            removed);
  }

  private List<Transfer> read() {
    try (EvmRpcChain chain = node.open()) {
      return chain.transfers(ANN, ASSET, ChainOrder.beginning(0));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "10000, -32005, query returned more than 10000 results",
    "999, -32602, eth_getLogs is limited to a 1000 blocks range",
    "500, -32600, You can make eth_getLogs requests with up to a 500 block range",
    "1024, -32000, block range is too wide (maximum 1024)",
    "3000, -32614, eth_getLogs is limited to a 10000 range",
    "2000, -32008, Response is too big",
    "333, 0, query timeout of 10 seconds exceeded",
    "1, -32602, range exceeds limit of 1"
  })
  void transfers_shouldBeCompleteUnderWhateverCap(long blocks, int code, String message) {
    cap = blocks;
    refusal = new Refusal(code, message);
    if (blocks == 1) {
      events.removeIf(event -> event.block() < 9_900);
      try (EvmRpcChain chain = node.open()) {
        assertThat(chain.transfers(ANN, ASSET, ChainOrder.beginning(9_950))).hasSize(1);
      }
      return;
    }
    List<Transfer> transfers = read();
    assertThat(transfers).hasSize(41).isSortedAccordingTo((a, b) -> a.order().compareTo(b.order()));
    assertThat(transfers)
        .extracting(t -> t.order().block())
        .isEqualTo(events.stream().map(Event::block).toList());
    assertThat(transfers).allMatch(t -> t.amount().equals(BigInteger.valueOf(7)));
    assertThat(node.asked.size()).isLessThan(12 + 8 * (int) (HEAD / blocks + 8));
  }

  @Test
  void transfers_shouldSplitOnStatus413() {
    node.override =
        body ->
            body.contains("eth_getLogs")
                    && body.contains("\"fromBlock\":\"0x0\",\"toBlock\":\"0x270f\"")
                ? ScriptedNode.answer(413, "<html>too large</html>")
                : null;
    assertThat(read()).hasSize(41);
  }

  @Test
  void transfers_shouldSayWhenOneBlockIsTooMuch() {
    cap = 0;
    refusal = new Refusal(-32005, "query returned more than 10000 results");
    assertThatThrownBy(this::read)
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("more than 10000 results");
  }

  @Test
  void transfers_shouldBeSortedAndWithoutRepeats() {
    List<Transfer> straight = read();
    reversed = true;
    assertThat(read()).isEqualTo(straight);
  }

  @Test
  void transfers_shouldRefuseContradictions() {
    Event event = new Event(300, 0, 0, ANN, BEN);
    text = log(event, hash(300).toString(), "true");
    refused("reorganisation removed");
    text = log(new Event(20_000, 0, 0, ANN, BEN), hash(1).toString(), "false");
    refused("not asked for");
    text = log(event, hash(300).toString(), "false").replace(Node.lower(TOKEN), Node.lower(BEN));
    refused("not asked for");
    text = log(new Event(300, 0, 0, account(1), account(2)), hash(300).toString(), "false");
    refused("other parties");
    String other = hash(5).toString();
    text = log(events.getFirst(), hash(1).toString(), "false");
    text = text.replace(hash(1_000_001).toString(), other);
    refused("two different events");
    text =
        log(event, hash(300).toString(), "false")
            .replace("\"logIndex\":\"0x0\"", "\"logIndex\":null");
    refused("logIndex");
  }

  private void refused(String message) {
    assertThatThrownBy(this::read)
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining(message);
  }

  @Test
  void transfers_shouldNoticeAReorganisationBetweenPages() {
    cap = 5_000;
    refusal = new Refusal(-32005, "too much");
    int[] asked = {0};
    node.on(
        "eth_getLogs",
        params -> {
          asked[0]++;
          Event one = new Event(10, 0, asked[0], ANN, ANN);
          return "[" + log(one, hash(asked[0]).toString(), "false") + "]";
        });
    refused("reorganised");
  }

  @Test
  void transfers_shouldBookWhatABalanceShowsAndNoEventSays() {
    node.on("eth_getBalance", params -> "\"0x0\"");
    // Units vanish in block 6,000, as when an issuer destroys them.
    node.on(
        "eth_call",
        params -> {
          long block = number(params.get(1));
          long before =
              events.stream().filter(e -> e.block() <= block).mapToLong(this::units).sum();
          return "\"0x%064x\"".formatted(1_000 + before - (block >= 6_000 ? 900 : 0));
        });
    events.clear();
    events.add(new Event(7_000, 0, 0, BEN, ANN));
    List<Transfer> transfers;
    try (EvmRpcChain chain = node.open()) {
      transfers = chain.transfers(ANN, ASSET, ChainOrder.beginning(5_000));
      assertThat(chain.balanceBefore(ANN, ASSET, transfers.get(1).order())).isEqualTo(100);
    }
    assertThat(transfers)
        .extracting(Transfer::kind)
        .containsExactly(TransferKind.UNEXPLAINED, TransferKind.TOKEN);
    assertThat(transfers.getFirst().amount()).isEqualTo(900);
    assertThat(transfers.getFirst().from()).isEqualTo(ANN);
    assertThat(transfers.getFirst().order().block()).isEqualTo(6_000);
  }

  private long units(Event event) {
    return event.from().equals(event.to()) ? 0 : event.to().equals(ANN) ? 7 : -7;
  }

  /**
   * Nodes say in words of their own that a contract gave up; the number is asked for as a topic.
   */
  @ParameterizedTest
  @CsvSource({"3, execution reverted", "-32015, VM execution error.", "-32000, Execution reverted"})
  void transfers_shouldTakeATokenThatIsNotMadeYetForNobodys(int code, String message) {
    Asset picture = new Asset(TOKEN.chain(), Asset.Kind.ERC721, TOKEN, BigInteger.valueOf(7));
    String made =
        log(new Event(500, 0, 0, BEN, ANN), hash(500).toString(), "false")
            .replace(
                "],\"data\":\"0x%064x\"".formatted(7),
                ",\"%s\"],\"data\":\"0x\"".formatted(hash(7)));
    node.on("eth_getBalance", params -> "\"0x0\"");
    node.on(
        "eth_getLogs",
        params -> {
          JsonNode topics = params.get(0).get("topics");
          assertThat(topics.get(3).stringValue()).isEqualTo(hash(7).toString());
          boolean toAnn = topics.get(2).toString().endsWith(Node.lower(ANN).substring(2) + "\"");
          return toAnn ? "[" + made + "]" : "[]";
        });
    node.on(
        "eth_call",
        params -> {
          if (number(params.get(1)) < 500) {
            throw new Refusal(code, message);
          }
          return "\"0x%s%s\"".formatted("0".repeat(24), Node.lower(ANN).substring(2));
        });
    try (EvmRpcChain chain = node.open()) {
      assertThat(chain.transfers(ANN, picture, ChainOrder.beginning(0)))
          .extracting(Transfer::amount)
          .containsExactly(BigInteger.ONE);
      assertThat(chain.balanceBefore(ANN, picture, ChainOrder.beginning(501))).isEqualTo(1);
    }
  }
}
