package org.tracer.source.catalog;

import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockRef;
import org.tracer.chain.bitcoin.BitcoinNetwork;

/**
 * The blocks of one chain by height, and where the bytes of each lie. Immutable. Methods that take
 * a height throw {@link IndexOutOfBoundsException} outside {@link #firstHeight} to {@link
 * #lastHeight}.
 */
public final class BestChain {

  private BestChain() {}

  public BitcoinNetwork network() {
    throw new UnsupportedOperationException();
  }

  /** Height of the first block: 0 unless the files begin later, as those of a pruned node. */
  public int firstHeight() {
    throw new UnsupportedOperationException();
  }

  /** Height of the last block, inclusive. */
  public int lastHeight() {
    throw new UnsupportedOperationException();
  }

  /** Number of blocks, at least one. */
  public int size() {
    throw new UnsupportedOperationException();
  }

  public BlockHash hash(int height) {
    throw new UnsupportedOperationException();
  }

  /** Writes the 32 bytes of a block's hash in wire order. */
  public void writeHash(int height, byte[] target, int offset) {
    throw new UnsupportedOperationException();
  }

  /** Block time in seconds since 1970, UTC: the miner's claim. */
  public long timeSeconds(int height) {
    throw new UnsupportedOperationException();
  }

  public BlockRef ref(int height) {
    throw new UnsupportedOperationException();
  }

  /** Which of {@link #files} holds the block. */
  public int fileIndex(int height) {
    throw new UnsupportedOperationException();
  }

  /** Offset in its file of the first of the 80 bytes of its header, behind magic and length. */
  public long offset(int height) {
    throw new UnsupportedOperationException();
  }

  /** Bytes of the whole block, header included; at most 4,000,000. */
  public int length(int height) {
    throw new UnsupportedOperationException();
  }

  /** Every file that was searched, in order of name. */
  public List<Path> files() {
    throw new UnsupportedOperationException();
  }

  /**
   * Eight bytes to XOR the files with: byte {@code i} of a file with {@code key[i % 8]}. A copy.
   */
  public byte[] key() {
    throw new UnsupportedOperationException();
  }

  /** What the files are called in evidence, without directories. */
  public String origin() {
    throw new UnsupportedOperationException();
  }

  /** Damage, refused, stale and unconnected blocks, in sentences; bounded in number. */
  public List<String> notices() {
    throw new UnsupportedOperationException();
  }

  /** Blocks that connect to the chain but are no part of it. */
  public int staleCount() {
    throw new UnsupportedOperationException();
  }

  /** Height of a block of this chain; -1 if it is not in it. */
  public int heightOf(BlockHash block) {
    throw new UnsupportedOperationException();
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
    throw new UnsupportedOperationException();
  }
}
