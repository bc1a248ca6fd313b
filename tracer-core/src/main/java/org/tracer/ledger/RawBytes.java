package org.tracer.ledger;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes as they are on the wire. Immutable; equal if the bytes are. */
public final class RawBytes {

  private final byte[] bytes;

  private RawBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  public static RawBytes of(byte[] bytes) {
    return new RawBytes(bytes.clone());
  }

  public int length() {
    return bytes.length;
  }

  /** A fresh array. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawBytes raw && Arrays.equals(bytes, raw.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** In hexadecimal, lower case. */
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
