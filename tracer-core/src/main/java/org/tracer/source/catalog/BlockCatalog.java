package org.tracer.source.catalog;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHash;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;

/**
 * The blocks in a node's files, found by walking from header to header without reading what lies
 * between. Confined to one thread.
 *
 * <p>Checked are proof of work, links, heights that coinbases state, and on mainnet the difficulty
 * of every block, exactly where the 2016 blocks before are there. Not checked is what a header
 * commits to: whoever reads a block must check its Merkle root, and {@link #refuse} it if that
 * fails.
 */
public final class BlockCatalog {

  private BlockCatalog() {}

  /**
   * Finds the blocks of a node's data directory, its {@code blocks} directory, or one block file.
   * What is no block is skipped and named in the {@linkplain BestChain#notices() notices}.
   *
   * <p>Time is a few microseconds a block, and linear in the bytes of damaged stretches; memory is
   * about 100 bytes a block.
   *
   * @param network null to take the one that most blocks belong to; if {@code REGTEST} is named,
   *     blocks of any known magic and any genesis are taken, because such chains are private
   * @throws SourceUnavailableException if a file cannot be read
   * @throws InvalidInputException if there are no block files
   * @throws MalformedDataException if there is no valid block in them
   */
  public static BlockCatalog open(Path blocksDir, @Nullable BitcoinNetwork network) {
    throw new UnsupportedOperationException(blocksDir + " " + network);
  }

  /** Number of different blocks that are there with proof of work, stale ones included. */
  public int blockCount() {
    throw new UnsupportedOperationException();
  }

  /**
   * The chain with most work from the genesis block on, of equal ones the one whose last block has
   * the smaller hash. Where nothing builds on a genesis block (a pruned node) it is the connected
   * piece with most work. Time is linear in the blocks; memory another 50 bytes a block for as long
   * as it takes.
   *
   * @throws MalformedDataException if there is no chain, or no way to tell its first height
   */
  public BestChain bestChain() {
    throw new UnsupportedOperationException();
  }

  /**
   * Takes out the copy of a block that {@link #bestChain} named, because its bytes are not what its
   * header commits to, or no valid chain holds it. If the files hold another copy, the next {@link
   * #bestChain} takes that one; otherwise what builds on the block no longer connects.
   *
   * @param reason for the notice, following "is refused: "
   */
  public void refuse(BlockHash block, String reason) {
    throw new UnsupportedOperationException(block + reason);
  }
}
