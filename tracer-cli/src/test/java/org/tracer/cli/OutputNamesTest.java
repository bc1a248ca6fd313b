package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs replace neither one another nor what is read, even with {@code --force}. */
class OutputNamesTest {

  @TempDir Path directory;

  private Path document;

  @BeforeEach
  void save() throws IOException {
    document = directory.resolve("trace.json");
    Files.writeString(document, CliRun.of("demo", "--json").out());
  }

  @Test
  void export_shouldRefuseTwoOutputsOfOneName() throws IOException {
    // Both make case-nodes.csv and case-edges.csv.
    refused("two outputs would be one file", "csv=" + at("case.csv"), "neo4j=" + at("case.csv"));
    refused("two outputs would be one file", "i2=" + at("c.csv"), "maltego=" + at("c.csv"));
    refused("two outputs would be one file", "stix=" + at("c.json"), "misp=" + at("./c.json"));
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(document);
    }
  }

  @Test
  void export_shouldNotReplaceTheDocument() throws IOException {
    byte[] before = Files.readAllBytes(document);
    refused(
        "the output would replace what is read", "json=" + at("./trace.json"), "dot=" + at("a"));
    CliRun report = CliRun.of("report", document.toString(), "--to", "md=" + document, "--force");
    assertThat(report.code()).isEqualTo(64);
    CliRun view = CliRun.of("view", document.toString(), "--to", document.toString(), "--force");
    assertThat(view.code()).isEqualTo(64);
    assertThat(document).hasBinaryContent(before);
  }

  @Test
  void export_shouldLookForTheFilesThatItMakes() throws IOException {
    Files.writeString(directory.resolve("case-edges.csv"), "mine");
    CliRun run = CliRun.of("export", document.toString(), "--to", "csv=" + at("case.csv"));
    assertThat(run.code()).isEqualTo(73);
    assertThat(run.err()).contains("the output file exists").contains("case-edges.csv");
    assertThat(directory.resolve("case-nodes.csv")).doesNotExist();
    Files.delete(directory.resolve("case-edges.csv"));
    Files.writeString(directory.resolve("case.csv"), "not touched by it");
    assertThat(CliRun.of("export", document.toString(), "--to", "csv=" + at("case.csv")).code())
        .isZero();
  }

  private String at(String name) {
    return directory + "/" + name;
  }

  private void refused(String reason, String first, String second) {
    CliRun run = CliRun.of("export", document.toString(), "--to", first, "--to", second, "--force");
    assertThat(run.code()).isEqualTo(64);
    assertThat(run.err()).contains(reason);
  }
}
