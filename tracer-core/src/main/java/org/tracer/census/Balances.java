package org.tracer.census;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.column.LongChunks;
import org.tracer.ledger.ChainTables;

/**
 * What every address holds as of a block; address numbers are those of the tables it was made from.
 * The balances and {@link #unspendableSat} sum to {@link #unspentSat}, which was checked. Where the
 * chain's beginning is missing, what was received before is missing too. Immutable; may be read by
 * several threads. Memory: 8 bytes an address.
 */
public final class Balances {

  private static final Comparator<Holding> LARGEST_FIRST =
      Comparator.comparingLong(Holding::balanceSat).reversed().thenComparingLong(Holding::address);

  private final BitcoinNetwork network;
  private final int firstHeight;
  private final BlockRef block;
  private final LongChunks balances;
  private final long unspentSat;
  private final long unspendableSat;
  private final long unspentOutputs;

  Balances(
      ChainTables tables,
      BlockHeight height,
      LongChunks balances,
      long unspentSat,
      long unspendableSat,
      long unspentOutputs) {
    network = tables.network();
    firstHeight = tables.firstHeight();
    block = tables.block(height.value());
    this.balances = balances;
    this.unspentSat = unspentSat;
    this.unspendableSat = unspendableSat;
    this.unspentOutputs = unspentOutputs;
  }

  public BitcoinNetwork network() {
    return network;
  }

  /** Height of the first block that was counted. */
  public int firstHeight() {
    return firstHeight;
  }

  /** The block after which the balances hold. */
  public BlockRef block() {
    return block;
  }

  /** Addresses of the whole data, those paid only after the block included. */
  public long addressCount() {
    return balances.size();
  }

  /** What an address holds, in satoshi. */
  public long balanceSat(long address) {
    return balances.get(Objects.checkIndex(address, balances.size()));
  }

  /** What all outputs hold that were not spent by then, in satoshi. */
  public long unspentSat() {
    return unspentSat;
  }

  /** How much of {@link #unspentSat} no transaction can ever spend. */
  public long unspendableSat() {
    return unspendableSat;
  }

  /** How many outputs were not spent by then, those that nobody can spend included. */
  public long unspentOutputs() {
    return unspentOutputs;
  }

  /** How many addresses hold anything. Linear in addresses. */
  public long holders() {
    long holders = 0;
    for (long address = 0; address < balances.size(); address++) {
      holders += balances.get(address) > 0 ? 1 : 0;
    }
    return holders;
  }

  /** The {@code count} addresses that hold most, of equal ones that which was paid first. */
  public List<Holding> largest(int count) {
    PriorityQueue<Holding> kept = new PriorityQueue<>(LARGEST_FIRST.reversed());
    for (long address = 0; address < balances.size() && count > 0; address++) {
      long balanceSat = balances.get(address);
      if (balanceSat > (kept.size() < count ? 0 : kept.element().balanceSat())) {
        kept.add(new Holding(address, balanceSat));
        if (kept.size() > count) {
          kept.remove();
        }
      }
    }
    List<Holding> largest = new ArrayList<>(kept);
    largest.sort(LARGEST_FIRST);
    return largest;
  }
}
