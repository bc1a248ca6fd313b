package org.tracer.evidence.seal;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.jspecify.annotations.Nullable;
import org.tracer.evidence.bag.BagSeal;

/** Verifies a detached CMS signature over a tag manifest. */
final class SignatureCheck {

  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;

  private final Chain chain;
  private @Nullable SealMaker maker;
  private @Nullable Instant time;

  SignatureCheck(Chain chain) {
    this.chain = chain;
  }

  SealReport check(byte[] seal, byte[] tagManifest) {
    try {
      return verified(new SignedMessage(read(seal, tagManifest)));
    } catch (SealBroken e) {
      return failed(e);
    } catch (RuntimeException | StackOverflowError e) {
      // On hostile bytes the library throws whatever it comes to; each means the same here.
      return failed(Asn1.unreadable());
    }
  }

  private SealReport failed(SealBroken e) {
    return new SealReport(
        BagSeal.Kind.SIGNATURE,
        e.verdict(),
        maker,
        time,
        List.of("THE SIGNATURE IS NOT GOOD.", e.sentence()));
  }

  private static CMSSignedData read(byte[] seal, byte[] tagManifest) throws SealBroken {
    try {
      ContentInfo info = ContentInfo.getInstance(Asn1.read(seal));
      if (SignedData.getInstance(info.getContent()).getEncapContentInfo().getContent() != null) {
        throw new SealBroken(
            SealVerdict.DAMAGED, "It brings bytes of its own instead of those of the bundle.");
      }
      return new CMSSignedData(new CMSProcessableByteArray(tagManifest), info);
    } catch (CMSException e) {
      throw Asn1.unreadable();
    }
  }

  private SealReport verified(SignedMessage message) throws SealBroken {
    X509Certificate certificate = message.certificate();
    maker = SealMaker.of(certificate);
    message.refuseWeak();
    time = signingTime(message.signer().getSignedAttributes());
    message.verify(
        new SealBroken(
            SealVerdict.OTHER_CONTENT,
            "It is of other bytes: the list of the files was changed after signing, or the"
                + " signature is that of another bundle."));
    if (time == null) {
      throw new SealBroken(
          SealVerdict.UNDATED,
          "It states no time, so that it cannot be said whether the certificate was valid.");
    }
    message.refuseOutdated(time);
    boolean @Nullable [] usage = certificate.getKeyUsage();
    if (usage != null && !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION]) {
      throw new SealBroken(SealVerdict.WRONG_PURPOSE, "Its certificate is not one for signing.");
    }
    Optional<X509Certificate> anchor = chain.anchor(certificate, message.certificates(), time);
    return new SealReport(
        BagSeal.Kind.SIGNATURE,
        anchor.isPresent() ? SealVerdict.TRUSTED : SealVerdict.SELF_STATED,
        maker,
        time,
        List.of(
            String.format(
                Locale.ROOT,
                "The list of the files is signed, and unchanged since. Signer: %s; certificate SHA-256 %s.",
                maker.subject(),
                maker.sha256()),
            chain.sentence(anchor),
            String.format(
                Locale.ROOT,
                "The signer's clock said %s; the signature does not prove that time.",
                time),
            Chain.NO_REVOCATION));
  }

  private static @Nullable Instant signingTime(@Nullable AttributeTable attributes) {
    Attribute attribute = attributes == null ? null : attributes.get(CMSAttributes.signingTime);
    if (attribute == null) {
      return null;
    }
    ASN1Primitive value = attribute.getAttrValues().getObjectAt(0).toASN1Primitive();
    return Time.getInstance(value).getDate().toInstant();
  }
}
