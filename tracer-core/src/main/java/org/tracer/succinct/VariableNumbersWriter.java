package org.tracer.succinct;

import java.nio.file.Path;
import java.util.List;

/** Writes {@link VariableNumbers} from the first to the last. */
public final class VariableNumbersWriter implements AutoCloseable {

  private final ColumnSink bits;
  private final ColumnSink heads;
  private long size;

  /**
   * @param name path of the column's files without their endings
   */
  public VariableNumbersWriter(Path name) {
    bits = new ColumnSink(name.resolveSibling(name.getFileName() + VariableNumbers.BITS));
    heads = new ColumnSink(name.resolveSibling(name.getFileName() + VariableNumbers.HEADS));
  }

  /**
   * @param number 0 to 2^57 - 2
   */
  public void add(long number) {
    int width = PackedNumbers.widthOf(number + 1) - 1;
    if (number < 0 || width > MappedColumn.MOST_BITS) {
      throw new IllegalArgumentException(number + " is out of range");
    }
    if ((size & VariableNumbers.GROUP - 1) == 0) {
      heads.write(bits.bits(), 64);
    }
    heads.write(width, VariableNumbers.WIDTH_BITS);
    bits.write(number + 1, width);
    size++;
  }

  public List<ColumnFile> finish() {
    for (long i = size; (i & VariableNumbers.GROUP - 1) != 0; i++) {
      heads.write(0, VariableNumbers.WIDTH_BITS);
    }
    return List.of(
        bits.finish(ColumnKind.HEAP, size, 0, 0, 0), heads.finish(ColumnKind.HEAP, size, 0, 0, 0));
  }

  @Override
  public void close() {
    bits.close();
    heads.close();
  }
}
