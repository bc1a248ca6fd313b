package org.tracer.source.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.accounting.account.AccountRule;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.fixtures.EthereumCase;
import org.tracer.heuristic.poisoning.Finding;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.Attestation.Proof;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.source.AccountSources;
import org.tracer.source.SourceOptions;
import org.tracer.trace.account.AccountEndpoint;
import org.tracer.trace.account.AccountStop;
import org.tracer.trace.account.AccountTracer;
import org.tracer.trace.account.Conversion;
import org.tracer.trace.account.FundsReport;
import org.tracer.trace.account.FundsTrace;

/** The training case on accounts, replayed, against what its story's own script knows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EthereumCaseTest {

  private AccountChain chain;
  private FundsReport report;

  @BeforeAll
  void replay(@TempDir Path directory) throws IOException {
    try (InputStream recording = EthereumCase.recording()) {
      Files.copy(recording, directory.resolve("answers.jsonl"));
    }
    chain = AccountSources.open("recording:" + directory, SourceOptions.defaults());
    report =
        AccountTracer.compare(
            chain,
            CaseRequest.of(
                chain.chain(),
                EthereumCase.seeds(),
                EthereumCase.stopList(),
                EthereumCase.tokens()),
            List.of(AccountRule.values()));
  }

  @AfterAll
  void close() {
    if (chain != null) {
      chain.close();
    }
  }

  @Test
  void trace_shouldEndWhereTheScriptSaysUnderEveryRule() {
    Map<String, BigInteger> expected = new TreeMap<>();
    for (EthereumCase.Answer answer : EthereumCase.answers()) {
      String what =
          line(
              answer.policy(),
              answer.label(),
              answer.reason(),
              answer.account().orElse(""),
              CaseRequest.asset(chain.chain(), answer.asset()));
      assertThat(expected.put(what, answer.amount())).as(what).isNull();
    }
    Map<String, BigInteger> actual = new TreeMap<>();
    for (FundsTrace trace : report.traces()) {
      AccountRule rule = trace.request().rule();
      if (rule.isFlow() && rule != AccountRule.LIBR) {
        count(trace, actual);
      }
    }
    assertThat(actual).isEqualTo(expected);
  }

  private static void count(FundsTrace trace, Map<String, BigInteger> sums) {
    String rule = trace.request().rule().toString();
    for (AccountEndpoint end : trace.endpoints()) {
      Address account = end.account();
      boolean named = Set.of("HELD", "CONTRACT", "STOP_LIST").contains(end.reason().name());
      String who = named && account != null ? account.text() : "";
      String what = line(rule, label(end.label()), end.reason().name(), who, end.asset());
      sums.merge(what, end.amount(), BigInteger::add);
    }
    for (Conversion conversion : trace.conversions()) {
      exchanged(rule, "GAVE", conversion.from(), conversion.gave(), sums);
      exchanged(rule, "GOT", conversion.into(), conversion.got(), sums);
    }
  }

  private static void exchanged(
      String rule,
      String side,
      Asset asset,
      List<AccountSegment> segments,
      Map<String, BigInteger> sums) {
    for (AccountSegment segment : segments) {
      if (segment.label() != AccountSegment.CLEAN) {
        sums.merge(
            line(rule, label(segment.label()), side, "", asset), segment.amount(), BigInteger::add);
      }
    }
  }

  private static String label(int number) {
    return EthereumCase.seeds().get(number - 1).label();
  }

  private static String line(
      String rule, String label, String reason, String account, Asset asset) {
    return String.join(" ", rule, label, reason, account, asset.toString());
  }

  @Test
  void trace_shouldShowEveryKindOfEnd() {
    Set<AccountStop> reasons =
        report.traces().stream()
            .flatMap(trace -> trace.endpoints().stream())
            .map(AccountEndpoint::reason)
            .collect(Collectors.toSet());
    assertThat(reasons)
        .containsExactlyInAnyOrder(
            AccountStop.HELD,
            AccountStop.FEE,
            AccountStop.BURN,
            AccountStop.CONTRACT,
            AccountStop.COMMINGLED,
            AccountStop.STOP_LIST);
  }

  @Test
  void attestations_shouldAllBeRecomputed() {
    assertThat(report.context().attestations())
        .hasSizeGreaterThan(15)
        .extracting(Attestation::proof)
        .containsOnly(Proof.RECOMPUTED);
  }

  @Test
  void acts_shouldBeTheFreezesAndTheDestruction() {
    assertThat(report.context().acts())
        .extracting(act -> act.kind() + " " + name(act.account()))
        .containsExactly("FROZEN reserve-1", "FROZEN reserve-2", "DESTROYED reserve-2");
    assertThat(report.context().acts())
        .filteredOn(act -> act.kind() == IssuerAct.Kind.DESTROYED)
        .extracting(IssuerAct::amount)
        .containsExactly(BigInteger.valueOf(2_500_000_000L));
  }

  @Test
  void noise_shouldHoldTheImitationOfTheDeposit() {
    assertThat(report.context().noise())
        .extracting(Finding::transfer)
        .anySatisfy(transfer -> {
          assertThat(transfer.amount()).isZero();
          assertThat(name(transfer.to())).isEqualTo("imitation-of-exchange-deposit");
        });
  }

  private static String name(@Nullable Address account) {
    return Optional.ofNullable(account)
        .map(known -> EthereumCase.names().getOrDefault(known.text(), known.text()))
        .orElse("nobody");
  }
}
