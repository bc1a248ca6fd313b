package org.tracer.source.index.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.source.index.SegmentColumns;
import org.tracer.succinct.BitVector;
import org.tracer.succinct.ColumnFile;
import org.tracer.succinct.MonotoneNumbersWriter;
import org.tracer.succinct.PackedNumbers;
import org.tracer.succinct.PackedNumbersWriter;

/** Writes the address of every output that is not the first of its address, in both directions. */
final class AddressColumns {

  private final Job job;
  private final long outputCount;
  private final long addressBase;
  private final long addresses;
  private final BitVector outputFirst;
  private final BitVector localFirst;
  private final @Nullable PackedNumbers localAddresses;

  /**
   * @param addresses number of addresses that are new in this segment
   */
  AddressColumns(Job job, long outputCount, long addressBase, long addresses) {
    this.job = job;
    this.outputCount = outputCount;
    this.addressBase = addressBase;
    this.addresses = addresses;
    outputFirst = new BitVector(job.file(SegmentColumns.OUTPUT_FIRST));
    if (job.earlier() == null) {
      localFirst = outputFirst;
      localAddresses = null;
    } else {
      localFirst = new BitVector(job.file(ScriptPass.LOCAL_FIRSTS));
      localAddresses = new PackedNumbers(job.file(ScriptPass.LOCAL_ADDRESSES));
    }
  }

  /**
   * @param repeats outputs that are not the first of their script here, with the first, by output
   * @param paid gets addresses with the outputs that pay them, by address
   */
  ColumnFile ofOutputs(Path repeats, Spill paid) {
    try (PartLoad ranges = new PartLoad(List.of(repeats));
        PackedNumbersWriter column =
            new PackedNumbersWriter(
                job.file(SegmentColumns.OUTPUT_ADDRESSES),
                PackedNumbers.widthOf(addressBase + addresses))) {
      InOrder.run(
          Packing.ranges(outputCount),
          job.resources().threads(),
          () -> new SourceColumn.RangeScatter(outputCount),
          (range, scatter) -> resolve(ranges, range, scatter),
          (range, scatter) -> {
            long first = (long) range << Packing.RANGE_BITS;
            int count = (int) Math.min(Packing.RANGE, outputCount - first);
            for (int i = 0; i < count; i++) {
              long address = scatter.values[i] - 1;
              if (!outputFirst.get(first + i)) {
                column.add(address + 1);
                if (address >= 0) {
                  paid.add(Packing.range(address), Packing.inRange(address, first + i));
                }
              }
            }
          });
      return column.finish();
    }
  }

  /** Puts addresses, plus one, in the place of the first outputs that repeats name. */
  private SourceColumn.RangeScatter resolve(
      PartLoad ranges, int range, SourceColumn.RangeScatter scatter) {
    scatter.load(ranges, range);
    Arrays.fill(scatter.values, 0);
    for (int i = 0; i < scatter.length; i++) {
      long first = Packing.other(scatter.loaded[i]) - 1;
      scatter.values[Packing.place(scatter.loaded[i])] = address(localFirst.rank(first)) + 1;
    }
    if (localAddresses != null) {
      long begin = (long) range << Packing.RANGE_BITS;
      long end = Math.min(outputCount, begin + Packing.RANGE);
      long rank = localFirst.rank(begin);
      for (long output = localFirst.next(begin);
          output < end;
          output = localFirst.next(output + 1)) {
        scatter.values[(int) (output - begin)] = address(rank++) + 1;
      }
    }
    return scatter;
  }

  private long address(long localNumber) {
    return localAddresses == null ? addressBase + localNumber : localAddresses.get(localNumber);
  }

  /** The outputs by address, from what {@link #ofOutputs} spread. */
  List<ColumnFile> paidAgain(Path paid, long paidCount) {
    List<ColumnFile> files = new ArrayList<>();
    try (PartLoad ranges = new PartLoad(List.of(paid));
        MonotoneNumbersWriter ofAddress =
            new MonotoneNumbersWriter(
                job.file(SegmentColumns.PAID_ADDRESSES),
                MonotoneNumbersWriter.lowBits(paidCount, addressBase + addresses));
        PackedNumbersWriter outputs =
            new PackedNumbersWriter(
                job.file(SegmentColumns.PAID_OUTPUTS), PackedNumbers.widthOf(outputCount))) {
      InOrder.run(
          ranges.partitions(),
          job.resources().threads(),
          () -> new SourceColumn.RangeScatter(0),
          (range, scatter) -> {
            scatter.load(ranges, range);
            Arrays.sort(scatter.loaded, 0, scatter.length);
            return scatter;
          },
          (range, scatter) -> {
            long first = (long) range << Packing.RANGE_BITS;
            for (int i = 0; i < scatter.length; i++) {
              ofAddress.add(first + Packing.place(scatter.loaded[i]));
              outputs.add(Packing.other(scatter.loaded[i]));
            }
          });
      files.addAll(ofAddress.finish());
      files.add(outputs.finish());
    }
    return files;
  }
}
