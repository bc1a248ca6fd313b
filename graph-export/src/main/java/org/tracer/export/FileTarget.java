package org.tracer.export;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Files that appear only when they are complete: parts are written beside their place under a
 * temporary name, and {@link #publish} moves them. Closing without publishing leaves nothing
 * behind, and neither does an end of the process by Ctrl-C. Confined to one thread.
 */
public final class FileTarget implements ExportTarget, Closeable {

  private final Path file;
  private final boolean overwrite;
  private final Map<Path, Path> temporaryByFile = new LinkedHashMap<>();

  /**
   * @param file the file, or for formats of several parts the name they are made from: {@code
   *     case.csv} gives {@code case-nodes.csv} and {@code case-edges.csv}
   * @param overwrite whether files that exist are replaced
   */
  public FileTarget(Path file, boolean overwrite) {
    this.file = file;
    this.overwrite = overwrite;
  }

  /**
   * Opens a temporary file for a part.
   *
   * @throws FileAlreadyExistsException if the part's file exists and must not be replaced
   * @throws NoSuchFileException if its directory does not exist
   */
  @Override
  public OutputStream open(String part) throws IOException {
    Path place = place(part);
    checkFree(place);
    Path directory = place.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new NoSuchFileException(place.toString(), null, "its directory does not exist");
    }
    Path temporary = directory.resolve("." + place.getFileName() + "." + UUID.randomUUID());
    Leftovers.add(temporary);
    temporaryByFile.put(place, temporary);
    return Files.newOutputStream(
        temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  /**
   * Moves every part into its place. Each file appears whole or not at all; if moving a later part
   * fails, earlier ones stay.
   */
  public void publish() throws IOException {
    for (Path place : temporaryByFile.keySet()) {
      checkFree(place);
    }
    Leftovers.undisturbed(this::move);
    forget();
  }

  private void move() throws IOException {
    for (Map.Entry<Path, Path> part : temporaryByFile.entrySet()) {
      if (overwrite) {
        Files.move(part.getValue(), part.getKey(), StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.move(part.getValue(), part.getKey());
      }
    }
  }

  private void forget() {
    temporaryByFile.values().forEach(Leftovers::remove);
    temporaryByFile.clear();
  }

  /** Deletes what was not published. */
  @Override
  public void close() throws IOException {
    for (Path temporary : temporaryByFile.values()) {
      Files.deleteIfExists(temporary);
    }
    forget();
  }

  /** The name of a part's file. */
  static Path named(Path file, String part) {
    if (part.equals(WHOLE)) {
      return file;
    }
    Path fileName = file.getFileName();
    String name = fileName == null ? "" : fileName.toString();
    int dot = name.lastIndexOf('.');
    int end = dot > 0 ? dot : name.length();
    return file.resolveSibling(name.substring(0, end) + "-" + part + name.substring(end));
  }

  private Path place(String part) throws IOException {
    Path place = named(file, part);
    // A link stays a link: what it points at is replaced.
    return Files.isSymbolicLink(place) && Files.exists(place) ? place.toRealPath() : place;
  }

  private void checkFree(Path place) throws IOException {
    if (!overwrite && Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(place.toString(), null, "the file exists already");
    }
    if (Files.isDirectory(place)) {
      throw new FileAlreadyExistsException(place.toString(), null, "this is a directory");
    }
  }
}
