package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.error.SourceUnavailableException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.ChainTransaction;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.FakeServer;
import org.tracer.source.SampleChain;
import org.tracer.source.SourceOptions;
import org.tracer.source.Sources;
import org.tracer.source.esplora.FakeEsplora;
import org.tracer.source.evm.node.AnvilNode;
import org.tracer.source.evm.node.Books;
import org.tracer.source.evm.node.HarbourScript;

/** Ctrl-C, and the signal that a system sends: what is said and what is left. */
class InterruptionIT {

  private static final int INT = 2;

  @TempDir private Path directory;

  private final SampleChain sample = new SampleChain();
  private final FakeEsplora server = new FakeEsplora(sample.chain.blocks());
  private final CountDownLatch stalled = new CountDownLatch(1);

  @BeforeAll
  static void needsSignals() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "skipped: no /bin/sh to send signals");
    // A process in the background of a script may not get this signal, and its children neither.
    Process probe = new ProcessBuilder("sleep", "60").start();
    signal(probe, "INT");
    boolean heard = probe.waitFor(10, TimeUnit.SECONDS);
    probe.destroyForcibly();
    assumeTrue(heard, "skipped: SIGINT is ignored in this session");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  /** From now on the server never answers requests for a path. */
  private void stallAt(String stallingPath) {
    CountDownLatch never = new CountDownLatch(1);
    server.lie((path, body) -> {
      if (path.equals(stallingPath)) {
        stalled.countDown();
        try {
          never.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return body;
    });
  }

  private void awaitStall() throws Exception {
    assertThat(stalled.await(60, TimeUnit.SECONDS)).as(() -> "asked; " + errors()).isTrue();
  }

  private String errors() {
    try {
      return Files.readString(directory.resolve("err"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Process start(String... args) throws IOException {
    return Launcher.tracer(List.of(), args)
        .redirectOutput(directory.resolve("out").toFile())
        .redirectError(directory.resolve("err").toFile())
        .start();
  }

  private static void signal(Process process, String... names) throws Exception {
    String pid = Long.toString(process.pid());
    StringBuilder kills = new StringBuilder();
    for (String name : names) {
      kills.append("kill -").append(name).append(' ').append(pid).append("; ");
    }
    assertThat(new ProcessBuilder("/bin/sh", "-c", kills.toString()).start().waitFor()).isZero();
  }

  private List<String> linesOf(String file) throws IOException {
    return Files.readAllLines(directory.resolve(file));
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void trace_shouldLeaveValidRecordingWhenInterrupted(String signal, int code) throws Exception {
    Path recording = directory.resolve("recording");
    stallAt("/tx/" + sample.id("merge"));
    String seed = sample.id("mined1") + ":0";
    Process process =
        start("trace", "--source", server.uri(), "--record", recording.toString(), seed);
    awaitStall();
    signal(process, signal);

    assertThat(Launcher.ended(process)).isEqualTo(code);
    assertThat(linesOf("out")).isEmpty();
    assertThat(linesOf("err"))
        .hasSize(3)
        .first()
        .asString()
        .matches("tracer: interrupted after [0-9]+ transactions; there is no result");
    assertThat(linesOf("err").subList(1, 3))
        .containsExactly(
            "  " + recording + " holds every answer so far: a valid, partial recording.",
            "  Read it with --source recording:" + recording);
    assertThat(namesIn(recording)).containsExactly("answers.jsonl");

    try (UtxoLedger ledger = Sources.open("recording:" + recording, SourceOptions.defaults())) {
      UtxoLedger chain = sample.chain.ledger();
      assertThat(ledger.horizon()).isEqualTo(chain.horizon());
      assertThat(ledger.transaction(ledger.find(sample.id("split"))))
          .usingRecursiveComparison()
          .ignoringFields("key")
          .isEqualTo(chain.transaction(chain.find(sample.id("split"))));
      assertThatThrownBy(() -> ledger.find(sample.id("merge")))
          .isInstanceOf(SourceUnavailableException.class)
          .hasMessage("not in the recording");
    }
    CliRun again = CliRun.of("trace", "--source", "recording:" + recording, seed);
    assertThat(again.code()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(again.err()).startsWith("tracer: not in the recording\n");
  }

  @Test
  void trace_shouldEndAtOnceWhenInterruptedTwice() throws Exception {
    stallAt("/tx/" + sample.id("merge"));
    Process process = start("trace", "--source", server.uri(), sample.id("mined1") + ":0");
    awaitStall();
    signal(process, "INT", "INT");
    assertThat(Launcher.ended(process)).isEqualTo(128 + INT);
    assertThat(linesOf("err")).allMatch(line -> line.matches("tracer: interrupted.*|  Nothing.*"));
  }

  @Test
  void trace_shouldSayThatNothingIsRecordedWhenInterruptedBefore() throws Exception {
    Path recording = directory.resolve("recording");
    stallAt("/block-height/0");
    Process process =
        start(
            "trace",
            "--source",
            server.uri(),
            "--record",
            recording.toString(),
            sample.id("mined1") + ":0");
    awaitStall();
    signal(process, "INT");
    assertThat(Launcher.ended(process)).isEqualTo(128 + INT);
    assertThat(linesOf("err"))
        .containsExactly(
            "tracer: interrupted; there is no result",
            "  " + recording + " holds no recording yet.");
    assertThat(namesIn(recording)).isEmpty();
  }

  @Test
  void show_shouldKeepItsRecordingWhenInterrupted() throws Exception {
    Path recording = directory.resolve("recording");
    String id = sample.id("merge").toString();
    stallAt("/tx/" + id + "/outspends");
    Process process = start("show", "--source", server.uri(), "--record", recording.toString(), id);
    awaitStall();
    signal(process, "INT");
    assertThat(Launcher.ended(process)).isEqualTo(128 + INT);
    assertThat(linesOf("err"))
        .containsExactly(
            "tracer: interrupted; there is no result",
            "  " + recording + " holds every answer so far: a valid, partial recording.",
            "  Read it with --source recording:" + recording);
    Sources.open("recording:" + recording, SourceOptions.defaults()).close();
  }

  /** Large enough that writing it takes a while. */
  private List<String> largeTrace(String... more) throws IOException {
    ChainBuilder chain = new ChainBuilder();
    List<String> args = new ArrayList<>();
    for (int block = 0; block < 5; block++) {
      chain.block("mined" + block, "miner", 25_000);
      chain.block("next" + block, "miner", 0);
      ChainTransaction payment = chain.pay("fan" + block).spend("mined" + block + ":0");
      for (int i = 0; i < 20_000; i++) {
        payment.to("holder" + block + "-" + i, 1);
      }
    }
    Path blocks = Files.createDirectory(directory.resolve("blocks")).resolve("blk00000.dat");
    Files.write(blocks, chain.blockFile());
    args.addAll(List.of("trace", "--source", "blocks:" + blocks, "--graph", "outputs"));
    args.addAll(List.of(more));
    for (int block = 0; block < 5; block++) {
      args.add(chain.id("mined" + block) + ":0");
    }
    return args;
  }

  @Test
  void trace_shouldLeaveNoPartOfExportWhenInterrupted() throws Exception {
    Path exports = Files.createDirectory(directory.resolve("exports"));
    Path file = Files.writeString(exports.resolve("trace.graphml"), "old");
    List<String> args = largeTrace("--force", "--export", "graphml=" + file);
    Process process = start(args.toArray(new String[0]));
    while (namesIn(exports).size() < 2 && process.isAlive()) {
      Thread.onSpinWait();
    }
    signal(process, "STOP");
    assumeTrue(
        namesIn(exports).size() == 2, "skipped: the export was over before it could be stopped");
    signal(process, "INT", "CONT");
    assertThat(Launcher.ended(process)).isEqualTo(128 + INT);
    assertThat(linesOf("err"))
        .containsExactly(
            "tracer: interrupted while results were written; they are not complete",
            "  A file is there only if it is whole.");
    assertThat(namesIn(exports)).containsExactly("trace.graphml");
    assertThat(file).hasContent("old");
  }

  @Test
  void trace_shouldSayThatDocumentIsNotCompleteWhenInterrupted() throws Exception {
    Path file = directory.resolve("trace.csv");
    List<String> args = largeTrace("--json", "--export", "csv=" + file);
    Process process =
        Launcher.tracer(List.of(), args.toArray(new String[0]))
            .redirectError(directory.resolve("err").toFile())
            .start();
    // The rest does not fit into a pipe that nobody reads.
    assertThat(process.getInputStream().read()).isEqualTo('{');
    signal(process, "INT");
    assertThat(Launcher.ended(process)).isEqualTo(128 + INT);
    assertThat(linesOf("err"))
        .containsExactly(
            "tracer: interrupted while results were written; they are not complete",
            "  A file is there only if it is whole.");
    assertThat(Files.readAllLines(directory.resolve("trace-nodes.csv")))
        .hasSizeGreaterThan(100_000);
    assertThat(directory.resolve("trace-edges.csv")).exists();
  }

  @Test
  void index_shouldGoOnWhenInterrupted() throws Exception {
    largeTrace();
    Path index = directory.resolve("index");
    String[] build = {
      "index",
      "build",
      "--blocks",
      directory.resolve("blocks").toString(),
      "--out",
      index.toString()
    };
    Process process = start(build);
    while (!Files.exists(index.resolve("lock")) && process.isAlive()) {
      Thread.onSpinWait();
    }
    signal(process, "INT");
    int code = Launcher.ended(process);
    assumeTrue(code != 0, "skipped: the build was over before it could be stopped");
    assertThat(code).isEqualTo(128 + INT);
    assertThat(linesOf("err"))
        .hasSize(3)
        .endsWith(
            "tracer: interrupted; the index is not complete",
            "  The same command goes on where it stopped.");
    assertThat(Launcher.ended(start(build))).as(() -> errors()).isZero();
    assertThat(CliRun.of("index", "verify", index.toString()).code()).isZero();
  }

  /** A node that gets stuck when it is asked for the tokens of the second account on the way. */
  private FakeServer stallingNode(URI node, String account) {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    return new FakeServer(exchange -> {
      byte[] asked = exchange.getRequestBody().readAllBytes();
      String text = new String(asked, StandardCharsets.UTF_8);
      try {
        if (text.contains("eth_getLogs") && text.contains(account.substring(2))) {
          stalled.countDown();
          new CountDownLatch(1).await();
        }
        HttpRequest request =
            HttpRequest.newBuilder(node)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(asked))
                .build();
        String answer = http.send(request, BodyHandlers.ofString()).body();
        FakeServer.reply(exchange, FakeServer.Reply.json(answer));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    });
  }

  @Test
  @Tag("node-evm")
  void trace_shouldSayHowFarItCameOnAccounts() throws Exception {
    try (AnvilNode node = AnvilNode.start(directory)) {
      Books books = HarbourScript.run(node.uri());
      Path recording = directory.resolve("recording");
      try (FakeServer server = stallingNode(node.uri(), books.account("runner"))) {
        String dollar = books.account("dollar");
        Process process =
            start(
                "trace",
                "--source",
                "evm+" + server.base() + "?horizon=latest",
                "--record",
                recording.toString(),
                "--asset",
                dollar,
                books.seed("payment-1").hash());
        awaitStall();
        signal(process, "INT");
        assertThat(Launcher.ended(process)).isEqualTo(128 + INT);
      }
      assertThat(linesOf("out")).isEmpty();
      assertThat(linesOf("err").subList(linesOf("err").size() - 3, linesOf("err").size()))
          .satisfiesExactly(
              said ->
                  assertThat(said)
                      .matches(
                          "tracer: interrupted after [1-9][0-9]* transfers and [1-9][0-9]*"
                              + " requests; there is no result"),
              kept -> assertThat(kept).endsWith("a valid, partial recording."),
              read -> assertThat(read).contains("--source recording:"));
    }
  }
}
