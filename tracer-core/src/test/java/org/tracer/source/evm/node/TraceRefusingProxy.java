package org.tracer.source.evm.node;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A provider as most are: passes everything on to a node, and does not know how to trace. */
public final class TraceRefusingProxy implements AutoCloseable {

  private static final Pattern REFUSED = Pattern.compile("(trace|debug|ots)_.*");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpServer server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI node;

  private TraceRefusingProxy(HttpServer server, URI node) {
    this.server = server;
    this.node = node;
  }

  /** Starts a provider in front of {@code node}, on a free port. */
  public static TraceRefusingProxy of(URI node) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TraceRefusingProxy proxy = new TraceRefusingProxy(server, node);
    server.createContext("/", proxy::answer);
    server.start();
    return proxy;
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      JsonNode asked = JSON.readTree(exchange.getRequestBody());
      byte[] body = JSON.writeValueAsBytes(asked.isArray() ? batch(asked) : one(asked));
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private JsonNode batch(JsonNode asked) throws IOException, InterruptedException {
    ArrayNode answers = JSON.createArrayNode();
    for (JsonNode each : asked) {
      answers.add(one(each));
    }
    return answers;
  }

  private JsonNode one(JsonNode asked) throws IOException, InterruptedException {
    if (REFUSED.matcher(asked.path("method").asString("")).matches()) {
      ObjectNode refusal = JSON.createObjectNode().put("jsonrpc", "2.0");
      refusal.set("id", asked.path("id"));
      refusal.putObject("error").put("code", -32601).put("message", "method not found");
      return refusal;
    }
    HttpRequest request =
        HttpRequest.newBuilder(node)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(asked)))
            .build();
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    return JSON.readTree(answer.body());
  }

  /** Stops answering at once. */
  @Override
  public void close() {
    server.stop(0);
    http.close();
  }
}
