package org.tracer.source.scan;

import java.util.List;

/** Blocks in memory. */
record MemoryBlocks(List<byte[]> blocks) implements BlockSequence {

  @Override
  public int size() {
    return blocks.size();
  }

  @Override
  public int length(int block) {
    return blocks.get(block).length;
  }

  @Override
  public void read(int block, byte[] into) {
    System.arraycopy(blocks.get(block), 0, into, 0, length(block));
  }

  @Override
  public String where(int block) {
    return "blk00007.dat, offset " + 1_000 * block;
  }
}
