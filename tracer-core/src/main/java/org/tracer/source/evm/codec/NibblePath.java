package org.tracer.source.evm.codec;

/**
 * Half-bytes, as the keys of a trie are taken, and their packing into bytes.
 *
 * @see <a href="https://ethereum.github.io/yellowpaper/paper.pdf">Yellow Paper, appendix C</a>
 */
final class NibblePath {

  private static final int ODD = 1;
  private static final int LEAF = 2;

  private NibblePath() {}

  /** The half-bytes of {@code bytes}, high ones first. */
  static byte[] of(byte[] bytes) {
    byte[] nibbles = new byte[2 * bytes.length];
    for (int i = 0; i < nibbles.length; i++) {
      nibbles[i] = nibble(bytes, i);
    }
    return nibbles;
  }

  private static byte nibble(byte[] bytes, int index) {
    return (byte) ((bytes[index >> 1] >> ((index & 1) == 0 ? 4 : 0)) & 0xf);
  }

  /** Half-bytes from {@code from} to {@code to}, with whether they end at a value. */
  static byte[] pack(byte[] nibbles, int from, int to, boolean leaf) {
    boolean odd = ((to - from) & 1) == 1;
    byte[] packed = new byte[(to - from) / 2 + 1];
    int flags = (leaf ? LEAF : 0) | (odd ? ODD : 0);
    int next = from;
    packed[0] = (byte) ((flags << 4) | (odd ? nibbles[next++] : 0));
    for (int i = 1; i < packed.length; i++) {
      packed[i] = (byte) ((nibbles[next] << 4) | nibbles[next + 1]);
      next += 2;
    }
    return packed;
  }

  static boolean isLeaf(Bytes packed) {
    return (packed.at(0) & (LEAF << 4)) != 0;
  }

  /** The half-bytes of a packed path that {@link #isPacked}. */
  static byte[] unpack(Bytes packed) {
    byte[] bytes = packed.shared();
    int first = (bytes[0] & (ODD << 4)) != 0 ? 1 : 2;
    byte[] nibbles = new byte[2 * bytes.length - first];
    for (int i = 0; i < nibbles.length; i++) {
      nibbles[i] = nibble(bytes, first + i);
    }
    return nibbles;
  }

  /** Whether bytes are a path as {@link #pack} writes it. */
  static boolean isPacked(Bytes packed) {
    if (packed.size() == 0) {
      return false;
    }
    int flags = (packed.at(0) & 0xff) >> 4;
    return flags <= (LEAF | ODD) && ((flags & ODD) != 0 || (packed.at(0) & 0xf) == 0);
  }
}
