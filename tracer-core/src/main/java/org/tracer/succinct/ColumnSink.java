package org.tracer.succinct;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Writes one column file from front to back, bit by bit, and knows its SHA-256 at the end. Numbers
 * stand with their lowest bit first. Confined to one thread.
 */
final class ColumnSink implements AutoCloseable {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final FileChannel channel;
  private final MessageDigest digest;
  private final byte[] buffer = new byte[BUFFER];
  private int used;
  private long words;
  private long pending;
  private int pendingBits;

  ColumnSink(Path file) {
    this.file = file;
    try {
      digest = MessageDigest.getInstance("SHA-256");
      channel =
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw ColumnFailures.writing(file, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  /** Whole words written so far. */
  long words() {
    return words;
  }

  /** Position of the next bit. */
  long bits() {
    return 64 * words + pendingBits;
  }

  /** Appends the low {@code width} bits, 0 to 64. */
  void write(long value, int width) {
    if (width == 0) {
      return;
    }
    long clean = width == 64 ? value : value & (1L << width) - 1;
    pending |= clean << pendingBits;
    int free = 64 - pendingBits;
    if (width < free) {
      pendingBits += width;
      return;
    }
    writeWord(pending);
    pending = free == 64 ? 0 : clean >>> free;
    if (width == free) {
      pending = 0;
    }
    pendingBits = width - free;
  }

  /** Fills the current word with zeros. */
  void align() {
    if (pendingBits > 0) {
      writeWord(pending);
      pending = 0;
      pendingBits = 0;
    }
  }

  private void writeWord(long word) {
    LONG.set(buffer, used, word);
    used += Long.BYTES;
    words++;
    if (used == BUFFER) {
      flush();
    }
  }

  private void flush() {
    try {
      ByteBuffer rest = ByteBuffer.wrap(buffer, 0, used);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    } catch (IOException e) {
      throw ColumnFailures.writing(file, e);
    }
    digest.update(buffer, 0, used);
    used = 0;
  }

  /** Ends the file with its footer. */
  ColumnFile finish(ColumnKind kind, long count, long first, long second, long third) {
    align();
    long payload = words;
    writeWord(Footer.MAGIC);
    writeWord(Footer.kindAndVersion(kind));
    writeWord(count);
    writeWord(payload);
    writeWord(first);
    writeWord(second);
    writeWord(third);
    writeWord(0);
    flush();
    try {
      channel.close();
    } catch (IOException e) {
      throw ColumnFailures.writing(file, e);
    }
    return new ColumnFile(
        ColumnFailures.nameOf(file), 8 * words, HexFormat.of().formatHex(digest.digest()));
  }

  /** Gives up a file that was not finished. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw ColumnFailures.writing(file, e);
    }
  }
}
