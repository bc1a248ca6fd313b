package org.tracer.source.index;

import java.util.List;
import org.tracer.chain.BlockHash;
import org.tracer.succinct.ColumnFile;

/**
 * What a segment of the index covers: a run of blocks, numbered on from the segment before.
 *
 * @param name of its directory
 * @param lastBlock hash of its last block, which is also the key of its hashes
 * @param transactionBase number of transactions in all segments before, and so on
 * @param transactions number of transactions in this one, and so on
 * @param addresses number of addresses that are first paid in this segment
 * @param lost transactions of this segment, numbered from its first, whose outputs, as far as they
 *     were not spent by then, never can be: that of the genesis block, and those whose id a later
 *     one repeats (before BIP 30)
 * @param blockFiles names of the block files it was read from
 */
public record SegmentInfo(
    String name,
    int firstHeight,
    int lastHeight,
    BlockHash lastBlock,
    long transactionBase,
    long inputBase,
    long outputBase,
    long addressBase,
    long transactions,
    long inputs,
    long outputs,
    long addresses,
    List<Long> lost,
    List<String> blockFiles,
    List<ColumnFile> files) {

  public SegmentInfo {
    lost = List.copyOf(lost);
    blockFiles = List.copyOf(blockFiles);
    files = List.copyOf(files);
  }
}
