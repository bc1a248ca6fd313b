package org.tracer.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tracer.accounting.Policies;
import org.tracer.chain.OutPoint;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.fixtures.TrainingCase;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.blocks.BlockFiles;

/** The training case against the answers that were worked out without Tracer. */
class TrainingCaseTest {

  @ParameterizedTest
  @ValueSource(strings = {"fifo", "haircut", "poison"})
  void trace_shouldGiveTheAnswersOfTheTrainingCase(String policy) throws IOException {
    List<String> expected =
        TrainingCase.answers().stream()
            .filter(answer -> answer.policy().equals(policy))
            .map(answer ->
                line(
                    answer.label(),
                    answer.reason(),
                    answer.position(),
                    answer.address().orElse(""),
                    Long.toString(answer.amountSat())))
            .toList();
    List<String> found = new ArrayList<>();
    for (Endpoint end : trace(policy).endpoints()) {
      found.add(
          line(
              end.label(),
              end.reason().name(),
              String.valueOf(end.position() == null ? end.transaction() : end.position()),
              end.address() == null ? "" : end.address().text(),
              end.amount().toString()));
    }

    assertThat(expected).isNotEmpty();
    assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static Trace trace(String policy) throws IOException {
    try (InputStream in = TrainingCase.blocks();
        UtxoLedger ledger = BlockFiles.read("training case", in.readAllBytes())) {
      List<Seed> seeds = new ArrayList<>();
      TrainingCase.seeds()
          .forEach(s -> seeds.add(new Seed.OfOutPoint(s.label(), OutPoint.parse(s.outpoint()))));
      List<StopListEntry> stops = new ArrayList<>();
      for (TrainingCase.StopAddress stop : TrainingCase.stopList()) {
        BitcoinAddress address = BitcoinAddress.parse(ledger.network(), stop.address());
        stops.add(new StopListEntry(stop.address(), address.script(), stop.reason()));
      }
      return Tracer.trace(
          ledger,
          new TraceRequest(
              seeds, Policies.named(policy).orElseThrow(), StopRules.NONE.withStopList(stops)));
    }
  }

  private static String line(String... parts) {
    return String.join(" ", parts);
  }
}
