package org.tracer.evidence;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Credentials;
import org.tracer.source.http.Endpoint;
import org.tracer.source.http.OkHttpExchange;
import org.tracer.source.http.Request;
import org.tracer.source.http.Transport;
import org.tracer.source.http.TransportOptions;

/** A process that trusts one certificate, and keeps what a server that has it answers. */
final class EncryptedSource {

  private EncryptedSource() {}

  /** Arguments: key store, password, case. */
  public static void main(String[] args) throws IOException, GeneralSecurityException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context(Path.of(args[0]), args[1])));
    byte[] body = "63".getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    Endpoint endpoint = Endpoint.parse("https://localhost:" + server.getAddress().getPort());
    OkHttpExchange exchange =
        new OkHttpExchange(endpoint, Credentials.NONE, TransportOptions.DEFAULTS);
    try (Case opened = Case.open(Path.of(args[2]), ExampleCase.ANN)) {
      CaseRun run = opened.start(List.of("ask"), ExampleCase.TOOL, false);
      Answer answer =
          run.keep(transport(exchange), endpoint.toString()).send(Request.get("/height"));
      if (!answer.text().orElse("").equals("63")) {
        throw new IllegalStateException("another answer");
      }
    } finally {
      server.stop(0);
    }
  }

  private static SSLContext context(Path store, String password)
      throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, password.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static Transport transport(OkHttpExchange exchange) {
    return new Transport() {
      @Override
      public Answer send(Request request) {
        try {
          return exchange.attempt(request);
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public void close() {}
    };
  }
}
