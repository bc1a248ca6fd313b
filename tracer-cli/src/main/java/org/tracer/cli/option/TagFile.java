package org.tracer.cli.option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.attribution.TagSources;
import org.tracer.attribution.TagStore;
import org.tracer.cli.CommandFailure;
import org.tracer.cli.ExitCode;
import org.tracer.cli.Surroundings;
import picocli.CommandLine.Option;

/** Where the user's tags are. */
public final class TagFile {

  private static final String VARIABLE = "TRACER_TAGS";

  @Option(
      names = "--tags",
      paramLabel = "FILE",
      description = "The file of tags, unless TRACER_TAGS names it or it is in its usual place.")
  private @Nullable Path file;

  /** The file: the option's, the environment's, or that of the user's data directory. */
  public Path path(Surroundings surroundings) {
    Map<String, String> environment = surroundings.environment();
    String named = environment.getOrDefault(VARIABLE, "");
    if (file != null) {
      return PlainFile.of(file, "--tags");
    }
    if (!named.isBlank()) {
      return PlainFile.of(Path.of(named), VARIABLE);
    }
    return PlainFile.of(usual(environment).resolve("tracer").resolve("tags.jsonl"), "tags");
  }

  /** The file to write, in a directory that is there. */
  public Path prepared(Surroundings surroundings) {
    Path path = path(surroundings);
    boolean usual = file == null && surroundings.environment().getOrDefault(VARIABLE, "").isBlank();
    Path directory = path.toAbsolutePath().getParent();
    try {
      if (usual && directory != null) {
        Files.createDirectories(directory);
      }
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.CANNOT_CREATE,
          "the directory for tags cannot be made",
          String.valueOf(directory),
          "Name a file with --tags.",
          e);
    }
    if (directory == null || !Files.isDirectory(directory)) {
      throw new CommandFailure(
          ExitCode.CANNOT_CREATE,
          "the directory of the file of tags does not exist",
          path.toString(),
          "Make it first.");
    }
    return path;
  }

  /**
   * The user's tags, if there are any, and those that come with Tracer after them.
   *
   * @throws java.nio.file.NoSuchFileException if a file that was named is not there
   */
  public TagSources sources(Surroundings surroundings, boolean withPublic) throws IOException {
    List<TagStore> stores = new ArrayList<>();
    Path path = path(surroundings);
    boolean named =
        file != null || !surroundings.environment().getOrDefault(VARIABLE, "").isBlank();
    if (named || Files.exists(path)) {
      stores.add(TagStore.open(path));
    }
    if (withPublic) {
      stores.add(TagStore.ofPublic());
    }
    return new TagSources(stores);
  }

  private static Path usual(Map<String, String> environment) {
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    if (!data.isBlank()) {
      return Path.of(data);
    }
    String local = environment.getOrDefault("LOCALAPPDATA", "");
    boolean windows =
        System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
    if (windows && !local.isBlank()) {
      return Path.of(local);
    }
    String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
    return Path.of(home, ".local", "share");
  }
}
