package org.tracer.source.scan;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import org.tracer.error.SourceUnavailableException;

/**
 * Blocks in files of a node, in any order, with the obfuscation of Bitcoin Core 28 and later
 * undone. Keeps a few files open until closed. Safe for several threads.
 */
public final class BlockFileSequence implements BlockSequence, AutoCloseable {

  /** Number of bytes of a key. */
  public static final int KEY_LENGTH = 8;

  /**
   * Bytes read at once: they stay in the processor's cache while they are copied to the array and
   * the obfuscation is undone.
   */
  private static final int CHUNK = 1 << 17;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final OpenFiles files;
  private final long key;
  private final int[] file;
  private final long[] offset;
  private final int[] length;

  /**
   * Opens nothing yet. The arrays have an element for each block and are kept, not copied.
   *
   * @param key eight bytes; all zero if the files are not obfuscated
   * @param file index of a block's file in {@code files}
   * @param offset of the first byte of a block's header in its file
   * @param length number of bytes of a block, header included
   */
  public BlockFileSequence(List<Path> files, byte[] key, int[] file, long[] offset, int[] length) {
    if (key.length != KEY_LENGTH) {
      throw new IllegalArgumentException("a key of " + key.length + " bytes");
    }
    if (file.length != offset.length || file.length != length.length) {
      throw new IllegalArgumentException(
          file.length + " files, " + offset.length + " offsets, " + length.length + " lengths");
    }
    this.files = new OpenFiles(files);
    this.key = (long) LONG.get(key, 0);
    this.file = file;
    this.offset = offset;
    this.length = length;
  }

  @Override
  public int size() {
    return length.length;
  }

  @Override
  public int length(int block) {
    return length[block];
  }

  @Override
  public String where(int block) {
    return files.path(file[block]) + ", offset " + offset[block];
  }

  @Override
  public void read(int block, byte[] into) {
    OpenFiles.OpenFile source = files.acquire(file[block]);
    try {
      read(source.channel(), block, into);
    } catch (IOException e) {
      throw OpenFiles.unreadable(where(block), e);
    } finally {
      files.release(source);
    }
  }

  private void read(FileChannel channel, int block, byte[] into) throws IOException {
    int end = length[block];
    for (int from = 0; from < end; from += CHUNK) {
      int count = Math.min(CHUNK, end - from);
      ByteBuffer chunk = ByteBuffer.wrap(into, from, count);
      while (chunk.hasRemaining()) {
        if (channel.read(chunk, offset[block] + chunk.position()) < 0) {
          throw new SourceUnavailableException(
              "the file ends within a block of " + end + " bytes that was there before",
              where(block),
              "Read the files anew when nothing writes to them.");
        }
      }
      if (key != 0) {
        reveal(into, from, count, offset[block] + from);
      }
    }
  }

  /** The key repeats every eight bytes of the file, whichever of them a block begins at. */
  private void reveal(byte[] bytes, int from, int count, long position) {
    long turned = Long.rotateRight(key, 8 * (int) (position % KEY_LENGTH));
    int end = from + count;
    int at = from;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      LONG.set(bytes, at, (long) LONG.get(bytes, at) ^ turned);
    }
    for (; at < end; at++) {
      bytes[at] ^= (byte) turned;
      turned >>>= 8;
    }
  }

  /** Closes the files; reading opens them again. */
  @Override
  public void close() {
    files.close();
  }
}
