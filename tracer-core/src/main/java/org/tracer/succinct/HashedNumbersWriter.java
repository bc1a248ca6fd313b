package org.tracer.succinct;

import java.nio.file.Path;
import java.util.List;

/** Writes {@link HashedNumbers} in the order of their hashes, as unsigned numbers. */
public final class HashedNumbersWriter implements AutoCloseable {

  private final BitVectorWriter buckets;
  private final PackedNumbersWriter entries;
  private final int prefixBits;
  private long last;

  /**
   * @param name path of the table's files without their endings
   * @param prefixBits leading bits of each hash to keep, as {@link HashedNumbers#prefixBits} says
   * @param greatest the greatest number that may follow
   */
  public HashedNumbersWriter(Path name, int prefixBits, long greatest) {
    this.prefixBits = prefixBits;
    buckets = new BitVectorWriter(name.resolveSibling(name.getFileName() + HashedNumbers.BUCKETS));
    entries =
        new PackedNumbersWriter(
            name.resolveSibling(name.getFileName() + HashedNumbers.ENTRIES),
            PackedNumbers.widthOf(greatest) + HashedNumbers.EXTRA_BITS);
  }

  public void add(long hash, long number) {
    addPrefix(hash >>> (64 - prefixBits), number);
  }

  /** As {@link #add}, with the bits of the hash that are kept. */
  public void addPrefix(long prefix, long number) {
    if (prefix < last) {
      throw new IllegalArgumentException(prefix + " after " + last);
    }
    int extra = HashedNumbers.EXTRA_BITS;
    buckets.addZerosAndOne((prefix >>> extra) - (last >>> extra));
    entries.add(number << extra | (prefix & (1L << extra) - 1));
    last = prefix;
  }

  public List<ColumnFile> finish() {
    buckets.add(false); // Ends the last bucket.
    return List.of(buckets.finish(), entries.finish(prefixBits));
  }

  @Override
  public void close() {
    buckets.close();
    entries.close();
  }
}
