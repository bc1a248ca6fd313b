package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.evidence.bag.Bag;
import org.tracer.evidence.bag.BagInfo;
import org.tracer.evidence.bag.PayloadFile;
import org.tracer.evidence.seal.StampingServer;
import org.tracer.fixtures.TrainingCase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bundles from the command line, and what a stranger does with them. */
class CaseExportTest {

  private static final String SECRET = "correct horse";

  @TempDir Path temporary;
  private String place = "";

  @BeforeEach
  void open() {
    place = temporary.resolve("case").toString();
    CliRun.of(
        "case",
        "new",
        place,
        "--id",
        "7/26",
        "--title",
        "Harbour",
        "--authority",
        "Order 12",
        "--purpose",
        "Find it");
  }

  private void trace() throws IOException {
    String blocks = CliRun.trainingBlocks(temporary);
    String seed = TrainingCase.seeds().getFirst().outpoint();
    CliRun traced = CliRun.of("case", "trace", place, "--source", blocks, seed);
    assertThat(traced.code()).isZero();
    CliRun.of("case", "note", place, "it was he", "--about", seed);
  }

  private String export(String name, String... options) {
    String target = temporary.resolve(name).toString();
    List<String> words = new ArrayList<>(List.of("case", "export", place, target));
    words.addAll(List.of(options));
    CliRun run =
        CliRun.of(
            Map.of("TRACER_KEY_PASSWORD", SECRET),
            false,
            StandardCharsets.UTF_8,
            words.toArray(String[]::new));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Wrote " + target, "tracer verify " + target);
    return target;
  }

  @Test
  void export_shouldWriteWhatVerifyMakesAgain() throws IOException {
    trace();
    for (String name : List.of("bundle.zip", "bundle.tar", "bundle.tar.gz", "bundle")) {
      String bundle = export(name);
      CliRun verified = CliRun.of("verify", bundle);
      assertThat(verified.out())
          .contains("The bundle is whole: ", "Nobody signed it.")
          .contains("The case is as it was written, and every result follows from its records.")
          .contains("Result 0001: made again, the same ");
      assertThat(verified.code()).isZero();
    }
    assertThat(CliRun.of("case", "log", place).out()).contains("made a copy: bundle.tar.gz");
    // The log of a later copy says that earlier ones were made.
    assertThat(Path.of(export("last"), "data/case/log.jsonl"))
        .content()
        .contains("\"file\":\"bundle\"");
    Path report = temporary.resolve("bundle/data/report.txt");
    assertThat(report)
        .content()
        .contains("Case 7/26: Harbour", "it was he", "RESULT 0001", "Balance sheet")
        .doesNotContain("\r");
  }

  @Test
  void export_shouldReportPathsAsTheCommandDoes() throws IOException {
    String blocks = CliRun.trainingBlocks(temporary);
    String service = "bcrt1qntuuf0eehe97q92wla4ag4grqyl85mcek5qhrw";
    String seed = TrainingCase.seeds().getFirst().outpoint();
    CliRun found = CliRun.of("path", "--case", place, "--source", blocks, seed, service);
    assertThat(found.out()).contains("Found: 3 paths");
    Path report = Path.of(export("bundle"), "data/report.txt");
    assertThat(report)
        .content()
        .contains("RESULT 0001: results/0001/document.json", found.out().replace("\r", ""));
    assertThat(CliRun.of("verify", temporary.resolve("bundle").toString()).code()).isZero();
  }

  @Test
  void verify_shouldNameWhatWasChanged() throws IOException {
    trace();
    Path bundle = Path.of(export("bundle"));
    Path document = bundle.resolve("data/case/results/0001/document.json");
    Files.writeString(document, Files.readString(document).replace("UNSPENT", "SERVICE"));
    CliRun verified = CliRun.of("verify", bundle.toString());
    assertThat(verified.err()).contains("data/case/results/0001/document.json");
    assertThat(verified.code()).isEqualTo(ExitCode.DATA);
    CliRun absent = CliRun.of("verify", bundle + "x");
    assertThat(absent.err()).contains("bundlex");
    assertThat(absent.code()).isEqualTo(ExitCode.NO_INPUT);
  }

  /** Whoever puts redacted results beside a forged case does not keep it from being looked at. */
  @Test
  void verify_shouldLookAtACaseBesideRedactedResults() throws IOException {
    trace();
    Path data = Path.of(export("bundle"), "data");
    Path redacted = Files.createDirectory(data.resolve("redacted"));
    Files.createFile(redacted.resolve("commitments.jsonl"));
    Files.createFile(redacted.resolve("originals.sha256"));
    Path document = data.resolve("case/results/0001/document.json");
    Files.writeString(document, Files.readString(document).replace("UNSPENT", "SERVICE"));
    Path forged = temporary.resolve("forged.zip");
    Bag.write(PayloadFile.under(data), BagInfo.of(LocalDate.of(2026, 1, 2)), forged, List.of());
    CliRun verified = CliRun.of("verify", forged.toString());
    assertThat(verified.out())
        .contains("THE CASE IS NOT AS IT WAS WRITTEN", "forged.zip/data/case");
    assertThat(verified.code()).isEqualTo(ExitCode.DATA);
  }

  @Test
  void export_shouldRefuseWhatIsNotAsItWasWritten() throws IOException {
    trace();
    Path proofs = Path.of(place, "results/0001/proofs.jsonl");
    Files.writeString(proofs, " ", StandardOpenOption.APPEND);
    String target = temporary.resolve("bundle.zip").toString();
    CliRun run = CliRun.of("case", "export", place, target);
    assertThat(run.err())
        .contains("the case is not as it was written, so no copy is made")
        .contains("proofs.jsonl");
    assertThat(run.code()).isEqualTo(ExitCode.DATA);
    assertThat(Path.of(target)).doesNotExist();
    assertThat(CliRun.of("case", "log", place).out()).doesNotContain("made a copy");
  }

  @Test
  void export_shouldTakeNothingThatTheLogDoesNotName() throws IOException {
    trace();
    Files.writeString(Path.of(place, "private.txt"), "mine");
    Files.createDirectories(Path.of(place, "results/0002"));
    CliRun.of("case", "close", place);
    String target = temporary.resolve("bundle").toString();
    CliRun run = CliRun.of("case", "export", place, target);
    assertThat(run.out()).contains("its log does not say that this copy was made");
    assertThat(Path.of(target, "data/case/private.txt")).doesNotExist();
    assertThat(Path.of(target, "data/case/results/0002")).doesNotExist();
    assertThat(CliRun.of("verify", target).code()).isZero();
  }

  /**
   * The seed's own address and where money ended stay; the addresses between are gone from every
   * file, and come back, byte for byte, when they are opened.
   */
  @Test
  void redact_shouldHideThirdPartiesUntilTheyAreOpened() throws Exception {
    trace();
    String document = Files.readString(Path.of(place, "results/0001/document.json"));
    Set<String> addresses = new TreeSet<>();
    Set<String> kept = new TreeSet<>();
    JsonNode root = JsonMapper.shared().readTree(document);
    root.findValues("address").forEach(address -> addresses.add(address.asString()));
    for (String row : List.of("seeds", "endpoints")) {
      root.get(row).findValues("address").forEach(address -> kept.add(address.asString()));
    }
    Set<String> hidden = new TreeSet<>(addresses);
    hidden.removeAll(kept);
    assertThat(hidden).hasSizeGreaterThan(2);
    Path blocks = Files.createDirectory(temporary.resolve("blocks"));
    Files.copy(temporary.resolve("blk00000.dat"), blocks.resolve("blk00000.dat"));
    String index = temporary.resolve("index").toString();
    CliRun.of("index", "build", "--blocks", blocks.toString(), "--out", index);
    CliRun printed = CliRun.of("balances", "--case", place, "--source", "index:" + index);
    assertThat(printed.err()).contains("result 0002");
    CliRun early = CliRun.of("case", "reveal", place, "--all", "--reason", "x");
    assertThat(early.err()).contains("the key of the pseudonyms is not there");
    Path bundle = Path.of(export("redacted", "--redact", "third-parties"));
    try (Stream<Path> files = Files.walk(bundle)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file)).doesNotContain(hidden);
      }
    }
    Path redacted = bundle.resolve("data/redacted");
    assertThat(Files.readString(redacted.resolve("results/0001/document.json"))).contains(kept);
    CliRun verified = CliRun.of("verify", bundle.toString());
    assertThat(verified.out())
        .contains("Redacted results, as they were exported.")
        .contains("Pseudonyms that are committed to: ")
        .contains("Opened, rightly: 0", "that takes the whole case");
    assertThat(verified.code()).isZero();
    CliRun opened = CliRun.of("case", "reveal", place, "--all", "--reason", "order 14");
    assertThat(opened.out()).contains(hidden);
    Path openings = Files.writeString(temporary.resolve("openings.txt"), opened.out());
    CliRun again = CliRun.of("verify", bundle.toString(), "--openings", openings.toString());
    assertThat(again.out())
        .contains("results/0001/document.json: with what was opened put back, the bytes of the");
    assertThat(again.code()).isZero();
    assertThat(
            Shell.run("python3 data/verify/check_redaction.py data/redacted " + openings, bundle))
        .contains("results/0001/document.json: restored, SHA-256")
        .contains("results/0002/printed.json: restored, SHA-256")
        .doesNotContain("WRONG");
    String[] one = opened.out().lines().findFirst().orElseThrow().split(" ", -1);
    assertThat(Shell.run("printf '%s' '" + one[2] + ":" + one[1] + "' | sha256sum", bundle))
        .startsWith(
            JsonMapper.shared()
                .readTree(Files.readAllLines(redacted.resolve("commitments.jsonl")).getFirst())
                .get("commitment")
                .asString());
    assertThat(CliRun.of("case", "log", place).out())
        .contains("opened the pseudonyms", one[0], "order 14");
    assertThat(CliRun.of("verify", place).code()).isZero();
    Path key = Path.of(place, "pseudonyms.key");
    String secret = Files.readString(key);
    Files.writeString(key, "0".repeat(64) + "\n");
    assertThat(CliRun.of("verify", place).out()).contains("WRONG", "pseudonyms.key");
    Files.writeString(key, secret);
    // Who is named in a note from now on, and after the case is closed, can still be opened.
    CliRun.of("case", "note", place, "asked for", "--about", one[1]);
    CliRun later = CliRun.of("case", "reveal", place, one[0], "--reason", "order 15");
    assertThat(later.out()).isEqualTo(String.join(" ", one) + "\n");
    // The key of the pseudonyms is in no copy.
    assertThat(Path.of(place, "pseudonyms.key")).exists();
    assertThat(Path.of(export("whole"), "data/case/pseudonyms.key")).doesNotExist();
    Files.writeString(openings, opened.out().replace(one[1], kept.iterator().next()));
    CliRun wrong = CliRun.of("verify", bundle.toString(), "--openings", openings.toString());
    assertThat(wrong.out()).contains("is not what was committed");
    assertThat(wrong.code()).isEqualTo(ExitCode.DATA);
    CliRun.of("case", "close", place);
    CliRun closed = CliRun.of("case", "reveal", place, one[0], "--reason", "order 16");
    assertThat(closed.out()).isEqualTo(later.out());
    assertThat(closed.err()).contains("the case is closed");
    Path results = Path.of(place, "results/0001/document.json");
    Files.writeString(results, document + " ");
    CliRun damaged = CliRun.of("case", "reveal", place, one[0], "--reason", "order 17");
    assertThat(damaged.err()).contains("so nothing is opened");
    assertThat(damaged.code()).isEqualTo(ExitCode.DATA);
  }

  @Test
  void delete_shouldLeaveAReportAndNothingElse() throws IOException {
    trace();
    export("bundle.zip");
    List<String> log = Files.readAllLines(Path.of(place, "log.jsonl"));
    String report = temporary.resolve("deleted.json").toString();
    CliRun early = CliRun.of("case", "delete", place, "--report", report);
    assertThat(early.err()).contains("the case has no retention date", "--reason");
    CliRun inside = CliRun.of("case", "delete", place, "--report", place + "/r", "--reason", "x");
    assertThat(inside.err()).contains("the report would lie in what is deleted");
    assertThat(Path.of(report)).doesNotExist();
    Files.writeString(Path.of(place, "mine.txt"), "mine");
    CliRun done =
        CliRun.of("case", "delete", place, "--report", report, "--reason", "court order 4");
    assertThat(done.out()).contains("Left, for it is no part of the case: mine.txt");
    assertThat(done.code()).isZero();
    assertThat(Path.of(place)).isDirectoryNotContaining(file -> !file.endsWith("mine.txt"));
    assertThat(Path.of(report))
        .content()
        .contains("court order 4", "bundle.zip", "results/0001/document.json", "files/")
        .contains("\"entries\" : " + log.size());
    CliRun again = CliRun.of("case", "delete", place, "--report", report, "--reason", "x");
    assertThat(again.code()).isEqualTo(ExitCode.NO_INPUT);
  }

  @Test
  void delete_shouldNeedNoReasonWhenItsTimeHasCome() {
    String old = temporary.resolve("old").toString();
    CliRun.of(
        "case",
        "new",
        old,
        "--id",
        "1",
        "--authority",
        "a",
        "--purpose",
        "p",
        "--retention",
        "2020-01-31");
    String report = temporary.resolve("deleted.json").toString();
    assertThat(CliRun.of("case", "delete", old, "--report", report).code()).isZero();
    assertThat(Path.of(old)).doesNotExist();
    assertThat(Path.of(report)).content().contains("the retention date has passed");
  }

  @Test
  void sign_shouldBeVerifiedAgainstWhoIsTrusted() throws Exception {
    trace();
    Path key = key("ann");
    Path trusted = certificate(key);
    String bundle = export("signed.zip", "--sign", key.toString());
    CliRun alone = CliRun.of("verify", bundle);
    assertThat(alone.out()).contains("Signature: self stated", "CN=ann");
    assertThat(alone.code()).isZero();
    CliRun known = CliRun.of("verify", bundle, "--trust", trusted.toString());
    assertThat(known.out()).contains("Signature: trusted");
    assertThat(known.code()).isZero();
    CliRun other = CliRun.of("verify", bundle, "--trust", certificate(key("eve")).toString());
    assertThat(other.out()).startsWith("THE SEALS ARE NOT AS THEY MUST BE");
    assertThat(other.code()).isEqualTo(ExitCode.DATA);
    String unsigned = export("unsigned.zip");
    CliRun none = CliRun.of("verify", unsigned, "--trust", trusted.toString());
    assertThat(none.out()).contains("NOBODY SIGNED IT.");
    assertThat(none.code()).isEqualTo(ExitCode.DATA);
    assertThat(Path.of(place, "log.jsonl")).content().doesNotContain(SECRET);
  }

  @Test
  void sign_shouldSayWhatIsWrongWithTheKey() throws Exception {
    trace();
    String target = temporary.resolve("bundle.zip").toString();
    String key = key("ann").toString();
    CliRun without = CliRun.of("case", "export", place, target, "--sign", key);
    assertThat(without.err()).contains("the key needs its password", "TRACER_KEY_PASSWORD");
    CliRun wrong =
        CliRun.of(
            Map.of("TRACER_KEY_PASSWORD", "guess"),
            false,
            StandardCharsets.UTF_8,
            "case",
            "export",
            place,
            target,
            "--sign",
            key);
    assertThat(wrong.err()).contains("the password does not open the key file");
    assertThat(wrong.err()).doesNotContain("guess");
    assertThat(Path.of(target)).doesNotExist();
  }

  @Test
  void timestamp_shouldBeVerifiedWithoutTheAuthority() throws Exception {
    trace();
    String target = temporary.resolve("stamped.zip").toString();
    Path root;
    try (StampingServer authority = new StampingServer()) {
      root = authority.root(temporary.resolve("tsa.pem"));
      CliRun run = CliRun.of("case", "export", place, target, "--timestamp", authority.url());
      assertThat(run.err()).contains("asking 127.0.0.1 for a time stamp; it learns one hash");
      assertThat(run.code()).isZero();
    }
    CliRun verified = CliRun.of("verify", target, "--trust", root.toString());
    assertThat(verified.out()).contains("Time stamp: trusted");
    assertThat(verified.code()).isZero();
    String other = temporary.resolve("other.zip").toString();
    CliRun gone = CliRun.of("case", "export", place, other, "--timestamp", "http://127.0.0.1:1/");
    assertThat(gone.code()).isEqualTo(ExitCode.UNAVAILABLE);
    assertThat(Path.of(other)).doesNotExist();
  }

  private Path key(String name) throws Exception {
    Path key = temporary.resolve(name + ".p12");
    keytool(
        "-genkeypair",
        "-keyalg",
        "EC",
        "-groupname",
        "secp256r1",
        "-dname",
        "CN=" + name,
        "-alias",
        "a",
        "-keystore",
        key.toString(),
        "-storepass",
        SECRET);
    return key;
  }

  private Path certificate(Path key) throws Exception {
    Path certificate = Path.of(key + ".pem");
    keytool(
        "-exportcert",
        "-rfc",
        "-alias",
        "a",
        "-keystore",
        key.toString(),
        "-storepass",
        SECRET,
        "-file",
        certificate.toString());
    return certificate;
  }

  private static void keytool(String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
  }
}
