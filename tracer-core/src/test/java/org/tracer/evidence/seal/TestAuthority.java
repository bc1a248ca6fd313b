package org.tracer.evidence.seal;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** An authority of the tests: certificates for a signer and a time-stamping service. */
final class TestAuthority {

  static final char[] PASSWORD = "correct horse".toCharArray();

  /** Other programs check certificates by their own clock. */
  @SuppressWarnings("TimeInStaticInitializer")
  static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  private final String name;
  private final KeyPair key;
  private final X509Certificate root;

  TestAuthority(String name) {
    this.name = "CN=" + name + ",O=Tests";
    this.key = rsa(2048);
    this.root =
        issue(
            this.name,
            key,
            Kind.AUTHORITY,
            NOW.minus(Duration.ofDays(900)),
            NOW.plus(Duration.ofDays(900)));
  }

  enum Kind {
    AUTHORITY,
    SIGNER,
    ENCRYPTER,
    STAMPER,
    STAMPER_NOT_CRITICAL
  }

  record Holder(KeyPair key, X509Certificate certificate) {}

  X509Certificate root() {
    return root;
  }

  TrustAnchors trusted() {
    return new TrustAnchors(List.of(root));
  }

  static KeyPair rsa(int bits) {
    return pair("RSA", bits);
  }

  static KeyPair pair(String kind, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  Holder issue(String subject, KeyPair holder, Kind kind) {
    return issue(subject, holder, kind, 900);
  }

  /** Valid until so many days from now; negative for one that has run out. */
  Holder issue(String subject, KeyPair holder, Kind kind, int days) {
    return new Holder(
        holder,
        issue(
            "CN=" + subject + ",O=Tests",
            holder,
            kind,
            NOW.minus(Duration.ofDays(800)),
            NOW.plus(Duration.ofDays(days))));
  }

  private X509Certificate issue(
      String subject, KeyPair holder, Kind kind, Instant from, Instant to) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Name(name),
              BigInteger.valueOf(System.nanoTime()),
              Date.from(from),
              Date.from(to),
              new X500Name(subject),
              holder.getPublic());
      boolean authority = kind == Kind.AUTHORITY;
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      int usage =
          switch (kind) {
            case AUTHORITY -> KeyUsage.keyCertSign;
            case ENCRYPTER -> KeyUsage.keyEncipherment;
            case SIGNER, STAMPER, STAMPER_NOT_CRITICAL -> KeyUsage.digitalSignature;
          };
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(usage));
      if (kind == Kind.STAMPER || kind == Kind.STAMPER_NOT_CRITICAL) {
        builder.addExtension(
            Extension.extendedKeyUsage,
            kind == Kind.STAMPER,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(key.getPrivate())));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A PKCS#12 file of a holder, with the root. */
  Path keyFile(Path directory, Holder holder) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "key", holder.key.getPrivate(), PASSWORD, new Certificate[] {holder.certificate, root});
      Path file = directory.resolve("key.p12");
      try (OutputStream out = Files.newOutputStream(file)) {
        store.store(out, PASSWORD);
      }
      return file;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The answer of a time-stamping service. */
  byte[] stamp(Holder stamper, byte[] question, String digest, Instant time) {
    try {
      TimeStampTokenGenerator tokens =
          new TimeStampTokenGenerator(
              new JcaSimpleSignerInfoGeneratorBuilder()
                  .setSignedAttributeGenerator(
                      new DefaultSignedAttributeTableGenerator(signingTime(time)))
                  .build(digest + "withRSA", stamper.key.getPrivate(), stamper.certificate),
              new JcaDigestCalculatorProviderBuilder()
                  .build()
                  .get(new org.bouncycastle.asn1.x509.AlgorithmIdentifier(TSPAlgorithms.SHA256)),
              new ASN1ObjectIdentifier("1.2.3.4"));
      tokens.addCertificates(new JcaCertStore(List.of(stamper.certificate)));
      tokens.setAccuracySeconds(1);
      tokens.setAccuracyMillis(500);
      TimeStampResponseGenerator answers =
          new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED);
      return answers
          .generate(new TimeStampRequest(question), BigInteger.ONE, Date.from(time))
          .getEncoded();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static AttributeTable signingTime(Instant time) {
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    attributes.add(new Attribute(CMSAttributes.signingTime, new DERSet(new Time(Date.from(time)))));
    return new AttributeTable(attributes);
  }

  /** A service on this machine that answers every question by {@code answers}. */
  static HttpServer serve(UnaryOperator<byte[]> answers, int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/tsa",
        exchange -> {
          String type = exchange.getRequestHeaders().getFirst("Content-Type");
          byte[] answer =
              "application/timestamp-query".equals(type)
                  ? answers.apply(exchange.getRequestBody().readAllBytes())
                  : new byte[0];
          exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
          exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return server;
  }
}
