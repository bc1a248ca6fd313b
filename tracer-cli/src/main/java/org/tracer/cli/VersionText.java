package org.tracer.cli;

import org.jspecify.annotations.Nullable;

/** What {@code --version} says. */
final class VersionText {

  private VersionText() {}

  static String line() {
    return "tracer " + version() + " (Java " + Runtime.version().feature() + ")";
  }

  /** From the jar's manifest; classes outside a jar have none. */
  private static String version() {
    @Nullable String version = VersionText.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
