package org.tracer.source.catalog;

import static org.tracer.source.catalog.BlockRows.NONE;

import org.tracer.source.blocks.LinkRule;
import org.tracer.source.blocks.Notices;

/** What lies beside the selected chain: stale blocks, chains that do not connect, ties. */
final class ChainNotices {

  private final BlockRows rows;
  private final Places places;
  private final LinkedBlocks links;
  private final Notices notices;
  private final int tip;
  private int staleCount;

  ChainNotices(BlockRows rows, Places places, LinkedBlocks links, int tip, Notices notices) {
    this.rows = rows;
    this.places = places;
    this.links = links;
    this.tip = tip;
    this.notices = notices;
  }

  /** Adds the notices; returns the number of stale blocks. In time and memory linear in blocks. */
  int add(BestChain chain) {
    int[] chainLength = new int[rows.size()];
    int[] chainTip = new int[rows.size()];
    for (int block = 0; block < rows.size(); block++) {
      int root = links.root(block);
      if (root == NONE || chain.holds(block)) {
        continue;
      }
      if (root == links.root(tip)) {
        addStale(block);
      } else if (chainLength[root]++ == 0 || links.isBetter(block, chainTip[root])) {
        chainTip[root] = block;
      }
    }
    for (int block = 0; block < rows.size(); block++) {
      if (chainLength[block] > 0) {
        int root = block;
        notices.add(
            Notices.Kind.UNCONNECTED, () -> unconnected(root, chainTip[root], chainLength[root]));
      }
    }
    return staleCount;
  }

  private void addStale(int block) {
    staleCount++;
    notices.add(
        Notices.Kind.STALE,
        () ->
            "Block "
                + rows.hash(block)
                + " at height "
                + links.height(block)
                + " ("
                + places.of(block)
                + ") is stale: the chain with most work does not hold it.");
    if (links.compareWork(block, tip) == 0) {
      notices.add(
          Notices.Kind.GENERAL,
          () ->
              "Blocks "
                  + rows.hash(tip)
                  + " and "
                  + rows.hash(block)
                  + " end chains of equal work; the one with the smaller hash was taken.");
    }
  }

  private String unconnected(int root, int last, int length) {
    boolean known = links.height(root) != LinkRule.UNKNOWN_HEIGHT;
    int previous = rows.previous(root);
    return "A chain of "
        + length
        + (length == 1 ? " block" : " blocks")
        + (links.compareWork(last, tip) > 0
            ? " is left out although it has more work: it does not connect"
            : " is left out: it has less work and does not connect")
        + ". It begins "
        + (known ? "at height " + links.height(root) + " " : "")
        + "with block "
        + rows.hash(root)
        + " ("
        + places.of(root)
        + ") and ends with "
        + rows.hash(last)
        + (previous == NONE
            ? "."
            : "; the block before it, " + rows.hash(previous) + ", is missing or refused.");
  }
}
