package org.tracer.cli.option;

import java.net.URI;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.tracer.cli.render.Screen;

/**
 * Says once, before the first request to a server of strangers, what that server learns from it.
 * Thread-safe.
 */
final class Disclosure {

  private final Screen screen;
  private final boolean throughProxy;
  private final AtomicBoolean said = new AtomicBoolean();

  Disclosure(Screen screen, boolean throughProxy) {
    this.screen = screen;
    this.throughProxy = throughProxy;
  }

  /** To be called before every request. */
  void onRequest(URI uri) {
    String host = uri.getHost() == null ? uri.toString() : uri.getHost();
    if (isPublic(host) && said.compareAndSet(false, true)) {
      synchronized (this) {
        say(host);
      }
    }
  }

  private void say(String host) {
    String who = throughProxy ? "the address of your proxy's exit" : "your IP address";
    screen.line("tracer: asking " + host + ", a server on the public network");
    screen.prose(
        "  ",
        "  ",
        "Whoever runs it sees "
            + who
            + " and every address and transaction this trace looks up."
            + " To reveal nothing use your own node or index, block files or a recording;"
            + " to hide your address, --proxy.");
    screen.flush();
  }

  /** Whether strangers may run the host, judged by its name alone. */
  static boolean isPublic(String name) {
    String host = name.toLowerCase(Locale.ROOT);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    }
    boolean local =
        host.equals("localhost")
            || host.endsWith(".localhost")
            || host.endsWith(".local")
            || host.endsWith(".onion")
            || host.equals("::1")
            || host.matches("f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*")
            || host.matches("(127|10)(\\.[0-9]{1,3}){3}")
            || host.matches("(192\\.168|169\\.254)(\\.[0-9]{1,3}){2}")
            || host.matches("172\\.(1[6-9]|2[0-9]|3[01])(\\.[0-9]{1,3}){2}");
    return !local;
  }
}
