package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.fixtures.TrainingCase;

/** The training case as a file, and what the program says can be tried on it. */
class TrainingBlocksTest {

  @TempDir Path directory;

  @Test
  void demo_shouldSaveItsBlocksAndNameCommandsThatWork() throws IOException {
    Path file = directory.resolve("lantern.dat");
    CliRun run = CliRun.of("demo", "--save-blocks", file.toString());

    assertThat(run.code()).isZero();
    assertThat(run.out()).isEqualTo(CliRun.of("demo").out());
    try (InputStream blocks = TrainingCase.blocks()) {
      assertThat(Files.readAllBytes(file)).isEqualTo(blocks.readAllBytes());
    }
    List<String> named = run.err().lines().filter(line -> line.startsWith("  tracer ")).toList();
    assertThat(named).hasSize(5);
    List<String> outs = new ArrayList<>();
    for (String line : named) {
      CliRun tried = CliRun.of(line.strip().substring("tracer ".length()).split(" "));
      assertThat(tried.code()).as(line).isZero();
      outs.add(tried.out());
    }
    // The story: three payments are gathered, four small payments are cut from them.
    assertThat(outs.get(0)).contains("3 inputs");
    assertThat(outs.get(1)).contains("paid in 4 peels");
    assertThat(outs.get(2)).contains("in a cluster of 3 addresses, joined by 1 transaction");
    assertThat(outs.get(3)).contains("Red flags of bcrt1qlnv72");
    assertThat(outs.get(4)).contains("haircut");
  }

  @Test
  void demo_shouldRefuseAFileThatExistsAndACaseWithoutBlocks() throws IOException {
    Path file = Files.writeString(directory.resolve("mine.dat"), "mine");
    CliRun run = CliRun.of("demo", "--save-blocks", file.toString());
    assertThat(run.code()).isEqualTo(73);
    assertThat(run.out()).isEmpty();
    assertThat(file).hasContent("mine");
    assertThat(CliRun.of("demo", "--save-blocks", file.toString(), "--force").code()).isZero();

    CliRun ethereum = CliRun.of("demo", "ethereum", "--save-blocks", directory + "/other.dat");
    assertThat(ethereum.code()).isEqualTo(64);
    assertThat(ethereum.err()).contains("this case has no blocks");
  }
}
