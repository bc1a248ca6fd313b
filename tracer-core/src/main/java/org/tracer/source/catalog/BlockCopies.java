package org.tracer.source.catalog;

import org.tracer.column.IntColumn;
import org.tracer.column.LongColumn;

/** Where blocks lie a second time: a node that was stopped hard writes some again. */
final class BlockCopies {

  final IntColumn file = new IntColumn();
  final LongColumn offset = new LongColumn();
  final IntColumn length = new IntColumn();
  final IntColumn statedHeight = new IntColumn();
  private final IntColumn block = new IntColumn();

  void add(int number, FoundFrames frames, int row, int inFile) {
    block.add(number);
    file.add(inFile);
    offset.add(frames.offset.get(row));
    length.add(frames.length.get(row));
    statedHeight.add(frames.statedHeight.get(row));
  }

  /** The first copy of a block that was not asked for yet; {@link BlockRows#NONE} if all were. */
  int next(int number) {
    for (int copy = 0; copy < block.size(); copy++) {
      if (block.get(copy) == number) {
        block.set(copy, BlockRows.NONE);
        return copy;
      }
    }
    return BlockRows.NONE;
  }
}
