package org.tracer;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;

/** Prints why a test was skipped, which the build tool keeps to itself. */
public final class SkipReasons implements TestWatcher {

  @Override
  public void testAborted(ExtensionContext test, Throwable cause) {
    System.out.println(
        "skipped " + test.getRequiredTestClass().getSimpleName() + ": " + cause.getMessage());
  }
}
