package org.tracer.source.index.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tracer.source.catalog.BestChain;
import org.tracer.source.index.ChainIndex;

/**
 * What is to be built: one segment.
 *
 * @param chain the whole best chain
 * @param directory where the segment's files go
 * @param earlier the segments before; null if this is the first
 * @param resources what the build may use
 */
record Job(
    BestChain chain,
    int firstHeight,
    int lastHeight,
    Path directory,
    @Nullable ChainIndex earlier,
    Resources resources) {

  /** Blocks are scanned in strips of this many bytes; a stopped build repeats at most one. */
  static final long STRIP_BYTES = 4_000_000_000L;

  int blockCount() {
    return lastHeight - firstHeight + 1;
  }

  long blockBytes() {
    long bytes = 0;
    for (int height = firstHeight; height <= lastHeight; height++) {
      bytes += chain.length(height);
    }
    return bytes;
  }

  /** First heights of the strips, and the height behind the last. */
  List<Integer> strips(long stripBytes) {
    List<Integer> bounds = new ArrayList<>();
    long bytes = stripBytes;
    for (int height = firstHeight; height <= lastHeight; height++) {
      if (bytes >= stripBytes) {
        bounds.add(height);
        bytes = 0;
      }
      bytes += chain.length(height);
    }
    bounds.add(lastHeight + 1);
    return bounds;
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  /** Names the job; a half-done build of another one is of no use. */
  String name(long stripBytes) {
    return String.format(
        Locale.ROOT,
        "1 %s %d %d %s %d %d %s",
        chain.network(),
        firstHeight,
        lastHeight,
        chain.hash(lastHeight),
        stripBytes,
        resources.partitions(blockBytes()),
        earlier == null ? "" : earlier.manifest().tip().lastBlock());
  }
}
