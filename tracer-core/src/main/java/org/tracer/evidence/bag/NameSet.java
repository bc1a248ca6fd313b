package org.tracer.evidence.bag;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The names met in one bundle. Refuses unsafe ones, too many, and two that some file system would
 * take for one; and a file where there is a directory.
 */
final class NameSet {

  private final Path bundle;
  private final BagLimits limits;
  private final Map<String, Known> byKey = new HashMap<>();
  private int entries;

  NameSet(Path bundle, BagLimits limits) {
    this.bundle = bundle;
    this.limits = limits;
  }

  /**
   * Adds a file or directory.
   *
   * @param name without a slash at its end
   */
  void add(String name, boolean directory) {
    entries++;
    if (entries > limits.entries()) {
      throw Refusal.of("more than " + limits.entries() + " files and directories", bundle);
    }
    BagName.flaw(name, limits)
        .ifPresent(flaw -> {
          throw Refusal.of("a name in the bundle " + flaw, bundle, name);
        });
    for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
      put(name.substring(0, slash), true, true);
    }
    put(name, directory, false);
  }

  private void put(String name, boolean directory, boolean implied) {
    Known before = byKey.get(BagName.key(name));
    if (before == null) {
      byKey.put(BagName.key(name), new Known(name, directory, implied));
      return;
    }
    if (!before.name.equals(name)) {
      throw Refusal.of(
          "two names that some file systems take for one", bundle, before.name + " and " + name);
    }
    if (before.directory != directory) {
      throw Refusal.of("a name is both a file and a directory", bundle, name);
    }
    if (!implied && !before.implied) {
      throw Refusal.of("a name is there twice", bundle, name);
    }
    if (!implied) {
      byKey.put(BagName.key(name), new Known(name, directory, false));
    }
  }

  private record Known(String name, boolean directory, boolean implied) {}
}
