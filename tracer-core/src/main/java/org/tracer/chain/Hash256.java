package org.tracer.chain;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.tracer.error.InvalidInputException;

/**
 * Thirty-two bytes of a double SHA-256, held in wire order as four big-endian words. Text is in
 * display order, that is reversed, as every Bitcoin tool prints it. Order between two hashes is
 * that of their text.
 */
public record Hash256(long w0, long w1, long w2, long w3) implements Comparable<Hash256> {

  /** Number of bytes in a hash. */
  public static final int LENGTH = 32;

  private static final VarHandle BIG_ENDIAN_LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Reads 32 bytes in wire order, starting at {@code offset}. */
  public static Hash256 read(byte[] wire, int offset) {
    return new Hash256(
        (long) BIG_ENDIAN_LONG.get(wire, offset),
        (long) BIG_ENDIAN_LONG.get(wire, offset + 8),
        (long) BIG_ENDIAN_LONG.get(wire, offset + 16),
        (long) BIG_ENDIAN_LONG.get(wire, offset + 24));
  }

  /** Parses 64 hexadecimal characters in display order. */
  public static Hash256 parse(String what, String text) {
    if (text.length() != 2 * LENGTH) {
      throw new InvalidInputException(
          "cannot parse " + what,
          "value \"" + text + "\": " + text.length() + " characters, expected 64",
          "Check that it was copied whole.");
    }
    for (int i = 0; i < text.length(); i++) {
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        throw new InvalidInputException(
            "cannot parse " + what,
            "value \"" + text + "\": character " + (i + 1) + " is not a hexadecimal digit",
            "Check that it was copied whole.");
      }
    }
    return new Hash256(
        Long.reverseBytes(HexFormat.fromHexDigitsToLong(text, 48, 64)),
        Long.reverseBytes(HexFormat.fromHexDigitsToLong(text, 32, 48)),
        Long.reverseBytes(HexFormat.fromHexDigitsToLong(text, 16, 32)),
        Long.reverseBytes(HexFormat.fromHexDigitsToLong(text, 0, 16)));
  }

  /** The 32 bytes in wire order, a fresh array. */
  public byte[] toWire() {
    byte[] wire = new byte[LENGTH];
    writeWire(wire, 0);
    return wire;
  }

  /** Writes the 32 bytes in wire order at {@code offset}. */
  public void writeWire(byte[] target, int offset) {
    BIG_ENDIAN_LONG.set(target, offset, w0);
    BIG_ENDIAN_LONG.set(target, offset + 8, w1);
    BIG_ENDIAN_LONG.set(target, offset + 16, w2);
    BIG_ENDIAN_LONG.set(target, offset + 24, w3);
  }

  @Override
  public int compareTo(Hash256 other) {
    int order = Long.compareUnsigned(Long.reverseBytes(w3), Long.reverseBytes(other.w3));
    if (order == 0) {
      order = Long.compareUnsigned(Long.reverseBytes(w2), Long.reverseBytes(other.w2));
    }
    if (order == 0) {
      order = Long.compareUnsigned(Long.reverseBytes(w1), Long.reverseBytes(other.w1));
    }
    if (order == 0) {
      order = Long.compareUnsigned(Long.reverseBytes(w0), Long.reverseBytes(other.w0));
    }
    return order;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(w0 ^ w1 ^ w2 ^ w3);
  }

  @Override
  public String toString() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(Long.reverseBytes(w3))
        + hex.toHexDigits(Long.reverseBytes(w2))
        + hex.toHexDigits(Long.reverseBytes(w1))
        + hex.toHexDigits(Long.reverseBytes(w0));
  }
}
