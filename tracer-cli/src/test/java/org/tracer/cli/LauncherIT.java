package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher as a process, on the application as the build laid it out. */
class LauncherIT {

  /** What short commands have no use for, and what makes them slow. */
  private static final Pattern HEAVY =
      Pattern.compile(
          "\\b(org\\.bitcoinj|org\\.web3j|okhttp3|okio|kotlin|tools\\.jackson|com\\.fasterxml"
              + "|org\\.jgrapht|org\\.slf4j|ch\\.qos|java\\.util\\.logging)\\.");

  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("tracer.root")));

  @TempDir private Path directory;

  @BeforeEach
  void needsShell() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh: the launcher is for POSIX");
  }

  @Test
  void launcher_shouldPassArgumentsExactly() throws Exception {
    Process process = start(List.of(), "trace", "a \"b\"  $c\\n*=");
    assertThat(text(process.getErrorStream().readAllBytes())).contains("seed \"a \"b\"  $c\\n*\"");
    assertThat(ended(process)).isEqualTo(64);
  }

  @Test
  void launcher_shouldRunThroughLinksFromAnywhere() throws Exception {
    Path link = directory.resolve("with blank");
    Files.createSymbolicLink(link, ROOT.resolve("tracer"));
    Path second = directory.resolve("second");
    Files.createSymbolicLink(second, Path.of("with blank"));
    Process process = builder(second.toString(), "--version").directory(directory.toFile()).start();
    assertThat(text(process.getInputStream().readAllBytes())).startsWith("tracer ");
    assertThat(ended(process)).isZero();
  }

  @Test
  void launcher_shouldKeepStreamsApartInPipe() throws Exception {
    Process process = start(List.of(), "demo", "--json");
    String out = text(process.getInputStream().readAllBytes());
    assertThat(text(process.getErrorStream().readAllBytes())).isEmpty();
    assertThat(out).startsWith("{").endsWith("}\n");
    assertThat(ended(process)).isZero();
  }

  @Test
  void launcher_shouldEndWhenReaderLeaves() throws Exception {
    Process process =
        builder("/bin/sh", "-c", "'" + ROOT.resolve("tracer") + "' demo | head -n 1").start();
    assertThat(text(process.getInputStream().readAllBytes())).startsWith("OPERATION");
    assertThat(text(process.getErrorStream().readAllBytes())).isEmpty();
    assertThat(ended(process)).isZero();
  }

  @Test
  void help_shouldLoadNothingHeavy() throws Exception {
    Path log = directory.resolve("classes.log");
    Process process = start(List.of("-Xlog:class+load:file=" + log), "--help");
    assertThat(text(process.getInputStream().readAllBytes())).startsWith("Usage: tracer");
    assertThat(ended(process)).isZero();
    List<String> loaded = Files.readAllLines(log);
    assertThat(loaded).anyMatch(line -> line.contains("org.tracer.cli.TracerCli"));
    assertThat(loaded).noneMatch(line -> HEAVY.matcher(line).find());
  }

  private static Process start(List<String> javaOptions, String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(ROOT.resolve("tracer").toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder = builder(command.toArray(new String[0]));
    builder.environment().put("TRACER_JAVA_OPTIONS", String.join(" ", javaOptions));
    return builder.start();
  }

  private static ProcessBuilder builder(String... command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("TRACER_NO_BUILD", "1");
    return builder;
  }

  private static int ended(Process process) throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
