package org.tracer.evidence.seal;

import com.sun.net.httpserver.HttpServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A time-stamping authority on this machine, for tests of other packages. */
public final class StampingServer implements AutoCloseable {

  private final TestAuthority authority;
  private final HttpServer server;

  public StampingServer() throws Exception {
    authority = new TestAuthority("Root");
    TestAuthority.Holder stamper =
        authority.issue("Stamper", TestAuthority.rsa(2048), TestAuthority.Kind.STAMPER);
    server =
        TestAuthority.serve(q -> authority.stamp(stamper, q, "SHA512", TestAuthority.NOW), 200);
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/tsa";
  }

  /** Writes the certificate that all of its time stamps lead to. */
  public Path root(Path file) throws Exception {
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(authority.root().getEncoded())
            + "\n-----END CERTIFICATE-----\n";
    return Files.writeString(file, pem);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
