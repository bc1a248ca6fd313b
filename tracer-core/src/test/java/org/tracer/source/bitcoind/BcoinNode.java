package org.tracer.source.bitcoind;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.http.Credentials;
import org.tracer.source.http.Endpoint;
import org.tracer.source.http.JsonValue;
import org.tracer.source.http.OkHttpExchange;
import org.tracer.source.http.PatientTransport;
import org.tracer.source.http.TransportOptions;

/** A real node on regtest, in memory, with a wallet; skipped where it is not installed. */
public final class BcoinNode implements AutoCloseable {

  private static final String KEY = "local-test-key";
  private static final Duration START = Duration.ofMinutes(2);

  private final Process process;
  private final int port;
  private final RpcClient node;
  private final RpcClient wallet;

  private BcoinNode(Process process, int port, int walletPort) {
    this.process = process;
    this.port = port;
    this.node = client(port);
    this.wallet = client(walletPort);
  }

  /** Starts a node on free ports, with or without its index of transactions. */
  public static BcoinNode start(Path data, boolean index) throws Exception {
    Path program = modules().resolve("bcoin").resolve("bin").resolve("node");
    assumeTrue(
        Files.exists(program), "skipped: no bcoin at " + program + "; run npm install there");
    int port = freePort();
    int walletPort = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
            "node",
            program.toString(),
            "--network=regtest",
            "--memory=true",
            "--prefix=" + data,
            "--index-tx=" + index,
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--api-key=" + KEY,
            "--wallet-network=regtest",
            "--wallet-http-host=127.0.0.1",
            "--wallet-http-port=" + walletPort,
            "--wallet-api-key=" + KEY,
            "--max-outbound=1",
            "--listen=false",
            "--workers=false");
    builder.environment().putAll(Map.of("BCOIN_NETWORK", "regtest", "NODE_BACKEND", "js"));
    File log = data.resolve("node.log").toFile();
    builder.redirectErrorStream(true).redirectOutput(log);
    BcoinNode started;
    try {
      started = new BcoinNode(builder.start(), port, walletPort);
    } catch (IOException e) {
      assumeTrue(false, "skipped: node.js does not start: " + e.getMessage());
      throw e;
    }
    started.awaitReady();
    return started;
  }

  private static Path modules() {
    String given = System.getProperty("TRACER_BCOIN", System.getenv("TRACER_BCOIN"));
    return given != null
        ? Path.of(given)
        : Path.of(System.getProperty("tracer.root", "."), ".ci", "node", "node_modules");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (true) {
      try {
        node.require("getblockchaininfo", "[]");
        wallet.require("getnewaddress", "[\"default\"]");
        return;
      } catch (SourceUnavailableException e) {
        if (System.nanoTime() > end || !process.isAlive()) {
          stop();
          throw e;
        }
        Thread.sleep(200);
      }
    }
  }

  private static RpcClient client(int port) {
    Endpoint endpoint = Endpoint.parse("http://127.0.0.1:" + port);
    TransportOptions options =
        TransportOptions.DEFAULTS.withLoad(1, 0).withPatience(1, Duration.ZERO);
    return new RpcClient(
        new PatientTransport(
            new OkHttpExchange(endpoint, new Key(), options),
            endpoint,
            options,
            RpcClient::isBusy,
            uri -> {},
            pause -> {}),
        endpoint.toString());
  }

  private static final class Key implements Credentials {
    @Override
    public Optional<String> authorization() {
      byte[] both = ("x:" + KEY).getBytes(StandardCharsets.UTF_8);
      return Optional.of("Basic " + Base64.getEncoder().encodeToString(both));
    }

    @Override
    public boolean renew() {
      return false;
    }
  }

  public JsonValue node(String method, String params) {
    return node.require(method, params);
  }

  public JsonValue wallet(String method, String params) {
    return wallet.require(method, params);
  }

  public String uri() {
    return "bitcoind+http://127.0.0.1:" + port;
  }

  public static Optional<String> environment(String name) {
    return Optional.of(name.endsWith("PASSWORD") ? KEY : "x");
  }

  /** Ends the process, politely first; a second call does nothing. */
  public void stop() {
    node.close();
    wallet.close();
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    stop();
  }
}
