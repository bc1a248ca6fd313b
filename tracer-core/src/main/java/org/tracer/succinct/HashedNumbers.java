package org.tracer.succinct;

import java.nio.file.Path;

/**
 * A lookup table from hashes to numbers that keeps only the first bits of each hash: what it finds
 * are candidates, which the caller must check. Entries are sorted by hash. The high bits of the
 * hashes are a bit vector, as in {@link MonotoneNumbers}; the others stand beside the numbers, so
 * that a look-up costs three cache misses or four. Read by any number of threads.
 */
public final class HashedNumbers {

  static final String BUCKETS = ".buckets";
  static final String ENTRIES = ".entries";

  /** Bits kept beyond those that tell as many entries apart. */
  static final int EXTRA_BITS = 5;

  private final BitVector buckets;
  private final PackedNumbers entries;
  private final int prefixBits;

  /**
   * @param name path of the table's files without their endings
   */
  public HashedNumbers(Path name) {
    buckets = new BitVector(name.resolveSibling(name.getFileName() + BUCKETS));
    entries = new PackedNumbers(name.resolveSibling(name.getFileName() + ENTRIES));
    if (buckets.ones() != entries.size()) {
      throw ColumnFailures.damaged(name, "the files of a table do not belong together");
    }
    prefixBits = (int) entries.remark();
    if (prefixBits < EXTRA_BITS || prefixBits > PackedNumbers.MOST_BITS) {
      throw ColumnFailures.damaged(name, "a table keeps " + prefixBits + " bits of a hash");
    }
  }

  /** How many bits of each hash a table of about {@code size} entries should keep. */
  public static int prefixBits(long size) {
    return Math.min(PackedNumbers.MOST_BITS, PackedNumbers.widthOf(size) + EXTRA_BITS);
  }

  public long size() {
    return entries.size();
  }

  /** Fetches what {@link #firstCandidate} will need; see {@link BitVector#fetch}. */
  public long fetch(long hash) {
    long bucket = hash >>> (64 - prefixBits) >>> EXTRA_BITS;
    return buckets.fetchZero(Math.min(bucket, buckets.size() - buckets.ones() - 1));
  }

  /** The first entry whose hash may be {@code hash}; -1 if there is none. */
  public long firstCandidate(long hash) {
    long bucket = hash >>> (64 - prefixBits) >>> EXTRA_BITS;
    if (bucket >= buckets.size() - buckets.ones()) {
      return -1;
    }
    long position = bucket == 0 ? 0 : buckets.selectZero(bucket - 1) + 1;
    return candidate(position, bucket, rest(hash));
  }

  /** The next entry whose hash may be {@code hash}; -1 if there is none. */
  public long candidateAfter(long candidate, long hash) {
    long bucket = hash >>> (64 - prefixBits) >>> EXTRA_BITS;
    return candidate(bucket + candidate + 1, bucket, rest(hash));
  }

  /** Looks through what is left of a bucket, whose entries are the ones up to the next zero. */
  private long candidate(long from, long bucket, long rest) {
    for (long position = from; position < buckets.size() && buckets.get(position); position++) {
      long low = entries.get(position - bucket) & (1 << EXTRA_BITS) - 1;
      if (low >= rest) {
        return low == rest ? position - bucket : -1;
      }
    }
    return -1;
  }

  private long rest(long hash) {
    return hash >>> (64 - prefixBits) & (1 << EXTRA_BITS) - 1;
  }

  public long number(long candidate) {
    return entries.get(candidate) >>> EXTRA_BITS;
  }

  /** Checks what searches rely on. Linear. */
  public void check() {
    buckets.check();
    entries.check();
    if (buckets.size() > 0 && buckets.get(buckets.size() - 1)) {
      throw entries.damaged("a table's last bucket does not end");
    }
  }
}
