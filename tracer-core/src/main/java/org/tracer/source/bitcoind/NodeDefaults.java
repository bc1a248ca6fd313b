package org.tracer.source.bitcoind;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.source.http.Endpoint;

/** Where Bitcoin Core listens and keeps its cookie unless it is told otherwise. */
public final class NodeDefaults {

  private NodeDefaults() {}

  /** The endpoint with the default port of the network if it names none. */
  public static Endpoint withPort(Endpoint endpoint, @Nullable BitcoinNetwork network) {
    URI base = endpoint.base();
    if (base.getPort() >= 0 || base.getScheme().equals("https")) {
      return endpoint;
    }
    int port = port(network == null ? BitcoinNetwork.MAIN : network);
    return Endpoint.parse(
        base.getScheme() + "://" + base.getHost() + ":" + port + base.getRawPath());
  }

  /** The cookie file of a node on this machine; the port tells the network if nothing else does. */
  static Path cookieFile(
      Endpoint endpoint,
      @Nullable BitcoinNetwork expected,
      Function<String, Optional<String>> environment) {
    BitcoinNetwork network = expected == null ? byPort(endpoint.base().getPort()) : expected;
    String folder =
        switch (network) {
          case MAIN -> "";
          case TESTNET3 -> "testnet3";
          case TESTNET4 -> "testnet4";
          case SIGNET -> "signet";
          case REGTEST -> "regtest";
        };
    return dataDirectory(environment).resolve(folder).resolve(".cookie");
  }

  private static Path dataDirectory(Function<String, Optional<String>> environment) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Path home = Path.of(System.getProperty("user.home", "."));
    if (system.startsWith("windows")) {
      return environment
          .apply("APPDATA")
          .map(Path::of)
          .orElse(home.resolve("AppData").resolve("Roaming"))
          .resolve("Bitcoin");
    }
    return system.startsWith("mac")
        ? home.resolve("Library").resolve("Application Support").resolve("Bitcoin")
        : home.resolve(".bitcoin");
  }

  private static int port(BitcoinNetwork network) {
    return switch (network) {
      case MAIN -> 8332;
      case TESTNET3 -> 18332;
      case TESTNET4 -> 48332;
      case SIGNET -> 38332;
      case REGTEST -> 18443;
    };
  }

  private static BitcoinNetwork byPort(int port) {
    for (BitcoinNetwork network : BitcoinNetwork.values()) {
      if (port(network) == port) {
        return network;
      }
    }
    return BitcoinNetwork.MAIN;
  }
}
