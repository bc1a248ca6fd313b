package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tracer index} and its subcommands, in process. */
class IndexTest {

  @TempDir private Path directory;

  private Path blocks;
  private Path index;

  @BeforeEach
  void writeBlocks() throws IOException {
    blocks = Files.createDirectories(directory.resolve("node/blocks"));
    CliRun.trainingBlocks(blocks);
    index = directory.resolve("index");
  }

  private CliRun build() {
    return CliRun.of(
        "index", "build", "--blocks", directory.resolve("node").toString(), "--out", at());
  }

  private String at() {
    return index.toString();
  }

  @Test
  void build_shouldSayWhatItNeedsAndWhatIsThere() {
    CliRun run = build();
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).startsWith("tracer: indexing ").contains(" MB in " + index);
    assertThat(run.out()).startsWith("Blocks 0 to ").endsWith("--source index:" + index + "\n");
    CliRun again = build();
    assertThat(again.code()).isEqualTo(ExitCode.USAGE);
    assertThat(again.err()).contains("there is an index already", "tracer index update");
  }

  @Test
  void update_shouldKeepAnIndexThatIsUpToDate() {
    build();
    CliRun run = CliRun.of("index", "update", at());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).startsWith("Blocks 0 to ");
  }

  @Test
  void status_shouldSayWhatIsThere() throws IOException {
    build();
    CliRun run = CliRun.of("index", "status", at());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("  heights    0 to ", "all there", "0 blocks beyond the index")
        .contains("bytes of index each", "Segments\n  blocks 0 to ");
    CliRun json = CliRun.of("index", "status", at(), "--json");
    assertThat(json.out())
        .startsWith("{\"format\":\"tracer-index-status/1\",")
        .contains("\"missingBlockFiles\":0,\"newerBlocks\":0,\"replacedBlocks\":0")
        .endsWith("}\n");
    Files.move(blocks, directory.resolve("moved"));
    assertThat(CliRun.of("index", "status", at()).out())
        .contains("1 file is not there", "newer      the block files cannot tell");
  }

  @Test
  void verify_shouldTellSoundFromDamaged() throws IOException {
    build();
    CliRun quick = CliRun.of("index", "verify", at(), "--quick");
    assertThat(quick.out()).isEqualTo("The files of the index are those that were written.\n");
    Path moved = Files.move(blocks, directory.resolve("moved"));
    CliRun full = CliRun.of("index", "verify", at(), "--blocks", moved.toString());
    assertThat(full.code()).as(full.err()).isZero();
    assertThat(full.out()).startsWith("The index is what blocks 0 to ").endsWith(" say.\n");
    assertThat(CliRun.of("index", "verify", at()).code()).isEqualTo(ExitCode.NO_INPUT);
    Path column = column("output-spent");
    byte[] bytes = Files.readAllBytes(column);
    bytes[8] ^= 1;
    Files.write(column, bytes);
    CliRun damaged = CliRun.of("index", "verify", at(), "--quick");
    assertThat(damaged.code()).isEqualTo(ExitCode.DATA);
    assertThat(damaged.err().lines())
        .containsExactly(
            "tracer: the index is damaged: a file is not what was written",
            "  " + column,
            "  Remove the index and build it again.");
  }

  private Path column(String name) throws IOException {
    try (Stream<Path> files = Files.walk(index)) {
      return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
    }
  }

  @Test
  void build_shouldRefuseNodesDirectory() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), blocks);
    index = link.resolve("index");
    CliRun run = build();
    assertThat(run.code()).isEqualTo(ExitCode.CANNOT_CREATE);
    assertThat(run.err()).startsWith("tracer: an index does not go into a node's blocks");
    assertThat(index).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({
    "1000g, 64, this Java has less memory than is asked for",
    "100m,  64, too little memory to build an index",
    "1.5g,  64, cannot parse size",
    "500m,  0,  indexing"
  })
  void memory_shouldBeWhatJavaHas(String size, int code, String said) {
    CliRun run =
        CliRun.of("index", "build", "--blocks", blocks.toString(), "--out", at(), "--memory", size);
    assertThat(run.err()).startsWith("tracer: ").contains(said);
    assertThat(run.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "index,                            64, 'missing required subcommand'",
    "index build --blocks b,           64, '--out'",
    "index build --blocks b --out o,   66, 'no such file or directory'",
    "index status nothing,             66, 'there is no index'",
    "index update nothing,             66, 'there is no index'",
    "index verify nothing --threads 0, 64, 'so many threads'"
  })
  void errors_shouldSayWhatIsWrong(String command, int code, String said) {
    CliRun run = CliRun.of(command.split(" ", -1));
    assertThat(run.err().toLowerCase(Locale.ROOT)).contains(said);
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(code);
    assertThat(Path.of("nothing")).doesNotExist();
  }
}
