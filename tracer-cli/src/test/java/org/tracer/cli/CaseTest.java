package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.fixtures.TrainingCase;
import org.tracer.source.recording.Sha256;

/** Cases from the command line, on the blocks of the training case. */
class CaseTest {

  /** Pays the service 2 hops behind the first payment. */
  private static final String CONSOLIDATE =
      "d341620c1ae026d4f8e885c31f645a7613f5a60bbe3656392308a9989cb64dd2:1";

  @TempDir Path temporary;
  private String blocks = "";
  private String place = "";

  @BeforeEach
  void open() throws IOException {
    blocks = CliRun.trainingBlocks(temporary);
    place = temporary.resolve("case").toString();
    CliRun made =
        CliRun.of(
            "case",
            "new",
            place,
            "--id",
            "7/26",
            "--authority",
            "Order 12",
            "--purpose",
            "Find it",
            "--operator",
            "Ann");
    assertThat(made.err()).isEmpty();
    assertThat(made.out()).contains("Case 7/26 is open");
    assertThat(made.code()).isZero();
  }

  private static String seed() {
    return TrainingCase.seeds().getFirst().outpoint();
  }

  private CliRun trace() {
    return CliRun.of(
        "case", "trace", place, "--operator", "Ann", "--source", blocks, "--json", seed());
  }

  @Test
  void trace_shouldKeepWhatItPrints() throws IOException {
    CliRun run = trace();
    assertThat(run.code()).isZero();
    assertThat(run.err()).contains("tracer: kept in case " + place + ", result 0001");
    assertThat(Path.of(place, "results/0001/document.json")).content().isEqualTo(run.out());
    assertThat(CliRun.of("case", "status", place).out())
        .contains("Authority: Order 12", "Result 0001", "Runs: 1");
    assertThat(CliRun.of("case", "log", place).out())
        .contains(
            "Ann  opened case 7/26", "began run 1: trace --case", "copied", "kept result 0001");
    // The blocks are gone: the case has them.
    Files.delete(temporary.resolve("blk00000.dat"));
    CliRun verified = CliRun.of("verify", place);
    assertThat(verified.out()).contains("every result follows from its records");
    assertThat(verified.code()).isZero();
  }

  @Test
  void verify_shouldSayWhatIsWrong() throws IOException {
    trace();
    Path document = Path.of(place, "results/0001/document.json");
    Files.writeString(document, Files.readString(document).replace("UNSPENT", "SERVICE"));
    CliRun run = CliRun.of("verify", place);
    assertThat(run.out()).startsWith("THE CASE IS NOT AS IT WAS WRITTEN").contains("document.json");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(ExitCode.DATA);
  }

  @Test
  void commands_withoutACaseSayThatNothingWasKept() {
    CliRun run = CliRun.of("trace", "--source", blocks, seed());
    assertThat(run.err()).contains("nothing was kept");
    assertThat(run.code()).isZero();
  }

  @Test
  void path_shouldKeepWhatItPrints() throws IOException {
    String payment = seed();
    CliRun found =
        CliRun.of("path", "--case", place, "--source", blocks, "--json", payment, CONSOLIDATE);
    assertThat(found.code()).isZero();
    assertThat(found.out()).contains("\"verdict\" : \"FOUND\"");
    assertThat(found.err()).contains("tracer: kept in case " + place + ", result 0001");
    assertThat(Path.of(place, "results/0001/document.json")).content().isEqualTo(found.out());
    CliRun none = CliRun.of("path", "--case", place, "--source", blocks, CONSOLIDATE, payment);
    assertThat(none.out()).contains("No path within these limits");
    assertThat(none.err()).contains("result 0002");
    Files.delete(temporary.resolve("blk00000.dat"));
    CliRun verified = CliRun.of("verify", place);
    assertThat(verified.out())
        .contains("every result follows from its records", "Result 0001", "Result 0002");
    assertThat(verified.code()).isZero();
    Path document = Path.of(place, "results/0002/document.json");
    Files.writeString(document, Files.readString(document).replace("NOT_LATER", "NONE"));
    CliRun changed = CliRun.of("verify", place);
    assertThat(changed.out()).contains("document.json");
    assertThat(changed.code()).isEqualTo(ExitCode.DATA);
  }

  @Test
  void show_shouldKeepWhatItAskedIn() {
    CliRun shown = CliRun.of("show", "--case", place, "--source", blocks, seed());
    assertThat(shown.code()).isZero();
    assertThat(shown.err()).contains("tracer: kept in case " + place);
    assertThat(CliRun.of("case", "log", place).out()).contains("began run 1: show");
    CliRun verified = CliRun.of("verify", place);
    assertThat(verified.out()).startsWith("The case is as it was written; it holds no results.");
    assertThat(verified.code()).isZero();
  }

  /** The version of a stop list is the SHA-256 of its lines, as printf and sha256sum give it. */
  @Test
  void manifest_shouldSayWhichStopListItWas() throws IOException {
    String address = TrainingCase.stopList().getFirst().address();
    CliRun run =
        CliRun.of(
            "trace", "--case", place, "--source", blocks, "--stop", address + "=a service", seed());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Path.of(place, "results/0001/manifest.json"))
        .content()
        .contains("\"name\" : \"stop list\"", "\"entries\" : 1")
        .contains(Sha256.of((address + "\ta service\n").getBytes(StandardCharsets.UTF_8)));
  }

  /** What takes a whole chain is kept as it was printed, and the check says so. */
  @Test
  void clusterAndBalances_shouldKeepWhatTheyPrint() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("blocks"));
    Files.copy(temporary.resolve("blk00000.dat"), folder.resolve("blk00000.dat"));
    String index = temporary.resolve("index").toString();
    CliRun built = CliRun.of("index", "build", "--blocks", folder.toString(), "--out", index);
    assertThat(built.code()).as(built.err()).isZero();
    CliRun balances =
        CliRun.of("balances", "--case", place, "--source", "index:" + index, "--json");
    assertThat(balances.code()).as(balances.err()).isZero();
    assertThat(Path.of(place, "results/0001/printed.json")).content().isEqualTo(balances.out());
    CliRun cluster =
        CliRun.of("cluster", "--all", "--case", place, "--source", "index:" + index, "--json");
    assertThat(cluster.code()).as(cluster.err()).isZero();
    assertThat(cluster.err()).contains("tracer: kept in case " + place + ", result 0002");
    assertThat(Path.of(place, "results/0002/printed.json")).content().isEqualTo(cluster.out());
    CliRun verified = CliRun.of("verify", place);
    assertThat(verified.out())
        .contains("every result that was made of records follows from them")
        .contains("Result 0002: as it was printed; to make it again takes the index");
    assertThat(verified.code()).isZero();
    Path printed = Path.of(place, "results/0002/printed.json");
    Files.writeString(printed, Files.readString(printed).replace("1", "2"));
    assertThat(CliRun.of("verify", place).code()).isEqualTo(ExitCode.DATA);
  }

  @Test
  void note_shouldBeInTheLogUntilTheCaseIsClosed() {
    assertThat(CliRun.of("case", "note", place, "a word", "--about", "x").code()).isZero();
    assertThat(CliRun.of("case", "log", place).out()).contains("noted about x: a word");
    assertThat(CliRun.of("case", "close", place).code()).isZero();
    CliRun late = CliRun.of("case", "note", place, "late");
    assertThat(late.err()).startsWith("tracer: the case is closed");
    assertThat(late.code()).isEqualTo(ExitCode.USAGE);
    assertThat(CliRun.of("case", "list", temporary.toString()).out())
        .contains("7/26")
        .contains("(closed)");
  }

  @Test
  void errors_shouldNameTheCase() {
    CliRun absent = CliRun.of("trace", "--case", place + "x", "--source", blocks, seed());
    assertThat(absent.err()).contains("there is no case here").contains(place + "x");
    assertThat(absent.code()).isEqualTo(ExitCode.NO_INPUT);
    CliRun byVariable =
        CliRun.of(
            Map.of("TRACER_SOURCE", blocks),
            false,
            StandardCharsets.UTF_8,
            "trace",
            "--case",
            place + "x",
            seed());
    assertThat(byVariable.err()).isEqualTo(absent.err());
    assertThat(byVariable.code()).isEqualTo(ExitCode.NO_INPUT);
    CliRun both =
        CliRun.of("trace", "--case", place, "--record", place + "r", "--source", blocks, seed());
    assertThat(both.code()).isEqualTo(ExitCode.USAGE);
    CliRun refresh = CliRun.of("trace", "--refresh", "--source", blocks, seed());
    assertThat(refresh.err()).contains("--refresh");
    assertThat(refresh.code()).isEqualTo(ExitCode.USAGE);
    CliRun again =
        CliRun.of("case", "new", place, "--id", "1", "--authority", "a", "--purpose", "p");
    assertThat(again.err()).contains("there is something here already");
    assertThat(again.code()).isEqualTo(ExitCode.USAGE);
  }

  /** What a defence expert does who has no Tracer. */
  @Test
  void python_shouldFindTheSame() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "python3 is not on this machine");
    trace();
    assertThat(python()).contains("last entry: ").doesNotContain("WRONG");
    Path records = Path.of(place, "log.jsonl");
    List<String> lines = Files.readAllLines(records);
    Files.writeString(records, String.join("\n", lines).replace("Order 12", "Order 13") + "\n");
    assertThat(python()).contains("WRONG: log.jsonl, line 2: does not follow the line before");
  }

  private String python() throws IOException, InterruptedException {
    Path script =
        Objects.requireNonNull(Launcher.FILE.getParent()).resolve("docs/verify/check_case.py");
    Process process =
        new ProcessBuilder("/usr/bin/python3", script.toString(), place)
            .redirectErrorStream(true)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return out;
  }
}
