package org.tracer.chain.evm;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import org.tracer.chain.Address;
import org.tracer.chain.ChainId;
import org.tracer.error.InvalidInputException;
import org.web3j.crypto.Hash;

/**
 * An account of an EVM chain: twenty bytes, compared as bytes, written in EIP-55 form. The same
 * bytes are an account on every EVM chain, and not the same one.
 *
 * @see <a href="https://eips.ethereum.org/EIPS/eip-55">EIP-55</a>
 */
public record EvmAddress(ChainId chain, long high, long middle, int low) implements Address {

  public static final int LENGTH = 20;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  /** Reads 20 bytes from {@code offset} on. */
  public static EvmAddress read(ChainId chain, byte[] bytes, int offset) {
    return new EvmAddress(
        chain,
        (long) LONG.get(bytes, offset),
        (long) LONG.get(bytes, offset + 8),
        (int) INT.get(bytes, offset + 16));
  }

  /**
   * Parses {@code 0x} and 40 hexadecimal characters. Letters of one case carry no checksum; of both
   * cases they must be those of EIP-55.
   *
   * @throws InvalidInputException if it is not an address, or its checksum is wrong
   */
  public static EvmAddress parse(ChainId chain, String text) {
    if (text.length() != 42 || !text.startsWith("0x")) {
      throw invalid("not an address of an EVM chain", text);
    }
    EvmAddress address;
    try {
      address = read(chain, HexFormat.of().parseHex(text, 2, 42), 0);
    } catch (IllegalArgumentException e) {
      throw invalid("not an address of an EVM chain", text);
    }
    String digits = text.substring(2);
    boolean mixed =
        !digits.equals(digits.toLowerCase(Locale.ROOT))
            && !digits.equals(digits.toUpperCase(Locale.ROOT));
    if (mixed && !address.text().equals(text)) {
      throw invalid("the checksum of the address is wrong", text);
    }
    return address;
  }

  private static InvalidInputException invalid(String what, String text) {
    return new InvalidInputException(
        what, text, "Write 0x and 40 hexadecimal characters; check them against the original.");
  }

  public byte[] toBytes() {
    byte[] bytes = new byte[LENGTH];
    LONG.set(bytes, 0, high);
    LONG.set(bytes, 8, middle);
    INT.set(bytes, 16, low);
    return bytes;
  }

  @Override
  public String text() {
    String digits = HexFormat.of().formatHex(toBytes());
    byte[] hash = Hash.sha3(digits.getBytes(StandardCharsets.US_ASCII));
    StringBuilder text = new StringBuilder("0x");
    for (int i = 0; i < digits.length(); i++) {
      int nibble = hash[i >> 1] >> ((i & 1) == 0 ? 4 : 0) & 0xf;
      char digit = digits.charAt(i);
      text.append(nibble >= 8 ? Character.toUpperCase(digit) : digit);
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return text();
  }
}
