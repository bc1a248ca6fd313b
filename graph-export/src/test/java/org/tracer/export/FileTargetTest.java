package org.tracer.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.graph.FlowGraph;
import org.tracer.graph.Grain;
import org.tracer.graph.TraceGraph;

class FileTargetTest {

  @TempDir Path directory;

  private static final GraphExporter CSV = Exporters.named("csv").orElseThrow();

  /** Writes half a file, then fails as a full disk does. */
  private static final class Failing implements GraphExporter {
    @Override
    public String format() {
      return "failing";
    }

    @Override
    public String description() {
      return "";
    }

    @Override
    public void write(FlowGraph<?, ?> graph, ExportTarget target) throws IOException {
      try (OutputStream stream = target.open(ExportTarget.WHOLE)) {
        stream.write("half".getBytes(UTF_8));
        throw new IOException("no space left");
      }
    }
  }

  @Test
  void write_shouldNameOneFilePerPart() throws IOException {
    Exporters.write(CSV, graph(), directory.resolve("case.7.csv"), false);
    Exporters.write(CSV, graph(), directory.resolve("case"), false);
    assertThat(directory)
        .isDirectoryContaining("glob:**/case.7-nodes.csv")
        .isDirectoryContaining("glob:**/case.7-edges.csv")
        .isDirectoryContaining("glob:**/case-nodes")
        .isDirectoryContaining("glob:**/case-edges");
    assertThat(directory.toFile().list()).hasSize(4);
  }

  @Test
  void write_shouldRefuseToOverwriteUnlessForced() throws IOException {
    Path edges = Files.writeString(directory.resolve("case-edges.csv"), "mine");
    Path file = directory.resolve("case.csv");
    assertThatThrownBy(() -> Exporters.write(CSV, graph(), file, false))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("case-edges.csv");
    assertThat(edges).hasContent("mine");
    assertThat(directory.toFile().list()).containsExactly("case-edges.csv");
    Exporters.write(CSV, graph(), file, true);
    assertThat(Files.readString(edges)).startsWith("id,source,target,");
    assertThat(directory.toFile().list()).hasSize(2);
  }

  @Test
  void write_shouldLeaveNothingNewWhenItFails() throws IOException {
    Path file = Files.writeString(directory.resolve("case.txt"), "old");
    assertThatThrownBy(() -> Exporters.write(new Failing(), graph(), file, true))
        .hasMessage("no space left");
    assertThat(file).hasContent("old");
    assertThat(directory.toFile().list()).containsExactly("case.txt");
  }

  @Test
  void write_shouldRefuseMissingDirectoryAndDirectory() {
    Path nowhere = directory.resolve("no").resolve("case.csv");
    assertThatThrownBy(() -> Exporters.write(CSV, graph(), nowhere, false))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("directory does not exist");
    GraphExporter json = Exporters.named("json").orElseThrow();
    assertThatThrownBy(() -> Exporters.write(json, graph(), directory, true))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("this is a directory");
  }

  /** Run in a Java of its own, which the test ends in the middle of an export. */
  public static void main(String[] arguments) throws Exception {
    try (FileTarget target = new FileTarget(Path.of(arguments[0]), true);
        OutputStream stream = target.open(ExportTarget.WHOLE)) {
      stream.write("half".getBytes(UTF_8));
      stream.flush();
      System.out.println("half is written");
      Thread.sleep(Duration.ofMinutes(5));
    }
  }

  @Test
  void write_shouldLeaveNothingNewWhenProcessIsEnded() throws Exception {
    Path file = Files.writeString(directory.resolve("case.txt"), "old");
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                FileTargetTest.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assumeTrue(
        java.supportsNormalTermination(), "skipped: processes can only be killed on this system");
    assertThat(java.inputReader().readLine()).isEqualTo("half is written");
    assertThat(directory.toFile().list()).hasSize(2);
    java.destroy();
    assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(file).hasContent("old");
    assertThat(directory.toFile().list()).containsExactly("case.txt");
  }

  private static TraceGraph graph() {
    return Exports.example(Grain.ADDRESSES);
  }
}
