package org.tracer.source.evm.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.source.evm.explorer.ScriptedExplorer.account;
import static org.tracer.source.evm.explorer.ScriptedExplorer.hash;
import static org.tracer.source.evm.explorer.ScriptedExplorer.list;
import static org.tracer.source.evm.explorer.ScriptedExplorer.refusal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.ledger.account.IssuerAct.Kind;
import org.tracer.source.AccountSources;
import org.tracer.source.http.Transport;
import org.tracer.source.recording.Recording;
import org.tracer.source.recording.RecordingHeader;
import org.tracer.source.recording.RecordingTransport;
import org.tracer.source.recording.ReplayTransport;

/** What issuers froze, by an explorer that tells it well or badly. The horizon is block 900. */
class ExplorerIssuersTest {

  private static final Asset TOKEN = Asset.token(account(0x70));

  /** As the contracts of Tether and Circle have them. */
  private static final String ADDED =
      "0x42e160154868087d6bfdc0ca23d96a1c1cfa32f1b72ba9ba27b69b98a0d819dc";

  private static final String REMOVED =
      "0xd7e9ec6e6ecd65492dce6bf513cd6867560d49544421d0783ddf06e76c24470c";
  private static final String BLACKLISTED =
      "0xffa4e6181777692565cf28528fc88fd1516ea86b56da075235fa575af6a4b855";

  private static final String IS_BLACK_LISTED = "data=0xe47d6060";
  private static final String IS_BLACKLISTED = "data=0xfe575a87";
  private static final String YES = "{\"result\":\"0x%064x\"}".formatted(1);
  private static final String NO = "{\"result\":\"0x%064x\"}".formatted(0);
  private static final String REVERTED =
      "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":3,\"message\":\"execution reverted\"}}";

  private final ScriptedExplorer explorer = new ScriptedExplorer();
  private List<String> notices = List.of();

  private static String event(int block, int index, String data, String topics) {
    return """
    {"address":"0x%040x","topics":["%s"],"data":"%s","blockNumber":"0x%x","timeStamp":"0x%x",
     "logIndex":"%s","transactionHash":"%s","transactionIndex":"0x"}\
    """
        .formatted(
            0x70,
            topics,
            data,
            block,
            12 * block,
            index == 0 ? "0x" : "0x" + Integer.toHexString(index),
            hash(block));
  }

  private static String tether(int block, int index, String event, long account) {
    return event(block, index, "0x%064x".formatted(account), event);
  }

  private static String circle(int block, int index, String event, long account) {
    return event(block, index, "0x", event + "\",\"0x%064x".formatted(account));
  }

  private List<IssuerAct> acts(AccountChain chain, long first, long... accounts) {
    Set<Address> asked = new LinkedHashSet<>();
    for (long each : accounts) {
      asked.add(account(each));
    }
    List<IssuerAct> acts = chain.issuerActs(asked, TOKEN, first);
    notices = chain.notices();
    return acts;
  }

  private List<IssuerAct> acts(long first, long... accounts) {
    try (ExplorerChain chain = explorer.open()) {
      return acts(chain, first, accounts);
    }
  }

  private static List<String> told(List<IssuerAct> acts) {
    return acts.stream()
        .map(act ->
            act.kind() + " " + (act.order() == null ? "at the horizon" : act.order().block()))
        .toList();
  }

  @Test
  void acts_shouldBeReadWithoutAskingTwice() {
    explorer.on(IS_BLACKLISTED + "%064x".formatted(2), NO).on(IS_BLACKLISTED, YES);
    explorer.on("eth_call", REVERTED);
    explorer.rows(
        "topic0=" + BLACKLISTED, circle(5, 0, BLACKLISTED, 1), circle(800, 3, BLACKLISTED, 3));
    try (ExplorerChain chain = explorer.open()) {
      explorer.asked.clear();
      assertThat(told(acts(chain, 0, 3, 2, 1))).containsExactly("FROZEN 5", "FROZEN 800");
      // Three functions for one account, one for each of the others.
      assertThat(explorer.asked).filteredOn(path -> path.contains("eth_call")).hasSize(5);
      // The list with rows: all, from its last block on, behind that. Three that are empty, and
      // whether there is one of what was destroyed.
      assertThat(explorer.asked).filteredOn(path -> path.contains("getLogs")).hasSize(3 + 3 + 1);
      assertThat(explorer.asked).hasSize(12).doesNotHaveDuplicates();
      assertThat(told(acts(chain, 6, 1, 2, 3)))
          .containsExactly("FROZEN 800", "FROZEN at the horizon");
      assertThat(explorer.asked).hasSize(12);
    }
    assertThat(notices).noneMatch(notice -> notice.contains(account(1).toString()));
  }

  @Test
  void open_shouldSayOfWhenTheStatusIs() {
    try (ExplorerChain chain = explorer.open()) {
      assertThat(chain.notices())
          .anyMatch(notice -> notice.contains("is told as of now, not as of the horizon"));
    }
  }

  /**
   * The newest status is no word on the horizon: what happened behind it is read, and not shown.
   */
  @ParameterizedTest
  @CsvSource({
    "5, 950, false, 0, FROZEN 5",
    "5, 950, false, 6, FROZEN at the horizon",
    "5, 899, false, 0, FROZEN 5;RELEASED 899",
    "901, 999, false, 0, ''",
    "901, 0, true, 0, ''"
  })
  void acts_shouldBeThoseUpToTheHorizon(
      int added, int removed, boolean frozen, long first, String told) {
    explorer.on(IS_BLACK_LISTED, frozen ? YES : NO);
    explorer.rows("topic0=" + ADDED, tether(added, 1, ADDED, 1));
    if (removed > 0) {
      explorer.rows("topic0=" + REMOVED, tether(removed, 1, REMOVED, 1));
    }
    assertThat(String.join(";", told(acts(first, 1)))).isEqualTo(told);
    assertThat(notices.stream().anyMatch(notice -> notice.startsWith("behind block 900")))
        .isEqualTo(Math.max(added, removed) > 900);
    assertThat(notices).noneMatch(notice -> notice.contains("by the last event"));
  }

  @Test
  void acts_shouldNotTakeTheNewestStatusForThatOfTheHorizon() {
    explorer.on(IS_BLACK_LISTED, YES);
    assertThat(acts(0, 1)).isEmpty();
    assertThat(notices)
        .anyMatch(notice -> notice.contains("at the newest block") && notice.contains("not known"));
    explorer.on(IS_BLACK_LISTED, NO);
    explorer.rows("topic0=" + ADDED, tether(5, 1, ADDED, 1));
    assertThat(told(acts(0, 1))).containsExactly("FROZEN 5");
    assertThat(notices).anyMatch(notice -> notice.contains("it is not known which is true"));
  }

  @Test
  void acts_shouldBeReadWhereTheExplorerPassesNoCallsOn() {
    explorer.on("eth_call", refusal("Error! Missing Or invalid Action name"));
    explorer.rows("topic0=" + ADDED, tether(5, 1, ADDED, 1));
    assertThat(told(acts(0, 1))).containsExactly("FROZEN 5");
    assertThat(notices)
        .anyMatch(notice -> notice.contains("does not pass on all questions"))
        .anyMatch(notice -> notice.contains("does not say whether"));
  }

  @Test
  void acts_shouldBeNoneWhereATokenCannotFreeze() {
    explorer.on("eth_call", REVERTED);
    explorer.rows("topic0=" + ADDED, tether(5, 1, ADDED, 1));
    assertThat(acts(0, 1)).isEmpty();
    assertThat(explorer.asked).noneMatch(path -> path.contains("getLogs"));
    assertThat(notices).anyMatch(notice -> notice.contains("none of the known functions"));
  }

  @Test
  void acts_shouldNotBeReadWhereTheyAreTooMany() {
    explorer.on(IS_BLACK_LISTED, NO);
    explorer.rows("topic0=" + ADDED, tether(5, 1, ADDED, 1), tether(6, 1, ADDED, 2));
    try (ExplorerChain chain = explorer.open(new ExplorerOptions(100, 1_000, 1))) {
      assertThat(acts(chain, 0, 1)).isEmpty();
    }
    assertThat(notices).anyMatch(notice -> notice.contains("more events of an issuer than rows"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0x0000000000000000000000000000000000000070 | 0x0000000000000000000000000000000000000071",
        "\"topics\":[\"" + ADDED + "\"] | \"topics\":[]",
        "\"topics\":[\"" + ADDED + "\"] | \"topics\":[null,null,null,null]",
        "\"topics\":[\"" + ADDED + "\"] | \"subject\":[]",
        ADDED + " | " + REMOVED,
        "\"blockNumber\":\"0x5\" | \"blockNumber\":\"0x3b9aca00\"",
        "\"blockNumber\":\"0x5\" | \"blockNumber\":\"5\"",
        "\"logIndex\":\"0x1\" | \"logIndex\":null"
      })
  void acts_shouldRefuseRowsThatWereNotAskedFor(String part, String odd) {
    String row = tether(5, 1, ADDED, 1);
    assertThat(row).contains(part);
    explorer.on(IS_BLACK_LISTED, NO).on("topic0=" + ADDED, list(row.replace(part, odd)));
    assertThatThrownBy(() -> acts(0, 1)).isInstanceOf(MalformedDataException.class);
  }

  @Test
  void acts_shouldRefuseTwoEventsInOnePlace() {
    explorer.on(IS_BLACK_LISTED, NO);
    explorer.rows("topic0=" + ADDED, tether(5, 1, ADDED, 1), tether(5, 1, ADDED, 2));
    assertThatThrownBy(() -> acts(0, 1))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("two different rows");
    explorer.rows("topic0=" + ADDED, tether(5, 1, ADDED, 1));
    String other = tether(5, 1, REMOVED, 1).replace("Index\":\"0x\"", "Index\":\"0x2\"");
    explorer.rows("topic0=" + REMOVED, other);
    assertThatThrownBy(() -> acts(0, 1))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("two different events");
  }

  @Test
  void acts_shouldBeTheSameFromARecording(@TempDir Path directory) {
    explorer.on(IS_BLACK_LISTED, NO);
    explorer.rows("topic0=" + ADDED, tether(5, 1, ADDED, 1), tether(6, 0, ADDED, 2));
    explorer.rows("topic0=" + REMOVED, tether(7, 0, REMOVED, 1), tether(7, 1, REMOVED, 2));
    RecordingTransport recording =
        new RecordingTransport(explorer, directory.resolve("kept"), Clock.systemUTC());
    RecordingHeader header =
        new RecordingHeader(
            "etherscan+http://explorer/v2/api", EvmNetwork.ETHEREUM.chainId(), Map.of());
    recording.start(header);
    List<IssuerAct> read;
    try (ExplorerChain chain = open(recording)) {
      read = acts(chain, 0, 1, 2);
    }
    assertThat(read)
        .extracting(IssuerAct::kind)
        .containsExactly(Kind.FROZEN, Kind.FROZEN, Kind.RELEASED, Kind.RELEASED);
    Transport kept = new ReplayTransport(Recording.open(directory.resolve("kept")));
    try (AccountChain chain = AccountSources.replay(header, kept)) {
      assertThat(acts(chain, 0, 1, 2)).isEqualTo(read);
    }
  }

  private static ExplorerChain open(Transport transport) {
    return ExplorerChain.open(
        Explorer.ETHERSCAN,
        transport,
        EvmNetwork.ETHEREUM,
        ExplorerOptions.DEFAULTS,
        "etherscan+http://explorer");
  }
}
