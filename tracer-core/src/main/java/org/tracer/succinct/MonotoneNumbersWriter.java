package org.tracer.succinct;

import java.nio.file.Path;
import java.util.List;

/** Writes {@link MonotoneNumbers}, smallest first. */
public final class MonotoneNumbersWriter implements AutoCloseable {

  private final PackedNumbersWriter low;
  private final BitVectorWriter high;
  private final int lowBits;
  private long size;
  private long last;

  /**
   * @param name path of the column's files without their endings
   * @param lowBits log2 of the mean gap, rounded down; another number costs space only
   */
  public MonotoneNumbersWriter(Path name, int lowBits) {
    this.low = new PackedNumbersWriter(sibling(name, MonotoneNumbers.LOW), lowBits);
    this.high = new BitVectorWriter(sibling(name, MonotoneNumbers.HIGH));
    this.lowBits = lowBits;
  }

  /** The number of low bits that gives the shortest files. */
  public static int lowBits(long count, long greatest) {
    return count == 0 ? 0 : Math.max(0, PackedNumbers.widthOf(greatest / count) - 1);
  }

  private static Path sibling(Path name, String ending) {
    return name.resolveSibling(name.getFileName() + ending);
  }

  public void add(long number) {
    if (number < last) {
      throw new IllegalArgumentException(number + " after " + last);
    }
    low.add(number & (1L << lowBits) - 1);
    high.addZerosAndOne((number >>> lowBits) - (last >>> lowBits));
    last = number;
    size++;
  }

  public long size() {
    return size;
  }

  public List<ColumnFile> finish() {
    high.add(false); // Ends the last bucket, for searches.
    return List.of(low.finish(), high.finish());
  }

  @Override
  public void close() {
    low.close();
    high.close();
  }
}
