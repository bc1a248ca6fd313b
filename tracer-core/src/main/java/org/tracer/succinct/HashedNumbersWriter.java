package org.tracer.succinct;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes {@link HashedNumbers} in the order of their hashes, as unsigned numbers. */
public final class HashedNumbersWriter implements AutoCloseable {

  private static final int LOW_BITS = 5;

  private final MonotoneNumbersWriter prefixes;
  private final PackedNumbersWriter numbers;
  private final int prefixBits;

  /**
   * @param name path of the table's files without their endings
   * @param expected about how many entries will follow; another number costs space or time only
   * @param greatest the greatest number that may follow
   */
  public HashedNumbersWriter(Path name, long expected, long greatest) {
    this.prefixBits = Math.min(PackedNumbers.MOST_BITS, PackedNumbers.widthOf(expected) + LOW_BITS);
    this.prefixes =
        new MonotoneNumbersWriter(
            name.resolveSibling(name.getFileName() + HashedNumbers.HASHES), LOW_BITS);
    this.numbers =
        new PackedNumbersWriter(
            name.resolveSibling(name.getFileName() + HashedNumbers.NUMBERS),
            PackedNumbers.widthOf(greatest));
  }

  public void add(long hash, long number) {
    prefixes.add(hash >>> (64 - prefixBits));
    numbers.add(number);
  }

  public List<ColumnFile> finish() {
    List<ColumnFile> files = new ArrayList<>(prefixes.finish());
    files.add(numbers.finish(prefixBits));
    return files;
  }

  @Override
  public void close() {
    prefixes.close();
    numbers.close();
  }
}
