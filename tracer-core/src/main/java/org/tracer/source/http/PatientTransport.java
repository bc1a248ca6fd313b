package org.tracer.source.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.tracer.error.SourceUnavailableException;

/**
 * Asks until it is answered, within bounds: so many requests at once and a second, so many
 * attempts, with pauses that double and honour what the source asks for.
 */
public final class PatientTransport implements Transport {

  private final Exchange exchange;
  private final Endpoint endpoint;
  private final TransportOptions options;
  private final Predicate<Answer> busy;
  private final RequestListener listener;
  private final Pace pace;
  private final Semaphore underWay;
  private final AtomicBoolean answeredOnce = new AtomicBoolean();

  /**
   * @param busy which answers mean that asking again later may help
   */
  public PatientTransport(
      Exchange exchange,
      Endpoint endpoint,
      TransportOptions options,
      Predicate<Answer> busy,
      RequestListener listener,
      Sleeper sleeper) {
    this.exchange = exchange;
    this.endpoint = endpoint;
    this.options = options;
    this.busy = busy;
    this.listener = listener;
    this.pace = new Pace(options, sleeper);
    this.underWay = new Semaphore(options.concurrency());
  }

  /** Answers that ask for patience in plain HTTP: too many requests, and the server's failures. */
  public static boolean isBusy(Answer answer) {
    return answer.status() == 429 || answer.status() >= 500;
  }

  @Override
  public Answer send(Request request) {
    try {
      for (int attempt = 1; ; attempt++) {
        pace.awaitTurn();
        Outcome outcome = attempt(request);
        Answer answer = outcome.answer();
        if (answer != null && !busy.test(answer)) {
          return answer;
        }
        if (attempt == options.attempts() || !outcome.isWorthAnotherTry()) {
          throw outcome.unavailable(attempt);
        }
        pace.pause(attempt, answer);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SourceUnavailableException(
          "interrupted while waiting for " + endpoint.host(), endpoint.describe(request), "", e);
    }
  }

  private Outcome attempt(Request request) throws InterruptedException {
    underWay.acquire();
    try {
      listener.onRequest(endpoint.resolve(request));
      Answer answer = exchange.attempt(request);
      answeredOnce.set(true);
      return new Outcome(request, answer, null);
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw new InterruptedException(e.getMessage());
      }
      return new Outcome(request, null, e);
    } finally {
      underWay.release();
    }
  }

  /** Either an answer or the reason why there is none. */
  private final class Outcome {
    private final Request request;
    private final @Nullable Answer answer;
    private final @Nullable IOException failure;

    Outcome(Request request, @Nullable Answer answer, @Nullable IOException failure) {
      this.request = request;
      this.answer = answer;
      this.failure = failure;
    }

    @Nullable Answer answer() {
      return answer;
    }

    /** A host that is not there, or whose certificate is wrong, does not change in seconds. */
    boolean isWorthAnotherTry() {
      if (failure instanceof UnknownHostException || failure instanceof ConnectException) {
        return answeredOnce.get();
      }
      return !(failure instanceof SSLException);
    }

    SourceUnavailableException unavailable(int attempts) {
      String tries = attempts == 1 ? "" : " after " + attempts + " attempts";
      if (answer != null) {
        String body = Excerpt.of(answer.body());
        return new SourceUnavailableException(
            String.format(
                Locale.ROOT,
                "%s answers with status %d%s",
                endpoint.host(),
                answer.status(),
                tries),
            endpoint.describe(request) + (body.isEmpty() ? "" : ": " + body),
            answer.status() == 429
                ? "Lower the request rate, wait, or use a source of your own."
                : "Try again later, or use another source.");
      }
      return new SourceUnavailableException(
          String.format(Locale.ROOT, "%s does not answer%s: %s", endpoint.host(), tries, reason()),
          endpoint.describe(request),
          remedy(),
          failure);
    }

    private String reason() {
      if (failure instanceof UnknownHostException) {
        return "the host name cannot be resolved";
      }
      String message = failure == null ? null : failure.getMessage();
      return message == null ? "the connection broke" : Excerpt.of(message, 120);
    }

    private String remedy() {
      if (options.proxy() != null) {
        return "Check that the proxy and the source are running; there is no direct fallback.";
      }
      return failure instanceof SSLException
          ? "Check the certificate of the host; it is not trusted."
          : "Check the address and that the source is running and reachable.";
    }
  }

  @Override
  public void close() {
    exchange.close();
  }

  /** How a pause is made; a test makes it short. */
  @FunctionalInterface
  public interface Sleeper {
    void sleep(Duration pause) throws InterruptedException;
  }
}
