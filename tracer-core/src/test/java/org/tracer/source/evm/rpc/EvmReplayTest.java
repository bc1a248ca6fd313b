package org.tracer.source.evm.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.tracer.source.evm.rpc.ScriptedNode.account;
import static org.tracer.source.evm.rpc.ScriptedNode.number;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.SourceUnavailableException;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.source.evm.rpc.ScriptedNode.Refusal;
import org.tracer.source.recording.Recording;
import org.tracer.source.recording.RecordingHeader;
import org.tracer.source.recording.RecordingTransport;
import org.tracer.source.recording.ReplayTransport;

/** What was read from a node is read again from its recording, refusals included. */
class EvmReplayTest {

  private static final EvmNetwork NETWORK = EvmNetwork.ETHEREUM;
  private static final Asset COIN = Asset.coin(NETWORK.chainId());
  private static final Asset TOKEN = Asset.token(account(0x70));

  @TempDir private Path directory;

  private static List<Transfer> read(EvmRpcChain chain) {
    List<Transfer> transfers = chain.transfers(account(1), COIN, ChainOrder.beginning(0));
    assertThat(chain.transfers(account(1), TOKEN, ChainOrder.beginning(0))).isEmpty();
    return transfers;
  }

  @Test
  void replay_shouldAnswerAsTheNodeDid() {
    ScriptedNode node = new ScriptedNode();
    node.on("eth_getBalance", params -> number(params.get(1)) >= 5_432 ? "\"0x7\"" : "\"0x0\"");
    node.on("eth_getTransactionCount", params -> "\"0x0\"");
    node.on(
        "eth_getLogs",
        params -> {
          if (number(params.get(0).get("toBlock")) - number(params.get(0).get("fromBlock"))
              > 4_000) {
            throw new Refusal(-32005, "query returned more than 10000 results");
          }
          return "[]";
        });
    Path recorded = directory.resolve("recorded");
    RecordingTransport recording = new RecordingTransport(node, recorded, Clock.systemUTC());
    recording.start(new RecordingHeader("evm+http://node", NETWORK.chainId(), Map.of()));
    List<Transfer> read;
    List<String> notices;
    try (EvmRpcChain chain = open(new TransportService(recording, "evm+http://node"))) {
      read = read(chain);
      notices = chain.notices();
    }
    assertThat(read)
        .singleElement()
        .satisfies(found -> {
          assertThat(found.amount()).isEqualTo(7);
          assertThat(found.order().block()).isEqualTo(5_432);
        });
    ReplayTransport replay = new ReplayTransport(Recording.open(recorded));
    try (EvmRpcChain chain = open(new TransportService(replay, "evm+http://node"))) {
      assertThat(read(chain)).isEqualTo(read);
      assertThat(chain.notices()).isEqualTo(notices);
      assertThatThrownBy(() -> chain.kind(account(2)))
          .isInstanceOf(SourceUnavailableException.class)
          .hasMessageContaining("not in the recording");
    }
  }

  private static EvmRpcChain open(TransportService service) {
    return EvmRpcChain.open(service, NETWORK, EvmRpcOptions.DEFAULTS);
  }
}
