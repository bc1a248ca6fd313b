package org.tracer.source.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.FakeServer;
import org.tracer.source.FakeServer.Reply;

class PatientTransportTest {

  private final List<Duration> pauses = Collections.synchronizedList(new ArrayList<>());
  private final List<URI> asked = Collections.synchronizedList(new ArrayList<>());
  private TransportOptions options =
      TransportOptions.DEFAULTS.withLoad(2, 0).withMaxBodyBytes(1 << 20);

  private Transport transport(String base) {
    Endpoint endpoint = Endpoint.parse(base);
    return new PatientTransport(
        new OkHttpExchange(endpoint, Credentials.NONE, options),
        endpoint,
        options,
        PatientTransport::isBusy,
        asked::add,
        pauses::add);
  }

  private Answer ask(FakeServer server) {
    try (Transport transport = transport(server.base())) {
      return transport.send(Request.get("/thing"));
    }
  }

  @Test
  void send_shouldReturnAnswerAndTellListener() {
    try (FakeServer server =
        new FakeServer(exchange -> {
          assertThat(exchange.getRequestHeaders().getFirst("User-Agent"))
              .matches("tracer/[a-z0-9.]+");
          FakeServer.reply(exchange, Reply.text("hello"));
        })) {
      assertThat(ask(server).text()).hasValue("hello");
      assertThat(asked).containsExactly(URI.create(server.base() + "/thing"));
    }
  }

  @Test
  void send_shouldWaitAsAskedAndTryAgainWhenTooManyRequests() {
    try (FakeServer server = failingTwice(429, "7")) {
      assertThat(ask(server).text()).hasValue("at last");
      assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
    }
  }

  @Test
  void send_shouldBoundTheWaitWhenServerAsksForAnHour() {
    try (FakeServer server = failingTwice(503, "3600")) {
      assertThat(ask(server).text()).hasValue("at last");
      assertThat(pauses).containsOnly(options.longestPause());
    }
  }

  @Test
  void send_shouldDoubleThePauseWhenNothingIsAsked() {
    try (FakeServer server = failingTwice(500, "")) {
      ask(server);
      assertThat(pauses).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
    }
  }

  private static FakeServer failingTwice(int status, String retryAfter) {
    int[] count = new int[1];
    return new FakeServer(exchange -> {
      if (count[0]++ < 2) {
        exchange.getResponseHeaders().set("Retry-After", retryAfter);
        FakeServer.reply(exchange, new Reply(status, "text/html", "<html>busy</html>"));
      } else {
        FakeServer.reply(exchange, Reply.text("at last"));
      }
    });
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void send_shouldGiveUpNamingHostPathAndStatusWhenServerStaysBusy(int status) {
    try (FakeServer server =
        new FakeServer(
            exchange -> FakeServer.reply(exchange, new Reply(status, "text/plain", "no")))) {
      assertThatThrownBy(() -> ask(server))
          .isInstanceOfSatisfying(
              SourceUnavailableException.class,
              e -> {
                assertThat(e)
                    .hasMessage("127.0.0.1 answers with status %d after 5 attempts", status);
                assertThat(e.input()).contains("/thing");
                assertThat(e.remedy()).isNotEmpty();
              });
      assertThat(server.requests.get()).isEqualTo(5);
    }
  }

  @Test
  void send_shouldNotFollowRedirectButNameBothHosts() {
    try (FakeServer server =
        new FakeServer(exchange -> {
          exchange.getResponseHeaders().set("Location", "https://evil.example/x?key=secret");
          exchange.sendResponseHeaders(302, -1);
        })) {
      assertThatThrownBy(() -> ask(server))
          .isInstanceOf(SourceUnavailableException.class)
          .hasMessageContaining("127.0.0.1")
          .hasMessageContaining("evil.example")
          .hasMessageNotContaining("secret");
      assertThat(server.requests.get()).isEqualTo(1);
    }
  }

  @Test
  void send_shouldRefuseEndlessBodyAtTheCap() {
    try (FakeServer server =
        new FakeServer(exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] block = new byte[1 << 16];
          for (OutputStream body = exchange.getResponseBody(); ; ) {
            body.write(block);
          }
        })) {
      assertThatThrownBy(() -> ask(server))
          .isInstanceOf(MalformedDataException.class)
          .hasMessageContaining("larger than 1048576 bytes");
    }
  }

  @Test
  void send_shouldRefuseGzipBombAtTheCap() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        gzip.write(zeros);
      }
    }
    try (FakeServer server =
        new FakeServer(exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(200, packed.size());
          packed.writeTo(exchange.getResponseBody());
        })) {
      assertThat(packed.size()).isLessThan(1 << 20);
      assertThatThrownBy(() -> ask(server))
          .isInstanceOf(MalformedDataException.class)
          .hasMessageContaining("larger than");
    }
  }

  @Test
  void send_shouldReadHonestGzip() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("small".getBytes(StandardCharsets.UTF_8));
    }
    try (FakeServer server =
        new FakeServer(exchange -> {
          exchange.getResponseHeaders().set("Content-Encoding", "gzip");
          exchange.sendResponseHeaders(200, packed.size());
          packed.writeTo(exchange.getResponseBody());
        })) {
      assertThat(ask(server).text()).hasValue("small");
    }
  }

  @Test
  void send_shouldGiveUpWhenHeadersNeverCome() {
    options =
        options
            .withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(5))
            .withPatience(2, Duration.ZERO);
    CountDownLatch end = new CountDownLatch(1);
    try (FakeServer server = new FakeServer(exchange -> await(end))) {
      assertThatThrownBy(() -> ask(server))
          .isInstanceOf(SourceUnavailableException.class)
          .hasMessageContaining("127.0.0.1 does not answer after 2 attempts");
      end.countDown();
    }
  }

  @Test
  void send_shouldBoundTheWholeCallWhenBodyDrips() {
    options =
        options
            .withTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(400))
            .withPatience(1, Duration.ZERO);
    try (FakeServer server = new FakeServer(PatientTransportTest::drip)) {
      assertThatThrownBy(() -> ask(server))
          .isInstanceOf(SourceUnavailableException.class)
          .hasMessageContaining("does not answer");
    }
  }

  private static void drip(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(200, 0);
    CountDownLatch never = new CountDownLatch(1);
    for (OutputStream body = exchange.getResponseBody(); ; ) {
      body.write('x');
      body.flush();
      try {
        if (never.await(20, java.util.concurrent.TimeUnit.MILLISECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void send_shouldFailAtOnceWhenNothingListens() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (Transport transport = transport("http://127.0.0.1:" + port)) {
      assertThatThrownBy(() -> transport.send(Request.get("/x")))
          .isInstanceOf(SourceUnavailableException.class);
      assertThat(pauses).isEmpty();
    }
  }

  @Test
  void send_shouldLetTheSocksProxyResolveTheName() throws Exception {
    try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      List<String> names = Collections.synchronizedList(new ArrayList<>());
      Thread serving = Thread.ofPlatform().daemon().start(() -> socks(proxy, names));
      options =
          options
              .withProxy(ProxyAddress.parse("socks5://127.0.0.1:" + proxy.getLocalPort()))
              .withPatience(1, Duration.ZERO);
      try (Transport transport = transport("http://explorer.invalid/api")) {
        Answer answer = transport.send(Request.get("/tip"));
        assertThat(answer.text()).hasValue("GET /api/tip HTTP/1.1");
      }
      assertThat(names).containsExactly("explorer.invalid");
      serving.interrupt();
    }
  }

  /** As much of SOCKS 5 (RFC 1928) as one request takes; echoes the request line. */
  private static void socks(ServerSocket proxy, List<String> names) {
    try (Socket client = proxy.accept()) {
      var in = new java.io.DataInputStream(client.getInputStream());
      var out = client.getOutputStream();
      in.readByte();
      in.readNBytes(in.readByte());
      out.write(new byte[] {5, 0});
      in.readNBytes(3);
      int kind = in.readByte();
      names.add(
          kind == 3
              ? new String(in.readNBytes(in.readByte()), StandardCharsets.US_ASCII)
              : "an address of kind " + kind);
      in.readShort();
      out.write(new byte[] {5, 0, 0, 1, 127, 0, 0, 1, 0, 80});
      StringBuilder line = new StringBuilder();
      for (int b = in.read(); b != '\r'; b = in.read()) {
        line.append((char) b);
      }
      out.write(
          ("HTTP/1.1 200 OK\r\nContent-Length: " + line.length() + "\r\n\r\n" + line)
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      in.read();
    } catch (IOException e) {
      names.add("failed: " + e);
    }
  }

  @Test
  void parse_shouldRefuseCredentialsWithoutShowingThem() {
    assertThatThrownBy(() -> Endpoint.parse("http://user:hunter2@host:1/"))
        .hasMessageNotContaining("hunter2")
        .hasMessageContaining("credentials")
        .hasNoCause();
    assertThatThrownBy(() -> Endpoint.parse("http://user:hunter2@ho st:1/"))
        .hasMessageNotContaining("hunter2")
        .hasNoCause();
    assertThatThrownBy(() -> ProxyAddress.parse("socks5://u:hunter2@h:1"))
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\":1}{", "{\"a\":1,\"a\":2}", "", "<html>", "[1", "nul"})
  void json_shouldRefuseWhenDamaged(String text) {
    assertThatThrownBy(() -> JsonValue.parse(text.getBytes(StandardCharsets.UTF_8), "here"))
        .isInstanceOf(MalformedDataException.class);
  }

  @Test
  void json_shouldRefuseInvalidUtf8AndTenThousandLevels() {
    assertThatThrownBy(() -> JsonValue.parse(new byte[] {'"', (byte) 0xc3, '"'}, "here"))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("UTF-8");
    byte[] deep = ("[".repeat(10_000) + "]".repeat(10_000)).getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> JsonValue.parse(deep, "here"))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("depth");
  }
}
