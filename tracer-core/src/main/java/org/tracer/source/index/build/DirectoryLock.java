package org.tracer.source.index.build;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tracer.error.InvalidInputException;

/** Keeps two builds from writing into one directory. The system gives it up when a process dies. */
final class DirectoryLock {

  private static final String FILE = "lock";

  /**
   * What this process has locked. A second channel to such a file must not even be opened: POSIX
   * gives up a process's lock when it closes any channel to the file.
   */
  private static final Set<Path> LOCKED = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final Path real;
  private final FileChannel channel;

  private DirectoryLock(Path file, Path real, FileChannel channel) {
    this.file = file;
    this.real = real;
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
      Path real = directory.toRealPath();
      if (!LOCKED.add(real)) {
        throw taken(directory);
      }
      try {
        return open(directory, file, real);
      } catch (IOException | InvalidInputException e) {
        LOCKED.remove(real);
        throw e;
      }
    } catch (IOException e) {
      throw TemporaryFile.writing(file, e);
    }
  }

  private static DirectoryLock open(Path directory, Path file, Path real) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw taken(directory);
    }
    return new DirectoryLock(file, real, channel);
  }

  private static InvalidInputException taken(Path directory) {
    return new InvalidInputException(
        "another process is building this index",
        directory.toString(),
        "Wait for it, or end it; what it has done is kept.");
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
    } finally {
      LOCKED.remove(real);
    }
  }
}
