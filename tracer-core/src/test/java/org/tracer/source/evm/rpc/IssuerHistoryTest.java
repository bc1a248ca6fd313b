package org.tracer.source.evm.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tracer.source.evm.rpc.ScriptedNode.HEAD;
import static org.tracer.source.evm.rpc.ScriptedNode.account;
import static org.tracer.source.evm.rpc.ScriptedNode.hash;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.ledger.account.IssuerAct.Kind;
import org.tracer.source.evm.rpc.ScriptedNode.Refusal;
import tools.jackson.databind.JsonNode;

/** What issuers did, by events and by what their tokens say. */
class IssuerHistoryTest {

  private static final EvmAddress TOKEN = account(0x70);
  private static final Asset ASSET = Asset.token(TOKEN);
  private static final EvmAddress ANN = account(0xa);
  private static final EvmAddress BEN = account(0xb);

  private final ScriptedNode node = new ScriptedNode();
  private final List<String> logs = new ArrayList<>();
  private final Set<EvmAddress> frozen = new HashSet<>();
  private String selector = "0xe47d6060";
  private List<String> notices = List.of();

  IssuerHistoryTest() {
    node.on("eth_getLogs", params -> logs.toString());
    node.on("eth_call", this::call);
  }

  private String call(JsonNode params) {
    String data = params.get(0).get("data").stringValue();
    if (!data.startsWith(selector)) {
      throw new Refusal(3, "execution reverted");
    }
    boolean yes = frozen.stream().anyMatch(each -> data.endsWith(word(each)));
    return "\"0x%064x\"".formatted(yes ? 1 : 0);
  }

  private static String word(EvmAddress account) {
    return "0".repeat(24) + Node.lower(account).substring(2);
  }

  private void log(long block, String data, String... topics) {
    logs.add(
        """
        {"address":"%s","topics":["%s"],"data":"0x%s","blockNumber":"0x%x","blockHash":"%s",
         "transactionHash":"%s","transactionIndex":"0x0","logIndex":"0x1","removed":false}\
        """
            .formatted(
                Node.lower(TOKEN),
                String.join("\",\"", topics),
                data,
                block,
                hash(block),
                hash(1_000_000 + block)));
  }

  private List<IssuerAct> acts(EvmAddress... accounts) {
    try (EvmRpcChain chain = node.open()) {
      node.asked.clear();
      Set<Address> asked = new LinkedHashSet<>(List.of(accounts));
      List<IssuerAct> acts = chain.issuerActs(asked, ASSET, 100);
      notices = chain.notices();
      return acts;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0x42e16015, 19dc, ADDED",
    "0xd7e9ec6e, 470c, REMOVED",
    "0x61e6e66b, 98c6, DESTROYED",
    "0xffa4e618, b855, BLACKLISTED",
    "0x117e3210, 7c4e, UNBLACKLISTED"
  })
  void topics_shouldBeThoseOfTheContracts(String start, String end, String name) {
    EvmHash topic =
        switch (name) {
          case "ADDED" -> IssuerEvents.ADDED;
          case "REMOVED" -> IssuerEvents.REMOVED;
          case "DESTROYED" -> IssuerEvents.DESTROYED;
          case "BLACKLISTED" -> IssuerEvents.BLACKLISTED;
          default -> IssuerEvents.UNBLACKLISTED;
        };
    assertThat(topic.toString()).startsWith(start).endsWith(end);
    assertThat(IssuerEvents.ALL).contains(topic).hasSize(5);
  }

  @Test
  void acts_shouldBeReadFromDataAndFromTopics() {
    log(500, word(ANN), IssuerEvents.ADDED.toString());
    log(300, "", IssuerEvents.BLACKLISTED.toString(), "0x" + word(BEN));
    log(400, "", IssuerEvents.UNBLACKLISTED.toString(), "0x" + word(BEN));
    log(600, word(ANN) + "0".repeat(62) + "2a", IssuerEvents.DESTROYED.toString());
    log(700, word(account(0xc)), IssuerEvents.ADDED.toString());
    frozen.add(ANN);
    assertThat(acts(ANN, BEN))
        .extracting(act -> act.kind() + " " + act.account().equals(ANN) + " " + act.amount())
        .containsExactly(
            "FROZEN false 0", "RELEASED false 0", "FROZEN true 0", "DESTROYED true 42");
    assertThat(node.asked).filteredOn(text -> text.startsWith("eth_getLogs")).hasSize(1);
    assertThat(notices).noneMatch(text -> text.contains("frozen"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0xe47d6060", "0x59bf1abe", "0xfe575a87"})
  void acts_shouldShowWhatStandsAtTheHorizonWithoutABeginning(String function) {
    selector = function;
    frozen.add(BEN);
    assertThat(acts(BEN, ANN))
        .singleElement()
        .satisfies(act -> {
          assertThat(act.kind()).isEqualTo(Kind.FROZEN);
          assertThat(act.account()).isEqualTo(BEN);
          assertThat(act.order()).isNull();
          assertThat(act.transaction()).isNull();
        });
  }

  @Test
  void acts_shouldShowAContradictionFromBothSides() {
    log(500, word(ANN), IssuerEvents.ADDED.toString());
    assertThat(acts(ANN)).extracting(IssuerAct::kind).containsExactly(Kind.FROZEN, Kind.RELEASED);
    assertThat(notices).anyMatch(text -> text.contains("both are shown"));
  }

  @Test
  void acts_shouldBeNoneWhereATokenCannotFreeze() {
    selector = "none";
    log(500, word(ANN), IssuerEvents.ADDED.toString());
    assertThat(acts(ANN)).isEmpty();
    assertThat(node.asked).hasSize(3);
    assertThat(notices).anyMatch(text -> text.contains("none of the known functions"));
    node.on("eth_call", params -> "\"0x\"");
    assertThat(acts(ANN)).isEmpty();
  }

  @Test
  void acts_shouldLeaveEventsOfAnotherFormAlone() {
    log(500, "", IssuerEvents.ADDED.toString());
    log(501, "f".repeat(64), IssuerEvents.ADDED.toString());
    log(502, word(ANN), IssuerEvents.REMOVED.toString(), "0x" + word(ANN));
    assertThat(acts(ANN)).isEmpty();
    assertThat(notices).filteredOn(text -> text.contains("is not read")).hasSize(3);
  }

  @Test
  void acts_shouldAskOnceForFiftyAccounts() {
    List<EvmAddress> many = new ArrayList<>();
    for (int i = 1; i <= 120; i++) {
      many.add(account(i));
    }
    int[] requests = {0};
    node.override =
        body -> {
          requests[0] += body.contains("eth_call") || body.contains("eth_getLogs") ? 1 : 0;
          return null;
        };
    assertThat(acts(many.toArray(EvmAddress[]::new))).isEmpty();
    // Which function there is, the events, and three batches.
    assertThat(requests[0]).isEqualTo(1 + 1 + 3);
    assertThat(node.asked)
        .filteredOn(text -> text.startsWith("eth_getLogs"))
        .singleElement()
        .asString()
        .contains("\"fromBlock\":\"0x64\"", "\"toBlock\":\"0x%x\"".formatted(HEAD));
  }
}
