package org.tracer.succinct;

import java.nio.file.Path;

/**
 * A lookup table from hashes to numbers that keeps only the first bits of each hash, sorted, as a
 * monotone sequence: what it finds are candidates, which the caller must check. Read by any number
 * of threads.
 */
public final class HashedNumbers {

  static final String HASHES = ".hashes";
  static final String NUMBERS = ".numbers";

  /** Bits kept beyond those that tell as many entries apart. */
  static final int EXTRA_BITS = 5;

  private final MonotoneNumbers prefixes;
  private final PackedNumbers numbers;
  private final int prefixBits;

  /**
   * @param name path of the table's files without their endings
   */
  public HashedNumbers(Path name) {
    prefixes = new MonotoneNumbers(name.resolveSibling(name.getFileName() + HASHES));
    numbers = new PackedNumbers(name.resolveSibling(name.getFileName() + NUMBERS));
    if (prefixes.size() != numbers.size()) {
      throw ColumnFailures.damaged(name, "the files of a table do not belong together");
    }
    prefixBits = (int) numbers.remark();
    if (prefixBits < 1 || prefixBits > PackedNumbers.MOST_BITS) {
      throw ColumnFailures.damaged(name, "a table keeps " + prefixBits + " bits of a hash");
    }
  }

  /** How many bits of each hash a table of about {@code size} entries should keep. */
  public static int prefixBits(long size) {
    return Math.min(PackedNumbers.MOST_BITS, PackedNumbers.widthOf(size) + EXTRA_BITS);
  }

  public long size() {
    return numbers.size();
  }

  /** The last entry whose hash may be {@code hash}; -1 if there is none. */
  public long lastCandidate(long hash) {
    long prefix = hash >>> (64 - prefixBits);
    long last = prefixes.lastAtMost(prefix);
    return last >= 0 && prefixes.isAt(last, prefix) ? last : -1;
  }

  /** The next entry whose hash may be {@code hash}; -1 if there is none. */
  public long candidateBefore(long candidate, long hash) {
    long before = candidate - 1;
    return before >= 0 && prefixes.isAt(before, hash >>> (64 - prefixBits)) ? before : -1;
  }

  public long number(long candidate) {
    return numbers.get(candidate);
  }

  /** Checks what searches rely on. Linear. */
  public void check() {
    prefixes.check();
    numbers.check();
  }
}
