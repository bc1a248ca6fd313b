package org.tracer.source.blocks;

import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.source.codec.BlockHeader;

/**
 * A stretch of bytes that begins with a header of sufficient work.
 *
 * @param place offset in the file, or line of a text file, for people
 * @param network null if nothing before or in the block tells
 */
record FoundBlock(
    BlockFile file,
    String place,
    int offset,
    int length,
    BlockHeader header,
    @Nullable BitcoinNetwork network) {

  /** File name and place. */
  String where() {
    return file.name() + ", " + place;
  }
}
