package org.tracer.evidence.seal;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.tsp.GenTimeAccuracy;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPUtil;
import org.bouncycastle.tsp.TSPValidationException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenInfo;
import org.jspecify.annotations.Nullable;
import org.tracer.evidence.bag.BagSeal;

/** Verifies the answer of a time-stamping authority over a tag manifest. */
final class TimeStampCheck {

  private static final Map<ASN1ObjectIdentifier, String> DIGESTS =
      Map.of(
          NISTObjectIdentifiers.id_sha256, "SHA-256",
          NISTObjectIdentifiers.id_sha384, "SHA-384",
          NISTObjectIdentifiers.id_sha512, "SHA-512");

  private final Chain chain;
  private @Nullable SealMaker maker;
  private @Nullable Instant time;

  TimeStampCheck(Chain chain) {
    this.chain = chain;
  }

  SealReport check(byte[] seal, byte[] tagManifest) {
    try {
      return verified(token(seal), tagManifest);
    } catch (SealBroken e) {
      return failed(e);
    } catch (TSPValidationException e) {
      return failed(
          new SealBroken(
              SealVerdict.WRONG_KEY, "It names another certificate than the one it is signed by."));
    } catch (TSPException | IOException | RuntimeException | StackOverflowError e) {
      // On hostile bytes the library throws whatever it comes to; each means the same here.
      return failed(Asn1.unreadable());
    }
  }

  private SealReport failed(SealBroken e) {
    return new SealReport(
        BagSeal.Kind.TIME_STAMP,
        e.verdict(),
        maker,
        time,
        List.of("THE TIME STAMP IS NOT GOOD.", e.sentence()));
  }

  private static TimeStampToken token(byte[] seal) throws SealBroken, TSPException, IOException {
    TimeStampResponse response = new TimeStampResponse(TimeStampResp.getInstance(Asn1.read(seal)));
    TimeStampToken token = response.getTimeStampToken();
    if (token == null) {
      throw new SealBroken(SealVerdict.DAMAGED, "The authority refused, and gave no time stamp.");
    }
    return token;
  }

  private SealReport verified(TimeStampToken token, byte[] tagManifest)
      throws SealBroken, TSPException, IOException {
    SignedMessage message = new SignedMessage(token.toCMSSignedData());
    X509Certificate certificate = message.certificate();
    maker = SealMaker.of(certificate);
    TimeStampTokenInfo info = token.getTimeStampInfo();
    Instant stated = info.getGenTime().toInstant();
    time = stated;
    message.refuseWeak();
    compareImprint(info, tagManifest);
    message.verify(Asn1.unreadable());
    try {
      TSPUtil.validateCertificate(new X509CertificateHolder(certificate.getEncoded()));
    } catch (TSPValidationException | java.security.cert.CertificateEncodingException e) {
      throw new SealBroken(
          SealVerdict.WRONG_PURPOSE, "Its certificate is not one for time stamping.");
    }
    message.refuseOutdated(stated);
    // Once more as the library has it: the certificate must be the one that the token names.
    token.validate(message.certified());
    Optional<X509Certificate> anchor = chain.anchor(certificate, message.certificates(), stated);
    return new SealReport(
        BagSeal.Kind.TIME_STAMP,
        anchor.isPresent() ? SealVerdict.TRUSTED : SealVerdict.SELF_STATED,
        maker,
        stated,
        List.of(
            String.format(
                Locale.ROOT,
                "The list of the files existed before %s%s, says the authority %s; certificate SHA-256 %s.",
                stated,
                accuracy(info),
                maker.subject(),
                maker.sha256()),
            chain.sentence(anchor),
            "A time stamp proves existence before that time. It does not prove that what the files"
                + " say is true, nor who made them.",
            Chain.NO_REVOCATION));
  }

  private static void compareImprint(TimeStampTokenInfo info, byte[] tagManifest)
      throws SealBroken {
    String digest = DIGESTS.get(info.getMessageImprintAlgOID());
    if (digest == null) {
      throw new SealBroken(
          SealVerdict.WEAK,
          String.format(
              Locale.ROOT,
              "It is over a hash that can be forged, or is not known here (%s).",
              info.getMessageImprintAlgOID()));
    }
    try {
      byte[] found = MessageDigest.getInstance(digest).digest(tagManifest);
      if (!Arrays.equals(found, info.getMessageImprintDigest())) {
        throw new SealBroken(
            SealVerdict.OTHER_CONTENT,
            "It is over other bytes: the list of the files was changed afterwards, or the time"
                + " stamp is that of another bundle.");
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + digest, e);
    }
  }

  private static String accuracy(TimeStampTokenInfo info) {
    GenTimeAccuracy accuracy = info.getGenTimeAccuracy();
    if (accuracy == null) {
      return " (it states no accuracy)";
    }
    long micros =
        accuracy.getSeconds() * 1_000_000L + accuracy.getMillis() * 1000L + accuracy.getMicros();
    return String.format(
        Locale.ROOT,
        " (give or take %s s)",
        java.math.BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString());
  }
}
