package org.tracer.source.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;

/**
 * Reads stretches of a node's block files wherever they lie, with their obfuscation undone. Files
 * are mapped when they are first needed. Safe for several threads.
 */
public final class BlockBytes {

  private final List<Path> files;
  private final byte[] key;
  private final boolean plain;
  private final AtomicReferenceArray<@Nullable ByteBuffer> mapped;

  /**
   * @param key eight bytes to XOR the files with
   */
  public BlockBytes(List<Path> files, byte[] key) {
    this.files = List.copyOf(files);
    this.key = key.clone();
    this.plain = Arrays.equals(key, new byte[key.length]);
    this.mapped = new AtomicReferenceArray<>(files.size());
  }

  /**
   * Copies bytes into {@code into} from {@code offset} on.
   *
   * @throws SourceUnavailableException if the file is not there
   * @throws MalformedDataException if it is shorter than it was
   */
  void read(int file, long position, byte[] into, int offset, int length) {
    ByteBuffer bytes = map(file);
    if (position < 0 || position > bytes.limit() - length) {
      throw changed(file, position);
    }
    bytes.get((int) position, into, offset, length);
    if (!plain) {
      for (int i = 0; i < length; i++) {
        into[offset + i] ^= key[(int) (position + i & 7)];
      }
    }
  }

  /** Fetches what {@link #read} will need first. What it returns means nothing. */
  int fetch(int file, long position) {
    ByteBuffer bytes = map(file);
    return position < 0 || position >= bytes.limit() ? 0 : bytes.get((int) position);
  }

  MalformedDataException changed(int file, long position) {
    return new MalformedDataException(
        "a block file is not what it was when the index was built",
        files.get(file) + ", offset " + position,
        "Restore the file, or build the index again.");
  }

  private ByteBuffer map(int file) {
    ByteBuffer known = mapped.get(file);
    if (known != null) {
      return known;
    }
    Path path = files.get(file);
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = Math.min(channel.size(), Integer.MAX_VALUE);
      ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, size);
      mapped.set(file, bytes);
      return bytes;
    } catch (IOException e) {
      throw new SourceUnavailableException(
          "a block file that the index was built from cannot be read",
          path.toString(),
          "Name the directory where the block files are now: index:DIR#blocks=PATH.",
          e);
    }
  }
}
