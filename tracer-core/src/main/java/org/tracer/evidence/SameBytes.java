package org.tracer.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Takes bytes and refuses the first that differs from those of a file. */
final class SameBytes extends OutputStream {

  private final Path path;
  private final InputStream file;
  private long offset;
  private boolean failed;

  SameBytes(Path path) throws IOException {
    this.path = path;
    file = new BufferedInputStream(Files.newInputStream(path), 1 << 16);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    byte[] kept = file.readNBytes(length);
    int same = Arrays.mismatch(kept, 0, kept.length, bytes, from, from + length);
    if (same >= 0) {
      failed = true;
      throw Damage.of(
          "the result made again is another one, from byte " + (offset + same) + " on",
          path.toString());
    }
    offset += length;
  }

  /** Refuses a file that goes on. */
  @Override
  public void close() throws IOException {
    try (file) {
      if (!failed && file.read() >= 0) {
        throw Damage.of("the result made again is shorter: " + offset + " bytes", path.toString());
      }
    }
  }
}
