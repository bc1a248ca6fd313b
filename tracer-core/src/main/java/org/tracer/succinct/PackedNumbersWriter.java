package org.tracer.succinct;

import java.nio.file.Path;

/** Writes {@link PackedNumbers} from the first to the last. */
public final class PackedNumbersWriter implements AutoCloseable {

  private final ColumnSink sink;
  private final int width;
  private long size;

  /**
   * @param width bits of each number, 0 to {@link PackedNumbers#MOST_BITS}
   */
  public PackedNumbersWriter(Path file, int width) {
    if (width < 0 || width > PackedNumbers.MOST_BITS) {
      throw new IllegalArgumentException("width " + width);
    }
    this.sink = new ColumnSink(file);
    this.width = width;
  }

  public void add(long number) {
    if (width < 64 && number >>> width != 0) {
      throw new IllegalArgumentException(number + " does not fit " + width + " bits");
    }
    sink.write(number, width);
    size++;
  }

  public ColumnFile finish() {
    return finish(0);
  }

  /** As {@link #finish()}, with a number of the caller's own beside the column's. */
  ColumnFile finish(long remark) {
    return sink.finish(ColumnKind.PACKED, size, width, remark, 0);
  }

  @Override
  public void close() {
    sink.close();
  }
}
