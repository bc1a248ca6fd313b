package org.tracer.chain;

/** The double SHA-256 of a block header. */
public record BlockHash(Hash256 hash) {

  /** Parses 64 hexadecimal characters in display order. */
  public static BlockHash parse(String text) {
    return new BlockHash(Hash256.parse("block hash", text));
  }

  /** Reads 32 bytes in wire order, starting at {@code offset}. */
  public static BlockHash read(byte[] wire, int offset) {
    return new BlockHash(Hash256.read(wire, offset));
  }

  @Override
  public String toString() {
    return hash.toString();
  }
}
