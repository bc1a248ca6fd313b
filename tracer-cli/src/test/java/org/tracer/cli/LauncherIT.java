package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher as a process, on the application as the build laid it out. */
class LauncherIT {

  /** What short commands have no use for, and what makes them slow. */
  private static final Pattern HEAVY =
      Pattern.compile(
          "\\b(org\\.bitcoinj|org\\.web3j|okhttp3|okio|kotlin|tools\\.jackson|com\\.fasterxml"
              + "|org\\.jgrapht|org\\.slf4j|ch\\.qos|java\\.util\\.logging)\\.");

  @TempDir private Path directory;

  @BeforeEach
  void needsShell() {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh: the launcher is for POSIX");
  }

  @Test
  void launcher_shouldPassArgumentsExactly() throws Exception {
    Process process = start(List.of(), "trace", "a \"b\"  $c\\n*=");
    assertThat(text(process.getErrorStream().readAllBytes())).contains("seed \"a \"b\"  $c\\n*\"");
    assertThat(Launcher.ended(process)).isEqualTo(64);
  }

  @Test
  void launcher_shouldRunThroughLinksFromAnywhere() throws Exception {
    Path link = directory.resolve("with blank");
    Files.createSymbolicLink(link, Launcher.FILE);
    Path second = directory.resolve("second");
    Files.createSymbolicLink(second, Path.of("with blank"));
    Process process =
        Launcher.command(second.toString(), "--version").directory(directory.toFile()).start();
    assertThat(text(process.getInputStream().readAllBytes())).startsWith("tracer ");
    assertThat(Launcher.ended(process)).isZero();
  }

  @Test
  void launcher_shouldKeepStreamsApartInPipe() throws Exception {
    Process process = start(List.of(), "demo", "--json");
    String out = text(process.getInputStream().readAllBytes());
    assertThat(text(process.getErrorStream().readAllBytes())).isEmpty();
    assertThat(out).startsWith("{").endsWith("}\n");
    assertThat(Launcher.ended(process)).isZero();
  }

  @Test
  void launcher_shouldEndWhenReaderLeaves() throws Exception {
    Process process =
        Launcher.command("/bin/sh", "-c", "'" + Launcher.FILE + "' demo | head -n 1").start();
    assertThat(text(process.getInputStream().readAllBytes())).startsWith("OPERATION");
    assertThat(text(process.getErrorStream().readAllBytes())).isEmpty();
    assertThat(Launcher.ended(process)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "--memory 600m,        629145600",
    "--memory=2g,          2147483648",
    "--threads 2 --memory 700M, 734003200"
  })
  void launcher_shouldGiveBuildItsMemory(String options, String bytes) throws Exception {
    List<String> args = new ArrayList<>(List.of("index", "update", "nothing"));
    args.addAll(List.of(options.split(" ", -1)));
    Process process = start(List.of("-XX:+PrintFlagsFinal"), args.toArray(new String[0]));
    String flags = text(process.getInputStream().readAllBytes());
    assertThat(Launcher.ended(process)).isEqualTo(ExitCode.NO_INPUT);
    assertThat(flags).containsPattern("MaxHeapSize += " + bytes + " ");
  }

  @ParameterizedTest
  @CsvSource({"'1g; echo'", "-1g", "1g2g", "99999g", "1m", "$(id)", "''"})
  void launcher_shouldLeaveOddSizesToTheProgram(String size) throws Exception {
    Process process = start(List.of(), "index", "update", "nothing", "--memory", size);
    assertThat(text(process.getErrorStream().readAllBytes())).startsWith("tracer: ");
    assertThat(Launcher.ended(process)).isIn(ExitCode.USAGE, ExitCode.NO_INPUT);
  }

  @Test
  void help_shouldLoadNothingHeavy() throws Exception {
    Path log = directory.resolve("classes.log");
    Process process = start(List.of("-Xlog:class+load:file=" + log), "--help");
    assertThat(text(process.getInputStream().readAllBytes())).startsWith("Usage: tracer");
    assertThat(Launcher.ended(process)).isZero();
    List<String> loaded = Files.readAllLines(log);
    assertThat(loaded).anyMatch(line -> line.contains("org.tracer.cli.TracerCli"));
    assertThat(loaded).noneMatch(line -> HEAVY.matcher(line).find());
  }

  private static Process start(List<String> javaOptions, String... args) throws IOException {
    return Launcher.tracer(javaOptions, args).start();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
