package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Lines of the shell, as a stranger types them. */
final class Shell {

  private Shell() {}

  /** What a line prints; it must succeed. */
  static String run(String line, Path in) throws IOException, InterruptedException {
    Process process = start(line, in);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(line + "\n" + out).isZero();
    return out;
  }

  /** The exit code of a line. */
  static int code(String line, Path in) throws IOException, InterruptedException {
    Process process = start(line, in);
    process.getInputStream().readAllBytes();
    return process.waitFor();
  }

  private static Process start(String line, Path in) throws IOException {
    return new ProcessBuilder("bash", "-c", line)
        .directory(in.toFile())
        .redirectErrorStream(true)
        .start();
  }
}
