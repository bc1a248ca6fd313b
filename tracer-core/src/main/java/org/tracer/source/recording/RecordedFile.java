package org.tracer.source.recording;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tracer.error.MalformedDataException;
import org.tracer.source.http.JsonValue;

/**
 * A file that a source reads, copied into a recording. It keeps its own name, and files of one
 * directory stay in one directory, since a block file's name and neighbours have a meaning.
 *
 * @param name below {@code files}: the number of its directory, a slash, its own name
 */
public record RecordedFile(String name, String sha256) {

  private static final String FILES = "files";

  /** Whether {@code directory} holds copies, of a recording that is whole or not. */
  static boolean hasCopies(Path directory) {
    return Files.exists(directory.resolve(FILES));
  }

  /**
   * Copies files below {@code directory}/files, in their order.
   *
   * @throws org.tracer.error.InvalidInputException if another process copies into it
   */
  public static List<RecordedFile> copy(List<Path> files, Path directory) {
    claim(directory);
    Map<@Nullable Path, String> folders = new LinkedHashMap<>();
    List<RecordedFile> copies = new ArrayList<>();
    for (Path file : files) {
      Path parent = file.toAbsolutePath().normalize().getParent();
      String folder = folders.get(parent);
      if (folder == null) {
        folder = String.format(Locale.ROOT, "%04d", folders.size());
        folders.put(parent, folder);
      }
      String name = folder + "/" + file.getFileName();
      Path copy = directory.resolve(FILES).resolve(name);
      try {
        Files.createDirectories(directory.resolve(FILES).resolve(folder));
        try (InputStream from = Files.newInputStream(file);
            FileOutputStream to = new FileOutputStream(copy.toFile())) {
          copies.add(new RecordedFile(name, Sha256.copy(from, to)));
          to.getFD().sync();
        }
      } catch (IOException e) {
        deleteCopies(directory);
        throw RecordingWriter.notWritten(copy, e);
      }
    }
    return copies;
  }

  /** Deletes what {@link #copy} made, as far as that is possible. */
  static void deleteCopies(Path directory) {
    try (Stream<Path> copies = Files.walk(directory.resolve(FILES))) {
      copies.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      // What stays is in the way of a second recording, which says so.
      return;
    }
  }

  /** Of several processes, one makes the folder of the copies; the others are refused. */
  private static void claim(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.createDirectory(directory.resolve(FILES));
    } catch (FileAlreadyExistsException e) {
      throw RecordingWriter.occupied(directory, e);
    } catch (IOException e) {
      throw RecordingWriter.notWritten(directory, e);
    }
  }

  static RecordedFile from(JsonValue line) {
    String name = line.get("path").text();
    if (!name.matches("[0-9]{4}/[^/\\\\\\x00:]{1,255}") || name.endsWith("/..")) {
      throw line.get("path").unexpected("is not the name of a recorded file");
    }
    return new RecordedFile(name, line.get("sha256").text());
  }

  /** Where the copy is. */
  public Path in(Path directory) {
    return directory.resolve(FILES).resolve(name);
  }

  /** The copy beside the answers file, its hash checked. */
  Path check(Path answers, String where) throws IOException {
    Path copy = answers.resolveSibling(FILES).resolve(name);
    if (!Files.isRegularFile(copy)) {
      throw new MalformedDataException(
          "a recorded file is missing: " + name, where, Recording.DAMAGED);
    }
    String found = Sha256.copy(Files.newInputStream(copy), OutputStream.nullOutputStream());
    if (!found.equals(sha256)) {
      throw new MalformedDataException(
          "a recorded file does not have its SHA-256: " + name, where, Recording.DAMAGED);
    }
    return copy;
  }
}
