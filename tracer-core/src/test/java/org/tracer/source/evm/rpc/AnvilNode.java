package org.tracer.source.evm.rpc;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.tracer.error.SourceUnavailableException;
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

/** A real node with a chain of its own on loopback; its tests are skipped where it is absent. */
final class AnvilNode implements AutoCloseable {

  private final Process process;
  private final Endpoint endpoint;
  final TransportService service;

  AnvilNode() {
    Path program = org.tracer.source.evm.node.AnvilNode.program();
    assumeTrue(Files.isExecutable(program), "skipped: no anvil at " + program);
    int port = freePort();
    try {
      process =
          new ProcessBuilder(
                  program.toString(),
                  "--host",
                  "127.0.0.1",
                  "--port",
                  Integer.toString(port),
                  "--silent",
                  "--steps-tracing")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    endpoint = Endpoint.parse("http://127.0.0.1:" + port);
    service = service();
    awaitStart();
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

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitStart() {
    for (int attempt = 0; attempt < 150; attempt++) {
      try {
        call("eth_chainId");
        return;
      } catch (SourceUnavailableException e) {
        pause();
      }
    }
    close();
    throw new IllegalStateException("anvil does not start");
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
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
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
