package org.tracer.source.evm.node;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * An Ethereum node of its own on this machine, always with the same accounts and the same clock;
 * skipped where it is not installed. Makes a block only when it is told to.
 */
public final class AnvilNode implements AutoCloseable {

  /** Accounts that the chain begins with, which the node signs for. */
  public static final int ACCOUNTS = 40;

  /** What each of them begins with, in ether. */
  public static final int ETHER_EACH = 1000;

  /** Time of the first block, in seconds. */
  public static final long GENESIS = 1_700_000_000L;

  public static final long CHAIN = 31337;

  private static final Duration START = Duration.ofMinutes(1);

  private final Process process;
  private final URI uri;

  private AnvilNode(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Starts a node on a free port and waits until it answers. */
  public static AnvilNode start(Path logs) throws IOException, InterruptedException {
    Path program = program();
    assumeTrue(
        Files.exists(program), "skipped: no anvil at " + program + "; run npm install there");
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
            program.toString(),
            "--host=127.0.0.1",
            "--port=" + port,
            "--silent",
            "--threads=1",
            "--accounts=" + ACCOUNTS,
            "--balance=" + ETHER_EACH,
            "--mnemonic=test test test test test test test test test test test junk",
            "--chain-id=" + CHAIN,
            "--timestamp=" + GENESIS,
            "--hardfork=prague",
            "--no-mining",
            "--order=fifo",
            "--steps-tracing");
    File log = logs.resolve("anvil.log").toFile();
    builder.redirectErrorStream(true).redirectOutput(log);
    AnvilNode node = new AnvilNode(builder.start(), URI.create("http://127.0.0.1:" + port));
    try {
      node.awaitReady();
      return node;
    } catch (IOException | InterruptedException | RuntimeException e) {
      node.close();
      throw e;
    }
  }

  /** Where the program is, or would be. */
  public static Path program() {
    String given = System.getProperty("TRACER_ANVIL", System.getenv("TRACER_ANVIL"));
    if (given != null) {
      return Path.of(given);
    }
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    String system = os.startsWith("mac") ? "darwin" : os.startsWith("win") ? "win32" : "linux";
    String machine = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    return Path.of(System.getProperty("tracer.root", "."), ".ci", "evm", "node_modules")
        .resolve("@foundry-rs")
        .resolve("anvil-" + system + "-" + machine)
        .resolve("bin")
        .resolve(system.equals("win32") ? "anvil.exe" : "anvil");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (true) {
      try (NodeClient client = new NodeClient(uri)) {
        client.call("eth_chainId");
        return;
      } catch (IOException e) {
        if (System.nanoTime() > end || !process.isAlive()) {
          throw e;
        }
        Thread.sleep(50);
      }
    }
  }

  /** Where it answers; every method it knows. */
  public URI uri() {
    return uri;
  }

  /** Ends the process, politely first; a second call does nothing. */
  @Override
  public void close() {
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
}
