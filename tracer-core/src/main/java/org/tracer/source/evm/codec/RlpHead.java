package org.tracer.source.evm.codec;

/**
 * Where an item of RLP lies, as its first bytes say; refused if they are not the shortest that say
 * so, or promise more than there is.
 *
 * @param start offset of its first byte
 * @param payload offset of what it holds
 * @param end offset behind it
 */
record RlpHead(boolean list, int start, int payload, int end) {

  private static final int LONGEST_SHORT = 55;

  int length() {
    return end - payload;
  }

  /** The byte at {@code at}, which must be before {@code limit}. */
  static int first(byte[] source, int at, int limit) {
    if (at >= limit) {
      throw RlpCursor.malformed("the data ends where more is expected", at);
    }
    return source[at] & 0xff;
  }

  /** The head of the item that begins at {@code at} and must end by {@code limit}. */
  static RlpHead read(byte[] source, int at, int limit) {
    int first = first(source, at, limit);
    if (first < 0x80) {
      return new RlpHead(false, at, at, at + 1);
    }
    boolean list = first >= 0xc0;
    int size = first - (list ? 0xc0 : 0x80);
    int lengthBytes = Math.max(0, size - LONGEST_SHORT);
    long length = lengthBytes == 0 ? size : readLength(source, at, limit, lengthBytes);
    int payload = at + 1 + lengthBytes;
    if (length > limit - payload) {
      throw RlpCursor.malformed(
          "an item of " + length + " bytes is announced, but only " + (limit - payload) + " follow",
          at);
    }
    if (!list && length == 1 && source[payload] >= 0) {
      throw RlpCursor.malformed("a single byte is not written as itself", at);
    }
    return new RlpHead(list, at, payload, payload + (int) length);
  }

  private static long readLength(byte[] source, int at, int limit, int lengthBytes) {
    if (lengthBytes > limit - at - 1) {
      throw RlpCursor.malformed("the data ends within a length", at);
    }
    if (source[at + 1] == 0) {
      throw RlpCursor.malformed("a length is written with leading zeros", at);
    }
    if (lengthBytes > 4) {
      throw RlpCursor.malformed("a length of " + lengthBytes + " bytes is more than there is", at);
    }
    long length = 0;
    for (int i = 1; i <= lengthBytes; i++) {
      length = (length << 8) | (source[at + i] & 0xff);
    }
    if (length <= LONGEST_SHORT) {
      throw RlpCursor.malformed("a length is not written in its shortest form", at);
    }
    return length;
  }
}
