package org.tracer.heuristic.cospend;

import java.util.Arrays;
import java.util.PriorityQueue;

/**
 * A minimum cut of a hypergraph by Stoer and Wagner's phases, with the order of Klimmek and Wagner:
 * next is the address that most transactions join to those taken before. The last address of a
 * phase is cut off from the one before it by its own transactions at best; the two are then taken
 * for one.
 */
final class MinimumCut {

  /** A cluster that no single transaction splits hangs on two at least. */
  private static final int LEAST = 2;

  private static final int NONE = -1;

  private final Incidence incidence;

  /** Which address stands for an address that was merged with others. */
  private final int[] standsFor;

  /** The next of the addresses that one stands for; none at the end. */
  private final int[] nextOf;

  private final int[] lastOf;
  private final int[] key;
  private final boolean[] taken;
  private final boolean[] seen;
  private int[] best;
  private long steps;

  private MinimumCut(Incidence incidence, long steps) {
    this.incidence = incidence;
    this.steps = steps;
    standsFor = new int[incidence.addresses()];
    Arrays.setAll(standsFor, address -> address);
    lastOf = standsFor.clone();
    nextOf = new int[standsFor.length];
    Arrays.fill(nextOf, NONE);
    key = new int[incidence.addresses()];
    taken = new boolean[incidence.addresses()];
    seen = new boolean[incidence.transactions()];
    int first = 0;
    for (int address = 1; address < incidence.addresses(); address++) {
      if (incidence.transactionsOf[address].length < incidence.transactionsOf[first].length) {
        first = address;
      }
    }
    best = incidence.transactionsOf[first];
  }

  /**
   * The transactions of a minimum cut, ascending; none if it takes more than {@code steps}.
   *
   * @param incidence connected, of two addresses or more, and not split by a single transaction
   */
  static int[] of(Incidence incidence, long steps) {
    MinimumCut search = new MinimumCut(incidence, steps);
    for (int left = incidence.addresses(); left > 1 && search.best.length > LEAST; left--) {
      search.phase();
      if (search.steps < 0) {
        return new int[0];
      }
    }
    return search.best.clone();
  }

  private void phase() {
    Arrays.fill(key, 0);
    Arrays.fill(taken, false);
    Arrays.fill(seen, false);
    // Entries are key and address; those whose key has grown since are passed over.
    PriorityQueue<Long> queue = new PriorityQueue<>();
    int count = 0;
    for (int address = 0; address < standsFor.length; address++) {
      if (standsFor[address] == address) {
        queue.add(entry(address));
        count++;
      }
    }
    int last = NONE;
    int before = NONE;
    while (count > 0 && steps >= 0) {
      int address = (int) (queue.remove() & Integer.MAX_VALUE);
      if (taken[address]) {
        continue;
      }
      taken[address] = true;
      count--;
      before = last;
      last = address;
      for (int member = address; member != NONE; member = nextOf[member]) {
        take(member, queue);
        steps--;
      }
    }
    if (steps >= 0) {
      finish(before, last);
    }
  }

  private void take(int member, PriorityQueue<Long> queue) {
    for (int transaction : incidence.transactionsOf[member]) {
      if (seen[transaction]) {
        continue;
      }
      seen[transaction] = true;
      int[] touched = standing(transaction);
      steps -= touched.length;
      for (int address : touched) {
        if (!taken[address]) {
          key[address]++;
          queue.add(entry(address));
        }
      }
    }
  }

  /** The addresses of a transaction as they stand now, each once. */
  private int[] standing(int transaction) {
    return Arrays.stream(incidence.addressesOf[transaction])
        .map(address -> standsFor[address])
        .distinct()
        .toArray();
  }

  private void finish(int before, int last) {
    if (key[last] < best.length) {
      int[] cut = new int[key[last]];
      int found = 0;
      for (int transaction = 0; transaction < seen.length; transaction++) {
        int[] of = standing(transaction);
        if (of.length > 1 && Arrays.stream(of).anyMatch(address -> address == last)) {
          cut[found++] = transaction;
        }
      }
      best = cut;
    }
    for (int member = last; member != NONE; member = nextOf[member]) {
      standsFor[member] = before;
    }
    nextOf[lastOf[before]] = last;
    lastOf[before] = lastOf[last];
  }

  private long entry(int address) {
    return ((long) (Integer.MAX_VALUE - key[address]) << 31) | address;
  }
}
