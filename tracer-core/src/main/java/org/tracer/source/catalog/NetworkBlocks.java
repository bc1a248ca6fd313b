package org.tracer.source.catalog;

import java.nio.file.Path;
import java.util.List;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.source.blocks.Notices;

/** The blocks of one network in all files. */
final class NetworkBlocks {

  final BitcoinNetwork network;
  final BlockRows rows = new BlockRows();
  final Notices notices = new Notices();

  NetworkBlocks(BitcoinNetwork network) {
    this.network = network;
  }

  void add(FoundFrames frames, int row, List<Path> files, int file) {
    int copied = rows.add(frames, row, file);
    if (copied != BlockRows.NONE) {
      notices.add(
          Notices.Kind.DUPLICATE,
          () ->
              Places.of(files, file, frames.offset.get(row))
                  + ": block "
                  + rows.hash(copied)
                  + " is also in "
                  + new Places(files, rows).of(copied)
                  + ".");
    }
  }
}
