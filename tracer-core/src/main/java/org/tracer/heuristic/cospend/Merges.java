package org.tracer.heuristic.cospend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import org.tracer.ledger.ChainTables;

/** The evidence for a cluster: the co-spends that made it. */
public final class Merges {

  private Merges() {}

  /**
   * The merges that made the cluster of an address, in chain order: one fewer than the cluster has
   * addresses, and together they connect it. There may be more evidence: a later transaction that
   * spends from addresses already joined is left out.
   *
   * <p>Time: one more pass over the chain, up to the last merge. Memory: 12 bytes a member, and the
   * result.
   *
   * @param clustering made from these very tables
   */
  public static List<Merge> of(
      ChainTables tables, Clustering clustering, long address, LongConsumer progress) {
    long cluster = clustering.clusterOf(address);
    long[] members = clustering.members(address).toArray();
    DisjointSets sets = new DisjointSets(members.length);
    List<Merge> merges = new ArrayList<>();
    if (members.length == 1) {
      return merges;
    }
    new CoSpendReader(tables, clustering.guards())
        .read(
            (transaction, addresses, count) -> {
              if (clustering.clusterOf(addresses[0]) == cluster) {
                int first = Arrays.binarySearch(members, addresses[0]);
                for (int i = 1; i < count; i++) {
                  if (sets.join(first, Arrays.binarySearch(members, addresses[i]))) {
                    merges.add(new Merge(transaction, addresses[0], addresses[i]));
                  }
                }
              }
              return sets.sets() > 1;
            },
            progress);
    return merges;
  }
}
