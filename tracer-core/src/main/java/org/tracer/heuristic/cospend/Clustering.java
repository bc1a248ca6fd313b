package org.tracer.heuristic.cospend;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.tracer.chain.BlockRef;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.ledger.ChainTables;

/**
 * Every address of a chain in its cluster, as {@link CoSpend} infers it; address numbers are those
 * of the tables it was made from. An address that was never spent together with another is a
 * cluster of its own. Immutable; may be read by several threads. Memory: 4 bytes an address.
 */
public final class Clustering {

  private static final Comparator<Cluster> LARGEST_FIRST =
      Comparator.comparingLong(Cluster::size).reversed().thenComparingLong(Cluster::first);

  private final BitcoinNetwork network;
  private final int firstHeight;
  private final BlockRef horizon;
  private final Set<CoSpendGuard> guards;
  private final DisjointSets sets;
  private final CoSpendCounts counts;

  Clustering(
      ChainTables tables, Set<CoSpendGuard> guards, DisjointSets sets, CoSpendCounts counts) {
    network = tables.network();
    firstHeight = tables.firstHeight();
    horizon = tables.horizon();
    this.guards = guards;
    this.sets = sets;
    this.counts = counts;
  }

  public BitcoinNetwork network() {
    return network;
  }

  /** Height of the first block that was looked at. */
  public int firstHeight() {
    return firstHeight;
  }

  /** The last block that was looked at. */
  public BlockRef horizon() {
    return horizon;
  }

  /**
   * The guards that were in force; never {@link CoSpendGuard#SIGHASH}, which tables cannot tell.
   */
  public Set<CoSpendGuard> guards() {
    return guards;
  }

  public CoSpendCounts counts() {
    return counts;
  }

  public long addressCount() {
    return sets.size();
  }

  public long clusterCount() {
    return sets.sets();
  }

  /** The cluster of an address, as the number of the address in it that was paid first. O(1). */
  public long clusterOf(long address) {
    return sets.root((int) Objects.checkIndex(address, addressCount()));
  }

  /** How many addresses the cluster of an address has. O(1). */
  public long sizeOf(long address) {
    return sets.sizeOf((int) clusterOf(address));
  }

  /** All clusters, each by its first address, in the order these were first paid. */
  public LongStream clusters() {
    return IntStream.range(0, sets.size()).filter(sets::isRoot).asLongStream();
  }

  /** The addresses of a cluster in the order they were first paid. Linear in all addresses. */
  public LongStream members(long address) {
    int root = (int) clusterOf(address);
    return IntStream.range(root, sets.size())
        .filter(member -> sets.root(member) == root)
        .asLongStream();
  }

  /** How many clusters have more than one address. Linear in all addresses. */
  public long severalCount() {
    return clusters().filter(first -> sets.sizeOf((int) first) > 1).count();
  }

  /** The {@code count} clusters with most addresses, of equal ones that which was paid first. */
  public List<Cluster> largest(int count) {
    PriorityQueue<Cluster> kept = new PriorityQueue<>(LARGEST_FIRST.reversed());
    clusters()
        .forEach(first -> {
          int size = sets.sizeOf((int) first);
          if (kept.size() < count || (count > 0 && size > kept.element().size())) {
            kept.add(new Cluster(first, size));
            if (kept.size() > count) {
              kept.remove();
            }
          }
        });
    List<Cluster> largest = new ArrayList<>(kept);
    largest.sort(LARGEST_FIRST);
    return largest;
  }
}
