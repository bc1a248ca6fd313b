package org.tracer.source.evm.codec;

import java.math.BigInteger;
import java.util.HexFormat;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.error.MalformedDataException;
import org.tracer.source.http.JsonValue;

/**
 * Numbers and bytes as JSON-RPC writes them. A quantity is {@code 0x} and one to 64 digits; leading
 * zeros are allowed against the specification, since some nodes write them and they change no
 * number. {@code 0x} alone is no number, and nothing is read from decimal digits.
 *
 * @see <a href="https://ethereum.github.io/execution-apis/">Execution APIs</a>
 */
public final class RpcValues {

  private static final int MOST_DIGITS = 64;

  private RpcValues() {}

  /**
   * A number of at most 256 bits.
   *
   * @throws MalformedDataException if it is not one
   */
  public static BigInteger quantity(JsonValue value) {
    String text = digits(value);
    if (text.isEmpty() || text.length() > MOST_DIGITS) {
      throw value.unexpected("is a quantity of " + text.length() + " digits, expected 1 to 64");
    }
    for (int i = 0; i < text.length(); i++) {
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        throw value.unexpected("is not a hexadecimal quantity");
      }
    }
    return new BigInteger(text, 16);
  }

  /** A number from 0 to {@code most}. */
  public static long number(JsonValue value, long most) {
    BigInteger number = quantity(value);
    if (number.compareTo(BigInteger.valueOf(most)) > 0) {
      throw value.unexpected("is " + number + ", at most " + most);
    }
    return number.longValue();
  }

  public static long number(JsonValue value) {
    return number(value, Long.MAX_VALUE);
  }

  /** Bytes: {@code 0x} and two digits for each. */
  public static Bytes data(JsonValue value) {
    try {
      return Bytes.owned(HexFormat.of().parseHex(digits(value)));
    } catch (IllegalArgumentException e) {
      throw value.unexpected("is not hexadecimal data");
    }
  }

  /** Bytes of one length. */
  public static Bytes data(JsonValue value, int length) {
    Bytes data = data(value);
    if (data.size() != length) {
      throw value.unexpected("has " + data.size() + " bytes, expected " + length);
    }
    return data;
  }

  public static EvmHash hash(JsonValue value) {
    return EvmHash.read(data(value, EvmHash.LENGTH).shared(), 0);
  }

  /** An address; if its letters are of both cases, their checksum must be right (EIP-55). */
  public static EvmAddress address(ChainId chain, JsonValue value) {
    return value.parsed(text -> EvmAddress.parse(chain, text));
  }

  private static String digits(JsonValue value) {
    String text = value.text();
    if (!text.startsWith("0x")) {
      throw value.unexpected("does not begin with 0x");
    }
    return text.substring(2);
  }
}
