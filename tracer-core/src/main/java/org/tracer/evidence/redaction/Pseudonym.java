package org.tracer.evidence.redaction;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;
import org.tracer.error.MalformedDataException;

/**
 * How a pseudonym stands in a text: a name of fixed length, and behind it, where the address was
 * not spelled as usual, a mark that says how. At most one mark follows a name, so that what stood
 * behind the address is never taken for one.
 */
final class Pseudonym {

  static final String PREFIX = "third-party-";
  static final int DIGITS = 16;
  static final int NAME_LENGTH = PREFIX.length() + DIGITS;

  /** The usual spelling, where a hyphen follows. */
  private static final String EXACT = "-exact";

  private static final String LOWER = "-lower";

  /** Which letters are capitals, the first character in the highest of 96 bits. */
  private static final String CASE = "-case-";

  /** As {@link #CASE}, of an EVM address without its {@code 0x}. */
  private static final String BARE = "-bare-";

  private static final int MASK_BITS = 96;

  /** A name and its mark. */
  static final Pattern IN_TEXT =
      Pattern.compile(
          PREFIX + "[0-9a-f]{16}(-exact|-lower|-case-[0-9a-f]{24}|-bare-[0-9a-f]{24})?");

  private Pseudonym() {}

  static boolean isName(String text) {
    return text.matches(PREFIX + "[0-9a-f]{16}");
  }

  /**
   * The mark for a spelling.
   *
   * @param next what follows in the text, as a byte; negative at its end
   */
  static String mark(String address, String spelled, int next) {
    if (spelled.equals(address)) {
      return next == '-' ? EXACT : "";
    }
    String lower = address.toLowerCase(Locale.ROOT);
    if (spelled.equals(lower)) {
      return LOWER;
    }
    return (spelled.length() == lower.length() ? CASE : BARE) + mask(spelled);
  }

  private static String mask(String spelled) {
    BigInteger mask = BigInteger.ZERO;
    for (int i = 0; i < spelled.length(); i++) {
      if (Character.isUpperCase(spelled.charAt(i))) {
        mask = mask.setBit(MASK_BITS - 1 - i);
      }
    }
    String digits = mask.toString(16);
    return "0".repeat(MASK_BITS / 4 - digits.length()) + digits;
  }

  /**
   * How an address was spelled.
   *
   * @throws MalformedDataException if it cannot be spelled so
   */
  static String spelled(String address, String mark) {
    String lower = address.toLowerCase(Locale.ROOT);
    if (mark.isEmpty() || mark.equals(EXACT)) {
      return address;
    }
    if (mark.equals(LOWER)) {
      return lower;
    }
    boolean bare = mark.startsWith(BARE);
    String digits = bare ? lower.substring(2) : lower;
    if (digits.length() > MASK_BITS || (bare && !lower.startsWith("0x"))) {
      throw new MalformedDataException(
          "a pseudonym is marked with a spelling that its address cannot have",
          mark,
          "The file was changed; use another copy.");
    }
    BigInteger mask = new BigInteger(mark.substring(CASE.length()), 16);
    StringBuilder spelled = new StringBuilder(digits);
    for (int i = 0; i < digits.length(); i++) {
      if (mask.testBit(MASK_BITS - 1 - i)) {
        spelled.setCharAt(i, Character.toUpperCase(digits.charAt(i)));
      }
    }
    return spelled.toString();
  }
}
