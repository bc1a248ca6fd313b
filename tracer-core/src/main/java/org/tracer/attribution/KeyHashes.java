package org.tracer.attribution;

import java.util.Arrays;

/**
 * The hashes of all keys of a tag file, so that an address nobody speaks of costs no look into the
 * file: most addresses are such. A hash that is not there proves that its key is not; one that is
 * may be another key's. Memory: 8 bytes a key.
 */
final class KeyHashes {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private long[] hashes = new long[64];
  private int count;

  /** Takes the key of a line of a tag; those of equal keys follow one another. */
  void add(byte[] line) {
    long hash = hash(line);
    if (count > 0 && hashes[count - 1] == hash) {
      return;
    }
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * count);
    }
    hashes[count++] = hash;
  }

  /** To be called behind the last {@link #add}. */
  void sort() {
    hashes = Arrays.copyOf(hashes, count);
    Arrays.sort(hashes);
  }

  /**
   * Whether there may be a tag of a key.
   *
   * @param prefix how a line of the key begins
   */
  boolean mayContain(byte[] prefix) {
    return Arrays.binarySearch(hashes, hash(prefix)) >= 0;
  }

  /** FNV-1a over the key as it is quoted in a line, closing quote included. */
  private static long hash(byte[] line) {
    long hash = FNV_OFFSET;
    for (int i = TagLine.TAG.length; i < line.length; i++) {
      hash = (hash ^ line[i]) * FNV_PRIME;
      if (line[i] == '\\' && i + 1 < line.length) {
        i++;
        hash = (hash ^ line[i]) * FNV_PRIME;
      } else if (line[i] == '"' && i > TagLine.TAG.length) {
        break;
      }
    }
    return hash;
  }
}
