package org.tracer.evidence.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.evidence.bag.Bag;
import org.tracer.evidence.bag.BagFixture;
import org.tracer.evidence.bag.BagSeal.Kind;
import org.tracer.evidence.seal.TestAuthority.Holder;
import org.tracer.source.http.Endpoint;
import org.tracer.source.http.TransportOptions;

class TimeStampTest {

  private static final byte[] TEXT = "hash  file\n".getBytes(StandardCharsets.UTF_8);
  private static final TestAuthority AUTHORITY = new TestAuthority("Stamp Root");
  private static final Holder STAMPER =
      AUTHORITY.issue("Stamper", TestAuthority.rsa(2048), TestAuthority.Kind.STAMPER);

  @TempDir Path directory;

  private static byte[] question(byte[] text) throws Exception {
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    byte[] hash = MessageDigest.getInstance("SHA-512").digest(text);
    return generator.generate(TSPAlgorithms.SHA512, hash, BigInteger.TEN).getEncoded();
  }

  private static byte[] stamp(Holder stamper, Instant time) throws Exception {
    return AUTHORITY.stamp(stamper, question(TEXT), "SHA512", time);
  }

  private static SealReport check(byte[] seal) {
    return check(seal, TEXT, AUTHORITY.trusted());
  }

  private static SealReport check(byte[] seal, byte[] text, TrustAnchors anchors) {
    return new SealCheck(anchors).check(Kind.TIME_STAMP, seal, text);
  }

  /** Asks a service on this machine. */
  private static byte[] asked(UnaryOperator<byte[]> answers, int status, List<URI> told)
      throws IOException {
    HttpServer server = TestAuthority.serve(answers, status);
    try {
      String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/tsa";
      TransportOptions options = TransportOptions.DEFAULTS.withPatience(2, Duration.ofMillis(10));
      return new TimeStampAuthority(Endpoint.parse(address), options, told::add).over(TEXT);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void over_shouldGetATimeStampAndTellBefore() throws Exception {
    List<URI> told = new ArrayList<>();
    byte[] seal = asked(q -> AUTHORITY.stamp(STAMPER, q, "SHA512", TestAuthority.NOW), 200, told);
    assertThat(told).hasSize(1);
    SealReport report = check(seal);
    assertThat(report.verdict()).isEqualTo(SealVerdict.TRUSTED);
    assertThat(report.time()).isEqualTo(TestAuthority.NOW);
    assertThat(Objects.requireNonNull(report.maker()).subject()).contains("CN=Stamper");
    assertThat(String.join(" ", report.sentences()))
        .contains("give or take 1.5 s")
        .contains("does not prove that what the files say is true");
  }

  @Test
  void over_shouldRefuseAnAnswerToAnotherQuestion() {
    // The right bytes with another nonce: an old answer, replayed.
    assertThatThrownBy(() -> asked(q -> stampOfOld(), 200, new ArrayList<>()))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("not to the question");
  }

  private static byte[] stampOfOld() {
    try {
      return stamp(STAMPER, TestAuthority.NOW);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void over_shouldRefuseNonsenseAndStatus() {
    assertThatThrownBy(() -> asked(q -> TEXT, 200, new ArrayList<>()))
        .isInstanceOf(MalformedDataException.class);
    assertThatThrownBy(() -> asked(q -> new byte[2 << 20], 200, new ArrayList<>()))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("larger than");
    assertThatThrownBy(() -> asked(q -> TEXT, 404, new ArrayList<>()))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("404");
    assertThatThrownBy(() -> asked(q -> TEXT, 500, new ArrayList<>()))
        .isInstanceOf(SourceUnavailableException.class)
        .hasMessageContaining("2 attempts");
  }

  @Test
  void over_shouldRefuseAWrongPurposeAtOnce() {
    Holder wrong = AUTHORITY.issue("N", TestAuthority.rsa(2048), TestAuthority.Kind.STAMPER);
    assertThatThrownBy(() ->
            asked(
                q -> AUTHORITY.stamp(wrong, q, "SHA1", TestAuthority.NOW), 200, new ArrayList<>()))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("can be forged");
  }

  @Test
  void check_shouldTellOtherContent() throws Exception {
    byte[] seal = stamp(STAMPER, TestAuthority.NOW);
    assertThat(check(seal, "other".getBytes(StandardCharsets.UTF_8), AUTHORITY.trusted()).verdict())
        .isEqualTo(SealVerdict.OTHER_CONTENT);
  }

  @Test
  void check_shouldSayWhenNobodyNamedTrustsTheAuthority() throws Exception {
    byte[] seal = stamp(STAMPER, TestAuthority.NOW);
    assertThat(check(seal, TEXT, TrustAnchors.none()).verdict()).isEqualTo(SealVerdict.SELF_STATED);
    assertThat(check(seal, TEXT, new TestAuthority("Stamp Root").trusted()).verdict())
        .isEqualTo(SealVerdict.SELF_STATED);
  }

  @Test
  void check_shouldTellAnExpiredCertificate() throws Exception {
    Holder old = AUTHORITY.issue("Old", TestAuthority.rsa(2048), TestAuthority.Kind.STAMPER, -3);
    // Made while the certificate was valid: good for ever.
    assertThat(check(stamp(old, TestAuthority.NOW.minus(Duration.ofDays(9)))).verdict())
        .isEqualTo(SealVerdict.TRUSTED);
    assertThat(check(stamp(old, TestAuthority.NOW)).verdict()).isEqualTo(SealVerdict.EXPIRED);
    assertThat(check(stamp(STAMPER, TestAuthority.NOW.minus(Duration.ofDays(850)))).verdict())
        .isEqualTo(SealVerdict.NOT_YET_VALID);
  }

  @Test
  void check_shouldTellAWrongKey() throws Exception {
    Holder thief = new Holder(TestAuthority.rsa(2048), STAMPER.certificate());
    assertThat(check(stamp(thief, TestAuthority.NOW)).verdict()).isEqualTo(SealVerdict.WRONG_KEY);
  }

  @Test
  void check_shouldSurviveEveryChange() throws Exception {
    byte[] seal = stamp(STAMPER, TestAuthority.NOW);
    Random random = new Random(11);
    for (int i = 0; i < seal.length; i++) {
      byte[] changed = seal.clone();
      changed[i] ^= (byte) (1 + random.nextInt(255));
      SealReport report = check(changed);
      assertThat(report.sentences()).isNotEmpty();
      if (report.verdict() == SealVerdict.TRUSTED) {
        assertThat(report.time()).isEqualTo(TestAuthority.NOW);
        assertThat(report.maker()).isEqualTo(SealMaker.of(STAMPER.certificate()));
      }
    }
  }

  @Test
  void bag_shouldCarryItsTimeStamp() throws Exception {
    HttpServer server =
        TestAuthority.serve(q -> AUTHORITY.stamp(STAMPER, q, "SHA512", TestAuthority.NOW), 200);
    try {
      String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/tsa";
      Path bundle =
          BagFixture.write(
              directory,
              "case.tar.gz",
              List.of(
                  new TimeStampAuthority(
                      Endpoint.parse(address), TransportOptions.DEFAULTS, uri -> {})));
      try (Bag bag = Bag.open(bundle)) {
        assertThat(new SealCheck(AUTHORITY.trusted()).check(bag))
            .extracting(SealReport::kind, SealReport::verdict)
            .containsExactly(
                org.assertj.core.groups.Tuple.tuple(Kind.TIME_STAMP, SealVerdict.TRUSTED));
      }
    } finally {
      server.stop(0);
    }
  }
}
