package org.tracer.source.evm.node;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.web3j.protocol.Service;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.utils.Numeric;
import tools.jackson.databind.JsonNode;

/** Calls methods of a node through web3j, whose transport is the one of the JDK. */
public final class NodeClient extends Service implements AutoCloseable {

  /** Any answer, as it came. */
  public static final class Answer extends Response<JsonNode> {}

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI uri;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  public NodeClient(URI uri) {
    super(false);
    this.uri = uri;
  }

  @Override
  protected InputStream performIO(String payload) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(payload))
            .build();
    try {
      return http.send(request, BodyHandlers.ofInputStream()).body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** What the node says, an error included. */
  public Answer ask(String method, Object... params) throws IOException {
    return new Request<Object, Answer>(method, List.of(params), this, Answer.class).send();
  }

  /** The result of a method that must work. */
  public JsonNode call(String method, Object... params) throws IOException {
    Answer answer = ask(method, params);
    if (answer.hasError()) {
      throw new IllegalStateException(method + ": " + answer.getError().getMessage());
    }
    return answer.getResult();
  }

  /** The result of a method that answers with a number. */
  public BigInteger number(String method, Object... params) throws IOException {
    return Numeric.decodeQuantity(call(method, params).asString());
  }

  @Override
  public void close() {
    http.close();
  }
}
