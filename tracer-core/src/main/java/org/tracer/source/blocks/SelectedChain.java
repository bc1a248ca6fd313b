package org.tracer.source.blocks;

import java.util.List;

/**
 * Linked blocks, first to last.
 *
 * @param firstHeight height of the first
 * @param heightIsGiven whether the height comes from the user and not from the data
 */
record SelectedChain(List<CheckedBlock> blocks, int firstHeight, boolean heightIsGiven) {

  SelectedChain {
    blocks = List.copyOf(blocks);
  }

  int heightOf(int index) {
    return Math.addExact(firstHeight, index);
  }
}
