package org.tracer.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.SkipReasons;
import org.tracer.source.recording.Sha256;

/** What real processes leave of a case: killed at any moment, two at once, no room left. */
@ExtendWith(SkipReasons.class)
class CaseProcessTest {

  @TempDir private Path directory;
  private final List<Process> processes = new ArrayList<>();
  private ExampleCase example = new ExampleCase(Path.of(""));

  @BeforeEach
  void begin() {
    example = new ExampleCase(directory.resolve("case"));
    example.create().close();
  }

  @AfterEach
  void end() {
    processes.forEach(Process::destroyForcibly);
  }

  private Process writer(String... before) throws IOException {
    List<String> command = new ArrayList<>(List.of(before));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            CaseWriter.class.getName(),
            example.directory.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    processes.add(process);
    return process;
  }

  /** Whether it got through one round; it does not, if it has failed before. */
  private static boolean awaitRound(BufferedReader out) throws IOException {
    String line = out.readLine();
    return line != null && line.startsWith("traced");
  }

  private void assertWhole() {
    CaseReport report = example.verify();
    assertThat(report.problems()).isEmpty();
    assertThat(report.results()).allMatch(CaseReport.CheckedResult::recomputed);
  }

  @Test
  void kill_shouldLeaveACaseThatIsWholeAndGoesOn() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    long entries = 0;
    for (int i = 0; i < 6; i++) {
      Process process = writer();
      try (BufferedReader out = process.inputReader()) {
        assertThat(awaitRound(out)).isTrue();
        Thread.sleep(random.nextInt(250));
        process.destroyForcibly().waitFor();
      }
      assertWhole();
      long now = example.verify().entries();
      assertThat(now).as("seed " + seed).isGreaterThan(entries);
      entries = now;
    }
    try (Case opened = example.open()) {
      opened.note("after all that", null);
    }
    assertWhole();
    assertThat(example.verify().notices()).allMatch(notice -> notice.startsWith("results/"));
  }

  @Test
  void twoProcesses_shouldShareACase() throws Exception {
    Process one = writer();
    Process two = writer();
    try (BufferedReader first = one.inputReader();
        BufferedReader second = two.inputReader()) {
      for (int i = 0; i < 3; i++) {
        assertThat(awaitRound(first)).isTrue();
        assertThat(awaitRound(second)).isTrue();
      }
      one.destroyForcibly().waitFor();
      assertThat(awaitRound(second)).isTrue();
      two.destroyForcibly().waitFor();
    }
    assertWhole();
    assertThat(example.verify().results()).hasSizeGreaterThanOrEqualTo(7);
  }

  /** The log says by whose certificate a server answered; SHA-256 of the DER that keytool gives. */
  @Test
  void log_shouldNameTheCertificateOfAnEncryptedServer() throws Exception {
    String store = directory.resolve("server.p12").toString();
    String password = "secret words";
    run(
        "keytool",
        "-genkeypair",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-alias",
        "a",
        "-dname",
        "CN=localhost",
        "-ext",
        "san=dns:localhost",
        "-keystore",
        store,
        "-storepass",
        password);
    Path der = directory.resolve("server.der");
    run(
        "keytool",
        "-exportcert",
        "-alias",
        "a",
        "-keystore",
        store,
        "-storepass",
        password,
        "-file",
        der.toString());
    run(
        "java",
        "-Djavax.net.ssl.trustStore=" + store,
        "-Djavax.net.ssl.trustStorePassword=" + password,
        "-cp",
        System.getProperty("java.class.path"),
        EncryptedSource.class.getName(),
        store,
        password,
        example.directory.toString());
    String entry =
        example.lines("log.jsonl").stream()
            .filter(line -> line.contains("\"kind\":\"ANSWER\""))
            .findFirst()
            .orElseThrow();
    assertThat(entry)
        .contains("\"origin\":\"https://localhost:", "\"path\":\"/height\"", "\"status\":200")
        .contains("\"protocol\":\"TLSv1.3\",\"subject\":\"CN=localhost\"")
        .contains("\"certificateSha256\":\"" + Sha256.of(Files.readAllBytes(der)) + "\"");
    assertThat(example.verify().problems()).isEmpty();
  }

  private static void run(String program, String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", program).toString());
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
  }

  /** A limit on the size of files stands in for a disk without room: writing fails half-way. */
  @Test
  void fullDisk_shouldEndTheRunAndLoseNothing() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "skipped: bash is not on this machine");
    Process process = writer("/bin/bash", "-c", "ulimit -f 40; exec \"$@\"", "bash");
    List<String> lines;
    try (Stream<String> out = process.inputReader().lines()) {
      lines = out.toList();
    }
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(3);
    assertThat(lines.getLast()).startsWith("failed: WritingFailedException: ");
    assertThat(lines).hasSizeGreaterThan(1);
    assertWhole();
    int results = example.verify().results().size();
    assertThat(results).isGreaterThanOrEqualTo(lines.size() - 1);
    Process next = writer();
    try (BufferedReader out = next.inputReader()) {
      assertThat(awaitRound(out)).isTrue();
      next.destroyForcibly().waitFor();
    }
    assertWhole();
    assertThat(example.verify().results()).hasSizeGreaterThan(results);
  }
}
