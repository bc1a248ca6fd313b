package org.tracer.source.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.accounting.account.AccountRule;
import org.tracer.document.DocumentContent;
import org.tracer.evidence.Case;
import org.tracer.evidence.CaseDetails;
import org.tracer.evidence.CaseReport;
import org.tracer.evidence.CaseRun;
import org.tracer.evidence.CaseVerification;
import org.tracer.evidence.ExportText;
import org.tracer.evidence.Operator;
import org.tracer.evidence.OtherMachine;
import org.tracer.evidence.Tool;
import org.tracer.fixtures.EthereumCase;
import org.tracer.ledger.account.AccountChain;
import org.tracer.source.AccountSources;
import org.tracer.source.SourceOptions;
import org.tracer.trace.account.AccountTraceRequest;
import org.tracer.trace.account.AccountTracer;

/** A trace over accounts in a case, taken over from a recording. */
class AccountCaseTest {

  private static final Operator ANN = new Operator("Ann", Clock.systemUTC());
  private static final Tool TOOL = Tool.running();

  @TempDir Path directory;

  private Path place = Path.of("");

  @BeforeEach
  void open() {
    place = directory.resolve("case");
    CaseDetails details = new CaseDetails("1", "", "a", "p", "", null);
    Case.create(place, details, ANN, TOOL).close();
  }

  /** Keeps a trace over the training recording, as if it was of this server. */
  private void trace(String host, AccountRule... rules) throws IOException {
    Path recording = Files.createDirectory(directory.resolve("of-" + host));
    try (InputStream answers = EthereumCase.recording()) {
      String text = new String(answers.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(
          recording.resolve("answers.jsonl"), text.replace("training-case.invalid", host));
    }
    try (Case opened = Case.open(place, ANN)) {
      CaseRun run = opened.start(List.of("trace"), TOOL, false);
      try (AccountChain chain =
          AccountSources.open(
              "recording:" + recording, SourceOptions.defaults().withArchive(run))) {
        AccountTraceRequest request =
            CaseRequest.of(
                chain.chain(),
                EthereumCase.seeds(),
                EthereumCase.stopList(),
                EthereumCase.tokens());
        run.keep(
            new DocumentContent.OfAccounts(AccountTracer.compare(chain, request, List.of(rules))),
            chain);
      }
    }
  }

  private CaseReport verify() {
    return CaseVerification.of(place, null, part -> {});
  }

  @Test
  void verify_shouldMakeATraceOverAccountsAgainAndCheckItsProofs()
      throws IOException, InterruptedException {
    trace("one.invalid", AccountRule.values());
    CaseReport report = verify();
    assertThat(report.problems()).isEmpty();
    assertThat(report.results())
        .singleElement()
        .matches(CaseReport.CheckedResult::recomputed)
        .satisfies(result ->
            assertThat(result.proofs().toString())
                .contains("are proven")
                .contains("NODE_ATTESTED")
                .doesNotContain("SEVERAL_SOURCES"));
    assertThat(OtherMachine.problems(place)).isEmpty();
  }

  /** The same blocks, read from a second server: each bears the other out. */
  @Test
  void verify_shouldHoldSourcesOfOneCaseAgainstEachOther() throws IOException {
    trace("one.invalid", AccountRule.FIFO);
    trace("two.invalid", AccountRule.FIFO);
    CaseReport report = verify();
    assertThat(report.problems()).isEmpty();
    assertThat(report.notices()).isEmpty();
    assertThat(report.results())
        .hasSize(2)
        .allSatisfy(result ->
            assertThat(result.proofs().toString())
                .contains("SEVERAL_SOURCES")
                .doesNotContain("NODE_ATTESTED"));
  }

  /** Another block at a height that both name: neither bears the other out there. */
  @Test
  void verify_shouldSayWhereSourcesContradictEachOther() throws IOException {
    trace("one.invalid", AccountRule.FIFO);
    trace("two.invalid", AccountRule.FIFO);
    Path document = place.resolve("results/0002/document.json");
    String text = Files.readString(document);
    Matcher hash = Pattern.compile("\"blockHash\" : \"(0x[0-9a-f]{64})\"").matcher(text);
    assertThat(hash.find()).isTrue();
    String other = "0x" + "ab".repeat(32);
    Files.writeString(document, text.replace(hash.group(1), other));
    CaseReport report = verify();
    assertThat(report.notices())
        .singleElement()
        .satisfies(notice ->
            assertThat(notice)
                .startsWith("results 0001 and 0002 name two blocks of height ")
                .contains(hash.group(1), other));
    assertThat(report.results().getFirst().proofs().toString())
        .contains("12 blocks are named by two sources", "1 blocks are the chain's by the word");
  }

  /** The page for the other side's expert, on a bundle with a trace over accounts. */
  @Test
  void page_shouldWorkOnABundleWithAccounts() throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/python3")), "skipped: python3 is not on this machine");
    trace("one.invalid", AccountRule.FIFO);
    Path bundle = directory.resolve("BUNDLE");
    try (Case opened = Case.open(place, ANN)) {
      opened.export(bundle, new NoWords(), List.of(), false);
    }
    Path page = Path.of(System.getProperty("tracer.root", ".")).resolve("docs/verify/README.md");
    List<String> commands =
        Files.readAllLines(page).stream()
            .filter(line -> line.matches("(sha512sum|python3|sed|grep) .*"))
            .filter(line -> !line.contains("check_bitcoin_proofs"))
            .map(line -> line.replace("[HASH]", ""))
            .toList();
    assertThat(commands).hasSizeGreaterThanOrEqualTo(7);
    for (String command : commands) {
      Process process =
          new ProcessBuilder("bash", "-c", command)
              .directory(bundle.toFile())
              .redirectErrorStream(true)
              .start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(command + "\n" + out).isZero();
      assertThat(out).doesNotContain("WRONG");
    }
  }

  /** A report that says nothing. */
  private static final class NoWords implements ExportText {
    @Override
    public void checking(String part) {}

    @Override
    public String of(CaseReport report) {
      return "";
    }
  }
}
