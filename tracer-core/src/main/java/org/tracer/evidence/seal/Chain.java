package org.tracer.evidence.seal;

import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXCertPathBuilderResult;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Leads a certificate to one that the user named, as valid at one time; revocation is not asked.
 */
final class Chain {

  static final String NO_REVOCATION =
      "Whether a certificate was revoked was not checked: that needs the network.";

  private final TrustAnchors anchors;

  Chain(TrustAnchors anchors) {
    this.anchors = anchors;
  }

  /** The named certificate that vouches for {@code maker}; empty if none does. */
  Optional<X509Certificate> anchor(
      X509Certificate maker, List<X509Certificate> others, Instant time) {
    if (anchors.certificates().contains(maker)) {
      return Optional.of(maker);
    }
    if (anchors.certificates().isEmpty()) {
      return Optional.empty();
    }
    Set<TrustAnchor> trusted =
        anchors.certificates().stream()
            .map(certificate -> new TrustAnchor(certificate, null))
            .collect(Collectors.toSet());
    X509CertSelector wanted = new X509CertSelector();
    wanted.setCertificate(maker);
    try {
      PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, wanted);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(time));
      parameters.addCertStore(
          CertStore.getInstance("Collection", new CollectionCertStoreParameters(others)));
      return CertPathBuilder.getInstance("PKIX").build(parameters)
              instanceof PKIXCertPathBuilderResult result
          ? Optional.of(result.getTrustAnchor().getTrustedCert())
          : Optional.empty();
    } catch (CertPathBuilderException e) {
      return Optional.empty();
    } catch (InvalidAlgorithmParameterException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform builds PKIX paths", e);
    }
  }

  /** In words, who vouches; for the report. */
  String sentence(Optional<X509Certificate> anchor) {
    if (anchor.isPresent()) {
      return String.format(
          Locale.ROOT,
          "Its certificate leads to one that you named as trusted: %s.",
          SealMaker.of(anchor.get()).subject());
    }
    return anchors.certificates().isEmpty()
        ? "This is what the certificate says of itself; it is not trusted by anybody named here,"
            + " for you named nobody."
        : "This is what the certificate says of itself; it is not trusted by anybody named here:"
            + String.format(
                Locale.ROOT,
                " it leads to none of the certificates that you named (%d).",
                anchors.certificates().size());
  }
}
