package org.tracer.succinct;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes {@link ByteStrings} from the first to the last. */
public final class ByteStringsWriter implements AutoCloseable {

  private final ColumnSink bytes;
  private final MonotoneNumbersWriter starts;
  private long size;

  /**
   * @param name path of the column's files without their endings
   * @param lowBits log2 of the mean length, rounded down; another number costs space only
   */
  public ByteStringsWriter(Path name, int lowBits) {
    bytes = new ColumnSink(name.resolveSibling(name.getFileName() + ByteStrings.BYTES));
    starts =
        new MonotoneNumbersWriter(
            name.resolveSibling(name.getFileName() + ByteStrings.STARTS), lowBits);
  }

  public void add(byte[] source, int offset, int length) {
    starts.add(bytes.bits() >>> 3);
    for (int i = offset; i < offset + length; i++) {
      bytes.write(source[i], 8);
    }
    size++;
  }

  public long size() {
    return size;
  }

  public List<ColumnFile> finish() {
    starts.add(bytes.bits() >>> 3);
    List<ColumnFile> files = new ArrayList<>(starts.finish());
    files.add(bytes.finish(ColumnKind.HEAP, size, 0, 0, 0));
    return files;
  }

  @Override
  public void close() {
    bytes.close();
    starts.close();
  }
}
