package org.tracer.source.blocks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.ledger.MemoryLedger;

/**
 * Reads blocks from disk into a ledger: files of a node ({@code blk00000.dat}: magic, length,
 * block, obfuscated or not), a node's {@code blocks} directory, raw blocks, and text with one block
 * in hexadecimal a line.
 *
 * <p>Blocks may come in any order. What is no block is skipped, a block that fails a check is
 * refused by name, and of competing blocks the chain with most work is followed; the ledger's
 * notices tell of each. Checked are proof of work, links, Merkle root, witness commitment, and on
 * mainnet where the difficulty may change; not checked are signatures and scripts, and whether a
 * chain with more work exists elsewhere.
 */
public final class BlockFiles {

  /** Refused blocks after which a chain is given up: each costs another reading of the chain. */
  private static final int MOST_REFUSALS_ON_FILLING = 16;

  private BlockFiles() {}

  /**
   * The files that {@link #open} would read, {@code xor.dat} included, in the order it reads them.
   *
   * @throws SourceUnavailableException if a path does not exist or cannot be listed
   */
  public static List<Path> filesOf(List<Path> paths) {
    return InputFiles.withKeys(InputFiles.of(paths));
  }

  /** As {@link #open(List, BitcoinNetwork, BlockHeight)}, with both found in the data. */
  public static MemoryLedger open(List<Path> paths) {
    return open(paths, null, null);
  }

  /**
   * Reads everything into memory: the files' bytes, and what {@link MemoryLedger} says. Time is
   * linear in the bytes.
   *
   * @param network null to take the one that most blocks belong to; raw blocks do not tell and are
   *     taken for mainnet
   * @param firstHeight height of the first block, for blocks that do not hold it themselves; null
   *     if it is not known
   * @throws SourceUnavailableException if a file cannot be read
   * @throws MalformedDataException if no valid block is found, or its height cannot be known
   * @throws InvalidInputException if {@code firstHeight} contradicts the blocks, or the files do
   *     not fit into memory
   */
  public static MemoryLedger open(
      List<Path> paths, @Nullable BitcoinNetwork network, @Nullable BlockHeight firstHeight) {
    List<Path> files = InputFiles.of(paths);
    InputFiles.checkFit(files);
    String origin = InputFiles.origin(paths);
    Notices notices = new Notices();
    List<FoundBlock> found = new ArrayList<>();
    for (Path file : files) {
      found.addAll(new BlockScanner(BlockFile.read(file), notices).scan());
    }
    return link(origin, found, notices, network, firstHeight);
  }

  /**
   * Reads one block file that is in memory already; the array becomes the ledger's.
   *
   * @param name what the ledger calls its origin, and notices the file
   * @throws MalformedDataException if no valid block is found, or its height cannot be known
   */
  public static MemoryLedger read(String name, byte[] bytes) {
    Notices notices = new Notices();
    BlockFile file = new BlockFile(name, bytes, new byte[BlockFile.KEY_LENGTH]);
    return link(name, new BlockScanner(file, notices).scan(), notices, null, null);
  }

  private static MemoryLedger link(
      String origin,
      List<FoundBlock> found,
      Notices notices,
      @Nullable BitcoinNetwork network,
      @Nullable BlockHeight firstHeight) {
    NetworkChoice choice = NetworkChoice.of(found, network, notices);
    List<CheckedBlock> checked = check(choice.blocks());
    BlockTree tree = new BlockTree(choice.network(), checked, notices);
    for (int refusals = 0; ; refusals++) {
      SelectedChain chain = tree.select(origin, firstHeight);
      LedgerFill fill = new LedgerFill(choice.network());
      try {
        fill.add(chain);
        tree.report(chain);
        return fill.build(origin, notices);
      } catch (MalformedDataException e) {
        if (refusals == MOST_REFUSALS_ON_FILLING) {
          throw e;
        }
        tree.refuseAsInvalid(fill.current(), e.getMessage() + " (" + e.input() + ")");
      }
    }
  }

  /** In parallel; a block's check depends on nothing but its bytes. */
  private static List<CheckedBlock> check(List<FoundBlock> found) {
    return IntStream.range(0, found.size())
        .parallel()
        .mapToObj(i -> BlockCheck.check(found.get(i)))
        .collect(Collectors.toList());
  }
}
