package org.tracer.succinct;

import java.nio.file.Path;
import java.util.List;

/** Writes {@link VariableNumbers} from the first to the last. */
public final class VariableNumbersWriter implements AutoCloseable {

  private final ColumnSink bits;
  private final ColumnSink heads;
  private long size;
  private int inGroup;

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
    if (inGroup == 0) {
      heads.write(bits.bits(), 64);
    }
    addWidth(width);
    bits.write(number + 1, width);
    size++;
  }

  private void addWidth(int width) {
    heads.write(width, VariableNumbers.WIDTH_BITS);
    if (++inGroup % VariableNumbers.WIDTHS_PER_WORD == 0) {
      heads.align();
    }
    if (inGroup == VariableNumbers.GROUP) {
      inGroup = 0;
    }
  }

  public List<ColumnFile> finish() {
    while (inGroup != 0) {
      addWidth(0);
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
