package org.tracer.source.index.build;

import java.nio.file.Path;
import java.util.List;
import org.tracer.succinct.BitVectorWriter;
import org.tracer.succinct.ColumnFile;

/** Marks the outputs of the segment that are the first in it to pay their script. */
final class FirstOutputs {

  private static final long LOST = -1;

  private FirstOutputs() {}

  /**
   * @param repeats outputs that are not the first, by output
   * @param target the bits to write
   */
  static ColumnFile run(
      Job job, List<StripFiles> strips, Path repeats, long outputCount, Path target) {
    try (PartLoad ranges = new PartLoad(List.of(repeats));
        LostWalk lost = new LostWalk(strips);
        BitVectorWriter firsts = new BitVectorWriter(target)) {
      InOrder.run(
          Packing.ranges(outputCount),
          job.resources().threads(),
          () -> new SourceColumn.RangeScatter(outputCount),
          (range, scatter) -> scatter.fill(ranges, range),
          (range, scatter) -> {
            long first = (long) range << Packing.RANGE_BITS;
            int count = (int) Math.min(Packing.RANGE, outputCount - first);
            for (long output = lost.peek(); output < first + count; output = lost.advance()) {
              scatter.values[(int) (output - first)] = LOST;
            }
            for (int i = 0; i < count; i++) {
              firsts.add(scatter.values[i] == 0);
            }
          });
      return firsts.finish();
    }
  }

  /** The outputs that can never be spent, in order. */
  private static final class LostWalk implements AutoCloseable {
    private final List<StripFiles> strips;
    private int strip;
    private LongSpool.Reader lost;
    private long next;

    LostWalk(List<StripFiles> strips) {
      this.strips = strips;
      this.lost = new LongSpool.Reader(strips.getFirst().lost());
      this.next = advance();
    }

    /** The next one; larger than any number behind the last. */
    long peek() {
      return next;
    }

    long advance() {
      while (!lost.hasNext()) {
        if (strip + 1 == strips.size()) {
          next = Long.MAX_VALUE;
          return next;
        }
        lost.close();
        lost = new LongSpool.Reader(strips.get(++strip).lost());
      }
      next = lost.next();
      return next;
    }

    @Override
    public void close() {
      lost.close();
    }
  }
}
