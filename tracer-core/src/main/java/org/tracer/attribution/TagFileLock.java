package org.tracer.attribution;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.tracer.error.InvalidInputException;

/**
 * Keeps two programs from replacing one tag file at once, of which the second would take away what
 * the first wrote. The lock is on an empty file beside it, because the tag file itself is replaced;
 * a program that dies lets go of it.
 */
final class TagFileLock implements Closeable {

  private static final int TRIES = 100;
  private static final int PAUSE_MILLISECONDS = 100;

  private final FileChannel channel;

  private TagFileLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits up to ten seconds, and takes away what a program that was killed has left beside the
   * file.
   *
   * @throws InvalidInputException if another program writes the file for longer
   */
  static TagFileLock of(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file.resolveSibling(file.getFileName() + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    @Nullable FileLock held;
    try {
      held = waitFor(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    if (held == null) {
      channel.close();
      throw new InvalidInputException(
          "another program writes the tag file just now",
          file.toString(),
          "Nothing was changed. Try again when it has ended.");
    }
    try {
      new TagFilePlace(file).clear();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return new TagFileLock(channel);
  }

  private static @Nullable FileLock waitFor(FileChannel channel) throws IOException {
    for (int i = 0; ; i++) {
      @Nullable FileLock held = tryLock(channel);
      if (held != null || i == TRIES) {
        return held;
      }
      try {
        Thread.sleep(PAUSE_MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
