package org.tracer.evidence.seal;

import java.io.IOException;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.tracer.evidence.bag.BagSeal;

/** A detached CMS signature with SHA-512, the certificates, and the time in what is signed. */
record CmsSignature(PrivateKey key, List<X509Certificate> chain, Instant time) implements BagSeal {

  @Override
  public Kind kind() {
    return Kind.SIGNATURE;
  }

  @Override
  public byte[] over(byte[] tagManifest) {
    X509Certificate own = chain.get(0);
    String method = own.getPublicKey() instanceof ECPublicKey ? "SHA512withECDSA" : "SHA512withRSA";
    try {
      ContentSigner signer =
          new JcaContentSignerBuilder(method).setProvider(SignedMessage.PROVIDER).build(key);
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(
                  new JcaDigestCalculatorProviderBuilder()
                      .setProvider(SignedMessage.PROVIDER)
                      .build())
              .setSignedAttributeGenerator(new DefaultSignedAttributeTableGenerator(attributes()))
              .build(signer, own));
      generator.addCertificates(new JcaCertStore(chain));
      return generator.generate(new CMSProcessableByteArray(tagManifest), false).getEncoded("DER");
    } catch (OperatorCreationException | CertificateEncodingException | CMSException e) {
      throw new IllegalStateException("a key that was read can sign", e);
    } catch (IOException e) {
      throw new IllegalStateException("a signature in memory can be written", e);
    }
  }

  private AttributeTable attributes() {
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    Time stated = new Time(Date.from(time.truncatedTo(ChronoUnit.SECONDS)));
    attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(stated)));
    return new AttributeTable(attributes);
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "signature of " + SealMaker.of(chain.get(0)).subject() + " at " + time;
  }
}
