package org.tracer.source.blocks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.tracer.error.InvalidInputException;
import org.tracer.error.SourceUnavailableException;

/**
 * Which files are meant by the paths a user names, in an order that does not depend on theirs. Not
 * API.
 */
public final class InputFiles {

  static final String KEY_FILE = "xor.dat";

  private static final Pattern NODE_FILE = Pattern.compile("blk[0-9]{1,9}\\.dat");
  private static final Comparator<Path> BY_NAME =
      Comparator.comparingInt(InputFiles::numberOf)
          .thenComparing(InputFiles::nameOf)
          .thenComparing(Path::toString);

  private InputFiles() {}

  /** Files to read blocks from, without keys; a file named twice is there once. */
  public static List<Path> of(List<Path> paths) {
    Map<Path, Path> files = new LinkedHashMap<>();
    for (Path path : paths) {
      for (Path file : expand(path)) {
        files.putIfAbsent(realPath(file), file);
      }
    }
    return files.values().stream().sorted(BY_NAME).toList();
  }

  static List<Path> withKeys(List<Path> files) {
    Set<Path> all = new LinkedHashSet<>();
    for (Path file : files) {
      if (isNodeFile(file) && Files.isRegularFile(file.resolveSibling(KEY_FILE))) {
        all.add(file.resolveSibling(KEY_FILE));
      }
      all.add(file);
    }
    return List.copyOf(all);
  }

  /** Whether a file is named as a node names its block files. */
  public static boolean isNodeFile(Path file) {
    return NODE_FILE.matcher(nameOf(file)).matches();
  }

  /** Names without directories: the origin goes into evidence and must not tell of a machine. */
  public static String origin(List<Path> paths) {
    Set<String> names = new TreeSet<>();
    for (Path path : paths) {
      names.add(nameOf(path.toAbsolutePath().normalize()));
    }
    return "blocks:" + String.join(",", names);
  }

  /** Refuses before reading what cannot be held, instead of failing midway. */
  static void checkFit(List<Path> files) {
    long total = 0;
    for (Path file : files) {
      total += size(file);
    }
    long most = Runtime.getRuntime().maxMemory() / 3 * 2;
    if (total > most) {
      long megabytes = total / 1_000_000;
      throw new InvalidInputException(
          "the block files are too large to hold in memory",
          megabytes + " MB of files, " + most / 1_000_000 + " MB of memory to hold them",
          "Name fewer files, or give Java more memory (-Xmx" + (2 * megabytes + 512) + "m).");
    }
  }

  private static List<Path> expand(Path path) {
    if (Files.isRegularFile(path)) {
      return List.of(path);
    }
    if (!Files.isDirectory(path)) {
      throw new SourceUnavailableException(
          "no such file or directory", path.toString(), "Check the path.");
    }
    List<Path> all = list(path);
    List<Path> nodeFiles = all.stream().filter(InputFiles::isNodeFile).toList();
    if (!nodeFiles.isEmpty()) {
      return nodeFiles;
    }
    if (Files.isDirectory(path.resolve("blocks"))) {
      return expand(path.resolve("blocks"));
    }
    return all.stream().filter(file -> !nameOf(file).equals(KEY_FILE)).toList();
  }

  private static List<Path> list(Path directory) {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      for (Path entry : entries) {
        if (Files.isRegularFile(entry) && !nameOf(entry).startsWith(".")) {
          files.add(entry);
        }
      }
    } catch (IOException e) {
      throw unreadable(directory, e);
    }
    files.sort(BY_NAME);
    return files;
  }

  private static Path realPath(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  public static SourceUnavailableException unreadable(Path file, IOException cause) {
    return new SourceUnavailableException(
        "cannot be read", file.toString(), "Check that it exists and may be read.", cause);
  }

  public static String nameOf(Path file) {
    Path name = file.getFileName();
    return name == null ? file.toString() : name.toString();
  }

  private static int numberOf(Path file) {
    String name = nameOf(file);
    return isNodeFile(file) ? Integer.parseInt(name, 3, name.length() - 4, 10) : -1;
  }
}
