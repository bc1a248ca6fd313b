package org.tracer.source.evm.rpc;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.tracer.chain.evm.EvmHash;
import org.tracer.source.evm.node.AnvilNode;
import org.tracer.source.evm.rpc.Node.AnyResult;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Credentials;
import org.tracer.source.http.Endpoint;
import org.tracer.source.http.OkHttpExchange;
import org.tracer.source.http.PatientTransport;
import org.tracer.source.http.Transport;
import org.tracer.source.http.TransportOptions;
import org.web3j.protocol.core.Request;
import tools.jackson.databind.JsonNode;

/**
 * Connections to a node, of which each may hide methods from its user. A transaction is in a block
 * as soon as it is sent: who is asked before the block is made says nothing of it.
 */
final class NodeConnections implements AutoCloseable {

  private final AnvilNode node;
  private final Endpoint endpoint;
  final TransportService service;

  NodeConnections(Path logs) throws IOException, InterruptedException {
    node = AnvilNode.start(logs);
    endpoint = Endpoint.parse(node.uri().toString());
    service = service();
  }

  URI uri() {
    return node.uri();
  }

  /** Another connection to the same node. */
  TransportService service() {
    return service("none");
  }

  /** Another connection, which knows no method that matches {@code hidden}. */
  TransportService service(String hidden) {
    TransportOptions options =
        TransportOptions.DEFAULTS.withLoad(1, 0).withPatience(1, Duration.ofMillis(10));
    Transport transport =
        new PatientTransport(
            new OkHttpExchange(endpoint, Credentials.NONE, options),
            endpoint,
            options,
            TransportService::isBusy,
            uri -> {},
            pause -> {});
    return new TransportService(new HidingTransport(transport, hidden), "evm+" + endpoint);
  }

  private record HidingTransport(Transport transport, String hidden) implements Transport {
    @Override
    public Answer send(org.tracer.source.http.Request request) {
      String body = String.valueOf(request.body());
      JsonNode asked = RpcJson.read(body.getBytes(StandardCharsets.UTF_8));
      if (asked.isObject() && asked.get("method").stringValue().matches(hidden)) {
        String error = "{\"id\":1,\"error\":{\"code\":-32601,\"message\":\"Method not found\"}}";
        return new Answer(200, Map.of(), error.getBytes(StandardCharsets.UTF_8));
      }
      return transport.send(request);
    }

    @Override
    public void close() {
      transport.close();
    }
  }

  /** Sends a transaction and makes a block of it. */
  EvmHash mine(Map<String, Object> transaction) {
    EvmHash hash = EvmHash.parse(call("eth_sendTransaction", transaction).stringValue());
    call("evm_mine");
    return hash;
  }

  JsonNode call(String method, Object... params) {
    Request<Object, AnyResult> request =
        new Request<>(method, List.of(params), service, AnyResult.class);
    AnyResult answer = service.send(request, AnyResult.class);
    if (answer.hasError()) {
      throw new IllegalStateException(method + ": " + answer.getError().getMessage());
    }
    return answer.getResult();
  }

  @Override
  public void close() {
    service.close();
    node.close();
  }
}
