package org.tracer.evidence.seal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignerDigestMismatchException;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.SignerInformationVerifier;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.jspecify.annotations.Nullable;

/** A CMS message with one signer: finds its certificate, and judges method, key and signature. */
final class SignedMessage {

  /** An instance of its own; nothing is registered with the platform. */
  static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

  private static final Set<ASN1ObjectIdentifier> DIGESTS =
      Set.of(
          NISTObjectIdentifiers.id_sha256,
          NISTObjectIdentifiers.id_sha384,
          NISTObjectIdentifiers.id_sha512,
          NISTObjectIdentifiers.id_sha3_256,
          NISTObjectIdentifiers.id_sha3_384,
          NISTObjectIdentifiers.id_sha3_512);

  private static final Set<ASN1ObjectIdentifier> METHODS =
      Set.of(
          PKCSObjectIdentifiers.rsaEncryption,
          PKCSObjectIdentifiers.sha256WithRSAEncryption,
          PKCSObjectIdentifiers.sha384WithRSAEncryption,
          PKCSObjectIdentifiers.sha512WithRSAEncryption,
          PKCSObjectIdentifiers.id_RSASSA_PSS,
          X9ObjectIdentifiers.id_ecPublicKey,
          X9ObjectIdentifiers.ecdsa_with_SHA256,
          X9ObjectIdentifiers.ecdsa_with_SHA384,
          X9ObjectIdentifiers.ecdsa_with_SHA512);

  private final SignerInformation signer;
  private final List<X509Certificate> certificates;
  private final X509Certificate certificate;

  SignedMessage(CMSSignedData message) throws SealBroken {
    Collection<SignerInformation> signers = message.getSignerInfos().getSigners();
    if (signers.size() != 1) {
      throw new SealBroken(
          SealVerdict.DAMAGED,
          String.format(Locale.ROOT, "It has %d signers where one is due.", signers.size()));
    }
    this.signer = signers.iterator().next();
    List<X509Certificate> all = new ArrayList<>();
    @Nullable X509Certificate own = null;
    for (X509CertificateHolder holder : message.getCertificates().getMatches(null)) {
      X509Certificate read = read(holder);
      all.add(read);
      own = own == null && signer.getSID().match(holder) ? read : own;
    }
    if (own == null) {
      throw new SealBroken(
          SealVerdict.NO_CERTIFICATE,
          "The certificate of who made it is not in it, so that nothing can be verified.");
    }
    this.certificates = all;
    this.certificate = own;
  }

  private static X509Certificate read(X509CertificateHolder holder) throws SealBroken {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(holder.getEncoded()));
    } catch (CertificateException | IOException e) {
      throw new SealBroken(SealVerdict.DAMAGED, "A certificate in it cannot be read.");
    }
  }

  SignerInformation signer() {
    return signer;
  }

  X509Certificate certificate() {
    return certificate;
  }

  /** All certificates that came with it, to lead to a named one. */
  List<X509Certificate> certificates() {
    return certificates;
  }

  /** Refuses methods and keys that can be forged. */
  void refuseWeak() throws SealBroken {
    ASN1ObjectIdentifier digest = signer.getDigestAlgorithmID().getAlgorithm();
    ASN1ObjectIdentifier method = new ASN1ObjectIdentifier(signer.getEncryptionAlgOID());
    boolean weak = !DIGESTS.contains(digest) || !METHODS.contains(method);
    if (method.equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
      RSASSAPSSparams parameters =
          RSASSAPSSparams.getInstance(
              signer.toASN1Structure().getDigestEncryptionAlgorithm().getParameters());
      weak |= parameters == null || !DIGESTS.contains(parameters.getHashAlgorithm().getAlgorithm());
    }
    if (weak) {
      throw new SealBroken(
          SealVerdict.WEAK,
          String.format(
              Locale.ROOT,
              "It is made by a method that can be forged, or is not known here (%s, %s).",
              digest,
              method));
    }
    if (!KeyStrength.suffices(certificate.getPublicKey())) {
      throw new SealBroken(
          SealVerdict.WEAK, "It is made with a key that is too short, or of an unknown kind.");
    }
  }

  /** Whether the certificate was valid when the seal was made, by its maker's clock. */
  void refuseOutdated(Instant time) throws SealBroken {
    SealMaker maker = SealMaker.of(certificate);
    if (time.isBefore(maker.notBefore())) {
      throw new SealBroken(
          SealVerdict.NOT_YET_VALID,
          String.format(
              Locale.ROOT,
              "It was made at %s, before the certificate became valid at %s.",
              time,
              maker.notBefore()));
    }
    if (time.isAfter(maker.notAfter())) {
      throw new SealBroken(
          SealVerdict.EXPIRED,
          String.format(
              Locale.ROOT,
              "It was made at %s, after the certificate ran out at %s.",
              time,
              maker.notAfter()));
    }
  }

  private SignerInformationVerifier verifier() throws SealBroken {
    try {
      return new JcaSimpleSignerInfoVerifierBuilder()
          .setProvider(PROVIDER)
          .build(certificate.getPublicKey());
    } catch (OperatorCreationException e) {
      throw new SealBroken(SealVerdict.WEAK, "Its key is of a kind that is not known here.");
    }
  }

  /** Bound to the certificate, as the verifying of time stamps asks for. */
  SignerInformationVerifier certified() throws SealBroken {
    try {
      return new JcaSimpleSignerInfoVerifierBuilder().setProvider(PROVIDER).build(certificate);
    } catch (OperatorCreationException e) {
      throw new SealBroken(SealVerdict.WEAK, "Its key is of a kind that is not known here.");
    }
  }

  /**
   * Verifies the signature.
   *
   * @param otherContent what it means that the signature is of other bytes
   */
  void verify(SealBroken otherContent) throws SealBroken {
    try {
      if (signer.verify(verifier())) {
        return;
      }
    } catch (CMSSignerDigestMismatchException e) {
      throw otherContent;
    } catch (CMSException e) {
      // The same in words: the library throws for some and answers no for others.
    }
    throw new SealBroken(
        SealVerdict.WRONG_KEY,
        "It was not made with the key of the certificate that it names, or was changed itself.");
  }
}
