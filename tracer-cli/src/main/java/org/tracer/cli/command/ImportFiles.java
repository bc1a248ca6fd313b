package org.tracer.cli.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files that an import reads: those that were named, and of directories the YAML files, because
 * only of these it is certain what they are.
 *
 * @param notices what was passed over
 */
record ImportFiles(List<Path> files, List<String> notices) {

  private static final int EXAMPLES = 3;

  static ImportFiles of(List<Path> named) throws IOException {
    List<Path> files = new ArrayList<>();
    List<String> notices = new ArrayList<>();
    for (Path one : named) {
      if (Files.isDirectory(one)) {
        directory(one, files, notices);
      } else {
        files.add(one);
      }
    }
    return new ImportFiles(files, notices);
  }

  private static void directory(Path directory, List<Path> files, List<String> notices)
      throws IOException {
    List<Path> others = new ArrayList<>();
    try (Stream<Path> inside = Files.walk(directory)) {
      inside
          .filter(inner -> !Files.isDirectory(inner))
          .sorted()
          .forEach(inner -> (isYaml(inner) ? files : others).add(inner));
    }
    if (!others.isEmpty()) {
      String examples =
          others.stream()
              .limit(EXAMPLES)
              .map(other -> directory.relativize(other).toString())
              .collect(Collectors.joining(", "));
      notices.add(
          "passed over "
              + others.size()
              + " files in "
              + directory
              + " that are not YAML ("
              + examples
              + (others.size() > EXAMPLES ? " …" : "")
              + "); name files themselves to take in other formats");
    }
  }

  // A pipe that nobody writes into would be waited for forever.
  private static boolean isYaml(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
  }
}
