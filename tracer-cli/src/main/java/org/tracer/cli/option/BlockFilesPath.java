package org.tracer.cli.option;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.tracer.cli.CommandFailure;
import org.tracer.cli.ExitCode;

/** Where a node keeps its block files, and whether there is room beside them. */
public final class BlockFilesPath {

  /** Most that an index and what is needed to build it take, in percent of the block files. */
  private static final int PEAK_PERCENT = 35;

  private static final String NODE_FILE = "blk[0-9]+\\.dat";

  private BlockFilesPath() {}

  /** The directory of the block files, if {@code named} is that of the node. */
  public static Path directory(Path named) {
    Path inside = named.resolve("blocks");
    return Files.isDirectory(inside) && blockBytes(named) == 0 ? inside : named;
  }

  /** Refuses an index among the files of a node, which may remove what it does not know. */
  public static void refuseInside(Path blocks, Path out) {
    Path directory = Files.isDirectory(blocks) ? blocks : blocks.toAbsolutePath().getParent();
    if (directory != null && real(out).startsWith(real(directory))) {
      throw new CommandFailure(
          ExitCode.CANNOT_CREATE,
          "an index does not go into a node's blocks directory",
          "--out, value \"" + out + "\"",
          "Name a directory elsewhere.");
    }
  }

  /** Bytes of the block files; 0 if there are none. */
  public static long blockBytes(Path blocks) {
    if (Files.isRegularFile(blocks)) {
      return length(blocks);
    }
    return sum(blocks, NODE_FILE, 1);
  }

  /** Bytes that building an index of that many bytes of blocks takes at its peak. */
  public static long peak(long blockBytes) {
    return blockBytes / 100 * PEAK_PERCENT;
  }

  /**
   * Refuses what cannot end well.
   *
   * @param peak bytes needed at the peak, of which the directory may hold some already
   */
  public static void requireRoom(Path out, long peak) {
    Path existing = existing(out);
    try {
      requireRoom(out, peak, Files.getFileStore(existing).getUsableSpace(), sum(out, ".*", 2));
    } catch (IOException e) {
      // Then writing will tell.
    }
  }

  static void requireRoom(Path out, long peak, long usable, long there) {
    if (usable + there < peak / 2) {
      throw new CommandFailure(
          ExitCode.CANNOT_CREATE,
          "there is not enough room for an index",
          String.format(
              Locale.ROOT, "%s: %s free, about %s needed", out, gigabytes(usable), gigabytes(peak)),
          "Make room, or name a directory on another disk with --out.");
    }
  }

  /** Bytes for people. */
  public static String gigabytes(long bytes) {
    return bytes < 10_000_000_000L
        ? (bytes + 999_999) / 1_000_000 + " MB"
        : (bytes + 999_999_999) / 1_000_000_000 + " GB";
  }

  private static long sum(Path directory, String names, int depth) {
    if (!Files.isDirectory(directory)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(directory, depth)) {
      List<Path> wanted =
          files
              .filter(file -> Files.isRegularFile(file))
              .filter(file -> String.valueOf(file.getFileName()).matches(names))
              .toList();
      return wanted.stream().mapToLong(BlockFilesPath::length).sum();
    } catch (IOException | UncheckedIOException e) {
      return 0; // Whoever opens them says what is wrong.
    }
  }

  private static long length(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0; // As above.
    }
  }

  private static Path existing(Path path) {
    Path at = path.toAbsolutePath().normalize();
    while (!Files.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }

  /** Without links, as far as it exists. */
  private static Path real(Path path) {
    Path whole = path.toAbsolutePath().normalize();
    Path existing = existing(whole);
    try {
      return existing.toRealPath().resolve(existing.relativize(whole)).normalize();
    } catch (IOException e) {
      return whole;
    }
  }
}
