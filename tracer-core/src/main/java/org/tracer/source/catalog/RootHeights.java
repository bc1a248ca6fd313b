package org.tracer.source.catalog;

import static org.tracer.source.catalog.BlockRows.NONE;

import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.source.blocks.LinkRule;

/** Heights of blocks without the one before them. */
final class RootHeights {

  private final BlockRows rows;
  private final ChildLists children;
  private final LinkRule rule;
  private final int genesis;
  private int[] queue = {};

  /** Blocks that may yet be looked at: with every block refused, each would look at all others. */
  private long left;

  RootHeights(BlockRows rows, ChildLists children, BitcoinNetwork network) {
    this.rows = rows;
    this.children = children;
    this.rule = new LinkRule(network);
    this.genesis = rows.find(network.genesis().hash());
    this.left = 8L * rows.size();
  }

  /**
   * Known from the genesis block, or else from the nearest block on top that states its height; of
   * equally near ones that with the smallest hash.
   */
  int of(int root) {
    if (rows.previous(root) == NONE) {
      return 0;
    }
    if (rows.previous(root) == genesis) {
      return 1;
    }
    if (queue.length == 0) {
      queue = new int[rows.size()];
    }
    queue[0] = root;
    int from = 0;
    int to = 1;
    for (int above = 0; from < to && left > 0; above++) {
      int stating = stating(from, to, above);
      if (stating != NONE) {
        return rows.statedHeight(stating) - above;
      }
      left -= to - from;
      int end = to;
      for (; from < end; from++) {
        for (int on = children.first(queue[from]); on != NONE; on = children.next(on)) {
          queue[to++] = on;
        }
      }
    }
    return LinkRule.UNKNOWN_HEIGHT;
  }

  private int stating(int from, int to, int above) {
    int stating = NONE;
    for (int i = from; i < to; i++) {
      int block = queue[i];
      int stated = rows.statedHeight(block);
      if (stated >= above
          && rule.isPlausible(stated, rows.timeSeconds(block))
          && (stating == NONE || rows.isBefore(block, stating))) {
        stating = block;
      }
    }
    return stating;
  }
}
