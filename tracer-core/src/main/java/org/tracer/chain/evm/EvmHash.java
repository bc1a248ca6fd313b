package org.tracer.chain.evm;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;
import org.tracer.error.InvalidInputException;

/**
 * Thirty-two bytes of Keccak-256: the hash of a transaction or of a block header. Written with
 * {@code 0x}, in the order of the bytes.
 */
public record EvmHash(long w0, long w1, long w2, long w3) implements Comparable<EvmHash> {

  public static final int LENGTH = 32;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** Reads 32 bytes from {@code offset} on. */
  public static EvmHash read(byte[] bytes, int offset) {
    return new EvmHash(
        (long) LONG.get(bytes, offset),
        (long) LONG.get(bytes, offset + 8),
        (long) LONG.get(bytes, offset + 16),
        (long) LONG.get(bytes, offset + 24));
  }

  /** Parses {@code 0x} and 64 hexadecimal characters. */
  public static EvmHash parse(String text) {
    if (text.length() != 66 || !text.startsWith("0x")) {
      throw invalid(text);
    }
    try {
      return read(HexFormat.of().parseHex(text, 2, 66), 0);
    } catch (IllegalArgumentException e) {
      throw invalid(text);
    }
  }

  private static InvalidInputException invalid(String text) {
    return new InvalidInputException(
        "not a transaction or block hash", text, "Write 0x and 64 hexadecimal characters.");
  }

  public byte[] toBytes() {
    byte[] bytes = new byte[LENGTH];
    LONG.set(bytes, 0, w0);
    LONG.set(bytes, 8, w1);
    LONG.set(bytes, 16, w2);
    LONG.set(bytes, 24, w3);
    return bytes;
  }

  @Override
  public int compareTo(EvmHash other) {
    int order = Long.compareUnsigned(w0, other.w0);
    order = order != 0 ? order : Long.compareUnsigned(w1, other.w1);
    order = order != 0 ? order : Long.compareUnsigned(w2, other.w2);
    return order != 0 ? order : Long.compareUnsigned(w3, other.w3);
  }

  @Override
  public String toString() {
    return "0x" + HexFormat.of().formatHex(toBytes());
  }
}
