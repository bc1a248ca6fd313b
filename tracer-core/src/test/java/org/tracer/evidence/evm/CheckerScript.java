package org.tracer.evidence.evm;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Runs {@code docs/verify/check_evm_proofs.py}; skipped where there is no Python. */
public final class CheckerScript {

  private CheckerScript() {}

  /** What it prints. */
  public static String run(Path proofs, int expected) throws IOException, InterruptedException {
    Path script =
        Path.of(System.getProperty("tracer.root", "."), "docs", "verify", "check_evm_proofs.py");
    File said = proofs.resolveSibling("said.txt").toFile();
    Process process = null;
    try {
      process =
          new ProcessBuilder("python3", script.toString(), proofs.toString())
              .redirectErrorStream(true)
              .redirectOutput(said)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: no python3 on this machine: " + e.getMessage());
      throw e;
    }
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    String text = Files.readString(said.toPath(), UTF_8);
    assertThat(process.exitValue()).as(text).isEqualTo(expected);
    return text;
  }
}
