package org.tracer.heuristic.cospend;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The fewest transactions that separate two addresses, by chains of transactions that share none
 * (Ford and Fulkerson 1956, shortest chains first). A transaction is two vertices, where a chain
 * enters and where it leaves, joined by an arc of capacity one.
 */
final class SeparatingTransactions {

  private static final int NONE = -1;

  private final Incidence incidence;
  private final int addresses;
  private final int transactions;

  /** The address from which a chain enters a transaction, or none. */
  private final int[] from;

  /** The address at which it leaves. */
  private final int[] to;

  /** The vertex before a vertex in the search; itself for the start; none where it did not come. */
  private final int[] before;

  private final int[] queue;
  private int queued;
  private long steps;

  private SeparatingTransactions(Incidence incidence, long steps) {
    this.incidence = incidence;
    this.steps = steps;
    addresses = incidence.addresses();
    transactions = incidence.transactions();
    from = new int[transactions];
    to = new int[transactions];
    Arrays.fill(from, NONE);
    Arrays.fill(to, NONE);
    before = new int[addresses + 2 * transactions];
    queue = new int[before.length];
  }

  /** The transactions, ascending; none if it takes more than {@code steps}. */
  static int[] of(Incidence incidence, int one, int other, long steps) {
    SeparatingTransactions search = new SeparatingTransactions(incidence, steps);
    while (search.reaches(one, other)) {
      search.augment(one, other);
    }
    return search.steps < 0 ? new int[0] : search.cut();
  }

  private int entry(int transaction) {
    return addresses + transaction;
  }

  private int exit(int transaction) {
    return addresses + transactions + transaction;
  }

  private boolean reaches(int one, int other) {
    Arrays.fill(before, NONE);
    queued = 0;
    reach(one, one);
    for (int i = 0; i < queued && before[other] == NONE && steps >= 0; i++) {
      expand(queue[i]);
    }
    return steps >= 0 && before[other] != NONE;
  }

  private void expand(int vertex) {
    if (vertex < addresses) {
      for (int transaction : incidence.transactionsOf[vertex]) {
        steps--;
        reach(entry(transaction), vertex);
        if (to[transaction] == vertex) {
          reach(exit(transaction), vertex);
        }
      }
    } else if (vertex < addresses + transactions) {
      int transaction = vertex - addresses;
      if (from[transaction] == NONE) {
        reach(exit(transaction), vertex);
      } else {
        reach(from[transaction], vertex);
      }
    } else {
      int transaction = vertex - addresses - transactions;
      for (int address : incidence.addressesOf[transaction]) {
        steps--;
        reach(address, vertex);
      }
      if (from[transaction] != NONE) {
        reach(entry(transaction), vertex);
      }
    }
  }

  private void reach(int vertex, int by) {
    if (before[vertex] == NONE) {
      before[vertex] = by;
      queue[queued++] = vertex;
    }
  }

  /** Takes back what the found way goes against, then adds what it goes along. */
  private void augment(int one, int other) {
    for (int vertex = other; vertex != one; vertex = before[vertex]) {
      int by = before[vertex];
      if (vertex < addresses && by >= addresses && by < addresses + transactions) {
        from[by - addresses] = NONE;
      } else if (by < addresses && vertex >= addresses + transactions) {
        to[vertex - addresses - transactions] = NONE;
      }
    }
    for (int vertex = other; vertex != one; vertex = before[vertex]) {
      int by = before[vertex];
      if (by < addresses && vertex < addresses + transactions) {
        from[vertex - addresses] = by;
      } else if (vertex < addresses && by >= addresses + transactions) {
        to[by - addresses - transactions] = vertex;
      }
    }
  }

  /** Transactions that the last search entered and did not leave. */
  private int[] cut() {
    return IntStream.range(0, transactions)
        .filter(
            transaction -> before[entry(transaction)] != NONE && before[exit(transaction)] == NONE)
        .toArray();
  }
}
