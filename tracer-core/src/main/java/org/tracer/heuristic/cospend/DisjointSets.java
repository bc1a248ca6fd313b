package org.tracer.heuristic.cospend;

import java.util.Arrays;
import org.tracer.error.InvalidInputException;

/**
 * Disjoint sets of the numbers from 0 on, each named by its least member. A root holds minus the
 * size of its set, any other number its parent, which is less. The paths are halved on the way
 * (Tarjan and van Leeuwen 1984), so <i>m</i> operations on <i>n</i> numbers take O(m log n) time at
 * worst and about O(m) in practice. Memory: 4 bytes a number. Confined to one thread while sets are
 * joined.
 */
final class DisjointSets {

  /** What the longest array holds. */
  static final long MOST = Integer.MAX_VALUE - 8L;

  private final int[] links;
  private long sets;

  DisjointSets(long size) {
    if (size > MOST) {
      throw new InvalidInputException(
          "more addresses than clustering can hold",
          size + " addresses, at most " + MOST,
          "Cluster a chain up to an earlier height.");
    }
    links = new int[(int) size];
    Arrays.fill(links, -1);
    sets = size;
  }

  int size() {
    return links.length;
  }

  /** How many sets there are. */
  long sets() {
    return sets;
  }

  int find(int number) {
    int at = number;
    while (links[at] >= 0) {
      int parent = links[at];
      int grandparent = links[parent];
      if (grandparent < 0) {
        return parent;
      }
      links[at] = grandparent;
      at = grandparent;
    }
    return at;
  }

  /** Joins the sets of two numbers; returns whether they were two. */
  boolean join(int one, int other) {
    int a = find(one);
    int b = find(other);
    if (a == b) {
      return false;
    }
    int least = Math.min(a, b);
    int root = Math.max(a, b);
    links[least] += links[root];
    links[root] = least;
    sets--;
    return true;
  }

  /** Links every number to its root directly; from then on {@link #root} may be asked. */
  void flatten() {
    for (int i = 0; i < links.length; i++) {
      int parent = links[i];
      if (parent >= 0 && links[parent] >= 0) {
        links[i] = links[parent];
      }
    }
  }

  /** As {@link #find} after {@link #flatten}, without changing anything. */
  int root(int number) {
    return links[number] < 0 ? number : links[number];
  }

  boolean isRoot(int number) {
    return links[number] < 0;
  }

  /** Members of the set with this root. */
  int sizeOf(int root) {
    return -links[root];
  }
}
