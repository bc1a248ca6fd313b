package org.tracer.source.index;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHash;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.blocks.BlockFile;
import org.tracer.source.scan.BlockFileSequence;
import org.tracer.source.scan.BlockPipeline;

/**
 * Checks an index against its own list of files, and against the blocks it was built from. The
 * blocks are read anew, their ids, Merkle roots and links recomputed, and every row of the index
 * compared; nothing is sampled. It shares no code with the build but the decoding of blocks and the
 * reading of columns.
 *
 * <p>Memory is about 20 MB beside the blocks in work. Time is a small multiple of reading the block
 * files; columns that are read at random places (the tables of ids and scripts) should fit into the
 * memory that the system has left for files.
 *
 * <p>Not checked are signatures, scripts and proof of work, and that the chain is the best one: the
 * search for the blocks did the last two.
 */
public final class IndexVerification {

  static final String BUILD_AGAIN = "Remove the index and build it again.";

  private static final int LEAST_BLOCK = 81;
  private static final int LONGEST_BLOCK = 4_000_000;

  private final Path directory;
  private final IndexManifest manifest;
  private final Path blocks;

  /**
   * @param blocks where the block files are now; null if they are where they were
   */
  public IndexVerification(Path directory, @Nullable Path blocks) {
    this.directory = directory;
    this.manifest = IndexManifest.read(directory);
    this.blocks = blocks == null ? manifest.blocks() : blocks;
  }

  public IndexManifest manifest() {
    return manifest;
  }

  /**
   * Checks that every file has the bytes that were written, and that the segments fit together.
   *
   * @param progress gets the bytes read so far
   * @throws MalformedDataException for the first fault
   */
  public void checkFiles(LongConsumer progress) {
    new FileDigests(directory, progress).check(manifest);
  }

  /**
   * Checks every row against the blocks. Does not look at digests: {@link #checkFiles} does.
   *
   * @param progress gets the number of blocks compared so far; called by one thread at a time
   * @throws MalformedDataException for the first fault: with block, file and offset where it has
   *     one, else with the range of rows
   * @throws SourceUnavailableException if a block file is not there
   */
  public void checkRows(int threads, LongConsumer progress) {
    ChainIndex index = ChainIndex.open(directory, blocks);
    int segments = manifest.segments().size();
    for (int number = 0; number < segments; number++) {
      ColumnCheck.check(index.segment(number));
    }
    CheckSums sums = CheckSums.of(index);
    PairHash.Key key = PairHash.Key.random();
    RepeatedIds repeated = new RepeatedIds(index);
    long[] done = {0};
    for (int number = 0; number < segments; number++) {
      BlockCheck check =
          new BlockCheck(
              index,
              number,
              previous(number),
              key,
              sums,
              repeated,
              () -> progress.accept(++done[0]));
      scan(index.segment(number), threads, check);
      check.finish();
    }
    for (int number = 0; number < segments; number++) {
      new ListCheck(index, number, key.hash(), sums).check();
    }
    new SumCheck(index).check(sums);
  }

  /** The block before a segment; null if the index begins with it. */
  private @Nullable BlockHash previous(int number) {
    return number == 0 ? null : manifest.segments().get(number - 1).lastBlock();
  }

  private void scan(Segment segment, int threads, BlockCheck check) {
    checkGenesis(segment);
    try (BlockFileSequence sequence = sequence(segment)) {
      BlockPipeline.run(sequence, threads, true, check);
    } catch (MalformedDataException e) {
      throw e.remedy().isEmpty()
          ? new MalformedDataException(
              "a block is not what it was when the index was built: " + e.getMessage(),
              e.input(),
              "Restore the block file; if it is sound, remove the index and build it again.",
              e)
          : e;
    } catch (SourceUnavailableException e) {
      if (e.getCause() != null) {
        throw e;
      }
      throw new MalformedDataException(
          "a block is not where the index has it: " + e.getMessage(),
          e.input(),
          "Restore the block file; if it is sound, remove the index and build it again.",
          e);
    }
  }

  private void checkGenesis(Segment segment) {
    if (segment.info.firstHeight() == 0
        && manifest.network() != BitcoinNetwork.REGTEST
        && !segment.blockHash(0).equals(manifest.network().genesis())) {
      throw ColumnCheck.fault("its first block is not the first of its chain", "block 0");
    }
  }

  private BlockFileSequence sequence(Segment segment) {
    int count = segment.blockCount();
    int[] file = new int[count];
    long[] offset = new long[count];
    int[] length = new int[count];
    List<Path> files = segment.info.blockFiles().stream().map(blocks::resolve).toList();
    for (int block = 0; block < count; block++) {
      file[block] = segment.blockFile(block);
      offset[block] = segment.blockOffset(block);
      length[block] = segment.blockLength(block);
      if (file[block] < 0
          || file[block] >= files.size()
          || offset[block] < 0
          || length[block] < LEAST_BLOCK
          || length[block] > LONGEST_BLOCK) {
        throw ColumnCheck.fault(
            "the place of a block is impossible", "block " + (segment.info.firstHeight() + block));
      }
    }
    return new BlockFileSequence(files, BlockFile.keyOf(files.getFirst()), file, offset, length);
  }
}
