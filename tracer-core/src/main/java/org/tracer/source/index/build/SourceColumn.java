package org.tracer.source.index.build;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.tracer.error.MalformedDataException;
import org.tracer.source.index.SegmentColumns;
import org.tracer.succinct.ColumnFile;
import org.tracer.succinct.PackedNumbers;
import org.tracer.succinct.PackedNumbersWriter;

/** Puts the spent outputs in the order of the inputs, and spreads them by output again. */
final class SourceColumn {

  private final Job job;
  private final List<StripFiles> strips;
  private final long inputCount;
  private final long outputBase;
  private final long outputCount;

  SourceColumn(
      Job job, List<StripFiles> strips, long inputCount, long outputBase, long outputCount) {
    this.job = job;
    this.strips = strips;
    this.inputCount = inputCount;
    this.outputBase = outputBase;
    this.outputCount = outputCount;
  }

  /**
   * @param joined inputs with what they spend, by input
   * @param own gets outputs of this segment with the inputs that spend them, by output
   * @param before gets the same for outputs of earlier segments
   */
  List<ColumnFile> run(Path joined, Spill own, Spill before) {
    try (PartLoad ranges = new PartLoad(List.of(joined));
        RowWalk rows = new RowWalk(strips);
        PackedNumbersWriter column =
            new PackedNumbersWriter(
                job.file(SegmentColumns.INPUT_SOURCES),
                PackedNumbers.widthOf(outputBase + outputCount))) {
      InOrder.run(
          Packing.ranges(inputCount),
          job.resources().threads(),
          () -> new RangeScatter(inputCount),
          (range, scatter) -> scatter.fill(ranges, range),
          (range, scatter) -> {
            long input = (long) range << Packing.RANGE_BITS;
            long end = Math.min(inputCount, input + Packing.RANGE);
            for (int i = 0; input < end; i++, input++) {
              long source = scatter.values[i];
              column.add(source);
              rows.nextInput();
              if (source > outputBase) {
                long output = source - 1 - outputBase;
                if (output >= rows.firstOutput()) {
                  throw new MalformedDataException(
                      "an input spends an output that is not there yet",
                      new BuiltTransactions(job).where(input),
                      "The files hold no valid chain.");
                }
                own.add(Packing.range(output), Packing.inRange(output, input));
              } else if (source > 0) {
                before.add(Packing.range(source - 1), Packing.inRange(source - 1, input));
              }
            }
          });
      return List.of(column.finish());
    }
  }

  /** Walks over the inputs of all transactions and knows the first output of each. */
  private static final class RowWalk implements AutoCloseable {
    private final List<StripFiles> strips;
    private int strip;
    private LongSpool.Reader rows;
    private long firstOutput;
    private int outputs;
    private int inputsLeft;

    RowWalk(List<StripFiles> strips) {
      this.strips = strips;
      this.rows = new LongSpool.Reader(strips.getFirst().rows());
    }

    void nextInput() {
      while (inputsLeft == 0) {
        while (!rows.hasNext()) {
          rows.close();
          rows = new LongSpool.Reader(strips.get(++strip).rows());
        }
        long row = rows.next();
        firstOutput += outputs;
        outputs = RowWord.outputs(row);
        inputsLeft = RowWord.inputs(row);
      }
      inputsLeft--;
    }

    long firstOutput() {
      return firstOutput;
    }

    @Override
    public void close() {
      rows.close();
    }
  }

  /** One range of numbers put in order. Used again. */
  static final class RangeScatter {
    private static final long NONE = 0;

    final long[] values;
    long[] loaded = {};
    int length;

    /**
     * @param count of all numbers
     */
    RangeScatter(long count) {
      values = new long[(int) Math.min(Packing.RANGE, count)];
    }

    RangeScatter fill(PartLoad ranges, int range) {
      load(ranges, range);
      Arrays.fill(values, NONE);
      for (int i = 0; i < length; i++) {
        values[Packing.place(loaded[i])] = Packing.other(loaded[i]);
      }
      return this;
    }

    RangeScatter load(PartLoad ranges, int range) {
      length = ranges.length(range);
      loaded = ranges.load(range, loaded);
      return this;
    }
  }
}
