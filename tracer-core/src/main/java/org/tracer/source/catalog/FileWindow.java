package org.tracer.source.catalog;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.blocks.BlockFile;
import org.tracer.source.blocks.InputFiles;

/**
 * A part of a file at a time, with obfuscation undone. Reads little where the places asked for lie
 * far apart, so that a disk gives single pages, and much where they follow each other. What a node
 * appends after opening is not seen.
 */
final class FileWindow implements AutoCloseable {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  /** The most that can be asked for at once. */
  static final int LONGEST = 1 << 16;

  private static final int SHORTEST = 512;

  /** Places no farther apart are read together. */
  private static final int NEAR = 1 << 14;

  private final Path file;
  private final FileChannel channel;
  private final byte[] key;
  private final long size;
  private final byte[] bytes = new byte[LONGEST];

  /** What was read to look at a boundary; the window when a block follows there. */
  private final byte[] ahead = new byte[SHORTEST];

  private final boolean obfuscated;
  private long start;
  private int length;
  private long aheadStart;
  private int aheadLength;

  FileWindow(Path file, byte[] key) {
    this.file = file;
    this.key = key.clone();
    this.obfuscated = !Arrays.equals(key, new byte[BlockFile.KEY_LENGTH]);
    try {
      channel = FileChannel.open(file, StandardOpenOption.READ);
      size = channel.size();
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    }
  }

  long size() {
    return size;
  }

  /** The bytes of the window; what they are changes with every call. */
  byte[] bytes() {
    return bytes;
  }

  /**
   * Moves the window if necessary so that it holds {@code count} bytes from {@code position} on, as
   * far as the file has them; returns where in {@link #bytes} they begin.
   */
  int at(long position, int count) {
    long needed = Math.min(count, size - position);
    if (position < start || position + needed > start + length) {
      long gap = position - (start + length);
      boolean near = length > 0 && gap >= -needed && gap <= NEAR;
      long wanted = near ? LONGEST : Math.max(needed, SHORTEST);
      length = (int) Math.min(wanted, size - position);
      start = position;
      if (!near && position == aheadStart && needed <= aheadLength) {
        length = aheadLength;
        System.arraycopy(ahead, 0, bytes, 0, length);
      } else {
        read(bytes, position, length);
      }
    }
    return (int) (position - start);
  }

  /** Bytes in the window from {@code position}, which must be in it, on. */
  int available(long position) {
    return (int) (start + length - position);
  }

  /** A copy of any part of the file; the window stays where it is. */
  byte[] copy(long position, int count) {
    byte[] copy = new byte[count];
    read(copy, position, count);
    return copy;
  }

  /** End of the unwritten space from {@code position} on: zeros on disk, not obfuscated either. */
  long endOfUnwritten(long position) {
    long end = position;
    while (end < size) {
      int at = at(end, 1);
      int stop = at + available(end);
      for (int i = at; i < stop; i++, end++) {
        if (bytes[i] != key[(int) (end & (BlockFile.KEY_LENGTH - 1))]) {
          return end;
        }
      }
    }
    return end;
  }

  /**
   * Whether a block may well end at {@code position}: at the end, before another, or before
   * unwritten space. The window stays where it is: on a hostile file it would go back and forth.
   */
  boolean isBoundary(long position) {
    int count = (int) Math.min(BlockFile.KEY_LENGTH, size - position);
    byte[] there = bytes;
    int at = (int) (position - start);
    if (position < start || position + count > start + length) {
      aheadStart = position;
      aheadLength = (int) Math.min(ahead.length, size - position);
      read(ahead, position, aheadLength);
      there = ahead;
      at = 0;
    }
    if (count >= Magic.LENGTH && Magic.read(there, at) != null) {
      return true;
    }
    for (int i = 0; i < count; i++) {
      if (there[at + i] != key[(int) (position + i & (BlockFile.KEY_LENGTH - 1))]) {
        return false;
      }
    }
    return true;
  }

  /** Position of the next magic at or behind {@code position}; the file's size if there is none. */
  long nextMagic(long position) {
    long next = position;
    while (next <= size - Magic.LENGTH) {
      int at = at(next, Magic.LENGTH);
      int stop = at + available(next) - Magic.LENGTH;
      for (int i = at; i <= stop; i++, next++) {
        if (Magic.read(bytes, i) != null) {
          return next;
        }
      }
    }
    return size;
  }

  private void read(byte[] target, long position, int count) {
    ByteBuffer buffer = ByteBuffer.wrap(target, 0, count);
    try {
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, position + buffer.position()) < 0) {
          throw new SourceUnavailableException(
              "the file became shorter while it was read",
              file.toString(),
              "Stop what writes to it, or copy the files first.");
        }
      }
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    }
    if (obfuscated) {
      unmask(target, position, count);
    }
  }

  private void unmask(byte[] target, long position, int count) {
    byte[] turned = new byte[BlockFile.KEY_LENGTH];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = key[(int) (position + i & (BlockFile.KEY_LENGTH - 1))];
    }
    long word = (long) WORD.get(turned, 0);
    int whole = count & -BlockFile.KEY_LENGTH;
    for (int i = 0; i < whole; i += BlockFile.KEY_LENGTH) {
      WORD.set(target, i, (long) WORD.get(target, i) ^ word);
    }
    for (int i = whole; i < count; i++) {
      target[i] ^= turned[i - whole];
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw InputFiles.unreadable(file, e);
    }
  }
}
