package org.tracer.heuristic.cospend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which transactions spend from which addresses, both by numbers: a hypergraph. */
final class Incidence {

  /** Distinct addresses by transaction. */
  final int[][] addressesOf;

  /** Transactions by address, ascending. */
  final int[][] transactionsOf;

  Incidence(int addresses, int[][] addressesOf) {
    this.addressesOf = addressesOf;
    int[] counts = new int[addresses];
    for (int[] of : addressesOf) {
      for (int address : of) {
        counts[address]++;
      }
    }
    transactionsOf = new int[addresses][];
    for (int address = 0; address < addresses; address++) {
      transactionsOf[address] = new int[counts[address]];
    }
    Arrays.fill(counts, 0);
    for (int transaction = 0; transaction < addressesOf.length; transaction++) {
      for (int address : addressesOf[transaction]) {
        transactionsOf[address][counts[address]++] = transaction;
      }
    }
  }

  int addresses() {
    return transactionsOf.length;
  }

  int transactions() {
    return addressesOf.length;
  }

  /** Connected parts when some transactions are not counted, each ascending, by first address. */
  List<int[]> partsWithout(int... transactions) {
    boolean[] out = new boolean[addressesOf.length];
    for (int transaction : transactions) {
      out[transaction] = true;
    }
    DisjointSets sets = new DisjointSets(addresses());
    for (int transaction = 0; transaction < addressesOf.length; transaction++) {
      int[] of = addressesOf[transaction];
      for (int i = 1; i < of.length && !out[transaction]; i++) {
        sets.join(of[0], of[i]);
      }
    }
    sets.flatten();
    List<int[]> parts = new ArrayList<>();
    int[] partOf = new int[addresses()];
    int[] filled = new int[addresses()];
    for (int address = 0; address < addresses(); address++) {
      int root = sets.root(address);
      if (root == address) {
        partOf[address] = parts.size();
        parts.add(new int[sets.sizeOf(root)]);
      }
      int part = partOf[root];
      parts.get(part)[filled[part]++] = address;
    }
    return parts;
  }
}
