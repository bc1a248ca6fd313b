package org.tracer.source.catalog;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.source.blocks.Notices;

/**
 * The blocks of one chain by height, and where the bytes of each lie. Immutable until the catalog
 * it comes from refuses a block, after which it must not be used any more. Methods that take a
 * height throw {@link IndexOutOfBoundsException} outside {@link #firstHeight} to {@link
 * #lastHeight}.
 */
public final class BestChain {

  private final BitcoinNetwork network;
  private final BlockRows rows;
  private final List<Path> files;
  private final byte[] key;
  private final String origin;
  private final int firstHeight;
  private final int[] blocks;

  /** Place in {@link #blocks} of every block that is in it, plus one; 0 for others. */
  private final int[] places;

  private List<String> notices = List.of();
  private int staleCount;

  BestChain(
      BitcoinNetwork network,
      BlockRows rows,
      LinkedBlocks links,
      int tip,
      List<Path> files,
      byte[] key,
      String origin) {
    this.network = network;
    this.rows = rows;
    this.files = files;
    this.key = key.clone();
    this.origin = origin;
    this.firstHeight = links.height(links.root(tip));
    this.blocks = new int[links.height(tip) - firstHeight + 1];
    this.places = new int[rows.size()];
    int block = tip;
    for (int place = blocks.length - 1; place >= 0; place--) {
      blocks[place] = block;
      places[block] = place + 1;
      block = rows.previous(block);
    }
  }

  /** Called once, before the chain is given out. */
  void add(Notices all, int stale) {
    notices = List.copyOf(all.toList());
    staleCount = stale;
  }

  boolean holds(int block) {
    return places[block] != 0;
  }

  private int block(int height) {
    return blocks[Objects.checkIndex(height - firstHeight, blocks.length)];
  }

  public BitcoinNetwork network() {
    return network;
  }

  /** Height of the first block: 0 unless the files begin later, as those of a pruned node. */
  public int firstHeight() {
    return firstHeight;
  }

  /** Height of the last block, inclusive. */
  public int lastHeight() {
    return firstHeight + blocks.length - 1;
  }

  /** Number of blocks, at least one. */
  public int size() {
    return blocks.length;
  }

  public BlockHash hash(int height) {
    return rows.hash(block(height));
  }

  /** Writes the 32 bytes of a block's hash in wire order. */
  public void writeHash(int height, byte[] target, int offset) {
    hash(height).hash().writeWire(target, offset);
  }

  /** Block time in seconds since 1970, UTC: the miner's claim. */
  public long timeSeconds(int height) {
    return rows.timeSeconds(block(height));
  }

  public BlockRef ref(int height) {
    return new BlockRef(
        BlockHeight.of(height), hash(height), Instant.ofEpochSecond(timeSeconds(height)));
  }

  /** Which of {@link #files} holds the block. */
  public int fileIndex(int height) {
    return rows.file(block(height));
  }

  /** Offset in its file of the first of the 80 bytes of its header, behind magic and length. */
  public long offset(int height) {
    return rows.offset(block(height));
  }

  /** Bytes of the whole block, header included; at most 4,000,000. */
  public int length(int height) {
    return rows.length(block(height));
  }

  /** Every file that was searched, in order of name. */
  public List<Path> files() {
    return files;
  }

  /**
   * Eight bytes to XOR the files with: byte {@code i} of a file with {@code key[i % 8]}. A copy.
   */
  public byte[] key() {
    return key.clone();
  }

  /** What the files are called in evidence, without directories. */
  public String origin() {
    return origin;
  }

  /** Damage, refused, stale and unconnected blocks, in sentences; bounded in number. */
  public List<String> notices() {
    return notices;
  }

  /** Blocks that connect to the chain but are no part of it. */
  public int staleCount() {
    return staleCount;
  }

  /** Height of a block of this chain; -1 if it is not in it. */
  public int heightOf(BlockHash block) {
    int number = rows.find(block.hash());
    return number == BlockRows.NONE || places[number] == 0 ? -1 : firstHeight + places[number] - 1;
  }

  public boolean contains(BlockHash block) {
    return heightOf(block) >= 0;
  }

  /**
   * How far an earlier chain agrees with this one; -1 if they share no block. Takes a number of
   * look-ups that is logarithmic in the length.
   *
   * @param first height of the earlier chain's first block
   * @param last height of its last block, inclusive
   * @param hashes hash of its block of each height between
   */
  public int lastCommonHeight(int first, int last, IntFunction<BlockHash> hashes) {
    int low = Math.max(first, firstHeight) - 1; // Common, if it is a height of both at all.
    int high = Math.min(last, lastHeight()) + 1; // Not common.
    int none = low;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (hash(middle).equals(hashes.apply(middle))) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low == none ? -1 : low;
  }
}
