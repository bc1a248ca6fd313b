package org.tracer.source.blocks;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tracer.chain.BlockHash;

/** Tells of the valid blocks that are not on the selected chain. */
final class ChainReport {

  private final List<CheckedBlock> blocks;
  private final int[] root;
  private final int[] height;
  private final BigInteger[] work;
  private final int[] chainLength;
  private final int[] chainTip;

  ChainReport(List<CheckedBlock> blocks, int[] root, int[] height, BigInteger[] work) {
    this.blocks = blocks;
    this.root = root;
    this.height = height;
    this.work = work;
    this.chainLength = new int[blocks.size()];
    this.chainTip = new int[blocks.size()];
  }

  void add(SelectedChain chain, Notices notices) {
    Set<BlockHash> selected = new HashSet<>();
    chain.blocks().forEach(block -> selected.add(block.header().hash()));
    BlockHash first = chain.blocks().getFirst().header().hash();
    BlockHash last = chain.blocks().getLast().header().hash();
    int tip = indexOf(last);
    if (chain.heightIsGiven()) {
      notices.add(
          Notices.Kind.GENERAL,
          "Height " + chain.firstHeight() + " of block " + first + " was given, not found.");
    }
    for (int block = 0; block < blocks.size(); block++) {
      if (root[block] < 0 || selected.contains(blocks.get(block).header().hash())) {
        continue;
      }
      if (root[block] == root[tip]) {
        notices.add(Notices.Kind.STALE, stale(block, chain));
        if (work[block].equals(work[tip])) {
          notices.add(Notices.Kind.GENERAL, tie(block, last));
        }
      } else {
        count(block);
      }
    }
    for (int block = 0; block < blocks.size(); block++) {
      if (chainLength[block] > 0) {
        notices.add(Notices.Kind.UNCONNECTED, unconnected(block));
      }
    }
  }

  private void count(int block) {
    int first = root[block];
    if (chainLength[first]++ == 0 || work[block].compareTo(work[chainTip[first]]) > 0) {
      chainTip[first] = block;
    }
  }

  private int indexOf(BlockHash hash) {
    int index = 0;
    while (!blocks.get(index).header().hash().equals(hash)) {
      index++;
    }
    return index;
  }

  private String stale(int block, SelectedChain chain) {
    String at = chain.heightIsGiven() ? "" : " at height " + height[block];
    return "Block "
        + blocks.get(block).header().hash()
        + at
        + " ("
        + blocks.get(block).found().where()
        + ") is stale: the chain with most work does not hold it.";
  }

  private String tie(int block, BlockHash selected) {
    return "Blocks "
        + selected
        + " and "
        + blocks.get(block).header().hash()
        + " end chains of equal work; the one with the smaller hash was taken.";
  }

  private String unconnected(int first) {
    CheckedBlock block = blocks.get(first);
    boolean known = height[first] != LinkRule.UNKNOWN_HEIGHT;
    return "A chain of "
        + chainLength[first]
        + (chainLength[first] == 1 ? " block" : " blocks")
        + " is left out: it has less work and does not connect. It begins "
        + (known ? "at height " + height[first] + " " : "")
        + "with block "
        + block.header().hash()
        + " ("
        + block.found().where()
        + ") and ends with "
        + blocks.get(chainTip[first]).header().hash()
        + "; the block before it, "
        + block.header().previous()
        + ", is missing or refused.";
  }
}
