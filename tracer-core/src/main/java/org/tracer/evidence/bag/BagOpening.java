package org.tracer.evidence.bag;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tracer.error.InvalidInputException;

/** Opens a bag in whatever it comes, by its content, and unpacks it if it must be. */
final class BagOpening {

  private static final int HEAD_BYTES = 512;

  private final Path bundle;
  private final BagLimits limits;
  private final Path unpackUnder;

  BagOpening(Path bundle, BagLimits limits, Path unpackUnder) {
    this.bundle = bundle;
    this.limits = limits;
    this.unpackUnder = unpackUnder;
  }

  Bag open() {
    if (!Files.exists(bundle)) {
      throw new InvalidInputException(
          "there is no such bundle",
          bundle.toString(),
          "Check the name.",
          new NoSuchFileException(bundle.toString()));
    }
    if (Files.isDirectory(bundle)) {
      return new Bag(new BagCheck(bundle, bundle, limits).check(), Optional.empty());
    }
    if (!Files.isRegularFile(bundle)) {
      throw new InvalidInputException(
          "a bundle is a file or a directory", bundle.toString(), "Check the name.");
    }
    Bag.TemporaryTree tree = new Bag.TemporaryTree(newDirectory());
    boolean done = false;
    try {
      unpack(tree.root());
      Bag bag = new Bag(new BagCheck(base(tree.root()), bundle, limits).check(), Optional.of(tree));
      done = true;
      return bag;
    } catch (IOException e) {
      throw Refusal.unreadable(bundle, e);
    } finally {
      if (!done) {
        tree.delete();
      }
    }
  }

  private Path newDirectory() {
    try {
      return Files.createTempDirectory(unpackUnder, "tracer-").toRealPath();
    } catch (IOException e) {
      throw Refusal.notUnpacked(unpackUnder, e);
    }
  }

  private void unpack(Path root) throws IOException {
    Unpacking target = new Unpacking(bundle, root, limits, Files.size(bundle));
    byte[] head;
    try (InputStream in = Files.newInputStream(bundle)) {
      head = in.readNBytes(HEAD_BYTES);
    }
    if (begins(head, 'P', 'K')) {
      try (FileChannel channel = FileChannel.open(bundle)) {
        new ZipUnpacker(bundle, channel, limits).unpack(target);
      }
    } else if (begins(head, 0x1f, 0x8b)) {
      try (InputStream in = new GzipMember(bundle, Files.newInputStream(bundle))) {
        new TarUnpacker(bundle, in, limits).unpack(target);
      }
    } else if (TarUnpacker.isTar(head)) {
      try (InputStream in = new BufferedInputStream(Files.newInputStream(bundle), 1 << 16)) {
        new TarUnpacker(bundle, in, limits).unpack(target);
      }
    } else {
      throw Refusal.of(
          "neither a zip nor a tar archive, nor a tar archive packed by gzip",
          bundle,
          "its first bytes",
          "Check the name; or unpack it yourself and name the directory.");
    }
  }

  private static boolean begins(byte[] head, int first, int second) {
    return head.length > 1
        && Byte.toUnsignedInt(head[0]) == first
        && Byte.toUnsignedInt(head[1]) == second;
  }

  /** The bag in an archive: its only directory; or the top, as archivers of contents do. */
  private Path base(Path root) throws IOException {
    if (Files.isRegularFile(root.resolve(BagCheck.DECLARATION))) {
      return root;
    }
    try (Stream<Path> files = Files.list(root)) {
      List<Path> top = files.limit(2).toList();
      if (top.size() == 1 && Files.isDirectory(top.get(0))) {
        return top.get(0);
      }
    }
    throw Refusal.of("not a bag: the archive does not hold one directory with bagit.txt", bundle);
  }
}
