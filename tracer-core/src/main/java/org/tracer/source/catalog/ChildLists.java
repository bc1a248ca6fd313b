package org.tracer.source.catalog;

import static org.tracer.source.catalog.BlockRows.NONE;

import java.util.Arrays;

/** The blocks on top of each block. */
final class ChildLists {

  private final int[] first;
  private final int[] next;

  ChildLists(BlockRows rows) {
    first = new int[rows.size()];
    next = new int[rows.size()];
    Arrays.fill(first, NONE);
    for (int block = rows.size() - 1; block >= 0; block--) {
      if (rows.isFound(block) && rows.previous(block) != NONE) {
        int previous = rows.previous(block);
        next[block] = first[previous];
        first[previous] = block;
      }
    }
  }

  /** The first block on top of {@code block}; {@code NONE} if there is none. */
  int first(int block) {
    return first[block];
  }

  /** The next block on top of the same one; {@code NONE} after the last. */
  int next(int block) {
    return next[block];
  }
}
