package org.tracer.source.codec;

import java.util.List;
import org.tracer.chain.Hash256;
import org.tracer.chain.TxId;
import org.tracer.error.MalformedDataException;

/**
 * A proof that a transaction stands at a place of a block: the sibling at each level of the tree,
 * leaves first. It proves that only for an id computed from a transaction whose stripped length is
 * not 64 bytes, since an inner node is the hash of 64 bytes too.
 *
 * @param position place in the block; the coinbase has 0
 */
public record MerkleBranch(List<Hash256> siblings, long position) {

  /** Deeper trees than any block can have: 4,000,000 bytes hold under 2^17 transactions. */
  private static final int DEEPEST = 17;

  /**
   * @throws MalformedDataException if no tree of that depth has such a position
   */
  public MerkleBranch {
    siblings = List.copyOf(siblings);
    if (siblings.size() > DEEPEST) {
      throw new MalformedDataException(
          "a Merkle branch has " + siblings.size() + " levels, more than any block", "", "");
    }
    if (position < 0 || position >= 1L << siblings.size()) {
      throw new MalformedDataException(
          "position " + position + " does not exist in a tree of " + siblings.size() + " levels",
          "",
          "");
    }
  }

  /**
   * The root that follows from {@code id} and this branch.
   *
   * @throws MalformedDataException if two siblings are equal where no honest tree has it: on the
   *     right, at the first place of a level, or on the left of a place that is not the last of its
   *     level (CVE-2012-2459)
   */
  public Hash256 root(TxId id) {
    byte[] pair = new byte[2 * Hash256.LENGTH];
    Sha256d digest = new Sha256d();
    Hash256 node = id.hash();
    long rest = position;
    boolean last = false;
    for (Hash256 sibling : siblings) {
      boolean right = (rest & 1) == 1;
      boolean repeated = sibling.equals(node);
      // A level of odd length repeats its last node; what is last stays last in the levels above.
      if (repeated ? right || rest == 0 : last && !right) {
        throw new MalformedDataException(
            "two neighbours in the Merkle tree are equal (CVE-2012-2459)", "hash " + node, "");
      }
      (right ? sibling : node).writeWire(pair, 0);
      (right ? node : sibling).writeWire(pair, Hash256.LENGTH);
      node = digest.update(pair, 0, pair.length).finish();
      rest >>= 1;
      last |= repeated;
    }
    return node;
  }
}
