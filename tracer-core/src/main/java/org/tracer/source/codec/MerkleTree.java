package org.tracer.source.codec;

import java.util.Arrays;
import java.util.List;
import org.tracer.chain.Hash256;
import org.tracer.error.MalformedDataException;

/**
 * The tree whose root a block header names. A level of odd length repeats its last hash, so a list
 * that itself ends in a repetition has the root of the shorter list (CVE-2012-2459): such lists are
 * refused.
 */
public final class MerkleTree {

  private static final int PAIR = 2 * Hash256.LENGTH;

  private MerkleTree() {}

  /**
   * The root over {@code hashes}.
   *
   * @throws MalformedDataException if two siblings are equal, so that another list has this root
   */
  public static Hash256 root(List<Hash256> hashes) {
    byte[] level = new byte[Hash256.LENGTH * hashes.size()];
    for (int i = 0; i < hashes.size(); i++) {
      hashes.get(i).writeWire(level, Hash256.LENGTH * i);
    }
    return rootInPlace(level, hashes.size(), new Sha256d());
  }

  /** As {@link #root}, over {@code count} hashes in wire order, which it overwrites. */
  public static Hash256 rootInPlace(byte[] level, int count, Sha256d digest) {
    if (count < 1) {
      throw new IllegalArgumentException("a Merkle tree of " + count + " hashes");
    }
    for (int size = count; size > 1; size = (size + 1) / 2) {
      for (int pair = 0; pair < size / 2; pair++) {
        int at = PAIR * pair;
        int middle = at + Hash256.LENGTH;
        if (Arrays.equals(level, at, middle, level, middle, at + PAIR)) {
          throw new MalformedDataException(
              "two neighbours in the Merkle tree are equal (CVE-2012-2459)",
              "hash " + Hash256.read(level, at),
              "");
        }
        digest.update(level, at, PAIR).finish(level, Hash256.LENGTH * pair);
      }
      if (size % 2 == 1) {
        int last = Hash256.LENGTH * (size - 1);
        digest.update(level, last, Hash256.LENGTH).update(level, last, Hash256.LENGTH);
        digest.finish(level, Hash256.LENGTH * (size / 2));
      }
    }
    return Hash256.read(level, 0);
  }
}
