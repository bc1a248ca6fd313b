package org.tracer.source.http;

import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a source is asked.
 *
 * @param proxy null for a direct connection
 * @param wholeCall bounds one attempt from the first byte sent to the last byte received
 * @param concurrency requests under way at once
 * @param requestsPerSecond at most; 0 for no bound
 * @param attempts how often one request is tried before the source counts as unavailable
 * @param longestPause bounds the wait between two attempts, whatever the source asks for
 * @param maxBodyBytes of one answer, after decompression
 */
public record TransportOptions(
    @Nullable ProxyAddress proxy,
    Duration connect,
    Duration read,
    Duration wholeCall,
    int concurrency,
    int requestsPerSecond,
    int attempts,
    Duration longestPause,
    int maxBodyBytes) {

  private static final int MIB = 1 << 20;

  public static final TransportOptions DEFAULTS =
      new TransportOptions(
          null,
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          4,
          10,
          5,
          Duration.ofSeconds(30),
          64 * MIB);

  public TransportOptions {
    if (concurrency < 1 || requestsPerSecond < 0 || attempts < 1 || maxBodyBytes < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "concurrency %d, rate %d, attempts %d, body %d bytes",
              concurrency,
              requestsPerSecond,
              attempts,
              maxBodyBytes));
    }
  }

  public TransportOptions withProxy(ProxyAddress newProxy) {
    return new TransportOptions(
        Objects.requireNonNull(newProxy),
        connect,
        read,
        wholeCall,
        concurrency,
        requestsPerSecond,
        attempts,
        longestPause,
        maxBodyBytes);
  }

  public TransportOptions withTimeouts(
      Duration newConnect, Duration newRead, Duration newWholeCall) {
    return new TransportOptions(
        proxy,
        newConnect,
        newRead,
        newWholeCall,
        concurrency,
        requestsPerSecond,
        attempts,
        longestPause,
        maxBodyBytes);
  }

  /** At most so many requests at once and a second; 0 a second for no bound. */
  public TransportOptions withLoad(int newConcurrency, int newRequestsPerSecond) {
    return new TransportOptions(
        proxy,
        connect,
        read,
        wholeCall,
        newConcurrency,
        newRequestsPerSecond,
        attempts,
        longestPause,
        maxBodyBytes);
  }

  public TransportOptions withPatience(int newAttempts, Duration newLongestPause) {
    return new TransportOptions(
        proxy,
        connect,
        read,
        wholeCall,
        concurrency,
        requestsPerSecond,
        newAttempts,
        newLongestPause,
        maxBodyBytes);
  }

  public TransportOptions withMaxBodyBytes(int newMaxBodyBytes) {
    return new TransportOptions(
        proxy,
        connect,
        read,
        wholeCall,
        concurrency,
        requestsPerSecond,
        attempts,
        longestPause,
        newMaxBodyBytes);
  }
}
