package org.tracer.evidence.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import org.tracer.source.http.Excerpt;

/**
 * The certificate of who made a seal, as its own text has it.
 *
 * @param subject whom it names
 * @param issuer who issued it
 * @param sha256 fingerprint, lower-case hexadecimal text
 */
public record SealMaker(
    String subject,
    String issuer,
    String serial,
    String sha256,
    Instant notBefore,
    Instant notAfter) {

  private static final int SHOWN = 300;

  static SealMaker of(X509Certificate certificate) {
    return new SealMaker(
        Excerpt.of(certificate.getSubjectX500Principal().getName(), SHOWN),
        Excerpt.of(certificate.getIssuerX500Principal().getName(), SHOWN),
        certificate.getSerialNumber().toString(16),
        fingerprint(certificate),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant());
  }

  private static String fingerprint(X509Certificate certificate) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read can be written", e);
    }
  }
}
