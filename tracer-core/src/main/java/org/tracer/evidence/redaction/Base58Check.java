package org.tracer.evidence.redaction;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.tracer.source.recording.Sha256;

/** Whether a word is a base58check address; by its own arithmetic, for the second look. */
final class Base58Check {

  private static final String DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(58);
  private static final int PAYLOAD = 21;

  private Base58Check() {}

  static boolean holds(String word) {
    BigInteger value = BigInteger.ZERO;
    for (byte digit : word.getBytes(US_ASCII)) {
      value = value.multiply(BASE).add(BigInteger.valueOf(DIGITS.indexOf(digit)));
    }
    String hex = value.toString(16);
    int length = 2 * (PAYLOAD + 4);
    if (hex.length() > length) {
      return false;
    }
    byte[] bytes = HexFormat.of().parseHex("0".repeat(length - hex.length()) + hex);
    if (ones(word) != zeros(bytes)) {
      // An address without its first digit has the same value.
      return false;
    }
    byte[] once = HexFormat.of().parseHex(Sha256.of(Arrays.copyOf(bytes, PAYLOAD)));
    byte[] twice = HexFormat.of().parseHex(Sha256.of(once));
    return Arrays.equals(twice, 0, 4, bytes, PAYLOAD, PAYLOAD + 4);
  }

  private static int ones(String word) {
    int ones = 0;
    while (ones < word.length() && word.charAt(ones) == '1') {
      ones++;
    }
    return ones;
  }

  private static int zeros(byte[] bytes) {
    int zeros = 0;
    while (zeros < bytes.length && bytes[zeros] == 0) {
      zeros++;
    }
    return zeros;
  }
}
