package org.tracer.cli.render;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.tracer.error.TracerException;
import org.tracer.source.catalog.BestChain;
import org.tracer.source.catalog.BlockCatalog;
import org.tracer.source.index.ChainIndex;
import org.tracer.source.index.IndexManifest;
import org.tracer.source.index.SegmentInfo;

/**
 * What is said of an index.
 *
 * @param missingFiles block files that are not where the index expects them
 * @param newer what the block files hold beyond the index; null if that cannot be told
 */
public record IndexStatus(
    Path directory, ChainIndex index, long blockBytes, int missingFiles, @Nullable Newer newer) {

  /**
   * @param blocks how many blocks the best chain has that the index has not
   * @param replaced how many blocks of the index the best chain has no more
   */
  public record Newer(int blocks, int replaced) {}

  /** Looks at the index and at the block files. Takes microseconds for each block in the files. */
  public static IndexStatus of(Path directory, ChainIndex index) {
    return new IndexStatus(
        directory, index, index.blockBytes(), missing(index.manifest()), newer(index));
  }

  private static int missing(IndexManifest manifest) {
    return (int)
        manifest.segments().stream()
            .flatMap(segment -> segment.blockFiles().stream())
            .distinct()
            .filter(name -> !Files.exists(manifest.blocks().resolve(name)))
            .count();
  }

  private static @Nullable Newer newer(ChainIndex index) {
    IndexManifest manifest = index.manifest();
    if (!Files.isDirectory(manifest.blocks())) {
      return null;
    }
    try {
      BestChain chain = BlockCatalog.open(manifest.blocks(), manifest.network()).bestChain();
      int first = index.firstHeight();
      int last = manifest.tip().lastHeight();
      int common = chain.lastCommonHeight(first, last, height -> index.block(height).hash());
      return common < 0 ? null : new Newer(chain.lastHeight() - common, last - common);
    } catch (TracerException e) {
      return null;
    }
  }

  /** Bytes of the index for each of {@code count} things. */
  double bytesPer(long count) {
    return count == 0 ? 0 : (double) length() / count;
  }

  long length() {
    return index.manifest().length();
  }

  /** Bytes of the index in percent of its blocks. */
  double percent() {
    return 100.0 * length() / blockBytes;
  }

  /** How a segment is described. */
  static String text(SegmentInfo segment) {
    return segment.firstHeight() + " to " + segment.lastHeight();
  }
}
