package org.tracer.source.evm.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tracer.accounting.account.AccountRule;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.ledger.account.TokenClaims;
import org.tracer.source.evm.node.AnvilNode;
import org.tracer.source.evm.node.Collectibles;
import org.tracer.source.evm.node.CollectiblesBook;
import org.tracer.source.evm.node.NodeClient;
import org.tracer.trace.account.AccountSeed;
import org.tracer.trace.account.AccountStopRules;
import org.tracer.trace.account.AccountSweep;
import org.tracer.trace.account.AccountTraceRequest;
import org.tracer.trace.account.FundsTrace;

/** Tokens with numbers on a real node, read through explorers of it. */
@Tag("node-evm")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExplorerCollectiblesTest {

  private static final EvmNetwork NETWORK = EvmNetwork.of(AnvilNode.CHAIN);
  private static final ExplorerOptions OPTIONS = new ExplorerOptions(64, 1_000, 100_000);

  private AnvilNode anvil;
  private NodeClient client;
  private Collectibles script;
  private ChainRows rows;

  @BeforeAll
  void writeChain(@TempDir Path logs) throws Exception {
    anvil = AnvilNode.start(logs);
    client = new NodeClient(anvil.uri());
    script = Collectibles.run(anvil.uri());
    rows = ChainRows.of(anvil.uri());
  }

  @AfterAll
  void stop() {
    if (anvil != null) {
      client.close();
      anvil.close();
    }
  }

  private ExplorerChain open(Explorer kind, FakeExplorer explorer) {
    return ExplorerChain.open(kind, explorer, NETWORK, OPTIONS, "explorer");
  }

  @ParameterizedTest
  @EnumSource(Explorer.class)
  void transfers_shouldBeThoseOfTheScript(Explorer kind) {
    FakeExplorer explorer = new FakeExplorer(kind, rows, client);
    explorer.cap = 3;
    explorer.spoil = FakeExplorer::twice;
    try (ExplorerChain chain = open(kind, explorer)) {
      new CollectiblesBook(script).check(chain);
      assertThat(chain.notices()).noneMatch(notice -> notice.contains("stands as unexplained at"));
    }
  }

  @ParameterizedTest
  @EnumSource(Explorer.class)
  void trace_shouldFollowAPictureToItsOwner(Explorer kind) {
    AccountSeed seed =
        new AccountSeed.OfTransaction("seed", script.hash("made 7"), script.ann, script.picture(7));
    try (ExplorerChain chain = open(kind, new FakeExplorer(kind, rows, client))) {
      FundsTrace trace =
          AccountSweep.run(
              chain,
              new AccountTraceRequest(
                  List.of(seed),
                  AccountRule.FIFO,
                  Set.of(),
                  AccountStopRules.NONE.withIntoContracts(true)));
      assertThat(trace.transfers()).hasSize(6);
      assertThat(trace.endpoints())
          .extracting(end -> end.reason() + " " + end.account() + " " + end.amount())
          .containsExactly("HELD " + script.dot + " 1");
    }
  }

  /** Explorers list the three kinds of tokens apart. */
  @ParameterizedTest
  @EnumSource(Explorer.class)
  void claims_shouldComeFromTheListOfTheKind(Explorer kind) {
    FakeExplorer explorer = new FakeExplorer(kind, rows, client);
    Map<String, Asset> lists =
        Map.of("tokennfttx", script.picture(7), "token1155tx", script.ware(1));
    explorer.override =
        path ->
            path.contains("action=token")
                ? FakeExplorer.answer(
                    200,
                    "{\"status\":\"1\",\"message\":\"OK\",\"result\":[{\"tokenSymbol\":\"%s\",\"tokenDecimal\":\"\"}]}"
                        .formatted(path.replaceAll(".*action=([a-z0-9]*).*", "$1")))
                : null;
    try (ExplorerChain chain = open(kind, explorer)) {
      lists.forEach((list, asset) ->
          assertThat(chain.claims(asset)).isEqualTo(Optional.of(new TokenClaims(list, null))));
    }
  }
}
