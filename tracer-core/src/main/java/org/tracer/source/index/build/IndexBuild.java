package org.tracer.source.index.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.source.catalog.BestChain;
import org.tracer.source.catalog.BlockCatalog;
import org.tracer.source.index.ChainIndex;
import org.tracer.source.index.IndexManifest;
import org.tracer.source.index.SegmentInfo;

/**
 * Builds an index of a node's block files, or brings one up to date. The index on disk is either
 * the old one or the new one at every moment; what was done of an unfinished build is used when it
 * is started again.
 *
 * <p>The blocks are divided into segments. New blocks make a new segment, together with those older
 * segments that are not at least four times as large; so there are few of them, each block is
 * indexed again only a few times in its life, and a reorganisation costs the last segment.
 */
public final class IndexBuild {

  /** Blocks at the tip that get a segment of their own in a long chain: they may be replaced. */
  private static final int TIP_BLOCKS = 100;

  private static final int LONG_CHAIN = 10_000;
  private static final int GROWTH = 4;

  private final Path directory;
  private final Resources resources;
  private final BuildListener listener;
  private final long stripBytes;

  public IndexBuild(Path directory, Resources resources, BuildListener listener) {
    this(directory, resources, listener, Job.STRIP_BYTES);
  }

  /**
   * @param stripBytes bytes of blocks after which a scan is kept, for tests
   */
  IndexBuild(Path directory, Resources resources, BuildListener listener, long stripBytes) {
    this.directory = directory;
    this.resources = resources;
    this.listener = listener;
    this.stripBytes = stripBytes;
  }

  /**
   * Builds the index, or goes on building it.
   *
   * @param blocks the node's directory of block files
   * @param network null to find it in the files
   * @throws InvalidInputException if there is an index already
   */
  public IndexManifest build(Path blocks, @Nullable BitcoinNetwork network) {
    return DirectoryLock.holding(directory, () -> buildHere(blocks, network));
  }

  /**
   * Adds the blocks that are new in the block files and takes out those that were replaced.
   *
   * @param blocks where the block files are now; null if they are where they were
   */
  public IndexManifest update(@Nullable Path blocks) {
    return DirectoryLock.holding(directory, () -> updateHere(blocks));
  }

  private IndexManifest buildHere(Path blocks, @Nullable BitcoinNetwork network) {
    if (IndexManifest.exists(directory)) {
      throw new InvalidInputException(
          "there is an index already",
          directory.toString(),
          "Bring it up to date with: tracer index update " + directory);
    }
    BestChain chain = BlockCatalog.open(blocks, network).bestChain();
    return extend(blocksDirectory(chain), chain, List.of());
  }

  private IndexManifest updateHere(@Nullable Path blocks) {
    IndexManifest old = IndexManifest.read(directory);
    Path where = blocks == null ? old.blocks() : blocks;
    BestChain chain = BlockCatalog.open(where, old.network()).bestChain();
    requireSameChain(old, chain);
    List<SegmentInfo> kept = keep(old, chain);
    if (kept.size() == old.segments().size()
        && old.tip().lastHeight() == chain.lastHeight()
        && where.equals(old.blocks())) {
      removeLeftovers(old, Set.of());
      return old;
    }
    return extend(blocksDirectory(chain), chain, absorb(kept, chain));
  }

  private static Path blocksDirectory(BestChain chain) {
    Path parent = chain.files().getFirst().toAbsolutePath().normalize().getParent();
    return parent == null ? Path.of("/") : parent;
  }

  private static void requireSameChain(IndexManifest old, BestChain chain) {
    int first = old.segments().getFirst().firstHeight();
    if (chain.firstHeight() > first) {
      throw new InvalidInputException(
          "the block files no longer hold the beginning of the index",
          "they begin at height " + chain.firstHeight() + ", the index at " + first,
          "Name a directory with all block files, or build another index.");
    }
  }

  /** The segments all of whose blocks are still on the best chain. */
  private static List<SegmentInfo> keep(IndexManifest old, BestChain chain) {
    List<SegmentInfo> kept = new ArrayList<>();
    for (SegmentInfo segment : old.segments()) {
      if (segment.lastHeight() > chain.lastHeight()
          || !chain.hash(segment.lastHeight()).equals(segment.lastBlock())) {
        break;
      }
      kept.add(segment);
    }
    return kept;
  }

  /** Leaves out segments that are small beside what has to be indexed, so that it takes them in. */
  private static List<SegmentInfo> absorb(List<SegmentInfo> segments, BestChain chain) {
    List<SegmentInfo> kept = new ArrayList<>(segments);
    long bytes =
        bytes(chain, kept.isEmpty() ? chain.firstHeight() : kept.getLast().lastHeight() + 1);
    while (bytes > 0 && !kept.isEmpty()) {
      long last = bytes(chain, kept.getLast().firstHeight()) - bytes;
      if (last >= GROWTH * bytes) {
        break;
      }
      kept.removeLast();
      bytes += last;
    }
    return kept;
  }

  private static long bytes(BestChain chain, int fromHeight) {
    long bytes = 0;
    for (int height = fromHeight; height <= chain.lastHeight(); height++) {
      bytes += chain.length(height);
    }
    return bytes;
  }

  /** Adds segments up to the end of the chain and makes the result the index. */
  private IndexManifest extend(Path blocks, BestChain chain, List<SegmentInfo> kept) {
    List<SegmentInfo> segments = new ArrayList<>(kept);
    int next = kept.isEmpty() ? chain.firstHeight() : kept.getLast().lastHeight() + 1;
    List<Integer> ends = ends(next, chain.lastHeight());
    removeLeftovers(
        IndexManifest.exists(directory) ? IndexManifest.read(directory) : null,
        names(chain, next, ends));
    IndexManifest manifest = manifest(chain, blocks, segments);
    for (int end : ends) {
      Path target = directory.resolve(name(chain, next, end));
      create(target);
      ChainIndex earlier = segments.isEmpty() ? null : ChainIndex.of(directory, manifest);
      Job job = new Job(chain, next, end, target, earlier, resources);
      segments.add(new SegmentBuild(job, stripBytes, listener).run());
      manifest = manifest(chain, blocks, segments);
      next = end + 1;
    }
    for (SegmentInfo segment : manifest.segments().subList(kept.size(), segments.size())) {
      segment.files().forEach(file -> file.force(directory.resolve(segment.name())));
    }
    manifest.write(directory);
    removeLeftovers(manifest, Set.of());
    return manifest;
  }

  private static IndexManifest manifest(BestChain chain, Path blocks, List<SegmentInfo> segments) {
    return new IndexManifest(chain.network(), blocks, chain.notices(), segments);
  }

  /** Last heights of the segments to build. */
  private static List<Integer> ends(int first, int last) {
    if (last < first) {
      return List.of();
    }
    return last - first + 1 < LONG_CHAIN ? List.of(last) : List.of(last - TIP_BLOCKS, last);
  }

  private static Set<String> names(BestChain chain, int first, List<Integer> ends) {
    Set<String> names = new HashSet<>();
    int next = first;
    for (int end : ends) {
      names.add(name(chain, next, end));
      next = end + 1;
    }
    return names;
  }

  private static String name(BestChain chain, int first, int last) {
    String hash = chain.hash(last).toString();
    return String.format(
        Locale.ROOT, "segment-%d-%d-%s", first, last, hash.substring(hash.length() - 8));
  }

  private static void create(Path target) {
    try {
      Files.createDirectories(target);
    } catch (IOException e) {
      throw TemporaryFile.writing(target, e);
    }
  }

  /** Removes segments that are neither part of the index nor about to be built. */
  private void removeLeftovers(@Nullable IndexManifest manifest, Set<String> wanted) {
    Set<String> keep = new HashSet<>(wanted);
    Set<String> inUse = new HashSet<>();
    if (manifest != null) {
      manifest.segments().forEach(segment -> inUse.add(segment.name()));
    }
    keep.addAll(inUse);
    try (Stream<Path> entries = Files.list(directory)) {
      for (Path entry : entries.sorted().toList()) {
        String name = String.valueOf(entry.getFileName());
        if (name.matches("segment-[0-9]+-[0-9]+-[0-9a-f]{8}") && !keep.contains(name)) {
          remove(entry);
        } else if (inUse.contains(name)) {
          Files.deleteIfExists(entry.resolve(BuildProgress.FILE));
        }
      }
    } catch (IOException e) {
      throw TemporaryFile.writing(directory, e);
    }
  }

  private static void remove(Path segment) throws IOException {
    try (Stream<Path> files = Files.list(segment)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(segment);
  }
}
