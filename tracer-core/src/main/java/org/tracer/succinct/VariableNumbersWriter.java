package org.tracer.succinct;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes {@link VariableNumbers} from the first to the last. */
public final class VariableNumbersWriter implements AutoCloseable {

  private final ColumnSink bits;
  private final MonotoneNumbersWriter starts;
  private long size;

  /**
   * @param name path of the column's files without their endings
   * @param lowBits log2 of the mean width, rounded down; another number costs space only
   */
  public VariableNumbersWriter(Path name, int lowBits) {
    bits = new ColumnSink(name.resolveSibling(name.getFileName() + VariableNumbers.BITS));
    starts =
        new MonotoneNumbersWriter(
            name.resolveSibling(name.getFileName() + VariableNumbers.STARTS), lowBits);
  }

  /**
   * @param number 0 to 2^57 - 2
   */
  public void add(long number) {
    int width = PackedNumbers.widthOf(number + 1) - 1;
    if (number < 0 || width > MappedColumn.MOST_BITS) {
      throw new IllegalArgumentException(number + " is out of range");
    }
    starts.add(bits.bits());
    bits.write(number + 1, width);
    size++;
  }

  public List<ColumnFile> finish() {
    starts.add(bits.bits());
    List<ColumnFile> files = new ArrayList<>(starts.finish());
    files.add(bits.finish(ColumnKind.HEAP, size, 0, 0, 0));
    return files;
  }

  @Override
  public void close() {
    bits.close();
    starts.close();
  }
}
