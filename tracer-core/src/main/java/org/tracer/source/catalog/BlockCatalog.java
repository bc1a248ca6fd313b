package org.tracer.source.catalog;

import static org.tracer.source.catalog.BlockRows.NONE;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHash;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.blocks.BlockFile;
import org.tracer.source.blocks.InputFiles;
import org.tracer.source.blocks.LinkRule;
import org.tracer.source.blocks.Notices;

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

  private final NetworkBlocks blocks;
  private final BlockRows rows;
  private final List<Path> files;
  private final byte[] key;
  private final String origin;
  private final boolean anyGenesis;
  private final Notices found;

  private BlockCatalog(
      NetworkBlocks blocks, CatalogScan scan, byte[] key, String origin, boolean anyGenesis) {
    this.blocks = blocks;
    this.rows = blocks.rows;
    this.files = scan.files;
    this.found = scan.notices;
    this.key = key;
    this.origin = origin;
    this.anyGenesis = anyGenesis;
  }

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
   * @throws InvalidInputException if there are no block files, or more blocks than fit in memory
   * @throws MalformedDataException if there is no valid block in them
   */
  public static BlockCatalog open(Path blocksDir, @Nullable BitcoinNetwork network) {
    List<Path> files = CatalogScan.filesOf(blocksDir);
    String origin = InputFiles.origin(List.of(blocksDir));
    byte[] key = BlockFile.keyOf(files.getFirst());
    CatalogScan scan = new CatalogScan(files, origin, key, network);
    return new BlockCatalog(scan.run(), scan, key, origin, network == BitcoinNetwork.REGTEST);
  }

  /** Number of different blocks that are there with proof of work, stale ones included. */
  public int blockCount() {
    return rows.found();
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
    Notices notices = new Notices();
    notices.addAll(found);
    Places places = new Places(files, rows);
    LinkedBlocks links = new LinkedBlocks(blocks, places, anyGenesis, notices);
    int tip = tip(links);
    if (tip == NONE) {
      throw new MalformedDataException(
          "no valid chain of blocks was found" + notices.first(),
          origin,
          "Give every block file of the node, or name the chain that they belong to.");
    }
    int root = links.root(tip);
    if (links.height(tip) == LinkRule.UNKNOWN_HEIGHT) {
      throw new MalformedDataException(
          "the height of the first block is not in the data",
          places.of(root) + ", block " + rows.hash(root),
          "Add the block files before this one, or leave out files with blocks this old.");
    }
    BestChain chain = new BestChain(blocks.network, rows, links, tip, files, key, origin);
    if (rows.previous(root) == NONE && !rows.hash(root).equals(blocks.network.genesis())) {
      notices.add(
          Notices.Kind.GENERAL,
          "Block "
              + rows.hash(root)
              + " is not the genesis of regtest: a private chain, which proves nothing about"
              + " payments on a public one.");
    }
    chain.add(notices, new ChainNotices(rows, places, links, tip, notices).add(chain));
    return chain;
  }

  private int tip(LinkedBlocks links) {
    int connected = NONE;
    int piece = NONE;
    for (int block = 0; block < rows.size(); block++) {
      int root = links.root(block);
      if (root != NONE && rows.previous(root) == NONE) {
        connected = links.isBetter(block, connected) ? block : connected;
      } else if (root != NONE) {
        piece = links.isBetter(block, piece) ? block : piece;
      }
    }
    boolean grows = connected != NONE && links.height(connected) > 0;
    return grows || piece == NONE ? connected : piece;
  }

  /**
   * Takes out the copy of a block that {@link #bestChain} named, because its bytes are not what its
   * header commits to, or no valid chain holds it. If the files hold another copy, the next {@link
   * #bestChain} takes that one; otherwise what builds on the block no longer connects. Chains given
   * out before must not be used any more. Does nothing if the block is not there.
   *
   * @param reason for the notice, following "is refused: "
   */
  public void refuse(BlockHash block, String reason) {
    int number = rows.find(block.hash());
    if (number != NONE && rows.isFound(number)) {
      String place = new Places(files, rows).of(number);
      found.add(Notices.Kind.REFUSED, place + ": block " + block + " is refused: " + reason + ".");
      rows.replace(number);
    }
  }
}
