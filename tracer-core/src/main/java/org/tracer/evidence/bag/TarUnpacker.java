package org.tracer.evidence.bag;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Unpacks a tar archive of plain files and directories (POSIX ustar, or GNU tar without its
 * extensions). Common libraries follow every extension that renames or resizes an entry; here such
 * are refused, because two programs may read two archives out of them.
 */
final class TarUnpacker {

  private static final int BLOCK = 512;

  private final Path archive;
  private final InputStream in;
  private final BagLimits limits;
  private final byte[] block = new byte[BLOCK];
  private final byte[] piece = new byte[1 << 16];

  TarUnpacker(Path archive, InputStream in, BagLimits limits) {
    this.archive = archive;
    this.in = in;
    this.limits = limits;
  }

  void unpack(Unpacking target) throws IOException {
    NameSet names = new NameSet(archive, limits);
    while (nextBlock(target)) {
      TarHeader header = TarHeader.read(block, archive);
      target.announce(header.size());
      switch (header.type()) {
        case FILE -> {
          names.add(header.name(), false);
          extract(header, target);
        }
        case DIRECTORY -> names.add(header.name(), true);
        case NOTES -> notes(header, target);
      }
    }
    refuseRest(target);
  }

  /** Whether another header was read; the end is two blocks of zeros. */
  private boolean nextBlock(Unpacking target) throws IOException {
    readBlock(target);
    if (!isZero(block, BLOCK)) {
      return true;
    }
    readBlock(target);
    if (!isZero(block, BLOCK)) {
      throw Refusal.of("the tar archive goes on after its end", archive);
    }
    return false;
  }

  private void readBlock(Unpacking target) throws IOException {
    if (in.readNBytes(block, 0, BLOCK) < BLOCK) {
      throw Refusal.of("the tar archive is cut off", archive);
    }
    target.spend(BLOCK);
  }

  private void extract(TarHeader header, Unpacking target) throws IOException {
    try (Unpacking.Target file = target.file(header.name())) {
      for (long left = header.size(); left > 0; ) {
        int got = in.read(piece, 0, (int) Math.min(piece.length, left));
        if (got < 0) {
          throw Refusal.of("the tar archive is cut off", archive, header.name());
        }
        target.spend(got);
        file.write(piece, got);
        left -= got;
      }
    }
    pad(header, target);
  }

  private void pad(TarHeader header, Unpacking target) throws IOException {
    int rest = (int) (header.size() % BLOCK);
    if (rest > 0) {
      int padding = BLOCK - rest;
      if (in.readNBytes(block, 0, padding) < padding) {
        throw Refusal.of("the tar archive is cut off", archive, header.name());
      }
      target.spend(padding);
      if (!isZero(block, padding)) {
        throw Refusal.of("there is something between two entries", archive, header.name());
      }
    }
  }

  /** Notes of the pax format: read to the end, and refused if they change what an entry is. */
  private void notes(TarHeader header, Unpacking target) throws IOException {
    byte[] notes = in.readNBytes((int) header.size());
    if (notes.length < header.size()) {
      throw Refusal.of("the tar archive is cut off", archive);
    }
    target.spend(notes.length);
    PaxNotes.refuseChanges(notes, archive);
    pad(header, target);
  }

  /** Programs fill the last record with zeros. */
  private void refuseRest(Unpacking target) throws IOException {
    for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
      target.spend(got);
      if (!isZero(piece, got)) {
        throw Refusal.of("the tar archive goes on after its end", archive);
      }
    }
  }

  private static boolean isZero(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether the beginning of a file is that of a tar archive. */
  static boolean isTar(byte[] head) {
    return head.length >= BLOCK
        && Arrays.equals(head, 257, 262, new byte[] {'u', 's', 't', 'a', 'r'}, 0, 5);
  }
}
