package org.tracer.source;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real data that lies beside the repository; tests that need it are skipped where it is absent. */
public final class SharedData {

  private SharedData() {}

  public static Path path(String name) {
    Path path = Path.of(System.getProperty("tracer.root", "."), "..", "shared", "data", name);
    assumeTrue(Files.exists(path), "skipped: " + path.normalize() + " is not on this machine");
    return path;
  }
}
