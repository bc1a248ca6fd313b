package org.tracer.evidence.bag;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.tracer.error.SourceUnavailableException;

/** Copies a file of the bag, and sees that it is still what its hash was taken of. */
final class PartCopy {

  private PartCopy() {}

  /** Failures of {@code out} come as they are; those of the file that is read are said as such. */
  static void copy(BagWriter.Part part, OutputStream out) throws IOException {
    switch (part) {
      case BagWriter.Part.Text text -> out.write(text.bytes());
      case BagWriter.Part.Copy copy -> copy(copy, out);
    }
  }

  private static void copy(BagWriter.Part.Copy copy, OutputStream out) throws IOException {
    MessageDigest digest = FileHash.SHA_512.digest();
    byte[] piece = new byte[1 << 16];
    long left = copy.size();
    try (InputStream in = open(copy)) {
      for (int got = next(copy, in, piece); got >= 0; got = next(copy, in, piece)) {
        left -= got;
        if (left < 0) {
          break;
        }
        digest.update(piece, 0, got);
        out.write(piece, 0, got);
      }
    }
    if (left != 0 || !HexFormat.of().formatHex(digest.digest()).equals(copy.hash())) {
      throw new SourceUnavailableException(
          "a file changed while the bundle was written",
          copy.file().toString(),
          "See that nobody writes to it and try again; nothing was left there.");
    }
  }

  private static InputStream open(BagWriter.Part.Copy copy) {
    try {
      return Files.newInputStream(copy.file());
    } catch (IOException e) {
      throw BagWriter.unreadable(copy.file(), e);
    }
  }

  private static int next(BagWriter.Part.Copy copy, InputStream in, byte[] piece) {
    try {
      return in.read(piece);
    } catch (IOException e) {
      throw BagWriter.unreadable(copy.file(), e);
    }
  }
}
