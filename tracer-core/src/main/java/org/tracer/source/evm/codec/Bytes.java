package org.tracer.source.evm.codec;

import java.util.Arrays;
import java.util.HexFormat;

/** Bytes that nobody can change, compared by content and written with {@code 0x}. */
public final class Bytes {

  public static final Bytes EMPTY = new Bytes(new byte[0]);

  private final byte[] bytes;

  private Bytes(byte[] bytes) {
    this.bytes = bytes;
  }

  /** A copy of {@code bytes}. */
  public static Bytes of(byte... bytes) {
    return owned(bytes.clone());
  }

  /** Takes an array that nobody else will ever write to. */
  static Bytes owned(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new Bytes(bytes);
  }

  /** A copy of a stretch of {@code source}. */
  public static Bytes read(byte[] source, int from, int to) {
    return owned(Arrays.copyOfRange(source, from, to));
  }

  public int size() {
    return bytes.length;
  }

  public byte at(int index) {
    return bytes[index];
  }

  public Bytes slice(int from, int to) {
    return read(bytes, from, to);
  }

  /** A fresh array. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** The array itself, for readers inside this package. */
  byte[] shared() {
    return bytes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "0x" + HexFormat.of().formatHex(bytes);
  }
}
