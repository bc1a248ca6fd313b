package org.tracer.source.evm.explorer;

/**
 * Which page of which size begins where the known rows of a block end. An explorer that lists a row
 * twice may count it once or twice when it turns pages. At first it is taken to count it once, so
 * that a page never begins too late. A page without a new row shows that it counts twice: then the
 * rows are counted as they came.
 */
final class RowPages {

  private final int most;

  /** Different rows. */
  private int known;

  /** Rows as they came, as far as they came without a gap. */
  private long covered;

  private boolean countsTwice;

  /**
   * @param most rows that a page may have
   * @param known different rows on the first page
   * @param count of rows on it
   */
  RowPages(int most, int known, int count) {
    this.most = most;
    this.known = known;
    this.covered = Math.max(known, count);
  }

  private long start() {
    return countsTwice ? covered : known;
  }

  /** Rows of the page to ask for: as many as fit, so that a page begins at the right place. */
  int size() {
    long start = start();
    for (int size = Math.toIntExact(Math.min(most, start)); size > 1; size--) {
      if (start % size == 0) {
        return size;
      }
    }
    return 1;
  }

  int number() {
    return Math.toIntExact(start() / size()) + 1;
  }

  /** Takes a page that is not empty to account; false if it only repeats what was there. */
  boolean add(int unknown, int count) {
    boolean cameTwice = covered > known;
    covered = Math.max(covered, start() + count);
    known += unknown;
    if (unknown > 0) {
      return true;
    }
    boolean goesOn = countsTwice ? covered <= 2L * known : cameTwice;
    countsTwice = true;
    return goesOn;
  }
}
