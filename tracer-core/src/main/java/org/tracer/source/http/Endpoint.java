package org.tracer.source.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tracer.error.InvalidInputException;

/**
 * The base address of a source: scheme, host, port and path, never credentials, query or fragment.
 * A path may still hold a key, so it is shown masked everywhere.
 *
 * @param base as it is asked; not to be shown
 */
public record Endpoint(URI base) {

  /**
   * A part of a path that services use as a key: long, with a digit in it. Paths of explorers, such
   * as {@code /testnet4/api}, have no such parts.
   */
  private static final Pattern KEY = Pattern.compile("(?<=/)(?=[^/]*[0-9])[^/]{16,}");

  private static final String MASK = "***";

  public Endpoint {
    if (base.getRawUserInfo() != null || base.getRawQuery() != null) {
      throw new IllegalArgumentException("an endpoint holds no credentials and no query");
    }
  }

  /**
   * Parses an {@code http} or {@code https} address.
   *
   * @throws InvalidInputException if it is none, or holds credentials; the text is not shown then
   */
  public static Endpoint parse(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      // The cause would repeat the text, which may hold a password.
      throw new InvalidInputException(
          "cannot parse the address of a source",
          "character " + (e.getIndex() + 1) + " of the part after the first +",
          "Write http://host:port/path or https://host/path.");
    }
    if (uri.getRawUserInfo() != null || (uri.getHost() == null && text.contains("@"))) {
      throw new InvalidInputException(
          "credentials in a source address are refused",
          "the part before @, not shown here",
          "Take them out; the address is written into results and logs.");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new InvalidInputException(
          "not an http or https address", Excerpt.of(scheme, 20), "Write http://host:port/path.");
    }
    if (uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new InvalidInputException(
          "the address of a source needs a host and takes no query or fragment here",
          scheme + "://" + (uri.getHost() == null ? "" : uri.getHost()),
          "Write http://host:port/path.");
    }
    String path = uri.getRawPath();
    while (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return new Endpoint(
        URI.create(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path));
  }

  /** The full address of a request. */
  public URI resolve(Request request) {
    return URI.create(base + request.path());
  }

  public String host() {
    return base.getHost();
  }

  /** Host and path of a request, as messages show it. */
  public String describe(Request request) {
    String label = request.label();
    return label.startsWith("/") ? this + label : this + ", " + label;
  }

  /** Whether the host is this very machine, judged without a look-up. */
  public boolean isLoopback() {
    String host = host();
    return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
  }

  /** The base address, keys in its path masked. */
  @Override
  public String toString() {
    String path = KEY.matcher(base.getRawPath()).replaceAll(MASK);
    return base.getScheme() + "://" + base.getRawAuthority() + path;
  }
}
