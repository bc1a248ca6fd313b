package org.tracer.source.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.accounting.account.AccountRule;
import org.tracer.document.DocumentContent;
import org.tracer.evidence.Case;
import org.tracer.evidence.CaseDetails;
import org.tracer.evidence.CaseReport;
import org.tracer.evidence.CaseRun;
import org.tracer.evidence.CaseVerification;
import org.tracer.evidence.Operator;
import org.tracer.evidence.Tool;
import org.tracer.fixtures.EthereumCase;
import org.tracer.ledger.account.AccountChain;
import org.tracer.source.AccountSources;
import org.tracer.source.SourceOptions;
import org.tracer.trace.account.AccountTracer;

/** A trace over accounts in a case, taken over from a recording. */
class AccountCaseTest {

  @TempDir Path directory;

  @Test
  void verify_shouldMakeATraceOverAccountsAgainAndCheckItsProofs() throws IOException {
    Path recording = Files.createDirectory(directory.resolve("recording"));
    try (InputStream answers = EthereumCase.recording()) {
      Files.copy(answers, recording.resolve("answers.jsonl"));
    }
    Path place = directory.resolve("case");
    CaseDetails details = new CaseDetails("1", "", "a", "p", "", null);
    Tool tool = Tool.running();
    try (Case made = Case.create(place, details, new Operator("Ann", Clock.systemUTC()), tool)) {
      CaseRun run = made.start(List.of("trace"), tool, false);
      try (AccountChain chain =
          AccountSources.open(
              "recording:" + recording, SourceOptions.defaults().withArchive(run))) {
        run.keep(
            new DocumentContent.OfAccounts(
                AccountTracer.compare(
                    chain,
                    CaseRequest.of(
                        chain.chain(),
                        EthereumCase.seeds(),
                        EthereumCase.stopList(),
                        EthereumCase.tokens()),
                    List.of(AccountRule.values()))),
            chain);
      }
    }
    CaseReport report = CaseVerification.of(place, null, part -> {});
    assertThat(report.problems()).isEmpty();
    assertThat(report.results())
        .singleElement()
        .matches(CaseReport.CheckedResult::recomputed)
        .satisfies(result -> assertThat(result.proofs().toString()).contains("are proven"));
  }
}
