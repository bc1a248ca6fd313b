package org.tracer.source.index.build;

import java.util.List;
import org.tracer.source.index.SegmentColumns;
import org.tracer.succinct.ColumnFile;
import org.tracer.succinct.HashedNumbers;
import org.tracer.succinct.HashedNumbersWriter;
import org.tracer.succinct.PackedNumbers;

/**
 * Finds outputs that pay the same script, partition by partition of the scripts' hashes, and writes
 * the table that finds an address by its script. Scripts count as equal if 88 bits of a keyed hash
 * are; that is wrong by chance once in a hundred million builds of the main chain, and on purpose
 * never, for the key is not known before the chain is.
 */
final class ScriptJoin {

  private final Job job;
  private final PartLoad scripts;
  private final int partitionBits;
  private final int prefixBits;
  private final int numberBits;
  private final long outputCount;

  ScriptJoin(Job job, List<StripFiles> strips, long outputCount) {
    this.job = job;
    this.scripts = new PartLoad(strips.stream().map(StripFiles::scripts).toList());
    this.partitionBits = Integer.numberOfTrailingZeros(scripts.partitions());
    this.prefixBits = HashedNumbers.prefixBits(outputCount);
    this.numberBits = PackedNumbers.widthOf(outputCount);
    this.outputCount = outputCount;
  }

  private final class Scratch {
    long[] loaded = {};
    int length;
    int repeats;
    final HashJoin table = new HashJoin(partitionBits);
    final LookupOrder order = new LookupOrder(prefixBits, partitionBits, numberBits);
  }

  /** Joins and writes; {@code repeats} gets each output that is not the first, and the first. */
  List<ColumnFile> run(Spill repeats) {
    try (scripts;
        HashedNumbersWriter table =
            new HashedNumbersWriter(
                job.file(SegmentColumns.ADDRESS_LOOKUP),
                prefixBits,
                Math.max(0, outputCount - 1))) {
      InOrder.run(
          scripts.partitions(),
          job.resources().threads(),
          Scratch::new,
          this::join,
          (partition, scratch) -> {
            for (int i = 0; i < scratch.repeats; i += 2) {
              long output = scratch.loaded[i];
              repeats.add(
                  Packing.range(output), Packing.inRange(output, scratch.loaded[i + 1] + 1));
            }
            scratch.order.write(table);
          });
      return table.finish();
    }
  }

  private Scratch join(int partition, Scratch scratch) {
    scratch.length = scripts.length(partition);
    scratch.loaded = scripts.load(partition, scratch.loaded);
    scratch.table.start(scratch.length / 2);
    scratch.order.start(partition, scratch.length / 2);
    int repeats = 0;
    for (int i = 0; i < scratch.length; i += 2) {
      long hash = scratch.loaded[i];
      long output = Packing.number(scratch.loaded[i + 1]);
      int more = Packing.small(scratch.loaded[i + 1]);
      int slot = scratch.table.slot(hash);
      // Values are moved up by one output, for 0 means a free slot.
      while (scratch.table.value(slot) != 0 && Packing.small(scratch.table.value(slot)) != more) {
        slot = scratch.table.slotAfter(slot, hash);
      }
      long first = scratch.table.value(slot);
      if (first == 0) {
        scratch.table.put(slot, hash, Packing.pair(output + 1, more));
        scratch.order.add(hash, output);
      } else {
        scratch.loaded[repeats] = output;
        scratch.loaded[repeats + 1] = Packing.number(first) - 1;
        repeats += 2;
      }
    }
    scratch.repeats = repeats;
    scratch.order.sort();
    return scratch;
  }
}
