package org.tracer.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * Temporary files of exports under way. A process that ends meanwhile, by Ctrl-C or otherwise in
 * good order, deletes them on its way out. Thread-safe.
 */
final class Leftovers {

  private static final Set<Path> FILES = new HashSet<>();
  private static boolean ending;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(Leftovers::delete, "unfinished-exports"));
  }

  private Leftovers() {}

  /** Something to do with files. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }

  /** To be called before the file is made. */
  static void add(Path file) throws IOException {
    synchronized (FILES) {
      refuseAtTheEnd();
      FILES.add(file);
    }
  }

  /** To be called when the file is no longer there. */
  static void remove(Path file) {
    synchronized (FILES) {
      FILES.remove(file);
    }
  }

  /** Does work that is short, before the process ends or not at all. */
  static void undisturbed(Work work) throws IOException {
    synchronized (FILES) {
      refuseAtTheEnd();
      work.run();
    }
  }

  private static void refuseAtTheEnd() throws IOException {
    if (ending) {
      throw new IOException("the process is ending");
    }
  }

  private static void delete() {
    synchronized (FILES) {
      ending = true;
      FILES.forEach(file -> file.toFile().delete());
    }
  }
}
