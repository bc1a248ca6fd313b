package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** Starts the launcher at the root of the repository, as users do. */
final class Launcher {

  static final Path FILE =
      Path.of(Objects.requireNonNull(System.getProperty("tracer.root"))).resolve("tracer");

  private Launcher() {}

  /** The launcher with arguments, and with options for its Java. */
  static ProcessBuilder tracer(List<String> javaOptions, String... args) {
    List<String> command = new ArrayList<>(List.of(FILE.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder = command(command.toArray(new String[0]));
    builder.environment().put("TRACER_JAVA_OPTIONS", String.join(" ", javaOptions));
    return builder;
  }

  /** Any command, in whose environment the launcher runs what was built. */
  static ProcessBuilder command(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("TRACER_NO_BUILD", "1");
    return builder;
  }

  /** Its exit code. */
  static int ended(Process process) throws InterruptedException, IOException {
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended).as("ended in time").isTrue();
    return process.exitValue();
  }
}
