package org.tracer.source;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.tracer.source.http.TransportOptions;

/** Options for servers on this machine: no pauses, a stopped clock, short time limits. */
public final class TestOptions {

  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

  private TestOptions() {}

  public static SourceOptions quick() {
    return SourceOptions.defaults()
        .withRequestsPerSecond(0)
        .withTransport(
            TransportOptions.DEFAULTS.withTimeouts(
                Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(30)))
        .withTime(CLOCK, pause -> {});
  }
}
