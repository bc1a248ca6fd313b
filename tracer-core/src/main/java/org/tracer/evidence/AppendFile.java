package org.tracer.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file to which whole lines are added at the end, each on the disk before {@link #append}
 * returns. A line that cannot be written whole is taken back.
 */
final class AppendFile implements AutoCloseable {

  private final Path path;
  private final FileChannel channel;

  private AppendFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Opens a file to add to, which is made if it is absent. */
  static AppendFile open(Path path) {
    try {
      return new AppendFile(
          path,
          FileChannel.open(
              path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE));
    } catch (IOException e) {
      throw Damage.unwritable(path, e);
    }
  }

  /** Opens a file of which only {@link #read} is used. */
  static AppendFile readOnly(Path path) {
    try {
      return new AppendFile(path, FileChannel.open(path, StandardOpenOption.READ));
    } catch (IOException e) {
      throw Damage.unreadable(path, e);
    }
  }

  long size() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw Damage.unreadable(path, e);
    }
  }

  /** Adds a line at the end; on return it is on the disk. */
  void append(String line) {
    long end = size();
    try {
      ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
      long at = end;
      while (bytes.hasRemaining()) {
        at += channel.write(bytes, at);
      }
      channel.force(true);
    } catch (IOException e) {
      takeBack(end, e);
      throw Damage.unwritable(path, e);
    }
  }

  private void takeBack(long end, IOException failed) {
    try {
      channel.truncate(end);
    } catch (IOException e) {
      failed.addSuppressed(e);
    }
  }

  /** Cuts the file off, behind its last whole line. */
  void truncate(long end) {
    try {
      channel.truncate(end);
      channel.force(true);
    } catch (IOException e) {
      throw Damage.unwritable(path, e);
    }
  }

  byte[] read(long offset, int length) {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    try {
      while (bytes.hasRemaining()) {
        if (channel.read(bytes, offset + bytes.position()) < 0) {
          throw Damage.of("a file of the case is shorter than it was", path.toString());
        }
      }
    } catch (IOException e) {
      throw Damage.unreadable(path, e);
    }
    return bytes.array();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw Damage.unwritable(path, e);
    }
  }
}
