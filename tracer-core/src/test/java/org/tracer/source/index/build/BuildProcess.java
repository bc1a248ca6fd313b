package org.tracer.source.index.build;

import java.io.IOException;
import java.nio.file.Path;

/** Builds or updates an index in a process of its own, which another one then kills. */
final class BuildProcess {

  /** A strip so short that a small chain has many. */
  static final long STRIP_BYTES = 2_000;

  private BuildProcess() {}

  /** Arguments: the index; the block files, or nothing to update. Says each step on its output. */
  public static void main(String[] arguments) {
    BuildListener steps =
        (step, done, total) -> {
          System.out.println(step + " " + done);
          System.out.flush();
          awaitLeave();
        };
    IndexBuild build =
        new IndexBuild(
            Path.of(arguments[0]), new Resources(Resources.LEAST_MEMORY, 2), steps, STRIP_BYTES);
    if (arguments.length > 1) {
      build.build(Path.of(arguments[1]), null);
    } else {
      build.update(null);
    }
  }

  /** Goes on when the other process says so. */
  private static void awaitLeave() {
    try {
      if (System.in.read() < 0) {
        throw new IllegalStateException("nobody is there any more");
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
