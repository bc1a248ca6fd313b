package org.tracer.source.scan;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tracer.error.SourceUnavailableException;

/**
 * Files open for reading, the last used ones only: a node has thousands, a process may open few.
 * Safe for several threads.
 */
final class OpenFiles implements AutoCloseable {

  /** More than threads read at a time, else a file in use could not be kept. */
  private static final int MOST_OPEN = 64;

  private final List<Path> files;
  private final Map<Integer, OpenFile> open = new LinkedHashMap<>(16, 0.75f, true);

  OpenFiles(List<Path> files) {
    this.files = List.copyOf(files);
  }

  /** A file that is not closed while it has users. */
  static final class OpenFile {

    private final FileChannel channel;
    private int users;

    OpenFile(FileChannel channel) {
      this.channel = channel;
    }

    FileChannel channel() {
      return channel;
    }
  }

  Path path(int file) {
    return files.get(file);
  }

  /** The file, which the caller gives back with {@link #release}. */
  synchronized OpenFile acquire(int file) {
    OpenFile found = open.get(file);
    if (found == null) {
      closeUnused(MOST_OPEN - 1);
      found = new OpenFile(open(files.get(file)));
      open.put(file, found);
    }
    found.users++;
    return found;
  }

  synchronized void release(OpenFile file) {
    file.users--;
  }

  /** Closes what nobody uses; files in use stay open. */
  @Override
  public synchronized void close() {
    closeUnused(0);
  }

  private void closeUnused(int most) {
    Iterator<OpenFile> oldestFirst = open.values().iterator();
    while (open.size() > most && oldestFirst.hasNext()) {
      OpenFile file = oldestFirst.next();
      if (file.users == 0) {
        oldestFirst.remove();
        close(file.channel);
      }
    }
  }

  private static FileChannel open(Path file) {
    try {
      return FileChannel.open(file, StandardOpenOption.READ);
    } catch (IOException e) {
      throw unreadable(file.toString(), e);
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // What was only read loses nothing.
    }
  }

  static SourceUnavailableException unreadable(String input, IOException cause) {
    return new SourceUnavailableException(
        "a block file cannot be read", input, "Check that it exists and may be read.", cause);
  }
}
