package org.tracer.evidence.seal;

import java.io.IOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.evidence.bag.BagSeal;
import org.tracer.source.http.Answer;
import org.tracer.source.http.Endpoint;
import org.tracer.source.http.Excerpt;
import org.tracer.source.http.OkHttpExchange;
import org.tracer.source.http.PatientTransport;
import org.tracer.source.http.Request;
import org.tracer.source.http.RequestListener;
import org.tracer.source.http.TransportOptions;

/**
 * Asks a time-stamping authority (RFC 3161) that the user named. It learns a hash, the time and the
 * address that asks; nothing of the bundle. Its answer is verified before it is kept.
 */
public final class TimeStampAuthority implements BagSeal {

  private static final int MOST_BYTES = 1 << 20;
  private static final int NONCE_BITS = 64;
  private static final String REMEDY = "Nothing was written. Name another authority.";

  private final Endpoint endpoint;
  private final TransportOptions options;
  private final RequestListener listener;

  /**
   * @param options proxy and patience; the size of answers is bounded here
   * @param listener told before anything leaves this machine
   */
  public TimeStampAuthority(Endpoint endpoint, TransportOptions options, RequestListener listener) {
    this.endpoint = endpoint;
    this.options = options.withMaxBodyBytes(MOST_BYTES);
    this.listener = listener;
  }

  @Override
  public Kind kind() {
    return Kind.TIME_STAMP;
  }

  /**
   * Asks for a time stamp.
   *
   * @throws SourceUnavailableException if the authority does not answer, or refuses
   * @throws MalformedDataException if its answer is not a genuine time stamp of these bytes
   */
  @Override
  public byte[] over(byte[] tagManifest) {
    try {
      TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
      generator.setCertReq(true);
      byte[] hash = MessageDigest.getInstance("SHA-512").digest(tagManifest);
      BigInteger nonce = new BigInteger(NONCE_BITS, new SecureRandom());
      TimeStampRequest request = generator.generate(TSPAlgorithms.SHA512, hash, nonce);
      byte[] answer = ask(request.getEncoded());
      refuseUnfit(answer, request);
      SealReport report =
          new SealCheck(TrustAnchors.none()).check(Kind.TIME_STAMP, answer, tagManifest);
      if (!report.verdict().isGenuine()) {
        throw malformed(String.join(" ", report.sentences()));
      }
      return answer;
    } catch (NoSuchAlgorithmException | IOException e) {
      throw new IllegalStateException("a question of 100 bytes can be written", e);
    }
  }

  private byte[] ask(byte[] question) {
    OkHttpExchange exchange =
        OkHttpExchange.posting(endpoint, options, "application/timestamp-query", question);
    Request request = Request.post("", "time stamp");
    try (PatientTransport transport =
        new PatientTransport(
            exchange,
            endpoint,
            options,
            PatientTransport::isBusy,
            listener,
            TimeStampAuthority::sleep)) {
      Answer answer = transport.send(request);
      if (answer.status() != 200) {
        String body = Excerpt.of(answer.body());
        throw new SourceUnavailableException(
            String.format(
                Locale.ROOT, "%s answers with status %d", endpoint.host(), answer.status()),
            endpoint + (body.isEmpty() ? "" : ": " + body),
            "Check the address of the time-stamping authority.");
      }
      return answer.body();
    }
  }

  private static void sleep(Duration pause) throws InterruptedException {
    Thread.sleep(pause);
  }

  /** The answer must be to this very question: same hash, same nonce. */
  private void refuseUnfit(byte[] answer, TimeStampRequest request) {
    try {
      TimeStampResponse response =
          new TimeStampResponse(TimeStampResp.getInstance(Asn1.read(answer)));
      if (response.getTimeStampToken() == null) {
        String reason = response.getStatusString();
        throw new SourceUnavailableException(
            String.format(
                Locale.ROOT,
                "the time-stamping authority refuses: status %d%s",
                response.getStatus(),
                reason == null ? "" : ", " + Excerpt.of(reason, 120)),
            endpoint.toString(),
            REMEDY);
      }
      response.validate(request);
    } catch (SealBroken e) {
      throw malformed(e.sentence());
    } catch (TSPException e) {
      throw malformed(
          "It is not to the question that was asked: "
              + Excerpt.of(String.valueOf(e.getMessage()), 120));
    } catch (IOException
        | IllegalArgumentException
        | ClassCastException
        | IllegalStateException e) {
      throw malformed("It cannot be read: damaged, or something else.");
    }
  }

  private MalformedDataException malformed(String reason) {
    return new MalformedDataException(
        "the answer of the time-stamping authority is no good: " + reason,
        endpoint.toString(),
        REMEDY);
  }
}
