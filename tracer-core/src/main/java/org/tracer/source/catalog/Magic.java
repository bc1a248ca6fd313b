package org.tracer.source.catalog;

import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.BitcoinNetwork;

/** The four bytes that stand before every block in a file. */
final class Magic {

  static final int LENGTH = 4;

  private static final BitcoinNetwork[] NETWORKS = BitcoinNetwork.values();
  private static final boolean[] IS_FIRST = new boolean[256];

  static {
    for (BitcoinNetwork network : NETWORKS) {
      IS_FIRST[network.magic() >>> 24] = true;
    }
  }

  private Magic() {}

  /** The network whose magic lies at {@code offset}; null if none does. */
  static @Nullable BitcoinNetwork read(byte[] bytes, int offset) {
    if (!IS_FIRST[bytes[offset] & 0xff]) {
      return null;
    }
    int magic =
        bytes[offset] << 24
            | (bytes[offset + 1] & 0xff) << 16
            | (bytes[offset + 2] & 0xff) << 8
            | (bytes[offset + 3] & 0xff);
    return of(magic);
  }

  /** The network of a magic read as a big-endian number; null if there is none. */
  static @Nullable BitcoinNetwork of(int magic) {
    for (BitcoinNetwork network : NETWORKS) {
      if (network.magic() == magic) {
        return network;
      }
    }
    return null;
  }
}
