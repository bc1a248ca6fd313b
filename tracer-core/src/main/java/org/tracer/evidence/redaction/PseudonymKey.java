package org.tracer.evidence.redaction;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.tracer.error.InvalidInputException;
import org.tracer.error.SourceUnavailableException;

/**
 * The secret of one case from which its pseudonyms are made: 32 random bytes.
 *
 * <p>A hash of an address alone hides nothing. About 1.5e9 addresses were ever used; whoever hashes
 * them all, which takes minutes, has undone it. So names and salts are HMAC-SHA256 under a key of
 * 256 bits that nobody can try out. The commitment to an address is SHA-256 of {@code SALT:ADDRESS}
 * where the salt is 256 bits that look random to whoever lacks the key: it hides the address, and
 * an opened salt says nothing of the others. It binds, because a second address and salt with the
 * same commitment would be a collision of SHA-256.
 *
 * <p>Whoever has the key can find out the address behind every pseudonym of the case. It is never
 * printed. Immutable and thread-safe.
 */
public final class PseudonymKey {

  private static final String FORM = "[0-9a-f]{64}\n";
  private static final int LENGTH = 32;

  private final SecretKeySpec key;

  private PseudonymKey(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  static PseudonymKey of(byte[] key) {
    if (key.length != LENGTH) {
      throw new IllegalArgumentException("a key of " + key.length + " bytes");
    }
    return new PseudonymKey(key);
  }

  /**
   * The key in a file: 64 hexadecimal characters and a line feed. A file that is absent is made,
   * whole or not at all, and readable by its owner alone where the file system knows owners.
   *
   * @throws InvalidInputException if the file is no key
   */
  public static PseudonymKey in(Path file) {
    try {
      if (!Files.exists(file)) {
        byte[] random = new byte[LENGTH];
        new SecureRandom().nextBytes(random);
        SecretFile.create(file, (HexFormat.of().formatHex(random) + "\n").getBytes(US_ASCII));
      }
      return read(file);
    } catch (IOException e) {
      throw new SourceUnavailableException(
          "the key of the pseudonyms cannot be read or made: " + e.getClass().getSimpleName(),
          file.toString(),
          "Check that the directory is there and its permissions.",
          e);
    }
  }

  private static PseudonymKey read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(2 * LENGTH + 2);
    }
    String text = new String(bytes, US_ASCII);
    if (!text.matches(FORM)) {
      throw new InvalidInputException(
          "this file is no key of pseudonyms",
          file.toString(),
          "It holds 64 hexadecimal characters and a line feed. Put the right file back; a new key"
              + " makes other pseudonyms.");
    }
    return new PseudonymKey(HexFormat.of().parseHex(text, 0, 2 * LENGTH));
  }

  /** What an address is called. */
  String pseudonym(String address) {
    return Pseudonym.PREFIX + hmac("name:" + address).substring(0, Pseudonym.DIGITS);
  }

  /** The opening of what an address is called. */
  Opening opening(String address) {
    return new Opening(pseudonym(address), address, hmac("salt:" + address));
  }

  private String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }

  @Override
  public String toString() {
    return "PseudonymKey";
  }
}
