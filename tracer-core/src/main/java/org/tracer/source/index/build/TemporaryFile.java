package org.tracer.source.index.build;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.error.WritingFailedException;

/** A file of longs that only the build reads. Written by one thread, read by any number. */
final class TemporaryFile implements AutoCloseable {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int PIECE = 1 << 13;

  private final Path file;
  private final FileChannel channel;
  private final byte[] bytes = new byte[PIECE * Long.BYTES];

  private TemporaryFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  static TemporaryFile create(Path file) {
    try {
      return new TemporaryFile(
          file,
          FileChannel.open(
              file,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw writing(file, e);
    }
  }

  static TemporaryFile open(Path file) {
    try {
      return new TemporaryFile(file, FileChannel.open(file, StandardOpenOption.READ));
    } catch (IOException e) {
      throw reading(file, e);
    }
  }

  static WritingFailedException writing(Path file, IOException cause) {
    return new WritingFailedException(
        "cannot be written: " + cause.getMessage(),
        file.toString(),
        "Make room on the disk and start the same command again: it goes on where it stopped.",
        cause);
  }

  static SourceUnavailableException reading(Path file, IOException cause) {
    return new SourceUnavailableException(
        "cannot be read: " + cause.getMessage(),
        file.toString(),
        "Start the same command again; if it fails the same way, remove the directory.",
        cause);
  }

  static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw writing(file, e);
    }
  }

  /** Number of longs. */
  long size() {
    try {
      return channel.size() / Long.BYTES;
    } catch (IOException e) {
      throw reading(file, e);
    }
  }

  void write(long[] values, int count) {
    try {
      for (int done = 0; done < count; done += PIECE) {
        int step = Math.min(PIECE, count - done);
        for (int i = 0; i < step; i++) {
          LONG.set(bytes, i * Long.BYTES, values[done + i]);
        }
        ByteBuffer rest = ByteBuffer.wrap(bytes, 0, step * Long.BYTES);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
      }
    } catch (IOException e) {
      throw writing(file, e);
    }
  }

  /** Reads {@code count} longs from number {@code first} on. */
  void read(long first, long[] into, int offset, int count) {
    byte[] own = new byte[Math.min(count, PIECE) * Long.BYTES];
    try {
      for (int done = 0; done < count; done += PIECE) {
        int step = Math.min(PIECE, count - done);
        ByteBuffer rest = ByteBuffer.wrap(own, 0, step * Long.BYTES);
        long position = (first + done) * Long.BYTES;
        while (rest.hasRemaining()) {
          int got = channel.read(rest, position);
          if (got < 0) {
            throw new MalformedDataException(
                "a temporary file of the build is cut off",
                file.toString(),
                "Remove the directory and build again.");
          }
          position += got;
        }
        for (int i = 0; i < step; i++) {
          into[offset + done + i] = (long) LONG.get(own, i * Long.BYTES);
        }
      }
    } catch (IOException e) {
      throw reading(file, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw writing(file, e);
    }
  }
}
