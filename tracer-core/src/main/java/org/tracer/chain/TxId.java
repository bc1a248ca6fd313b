package org.tracer.chain;

/** A transaction id: the double SHA-256 of a transaction without its witness (BIP 141). */
public record TxId(Hash256 hash) implements Comparable<TxId> {

  /** Parses 64 hexadecimal characters in display order. */
  public static TxId parse(String text) {
    return new TxId(Hash256.parse("transaction id", text));
  }

  /** Reads 32 bytes in wire order, starting at {@code offset}. */
  public static TxId read(byte[] wire, int offset) {
    return new TxId(Hash256.read(wire, offset));
  }

  @Override
  public int compareTo(TxId other) {
    return hash.compareTo(other.hash);
  }

  @Override
  public String toString() {
    return hash.toString();
  }
}
