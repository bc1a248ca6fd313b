package org.tracer.source.index.build;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tracer.error.InvalidInputException;

/** Keeps two builds from writing into one directory. The system gives it up when a process dies. */
final class DirectoryLock {

  private static final String FILE = "lock";

  private final Path file;
  private final FileChannel channel;

  private DirectoryLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /** Does {@code work} while no other process can; creates the directory if need be. */
  static <T> T holding(Path directory, Supplier<T> work) {
    DirectoryLock lock = of(directory);
    try {
      return work.get();
    } finally {
      lock.release();
    }
  }

  private static DirectoryLock of(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      Files.createDirectories(directory);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new InvalidInputException(
            "another process is building this index",
            directory.toString(),
            "Wait for it, or end it; what it has done is kept.");
      }
      return new DirectoryLock(file, channel);
    } catch (IOException e) {
      throw TemporaryFile.writing(file, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private void release() {
    try {
      channel.close();
    } catch (IOException e) {
      throw TemporaryFile.writing(file, e);
    }
  }
}
