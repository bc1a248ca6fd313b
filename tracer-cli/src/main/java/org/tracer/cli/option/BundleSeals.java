package org.tracer.cli.option;

import java.io.Console;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.cli.Surroundings;
import org.tracer.cli.render.Screen;
import org.tracer.error.InvalidInputException;
import org.tracer.evidence.bag.BagSeal;
import org.tracer.evidence.seal.SigningKey;
import org.tracer.evidence.seal.TimeStampAuthority;
import org.tracer.source.http.Endpoint;
import org.tracer.source.http.ProxyAddress;
import org.tracer.source.http.TransportOptions;
import picocli.CommandLine.Option;

/** What a bundle is sealed with: a signature, a time stamp, both or nothing. */
public final class BundleSeals {

  private static final String PASSWORD = "TRACER_KEY_PASSWORD";

  @Option(
      names = "--sign",
      paramLabel = "KEY.p12",
      description =
          "Sign with this key (PKCS#12); its password is in TRACER_KEY_PASSWORD, or asked for.")
  private @Nullable Path key;

  @Option(
      names = "--timestamp",
      paramLabel = "URL",
      description =
          "Ask this time-stamping authority (RFC 3161), which learns one hash and your address.")
  private @Nullable String authority;

  @Option(
      names = "--proxy",
      paramLabel = "URL",
      description = "Go through this proxy, such as socks5h://127.0.0.1:9050.")
  private @Nullable String proxy;

  /** The seals that were asked for. */
  public List<BagSeal> seals(Surroundings surroundings) {
    List<BagSeal> seals = new ArrayList<>();
    if (key != null) {
      char[] password = password(surroundings, key);
      try {
        seals.add(SigningKey.read(key, password).signature(Clock.systemUTC().instant()));
      } finally {
        Arrays.fill(password, ' ');
      }
    }
    if (authority != null) {
      TransportOptions options = TransportOptions.DEFAULTS;
      if (proxy != null) {
        options = options.withProxy(ProxyAddress.parse(proxy));
      }
      Endpoint endpoint = Endpoint.parse(authority);
      seals.add(
          new TimeStampAuthority(
              endpoint, options, uri -> said(surroundings.errorScreen(), endpoint.host())));
    }
    return seals;
  }

  private static void said(Screen screen, String host) {
    screen.line("tracer: asking " + host + " for a time stamp; it learns one hash");
    screen.flush();
  }

  private static char[] password(Surroundings surroundings, Path key) {
    String given = surroundings.environment().get(PASSWORD);
    if (given != null) {
      return given.toCharArray();
    }
    Console console = surroundings.errIsTerminal() ? System.console() : null;
    char @Nullable [] typed =
        console == null ? null : console.readPassword("Password of %s: ", key.getFileName());
    if (typed == null) {
      throw new InvalidInputException(
          "the key needs its password",
          key.toString(),
          "Give it in the environment variable " + PASSWORD + ", never on the command line.");
    }
    return typed;
  }
}
