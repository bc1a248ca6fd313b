package org.tracer.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A file to which whole lines are added at the end, each on the disk before {@link #append}
 * returns. A line that cannot be written whole is taken back. Thread-safe.
 *
 * <p>Not a channel: that would be closed for all by the first thread that is interrupted, as those
 * are that still fetch ahead when a source is closed.
 */
final class AppendFile implements AutoCloseable {

  private final Path path;
  private final RandomAccessFile file;

  private AppendFile(Path path, String mode) throws IOException {
    this.path = path;
    this.file = new RandomAccessFile(path.toFile(), mode);
  }

  /** Opens a file to add to, which is made if it is absent. */
  static AppendFile open(Path path) {
    try {
      return new AppendFile(path, "rw");
    } catch (IOException e) {
      throw Damage.unwritable(path, e);
    }
  }

  /** Opens a file of which only {@link #read} is used. */
  static AppendFile readOnly(Path path) {
    try {
      return new AppendFile(path, "r");
    } catch (IOException e) {
      throw Damage.unreadable(path, e);
    }
  }

  synchronized long size() {
    try {
      return file.length();
    } catch (IOException e) {
      throw Damage.unreadable(path, e);
    }
  }

  /** Adds a line at the end; on return it is on the disk. */
  synchronized void append(String line) {
    long end = size();
    try {
      file.seek(end);
      file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      file.getFD().sync();
    } catch (IOException e) {
      takeBack(end, e);
      throw Damage.unwritable(path, e);
    }
  }

  private void takeBack(long end, IOException failed) {
    try {
      file.setLength(end);
    } catch (IOException e) {
      failed.addSuppressed(e);
    }
  }

  /** Cuts the file off, behind its last whole line. */
  synchronized void truncate(long end) {
    try {
      file.setLength(end);
      file.getFD().sync();
    } catch (IOException e) {
      throw Damage.unwritable(path, e);
    }
  }

  synchronized byte[] read(long offset, int length) {
    byte[] bytes = new byte[length];
    try {
      file.seek(offset);
      file.readFully(bytes);
      return bytes;
    } catch (EOFException e) {
      throw Damage.of("a file of the case is shorter than it was", path.toString());
    } catch (IOException e) {
      throw Damage.unreadable(path, e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw Damage.unwritable(path, e);
    }
  }
}
