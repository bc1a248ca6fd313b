package org.tracer.succinct;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A finished column file mapped into memory, as words and bits. Read by any number of threads. The
 * mapping ends when nothing refers to it any more.
 */
final class MappedColumn {

  /** The widest number that one unaligned read of eight bytes always covers. */
  static final int MOST_BITS = 57;

  private static final int CHUNK_BITS = 30;
  private static final int CHUNK_MASK = (1 << CHUNK_BITS) - 1;

  private final Path file;
  private final ByteBuffer[] chunks;
  private final long payloadWords;
  private final long count;
  private final long[] parameters = new long[3];

  MappedColumn(Path file, ColumnKind kind) {
    this.file = file;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size % Long.BYTES != 0 || size < Footer.WORDS * Long.BYTES) {
        throw ColumnFailures.damaged(file, "a file of " + size + " bytes is cut off");
      }
      chunks = map(channel, size);
      long footer = size / Long.BYTES - Footer.WORDS;
      if (word(footer) != Footer.MAGIC || word(footer + 3) != footer) {
        throw ColumnFailures.damaged(file, "a file does not end as it should");
      }
      if (word(footer + 1) != Footer.kindAndVersion(kind)) {
        throw ColumnFailures.damaged(file, "a file is of another kind or version");
      }
      payloadWords = footer;
      count = word(footer + 2);
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] = word(footer + 4 + i);
      }
    } catch (IOException e) {
      throw ColumnFailures.reading(file, e);
    }
  }

  /** Chunks overlap by a word, so that eight bytes from anywhere lie in one chunk. */
  private static ByteBuffer[] map(FileChannel channel, long size) throws IOException {
    ByteBuffer[] chunks = new ByteBuffer[(int) ((size - 1) >>> CHUNK_BITS) + 1];
    for (int i = 0; i < chunks.length; i++) {
      long start = (long) i << CHUNK_BITS;
      long length = Math.min(size - start, (1L << CHUNK_BITS) + Long.BYTES);
      chunks[i] = channel.map(FileChannel.MapMode.READ_ONLY, start, length);
      chunks[i].order(ByteOrder.LITTLE_ENDIAN);
    }
    return chunks;
  }

  long payloadWords() {
    return payloadWords;
  }

  /** Entries of the column. */
  long count() {
    return count;
  }

  long parameter(int index) {
    return parameters[index];
  }

  long word(long index) {
    long at = index << 3;
    try {
      return chunks[(int) (at >>> CHUNK_BITS)].getLong((int) at & CHUNK_MASK);
    } catch (IndexOutOfBoundsException e) {
      throw damaged("word " + index + " does not exist");
    }
  }

  /** {@code width} bits, at most 57, from a bit position on. */
  long bits(long position, int width) {
    long at = position >>> 3;
    try {
      long raw = chunks[(int) (at >>> CHUNK_BITS)].getLong((int) at & CHUNK_MASK);
      return raw >>> (position & 7) & (1L << width) - 1;
    } catch (IndexOutOfBoundsException e) {
      throw damaged("bit " + position + " does not exist");
    }
  }

  /** Copies whole bytes of the payload from a byte position on. */
  void bytes(long position, byte[] into, int offset, int length) {
    if (position < 0 || length < 0 || position > 8 * payloadWords - length) {
      throw damaged("byte " + position + " does not exist");
    }
    long at = position;
    int done = 0;
    while (done < length) {
      ByteBuffer chunk = chunks[(int) (at >>> CHUNK_BITS)];
      int from = (int) at & CHUNK_MASK;
      int step = Math.min(length - done, chunk.limit() - from);
      chunk.get(from, into, offset + done, step);
      done += step;
      at += step;
    }
  }

  /**
   * Checks that the payload ends with the word that holds bit {@code bits - 1}, filled with zeros.
   */
  void checkEnd(long bits) {
    if (bits < 0 || (bits + 63) / 64 != payloadWords) {
      throw damaged("a column does not end with its last entry");
    }
    if ((bits & 63) != 0 && word(bits >>> 6) >>> (bits & 63) != 0) {
      throw damaged("a column goes on behind its last entry");
    }
  }

  RuntimeException damaged(String what) {
    return ColumnFailures.damaged(file, what);
  }
}
