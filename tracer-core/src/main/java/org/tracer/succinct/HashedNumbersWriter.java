package org.tracer.succinct;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes {@link HashedNumbers} in the order of their hashes, as unsigned numbers. */
public final class HashedNumbersWriter implements AutoCloseable {

  private final MonotoneNumbersWriter prefixes;
  private final PackedNumbersWriter numbers;
  private final int prefixBits;

  /**
   * @param name path of the table's files without their endings
   * @param prefixBits leading bits of each hash to keep, as {@link HashedNumbers#prefixBits} says
   * @param greatest the greatest number that may follow
   */
  public HashedNumbersWriter(Path name, int prefixBits, long greatest) {
    this.prefixBits = prefixBits;
    this.prefixes =
        new MonotoneNumbersWriter(
            name.resolveSibling(name.getFileName() + HashedNumbers.HASHES),
            HashedNumbers.EXTRA_BITS);
    this.numbers =
        new PackedNumbersWriter(
            name.resolveSibling(name.getFileName() + HashedNumbers.NUMBERS),
            PackedNumbers.widthOf(greatest));
  }

  public void add(long hash, long number) {
    addPrefix(hash >>> (64 - prefixBits), number);
  }

  /** As {@link #add}, with the bits of the hash that are kept. */
  public void addPrefix(long prefix, long number) {
    prefixes.add(prefix);
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
