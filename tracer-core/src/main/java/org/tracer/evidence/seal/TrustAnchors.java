package org.tracer.evidence.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.tracer.error.InvalidInputException;

/**
 * The certificates that the user trusts, and nobody else's: the platform's list of authorities is
 * not looked at. May hold a signer's own certificate.
 */
public record TrustAnchors(List<X509Certificate> certificates) {

  private static final long MOST_BYTES = 4 << 20;

  public TrustAnchors {
    certificates = List.copyOf(certificates);
  }

  /** Nobody is trusted; every genuine seal is self-stated. */
  public static TrustAnchors none() {
    return new TrustAnchors(List.of());
  }

  /**
   * Reads certificates, PEM (any number) or DER (one).
   *
   * @throws InvalidInputException if a file cannot be read or holds none
   */
  public static TrustAnchors read(List<Path> files) {
    List<X509Certificate> all = new ArrayList<>();
    for (Path file : files) {
      try {
        if (Files.size(file) > MOST_BYTES) {
          throw none(file, null);
        }
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> found = new ArrayList<>();
        for (Certificate certificate :
            factory.generateCertificates(new ByteArrayInputStream(Files.readAllBytes(file)))) {
          if (certificate instanceof X509Certificate x509) {
            found.add(x509);
          }
        }
        if (found.isEmpty()) {
          throw none(file, null);
        }
        all.addAll(found);
      } catch (IOException | CertificateException e) {
        throw none(file, e);
      }
    }
    return new TrustAnchors(all);
  }

  private static InvalidInputException none(
      Path file, @org.jspecify.annotations.Nullable Exception cause) {
    return new InvalidInputException(
        "no certificate can be read from the file",
        file.toString(),
        "Name a file with certificates in PEM, from -----BEGIN CERTIFICATE----- on.",
        cause);
  }
}
