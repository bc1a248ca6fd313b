package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.source.SampleChain;
import org.tracer.source.esplora.FakeEsplora;

/** Exit codes and the three lines on standard error. */
class ErrorsTest {

  /** Payment 1 of the training case. */
  private static final String SEED =
      "f003d9d29e81a7e1d565e49cd9a5d42a631da3e3a51e268c9f2c43a884efcf5b:0";

  @TempDir private Path directory;

  @Test
  void run_shouldPrintUsageOnErrWhenNoCommandIsNamed() {
    CliRun run = CliRun.of();
    assertThat(run.code()).isEqualTo(64);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("Usage: tracer ");
  }

  @Test
  void run_shouldSuggestCommandWhenMistyped() {
    refuses(
        CliRun.of("trcae"),
        64,
        "tracer: unknown command",
        "  \"trcae\"",
        "  Did you mean case or trace? See 'tracer --help'.");
  }

  @Test
  void trace_shouldSuggestOptionWhenMistyped() {
    refuses(
        CliRun.of("trace", SEED, "--sorce", "blocks:x"),
        64,
        "tracer: unknown option",
        "  \"--sorce\"",
        "  Did you mean --source? See 'tracer trace --help'.");
  }

  @Test
  void everyCommand_shouldReturnUsageCodeWhenOptionIsUnknown() {
    for (Verb verb : Verb.values()) {
      if (verb == Verb.HELP) {
        continue; // It takes the name of a command and nothing it could refuse.
      }
      assertThat(CliRun.of(verb.word(), "--no-such-option").code()).as(verb.word()).isEqualTo(64);
    }
  }

  @Test
  void trace_shouldNameSeedAndLengthWhenTransactionIdIsCut() {
    refuses(
        CliRun.of("trace", "victim=" + SEED.substring(1)),
        64,
        "tracer: cannot parse transaction id",
        "  seed \"victim\", value \"" + SEED.substring(1, 64) + "\": 63 characters, expected 64",
        "  Check that it was copied whole. See 'tracer trace --help'.");
  }

  @Test
  void trace_shouldRefuseAddressWithOneWrongCharacter() {
    // The P2PKH example of BIP 173's test vectors' era, last character changed.
    CliRun run = CliRun.of("trace", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3");
    assertThat(run.code()).isEqualTo(64);
    assertThat(run.err()).startsWith("tracer: cannot parse address");
  }

  @Test
  void trace_shouldRefuseAddressOfAnotherNetwork() throws IOException {
    String source = CliRun.trainingBlocks(directory);
    refuses(
        CliRun.of("trace", "--source", source, "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2"),
        64,
        "tracer: this is an address of another network (bitcoin)",
        "  value \"1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2\", expected bitcoin-regtest",
        "  Name the network with --chain, or a source of that network."
            + " See 'tracer trace --help'.");
  }

  @Test
  void trace_shouldNameOptionWhenLimitIsNoNumber() {
    refuses(
        CliRun.of("trace", SEED, "--max-hops", "3x"),
        64,
        "tracer: cannot parse limit",
        "  --max-hops, value \"3x\"",
        "  Write a whole number, or none. See 'tracer trace --help'.");
  }

  @Test
  void trace_shouldAskForSourceWhenNoneIsNamed() {
    CliRun run = CliRun.of("trace", SEED);
    assertThat(run.code()).isEqualTo(64);
    assertThat(run.err()).startsWith("tracer: no source is named\n");
  }

  @Test
  void trace_shouldReturnConfigurationCodeWhenEnvironmentIsWrong() {
    Map<String, String> environment = Map.of("TRACER_SOURCE", "gopher:x");
    CliRun run = CliRun.of(environment, false, StandardCharsets.UTF_8, "trace", SEED);
    assertThat(run.code()).isEqualTo(78);
    assertThat(run.err()).contains("environment variable TRACER_SOURCE");
  }

  @Test
  void trace_shouldReturnNoInputWhenBlocksAreAbsent() {
    String absent = directory.resolve("not here").toString();
    refuses(
        CliRun.of("trace", SEED, "--source", "blocks:" + absent),
        66,
        "tracer: there is no such file or directory",
        "  " + absent + ", source blocks:" + absent,
        "  Check the path.");
  }

  @Test
  void trace_shouldReturnDataCodeWhenStopListIsMalformed() throws IOException {
    Path list = Files.writeString(directory.resolve("stop.csv"), "address,reason\nxyz,why\n");
    CliRun run = CliRun.of("trace", SEED, "--source", "blocks:x", "--stop-list", list.toString());
    assertThat(run.code()).isEqualTo(65);
    assertThat(run.err()).contains(list + ", line 2");
  }

  @Test
  void trace_shouldReturnUnavailableWhenNobodyListens() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String source = "bitcoind+http://127.0.0.1:" + port;
    CliRun run =
        CliRun.of(
            Map.of("TRACER_RPC_USER", "u", "TRACER_RPC_PASSWORD", "never-shown"),
            false,
            StandardCharsets.UTF_8,
            "trace",
            SEED,
            "--chain",
            "bitcoin-regtest",
            "--source",
            source);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("tracer: ").doesNotContain("never-shown");
    assertThat(run.code()).isEqualTo(69);
  }

  @Test
  void trace_shouldRefuseDirectoryThatAnotherRecordsIntoMeanwhile() {
    Path recording = directory.resolve("recording");
    SampleChain sample = new SampleChain();
    CliRun run;
    try (FakeEsplora server = new FakeEsplora(sample.chain.blocks())) {
      server.lie((path, body) -> {
        if (path.equals("/block-height/0")) {
          write(recording.resolve("answers.jsonl"), "another's");
        }
        return body;
      });
      String seed = sample.id("mined1") + ":0";
      run =
          CliRun.of(
              "trace", "--source", server.uri(), "--record", recording.toString(), "x=" + seed);
    }
    refuses(
        run,
        73,
        "tracer: the directory already holds a recording",
        "  " + recording,
        "  Name a new directory; recordings are never added to or overwritten.");
    assertThat(recording.resolve("answers.jsonl")).hasContent("another's");
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void demo_shouldRefuseToOverwriteUnlessForced() throws IOException {
    Path file = Files.writeString(directory.resolve("a b.dot"), "kept");
    String target = "dot=" + file;
    refuses(
        CliRun.of("demo", "--export", target),
        73,
        "tracer: the output file exists",
        "  --export, file " + file,
        "  Name another file, or overwrite it with --force.");
    assertThat(file).hasContent("kept");
    assertThat(CliRun.of("demo", "--export", target, "--force").code()).isZero();
    assertThat(Files.readString(file)).startsWith("digraph");
  }

  @Test
  void export_shouldReturnNoInputWhenDocumentIsAbsent() {
    String absent = directory.resolve("absent.json").toString();
    refuses(
        CliRun.of("export", absent, "--to", "dot=" + directory.resolve("x.dot")),
        66,
        "tracer: there is no such file",
        "  " + absent,
        "  Check the path.");
  }

  @Test
  void export_shouldReturnDataCodeWhenDocumentIsNoTrace() throws IOException {
    Path file = Files.writeString(directory.resolve("x.json"), "{\"format\": 1}");
    CliRun run = CliRun.of("export", file.toString(), "--to", "dot=" + directory.resolve("x.dot"));
    assertThat(run.code()).isEqualTo(65);
  }

  @Test
  void run_shouldPrintStackTraceOnlyWhenAsked() {
    assertThat(CliRun.of("show", "xyz").err()).doesNotContain("\tat ");
    assertThat(CliRun.of("show", "xyz", "--stacktrace").err()).contains("\tat ");
  }

  private static void refuses(CliRun run, int code, String... lines) {
    assertThat(run.err().lines()).containsExactly(lines);
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(code);
  }
}
