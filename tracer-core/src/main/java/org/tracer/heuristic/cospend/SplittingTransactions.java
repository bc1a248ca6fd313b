package org.tracer.heuristic.cospend;

/**
 * Transactions each of which alone holds a cluster together: cut vertices of the graph in which
 * addresses and transactions are vertices (Hopcroft and Tarjan 1973, depth first, without
 * recursion). Linear in the inputs.
 */
final class SplittingTransactions {

  private final Incidence incidence;
  private final int addresses;
  private final int[] entered;
  private final int[] low;
  private final int[] parent;
  private final int[] next;

  /** Addresses below a vertex in the tree, itself included. */
  private final int[] below;

  /** Of a transaction: the addresses of the parts below it that nothing else holds. */
  private final int[] falling;

  private final int[] largest;

  private SplittingTransactions(Incidence incidence) {
    this.incidence = incidence;
    addresses = incidence.addresses();
    int vertices = addresses + incidence.transactions();
    entered = new int[vertices];
    low = new int[vertices];
    parent = new int[vertices];
    next = new int[vertices];
    below = new int[vertices];
    falling = new int[vertices];
    largest = new int[vertices];
  }

  /**
   * Of the transactions without which the cluster falls apart, the one that leaves the smallest
   * largest part, of equal ones the first; −1 if there is none.
   *
   * @param incidence connected
   */
  static int mostEven(Incidence incidence) {
    SplittingTransactions search = new SplittingTransactions(incidence);
    search.walk();
    int best = -1;
    int least = Integer.MAX_VALUE;
    for (int transaction = 0; transaction < incidence.transactions(); transaction++) {
      int vertex = search.addresses + transaction;
      if (search.falling[vertex] > 0) {
        int rest = search.addresses - search.falling[vertex];
        int worst = Math.max(rest, search.largest[vertex]);
        if (worst < least) {
          least = worst;
          best = transaction;
        }
      }
    }
    return best;
  }

  private void walk() {
    int clock = 1;
    int at = 0;
    parent[0] = -1;
    entered[0] = clock;
    low[0] = clock;
    below[0] = 1;
    while (at >= 0) {
      if (next[at] < degree(at)) {
        int to = neighbour(at, next[at]++);
        if (entered[to] == 0) {
          parent[to] = at;
          entered[to] = ++clock;
          low[to] = clock;
          below[to] = to < addresses ? 1 : 0;
          at = to;
        } else if (to != parent[at]) {
          low[at] = Math.min(low[at], entered[to]);
        }
      } else {
        int up = parent[at];
        if (up >= 0) {
          low[up] = Math.min(low[up], low[at]);
          below[up] += below[at];
          // The walk starts at an address, so a transaction always has a part above it.
          if (up >= addresses && low[at] >= entered[up]) {
            falling[up] += below[at];
            largest[up] = Math.max(largest[up], below[at]);
          }
        }
        at = up;
      }
    }
  }

  private int degree(int vertex) {
    return vertex < addresses
        ? incidence.transactionsOf[vertex].length
        : incidence.addressesOf[vertex - addresses].length;
  }

  private int neighbour(int vertex, int index) {
    return vertex < addresses
        ? addresses + incidence.transactionsOf[vertex][index]
        : incidence.addressesOf[vertex - addresses][index];
  }
}
