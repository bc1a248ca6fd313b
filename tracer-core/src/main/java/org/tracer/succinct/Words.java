package org.tracer.succinct;

import java.nio.file.Path;
import java.util.Objects;

/** Whole 64-bit words, read in constant time. Read by any number of threads. */
public final class Words {

  private final MappedColumn column;

  public Words(Path file) {
    column = new MappedColumn(file, ColumnKind.HEAP);
    if (column.count() != column.payloadWords()) {
      throw column.damaged("a column of words contradicts itself");
    }
  }

  public long size() {
    return column.count();
  }

  public long get(long index) {
    return column.word(Objects.checkIndex(index, column.count()));
  }
}
