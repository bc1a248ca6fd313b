package org.tracer.export;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where schemas of others lie that are not part of this repository. */
public final class PublishedSchemas {

  private PublishedSchemas() {}

  /** The directory of one; skips the test where it is not there. */
  public static Path directory(String name) {
    String root = System.getProperty("tracer.root", "..");
    Path all = Path.of(System.getProperty("tracer.schemas", root + "/.ci/schemas"));
    Path directory = all.resolve(name);
    assumeTrue(
        Files.isDirectory(directory),
        () -> "no published schemas at " + directory + "; see docs/exports/schemas.md");
    return directory;
  }
}
