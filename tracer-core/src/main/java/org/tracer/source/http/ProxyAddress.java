package org.tracer.source.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tracer.error.InvalidInputException;

/** A proxy through which every request goes. With SOCKS the proxy resolves host names. */
public record ProxyAddress(Kind kind, String host, int port) {

  /** What the proxy speaks. */
  public enum Kind {
    SOCKS5,
    HTTP
  }

  private static final Pattern FORM =
      Pattern.compile("(socks5h?|http)://([A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+\\]):([0-9]{1,5})/?");

  /** Parses {@code socks5://host:port} or {@code http://host:port}. */
  public static ProxyAddress parse(String text) {
    Matcher form = FORM.matcher(text);
    int port = form.matches() ? Integer.parseInt(form.group(3)) : 0;
    if (port < 1 || port > 65_535) {
      // The text is not shown: it may hold a password.
      throw new InvalidInputException(
          "cannot parse the proxy address",
          "option proxy",
          "Write socks5://host:port or http://host:port, without credentials.");
    }
    Kind kind = form.group(1).equals("http") ? Kind.HTTP : Kind.SOCKS5;
    return new ProxyAddress(kind, form.group(2), port);
  }
}
