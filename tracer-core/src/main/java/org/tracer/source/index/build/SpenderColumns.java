package org.tracer.source.index.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tracer.error.MalformedDataException;
import org.tracer.source.index.ChainIndex;
import org.tracer.source.index.SegmentColumns;
import org.tracer.succinct.BitVectorWriter;
import org.tracer.succinct.ColumnFile;
import org.tracer.succinct.MonotoneNumbersWriter;
import org.tracer.succinct.PackedNumbers;
import org.tracer.succinct.PackedNumbersWriter;

/** Writes which input spends each output, of this segment and of earlier ones. */
final class SpenderColumns {

  private final Job job;
  private final long inputCount;

  SpenderColumns(Job job, long inputCount) {
    this.job = job;
    this.inputCount = inputCount;
  }

  List<ColumnFile> own(Path spill, long outputCount) {
    try (PartLoad ranges = new PartLoad(List.of(spill));
        BitVectorWriter spent = new BitVectorWriter(job.file(SegmentColumns.OUTPUT_SPENT));
        PackedNumbersWriter spenders =
            new PackedNumbersWriter(
                job.file(SegmentColumns.OUTPUT_SPENDERS), PackedNumbers.widthOf(inputCount))) {
      InOrder.run(
          Packing.ranges(outputCount),
          job.resources().threads(),
          () -> new SourceColumn.RangeScatter(outputCount),
          (range, scatter) -> scatterOnce(ranges, range, scatter),
          (range, scatter) -> {
            long first = (long) range << Packing.RANGE_BITS;
            int count = (int) Math.min(Packing.RANGE, outputCount - first);
            for (int i = 0; i < count; i++) {
              long spender = scatter.values[i];
              spent.add(spender != 0);
              if (spender != 0) {
                spenders.add(spender - 1);
              }
            }
          });
      return List.of(spent.finish(), spenders.finish());
    }
  }

  private SourceColumn.RangeScatter scatterOnce(
      PartLoad ranges, int range, SourceColumn.RangeScatter scatter) {
    scatter.load(ranges, range);
    Arrays.fill(scatter.values, 0);
    for (int i = 0; i < scatter.length; i++) {
      int place = Packing.place(scatter.loaded[i]);
      long input = Packing.other(scatter.loaded[i]);
      if (scatter.values[place] != 0) {
        throw twice(input);
      }
      scatter.values[place] = input + 1;
    }
    return scatter;
  }

  List<ColumnFile> earlier(Path spill, long outputBase) {
    ChainIndex earlier = job.earlier();
    List<ColumnFile> files = new ArrayList<>();
    try (PartLoad ranges = new PartLoad(List.of(spill));
        MonotoneNumbersWriter outputs =
            new MonotoneNumbersWriter(
                job.file(SegmentColumns.EARLIER_OUTPUTS),
                MonotoneNumbersWriter.lowBits(inputCount, outputBase));
        PackedNumbersWriter spenders =
            new PackedNumbersWriter(
                job.file(SegmentColumns.EARLIER_SPENDERS), PackedNumbers.widthOf(inputCount))) {
      long[] loaded = {};
      long last = -1;
      for (int range = 0; range < ranges.partitions(); range++) {
        int length = ranges.length(range);
        loaded = ranges.load(range, loaded);
        Arrays.sort(loaded, 0, length);
        for (int i = 0; i < length; i++) {
          long output = ((long) range << Packing.RANGE_BITS) + Packing.place(loaded[i]);
          long input = Packing.other(loaded[i]);
          if (output == last
              || (earlier != null && earlier.spender(output) != ChainIndex.UNSPENT)) {
            throw twice(input);
          }
          last = output;
          outputs.add(output);
          spenders.add(input);
        }
      }
      files.addAll(outputs.finish());
      files.add(spenders.finish());
    }
    return files;
  }

  private MalformedDataException twice(long input) {
    return new MalformedDataException(
        "an output is spent twice",
        new BuiltTransactions(job).where(input),
        "The files hold no valid chain.");
  }
}
