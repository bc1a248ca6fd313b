package org.tracer.source.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.tracer.error.InvalidInputException;

/**
 * A key that a source wants in the query of every address, as explorers do. It is added below the
 * recording, so that who replays needs none, and taken out of answers that repeat it.
 */
public final class ApiKey implements Credentials {

  private static final String MASK = "***";

  /** A shorter key would be taken out of answers in which it stands by chance. */
  private static final int SHORTEST = 8;

  private final String name;
  private final String key;

  private ApiKey(String name, String key) {
    this.name = name;
    this.key = key;
  }

  /**
   * A key under the name that explorers give it, {@code apikey}.
   *
   * @throws InvalidInputException if it cannot be a key; it is not shown then
   */
  public static ApiKey of(String key) {
    String stripped = key.strip();
    if (stripped.length() < SHORTEST || !stripped.matches("[!-~]+")) {
      throw new InvalidInputException(
          String.format(
              Locale.ROOT,
              "this is no API key: a key has at least %d characters and no blanks",
              SHORTEST),
          "the key, not shown here",
          "Copy the key as the explorer shows it.");
    }
    return new ApiKey("apikey", stripped);
  }

  @Override
  public Optional<String> authorization() {
    return Optional.empty();
  }

  @Override
  public boolean renew() {
    return false;
  }

  @Override
  public String queryParameter() {
    return name + "=" + URLEncoder.encode(key, StandardCharsets.UTF_8);
  }

  @Override
  public byte[] redact(byte[] body) {
    // Every byte is a character of its own in this encoding: nothing else changes.
    String text = new String(body, StandardCharsets.ISO_8859_1);
    String encoded = URLEncoder.encode(key, StandardCharsets.UTF_8);
    if (!text.contains(key) && !text.contains(encoded)) {
      return body;
    }
    return text.replace(key, MASK).replace(encoded, MASK).getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return name + "=" + MASK;
  }
}
