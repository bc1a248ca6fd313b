package org.tracer.source.evm.rpc;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.source.evm.rpc.EvmRpcOptions.Horizon;
import org.tracer.source.evm.rpc.Node.AnyResult;
import org.tracer.source.evm.rpc.Node.TextResult;
import org.tracer.source.http.Excerpt;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.methods.response.EthBlock;
import tools.jackson.databind.JsonNode;

/** Finds out what a node offers: at most twelve requests. */
final class CapabilityProbe {

  private static final String NOBODY = "0x" + "0".repeat(40);
  private static final String NOTHING = "0x" + "0".repeat(64);

  private final Node node;

  private CapabilityProbe(Node node) {
    this.node = node;
  }

  /** The number of a node's chain. */
  static EvmNetwork network(TransportService service) {
    Request<Object, TextResult> request =
        new Request<>("eth_chainId", List.of(), service, TextResult.class);
    TextResult answer = service.send(request, TextResult.class);
    String text = answer.hasError() ? null : answer.getResult();
    if (text == null || !text.matches("0x0*[1-9a-fA-F][0-9a-fA-F]{0,14}")) {
      throw new MalformedDataException(
          "the node does not say which chain it follows",
          service.origin() + ", eth_chainId",
          "Check that the address is that of a node of an EVM chain.");
    }
    return EvmNetwork.of(Long.parseLong(text.substring(2), 16));
  }

  static void requireNetwork(EvmNetwork meant, EvmNetwork found, String origin) {
    if (meant.number() != found.number()) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "the node follows another chain: %s (chain id %d), not %s (chain id %d)",
              found.shortName(),
              found.number(),
              meant.shortName(),
              meant.number()),
          origin,
          "Name a node of the chain that is meant.");
    }
  }

  static Capabilities of(Node node, EvmNetwork network, Horizon wanted) {
    CapabilityProbe probe = new CapabilityProbe(node);
    Optional<EthBlock.Block> last =
        wanted == Horizon.FINALIZED ? probe.block("finalized") : Optional.empty();
    EthBlock.Block horizon =
        last.orElseGet(() ->
            node.require(node.request("eth_getBlockByNumber", EthBlock.class, "latest", false)));
    NodeBlock block = NodeBlock.of(horizon, node.fields("the last block"));
    node.pin(block.number(), block.hash());
    return probe.of(network, block, last.isPresent());
  }

  private Optional<EthBlock.Block> block(String tag) {
    EthBlock answer = node.send(node.request("eth_getBlockByNumber", EthBlock.class, tag, false));
    return answer.hasError() ? Optional.empty() : Optional.ofNullable(answer.getResult());
  }

  private Capabilities of(EvmNetwork network, NodeBlock horizon, boolean isFinal) {
    String number = Node.hex(horizon.number());
    String early = Node.hex(Math.min(1, horizon.number()));
    Map<String, Object> filter = new TreeMap<>();
    filter.put("fromAddress", List.of(NOBODY));
    filter.put("fromBlock", number);
    filter.put("toBlock", number);
    Optional<JsonNode> client = ask("web3_clientVersion");
    return new Capabilities(
        network,
        client
            .filter(JsonNode::isString)
            .map(v -> Excerpt.of(v.stringValue(), 60))
            .orElse("nothing"),
        horizon,
        isFinal,
        ask("eth_getBalance", NOBODY, early).isPresent(),
        ask("eth_getBlockReceipts", number).filter(JsonNode::isArray).isPresent(),
        ask("trace_filter", filter).filter(JsonNode::isArray).isPresent(),
        knows("trace_transaction", NOTHING),
        knows("debug_traceTransaction", NOTHING, TransactionTracer.callTracer()),
        ask("ots_getApiLevel").filter(JsonNode::isIntegralNumber).isPresent());
  }

  private Optional<JsonNode> ask(String method, Object... params) {
    AnyResult answer = node.send(node.request(method, AnyResult.class, params));
    return answer.hasError() ? Optional.empty() : Optional.ofNullable(answer.getResult());
  }

  /** Whether a method is there, although what it is asked for is not. */
  private boolean knows(String method, Object... params) {
    AnyResult answer = node.send(node.request(method, AnyResult.class, params));
    return !answer.hasError() || !RpcFailure.of(answer).isUnknownMethod();
  }
}
