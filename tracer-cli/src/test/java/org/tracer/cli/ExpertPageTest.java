package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.source.SharedData;

/**
 * Every command of the page for the other side's expert, on a bundle of the command line: each line
 * must do what the page says, with Python and the tools of the system alone.
 */
class ExpertPageTest {

  /** Satoshi Nakamoto to Hal Finney, block 170. */
  private static final String TO_FINNEY =
      "f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16";

  @TempDir private Path temporary;
  private String place = "";

  @BeforeEach
  void open() {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/python3")), "skipped: python3 is not on this machine");
    place = temporary.resolve("case").toString();
    CliRun.of("case", "new", place, "--id", "7/26", "--authority", "Order 12", "--purpose", "p");
  }

  private Path export() {
    Path bundle = temporary.resolve("BUNDLE");
    CliRun run = CliRun.of("case", "export", place, bundle.toString());
    assertThat(run.code()).as(run.err()).isZero();
    return bundle;
  }

  /** What each command of the page prints, but those of Tracer and of chains of accounts. */
  private List<String> commands(Path bundle) throws Exception {
    Path page = Objects.requireNonNull(Launcher.FILE.getParent()).resolve("docs/verify/README.md");
    List<String> printed = new ArrayList<>();
    boolean inCode = false;
    for (String line : Files.readAllLines(page)) {
      if (line.startsWith("```")) {
        inCode = line.equals("```sh");
      } else if (inCode && !line.startsWith("tracer ") && !line.contains("check_evm_proofs")) {
        Path in = line.startsWith("cd ") ? temporary : bundle;
        printed.add(line + "\n" + Shell.run(line.replace("[HASH]", ""), in));
      }
    }
    assertThat(printed).hasSizeGreaterThanOrEqualTo(7).noneMatch(out -> out.contains("WRONG"));
    return printed;
  }

  @Test
  void page_shouldWorkOnRealBlocks() throws Exception {
    Path real = SharedData.path("btc-blocks/blk00000-first1MB-clean.dat");
    CliRun traced = CliRun.of("trace", "--case", place, "--source", "blocks:" + real, TO_FINNEY);
    assertThat(traced.code()).isZero();
    Path bundle = export();
    assertThat(commands(bundle))
        .anyMatch(out -> out.contains("last entry: "))
        .anyMatch(out -> out.contains("proven " + TO_FINNEY + " height 170"));
    List<String> log = Files.readAllLines(bundle.resolve("data/case/log.jsonl"));
    String hash = Shell.run("sed -n 2p data/case/log.jsonl | tr -d '\\n' | sha256sum", bundle);
    assertThat(log.get(2)).contains("\"previous\":\"" + hash.substring(0, 64) + "\"");
    Files.writeString(bundle.resolve("data/report.txt"), "He did it.");
    assertThat(Shell.code("sha512sum -c --quiet manifest-sha512.txt", bundle)).isNotZero();
  }
}
