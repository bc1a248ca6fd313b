package org.tracer.source.codec;

import java.util.ArrayList;
import java.util.List;
import org.tracer.chain.Hash256;

/** Every level of a block's tree, to take branches from. Memory: 64 bytes a transaction. */
final class MerkleLevels {

  /** Hashes in wire order, leaves first; the root is not among them. */
  private final List<byte[]> levels = new ArrayList<>();

  /**
   * @param ids of all transactions, in wire order; at least one
   */
  MerkleLevels(byte[] ids) {
    Sha256d digest = new Sha256d();
    byte[] level = ids;
    while (level.length > Hash256.LENGTH) {
      levels.add(level);
      int size = level.length / Hash256.LENGTH;
      byte[] above = new byte[(size + 1) / 2 * Hash256.LENGTH];
      for (int left = 0; left < size; left += 2) {
        int right = Math.min(left + 1, size - 1);
        digest.update(level, left * Hash256.LENGTH, Hash256.LENGTH);
        digest.update(level, right * Hash256.LENGTH, Hash256.LENGTH);
        digest.finish(above, left / 2 * Hash256.LENGTH);
      }
      level = above;
    }
  }

  /** The other child at each level on the way from a leaf to the root. */
  List<Hash256> siblings(int position) {
    List<Hash256> siblings = new ArrayList<>();
    int at = position;
    for (byte[] level : levels) {
      int last = level.length / Hash256.LENGTH - 1;
      siblings.add(Hash256.read(level, Math.min(at ^ 1, last) * Hash256.LENGTH));
      at /= 2;
    }
    return siblings;
  }
}
