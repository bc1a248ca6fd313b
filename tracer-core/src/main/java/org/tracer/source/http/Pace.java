package org.tracer.source.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import org.tracer.source.http.PatientTransport.Sleeper;

/** When the next request may leave. Thread-safe. */
final class Pace {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

  private final TransportOptions options;
  private final Sleeper sleeper;
  private long nextTurnNanos = System.nanoTime();

  Pace(TransportOptions options, Sleeper sleeper) {
    this.options = options;
    this.sleeper = sleeper;
  }

  /** Waits until the request rate allows one more. */
  void awaitTurn() throws InterruptedException {
    if (options.requestsPerSecond() == 0) {
      return;
    }
    long wait;
    synchronized (this) {
      long now = System.nanoTime();
      long turn = nextTurnNanos - now > 0 ? nextTurnNanos : now;
      nextTurnNanos = turn + 1_000_000_000L / options.requestsPerSecond();
      wait = turn - now;
    }
    if (wait > 0) {
      sleeper.sleep(Duration.ofNanos(wait));
    }
  }

  /** Waits after the given failed attempt; longer each time, or as long as the source asks. */
  void pause(int attempt, @Nullable Answer answer) throws InterruptedException {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt - 1, 20));
    Duration asked = answer == null ? Duration.ZERO : retryAfter(answer);
    pause = asked.compareTo(pause) > 0 ? asked : pause;
    sleeper.sleep(pause.compareTo(options.longestPause()) > 0 ? options.longestPause() : pause);
  }

  /** The Retry-After header, in seconds or as a date (RFC 9110, 10.2.3); zero without one. */
  private static Duration retryAfter(Answer answer) {
    String value = answer.header("retry-after").orElse("").strip();
    if (value.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration wait = Duration.between(Instant.now(), until);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }
}
