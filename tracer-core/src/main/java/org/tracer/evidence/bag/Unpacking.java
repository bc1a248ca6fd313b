package org.tracer.evidence.bag;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where an archive is unpacked to: a new directory of its own, whose files are written once. Counts
 * what comes out and stops at the limits, whatever the archive declares.
 */
final class Unpacking {

  private final Path archive;
  private final Path root;
  private final BagLimits limits;
  private final long packed;
  private long unfolded;

  /**
   * @param packed bytes of the archive
   */
  Unpacking(Path archive, Path root, BagLimits limits, long packed) {
    this.archive = archive;
    this.root = root;
    this.limits = limits;
    this.packed = packed;
  }

  /** Refuses a size that an entry announces, before anything of it is written. */
  void announce(long bytes) {
    check(unfolded + bytes);
  }

  /** Counts bytes that came out of the archive. */
  void spend(long bytes) {
    check(unfolded + bytes);
    unfolded += bytes;
  }

  /** Refuses a size of all files together that is beyond the limits. */
  void check(long total) {
    if (total < 0 || total > limits.totalBytes()) {
      throw Refusal.of(
          "unpacks to more than " + limits.totalBytes() + " bytes",
          archive,
          "the archive as a whole",
          "If you expect that much, unpack it yourself and name the directory.");
    }
    if (total > BagLimits.FREE_BYTES && total / limits.ratio() > packed) {
      throw Refusal.of(
          "unpacks to more than "
              + limits.ratio()
              + " times its size, as archives made to fill"
              + " disks do",
          archive,
          "the archive as a whole",
          "If you expect that, unpack it yourself and name the directory.");
    }
  }

  /** A file to write; its name was checked before. */
  Target file(String name) {
    try {
      Path file = root.resolve(name).normalize();
      if (!file.startsWith(root)) {
        throw Refusal.of("a name leads out of the bundle", archive, name);
      }
      Files.createDirectories(file.getParent());
      return new Target(
          Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    } catch (InvalidPathException e) {
      throw Refusal.of(
          "a name that this system cannot write",
          archive,
          name,
          "Set a locale with UTF-8, such as LC_ALL=C.UTF-8, or open it on another system.");
    } catch (IOException e) {
      throw Refusal.notUnpacked(root, e);
    }
  }

  /** One file being written; its failures are told apart from those of the archive. */
  final class Target implements AutoCloseable {
    private final OutputStream out;

    private Target(OutputStream out) {
      this.out = out;
    }

    void write(byte[] bytes, int length) {
      try {
        out.write(bytes, 0, length);
      } catch (IOException e) {
        throw Refusal.notUnpacked(root, e);
      }
    }

    @Override
    public void close() {
      try {
        out.close();
      } catch (IOException e) {
        throw Refusal.notUnpacked(root, e);
      }
    }
  }
}
