package org.tracer.evidence.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.error.InvalidInputException;
import org.tracer.evidence.bag.Bag;
import org.tracer.evidence.bag.BagFixture;
import org.tracer.evidence.bag.BagSeal.Kind;
import org.tracer.evidence.seal.TestAuthority.Holder;

class SignatureTest {

  private static final byte[] TEXT = "hash  file\n".getBytes(StandardCharsets.UTF_8);
  private static final TestAuthority AUTHORITY = new TestAuthority("Root");
  private static final Holder SIGNER =
      AUTHORITY.issue("Signer", TestAuthority.rsa(2048), TestAuthority.Kind.SIGNER);

  @TempDir Path directory;

  private byte[] signed(Holder holder) {
    SigningKey key = SigningKey.read(AUTHORITY.keyFile(directory, holder), TestAuthority.PASSWORD);
    return key.signature(TestAuthority.NOW).over(TEXT);
  }

  /** Signed by the library directly, where our own signing refuses. */
  private static byte[] signedAnyway(
      Holder holder, Holder certificate, String method, boolean attached) throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSimpleSignerInfoGeneratorBuilder()
            .build(method, holder.key().getPrivate(), certificate.certificate()));
    generator.addCertificates(new JcaCertStore(List.of(certificate.certificate())));
    return generator.generate(new CMSProcessableByteArray(TEXT), attached).getEncoded();
  }

  private static SealReport check(byte[] seal, byte[] text, TrustAnchors anchors) {
    return new SealCheck(anchors).check(Kind.SIGNATURE, seal, text);
  }

  private static SealVerdict verdict(byte[] seal) {
    return check(seal, TEXT, AUTHORITY.trusted()).verdict();
  }

  @ParameterizedTest
  @CsvSource({"RSA, 2048", "RSA, 3072", "EC, 256", "EC, 384", "EC, 521"})
  void check_shouldTrustASignerOfANamedAuthority(String kind, int bits) {
    Holder holder = AUTHORITY.issue("S", TestAuthority.pair(kind, bits), TestAuthority.Kind.SIGNER);
    SealReport report = check(signed(holder), TEXT, AUTHORITY.trusted());
    assertThat(report.verdict()).isEqualTo(SealVerdict.TRUSTED);
    assertThat(report.time()).isEqualTo(TestAuthority.NOW);
    assertThat(Objects.requireNonNull(report.maker()).subject()).contains("CN=S");
    assertThat(report.sentences()).anyMatch(s -> s.contains("CN=Root"));
  }

  @Test
  void check_shouldSayWhenNobodyNamedTrustsTheSigner() {
    byte[] seal = signed(SIGNER);
    SealReport nobody = check(seal, TEXT, TrustAnchors.none());
    assertThat(nobody.verdict()).isEqualTo(SealVerdict.SELF_STATED);
    assertThat(String.join(" ", nobody.sentences())).contains("not trusted by anybody named here");
    // Another authority of the very same name.
    SealReport other = check(seal, TEXT, new TestAuthority("Root").trusted());
    assertThat(other.verdict()).isEqualTo(SealVerdict.SELF_STATED);
    assertThat(String.join(" ", other.sentences())).contains("(1)");
  }

  @Test
  void check_shouldTrustTheSignersOwnCertificateWhenNamed() throws Exception {
    Path pem = directory.resolve("own.cer");
    Files.write(pem, SIGNER.certificate().getEncoded());
    assertThat(check(signed(SIGNER), TEXT, TrustAnchors.read(List.of(pem))).verdict())
        .isEqualTo(SealVerdict.TRUSTED);
  }

  @Test
  void check_shouldTellOtherContent() {
    byte[] text = TEXT.clone();
    text[0] ^= 1;
    SealReport report = check(signed(SIGNER), text, AUTHORITY.trusted());
    assertThat(report.verdict()).isEqualTo(SealVerdict.OTHER_CONTENT);
    assertThat(Objects.requireNonNull(report.maker()).subject()).contains("CN=Signer");
  }

  @Test
  void check_shouldTellAWrongKey() throws Exception {
    Holder thief = new Holder(TestAuthority.rsa(2048), SIGNER.certificate());
    assertThat(verdict(signedAnyway(thief, SIGNER, "SHA512withRSA", false)))
        .isEqualTo(SealVerdict.WRONG_KEY);
    byte[] seal = signed(SIGNER);
    // The last bytes are those of the signature itself.
    seal[seal.length - 5] ^= 1;
    assertThat(verdict(seal)).isEqualTo(SealVerdict.WRONG_KEY);
  }

  @ParameterizedTest
  @CsvSource({"SHA1withRSA", "MD5withRSA"})
  void check_shouldTellAWeakDigest(String method) throws Exception {
    assertThat(verdict(signedAnyway(SIGNER, SIGNER, method, false))).isEqualTo(SealVerdict.WEAK);
  }

  @Test
  void check_shouldTellAShortKey() throws Exception {
    Holder weak = AUTHORITY.issue("W", TestAuthority.rsa(1024), TestAuthority.Kind.SIGNER);
    assertThat(verdict(signedAnyway(weak, weak, "SHA512withRSA", false)))
        .isEqualTo(SealVerdict.WEAK);
    assertThatThrownBy(() -> signed(weak))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("too short");
  }

  @Test
  void check_shouldTellAnExpiredCertificate() throws Exception {
    Holder expired = AUTHORITY.issue("Old", TestAuthority.rsa(2048), TestAuthority.Kind.SIGNER, -3);
    assertThat(verdict(signedAnyway(expired, expired, "SHA512withRSA", false)))
        .isEqualTo(SealVerdict.EXPIRED);
    SigningKey key = SigningKey.read(AUTHORITY.keyFile(directory, expired), TestAuthority.PASSWORD);
    assertThatThrownBy(() -> key.signature(TestAuthority.NOW))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("not valid at the time");
    // Signed while it was valid: good, though it has run out since.
    byte[] before = key.signature(TestAuthority.NOW.minus(Duration.ofDays(9))).over(TEXT);
    assertThat(verdict(before)).isEqualTo(SealVerdict.TRUSTED);
  }

  @Test
  void check_shouldTellACertificateOfAnotherPurpose() {
    Holder holder = AUTHORITY.issue("E", TestAuthority.rsa(2048), TestAuthority.Kind.ENCRYPTER);
    assertThat(verdict(signed(holder))).isEqualTo(SealVerdict.WRONG_PURPOSE);
  }

  @Test
  void check_shouldRefuseASignatureWithContentOfItsOwn() throws Exception {
    assertThat(verdict(signedAnyway(SIGNER, SIGNER, "SHA512withRSA", true)))
        .isEqualTo(SealVerdict.DAMAGED);
  }

  @Test
  void check_shouldTellAMissingCertificate() throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSimpleSignerInfoGeneratorBuilder()
            .build("SHA512withRSA", SIGNER.key().getPrivate(), SIGNER.certificate()));
    byte[] seal = generator.generate(new CMSProcessableByteArray(TEXT), false).getEncoded();
    assertThat(verdict(seal)).isEqualTo(SealVerdict.NO_CERTIFICATE);
  }

  /** No byte of a seal can be changed so that it is trusted still, or so that reading it fails. */
  @Test
  void check_shouldSurviveEveryChange() {
    byte[] seal = signed(SIGNER);
    Random random = new Random(7);
    for (int i = 0; i < 1500; i++) {
      byte[] changed = seal.clone();
      int place = i < seal.length ? i : random.nextInt(seal.length);
      changed[place] ^= (byte) (1 + random.nextInt(255));
      SealReport report = check(changed, TEXT, AUTHORITY.trusted());
      assertThat(report.sentences()).isNotEmpty();
      // What nobody signed may change, such as the copy of the root; trusted is only the signer.
      if (report.verdict() == SealVerdict.TRUSTED) {
        assertThat(report.maker()).isEqualTo(SealMaker.of(SIGNER.certificate()));
        assertThat(report.time()).isEqualTo(TestAuthority.NOW);
      }
    }
    assertThat(verdict(Arrays.copyOf(seal, seal.length + 1))).isEqualTo(SealVerdict.DAMAGED);
    assertThat(verdict(Arrays.copyOf(seal, seal.length - 1))).isEqualTo(SealVerdict.DAMAGED);
    assertThat(verdict(new byte[0])).isEqualTo(SealVerdict.DAMAGED);
  }

  /** A million openings of a sequence: deep enough to exhaust a stack. */
  @Test
  void check_shouldSurviveDeepNesting() {
    byte[] deep = new byte[1 << 20];
    for (int i = 0; i < deep.length; i++) {
      deep[i] = (byte) (i % 2 == 0 ? 0x30 : 0x80);
    }
    assertThat(verdict(deep)).isEqualTo(SealVerdict.DAMAGED);
    assertThat(new SealCheck(TrustAnchors.none()).check(Kind.TIME_STAMP, deep, TEXT).verdict())
        .isEqualTo(SealVerdict.DAMAGED);
  }

  @Test
  void read_shouldRefuseAWrongPasswordWithoutRepeatingIt() {
    Path file = AUTHORITY.keyFile(directory, SIGNER);
    assertThatThrownBy(() -> SigningKey.read(file, "battery staple".toCharArray()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("password")
        .satisfies(e -> assertThat(e.toString()).doesNotContain("battery"));
  }

  @Test
  void read_shouldRefuseWhatIsNoKeyFile() throws IOException {
    Path file = Files.write(directory.resolve("x.p12"), TEXT);
    assertThatThrownBy(() -> SigningKey.read(file, TestAuthority.PASSWORD))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(() -> TrustAnchors.read(List.of(file)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no certificate");
  }

  @Test
  void bag_shouldCarryItsSignature() {
    SigningKey key = SigningKey.read(AUTHORITY.keyFile(directory, SIGNER), TestAuthority.PASSWORD);
    Path bundle =
        BagFixture.write(directory, "case.zip", List.of(key.signature(TestAuthority.NOW)));
    try (Bag bag = Bag.open(bundle)) {
      assertThat(new SealCheck(AUTHORITY.trusted()).check(bag))
          .extracting(SealReport::verdict)
          .containsExactly(SealVerdict.TRUSTED);
    }
  }
}
