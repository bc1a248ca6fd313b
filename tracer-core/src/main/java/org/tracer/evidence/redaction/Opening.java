package org.tracer.evidence.redaction;

import static java.nio.charset.StandardCharsets.US_ASCII;

import org.tracer.error.InvalidInputException;
import org.tracer.source.http.Excerpt;
import org.tracer.source.recording.Sha256;

/**
 * What is behind one pseudonym, with what proves it: {@code printf '%s' "SALT:ADDRESS" | sha256sum}
 * prints the commitment.
 *
 * @param pseudonym as it stands in the text, without what marks a spelling
 * @param address in the usual spelling; or a locking script or public key in hexadecimal
 * @param salt 64 hexadecimal characters
 */
public record Opening(String pseudonym, String address, String salt) {

  public Opening {
    if (!Pseudonym.isName(pseudonym)
        || !salt.matches("[0-9a-f]{64}")
        || !address.matches("[0-9A-Za-z]++")) {
      throw new InvalidInputException(
          "this is no opening of a pseudonym",
          Excerpt.of(pseudonym + " " + address + " " + salt, 200),
          "Write PSEUDONYM ADDRESS SALT on one line, as they were given out.");
    }
  }

  /**
   * Reads {@code PSEUDONYM ADDRESS SALT}.
   *
   * @throws InvalidInputException if it is anything else
   */
  public static Opening parse(String line) {
    String[] parts = line.split(" ", -1);
    return parts.length == 3
        ? new Opening(parts[0], parts[1], parts[2])
        : new Opening(line, "", "");
  }

  /** As {@link #parse} reads it, without a line feed. */
  public String text() {
    return pseudonym + " " + address + " " + salt;
  }

  /** SHA-256 of {@code SALT:ADDRESS}. */
  public String commitment() {
    return Sha256.of((salt + ":" + address).getBytes(US_ASCII));
  }
}
