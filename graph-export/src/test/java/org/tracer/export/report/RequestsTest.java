package org.tracer.export.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tracer.graph.NamedLedger.outPoint;
import static org.tracer.graph.NamedLedger.script;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.Lossless;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.export.report.text.Language;
import org.tracer.graph.NamedLedger;
import org.tracer.price.Rates;
import org.tracer.price.RatesCsv;
import org.tracer.trace.Seed;
import org.tracer.trace.StopListEntry;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;

/**
 * Several payments, partly traced and of several labels, to services. By FIFO, in satoshi:
 *
 * <pre>
 * mix    in  1000000 payment-1, 500000 payment-2, 300000 clean         block 102
 *        :0 first   1200000   payment-1 1000000, payment-2 200000      Example Exchange
 *        :1 quiet1   200000   payment-2 200000                         no note
 *        :2 quiet2   300000   payment-2 100000, clean 200000           no note
 *        fee         100000   clean
 * again  in   400000 payment-3                                         block 400
 *        :0 second   390000   payment-3                                Example Exchange
 * </pre>
 */
class RequestsTest {

  private static final String SERVICE = "Example Exchange";
  private static final String NO_NOTE = "on the stop list";

  @Test
  void csv_shouldHaveEachLabelOfEachPaymentWithItsOwnWorth() throws IOException {
    Report report = report(services()).with(PaymentValues.by(rates()));
    List<List<String>> rows =
        Reports.text(report, ReportFormat.CSV)
            .lines()
            .skip(1)
            .map(line -> List.of(line.split(",", -1)))
            .map(cells ->
                List.of(
                    cells.get(0),
                    NamedLedger.name(TxId.parse(cells.get(4))) + ":" + cells.get(5),
                    cells.get(15),
                    cells.get(17),
                    cells.get(18),
                    cells.get(22)))
            .toList();
    assertThat(rows)
        .containsExactly(
            List.of("1", "mix:0", "1200000", "payment-1", "1000000", "500.00"),
            List.of("1", "mix:0", "1200000", "payment-2", "200000", "100.00"),
            List.of("1", "again:0", "390000", "payment-3", "390000", "156.00"),
            List.of("2", "mix:1", "200000", "payment-2", "200000", "100.00"),
            List.of("3", "mix:2", "300000", "payment-2", "100000", "50.00"));
  }

  @Test
  void requests_shouldJoinPaymentsOfOneNoteAndNoOthers() {
    List<ServiceRequest> requests = ServiceRequest.of(report(services()).facts());
    assertThat(requests).extracting(ServiceRequest::hasNote).containsExactly(true, false, false);
    assertThat(requests.getFirst().first()).isEqualTo(Instant.parse("2026-01-01T17:00:00Z"));
    assertThat(requests.getFirst().last()).isEqualTo(Instant.parse("2026-01-03T18:40:00Z"));
  }

  @Test
  void report_shouldSayTheWholeTheTracedPartAndItsWorth() throws IOException {
    String text = Reports.plain(report(services()).with(PaymentValues.by(rates())));
    assertThat(text)
        .contains("Traced amount: 0.01200000 BTC (1200000 sat)")
        .contains("600.00 EUR (50000)")
        .contains("Whole payment: 0.00300000 BTC (300000 sat)")
        .contains("Traced amount: 0.00100000 BTC (100000 sat)")
        .contains("50.00 EUR (50000)")
        .doesNotContain("150.00 EUR");
  }

  @Test
  void report_shouldAddUpThePlacesBeyondForty() throws IOException {
    NamedLedger ledger = new NamedLedger();
    ledger.block(100).transaction("pay1").pay("c", 1_035_000);
    ledger.block(101).transaction("fan").spend("pay1", 0);
    for (int i = 1; i <= 45; i++) {
      ledger.pay("holder" + i, 1_000L * i);
    }
    List<Seed> seeds = List.of(new Seed.OfOutPoint("payment", outPoint("pay1", 0)));
    Trace trace =
        Tracer.trace(ledger.build(), new TraceRequest(seeds, Lossless.FIFO, StopRules.NONE));
    // The five smallest: 1,000 and 2,000 to 5,000.
    assertThat(Reports.plain(report(trace)))
        .contains("Not in this list: 5 smaller places, together 15000 sat.");
  }

  private static Trace services() {
    NamedLedger ledger = new NamedLedger();
    ledger.block(100).transaction("pay1").pay("c1", 1_000_000);
    ledger.block(101).transaction("pay2").pay("c2", 500_000);
    ledger.transaction("other").pay("mallory", 300_000);
    ledger
        .block(102)
        .transaction("mix")
        .spend("pay1", 0)
        .spend("pay2", 0)
        .spend("other", 0)
        .pay("first", 1_200_000)
        .pay("quiet1", 200_000)
        .pay("quiet2", 300_000);
    ledger.block(103).transaction("pay3").pay("c3", 400_000);
    ledger.block(400).transaction("again").spend("pay3", 0).pay("second", 390_000);
    List<Seed> seeds =
        List.of(
            new Seed.OfOutPoint("payment-1", outPoint("pay1", 0)),
            new Seed.OfOutPoint("payment-2", outPoint("pay2", 0)),
            new Seed.OfOutPoint("payment-3", outPoint("pay3", 0)));
    List<StopListEntry> stops =
        List.of(
            new StopListEntry("first", script("first"), SERVICE),
            new StopListEntry("second", script("second"), SERVICE),
            new StopListEntry("quiet1", script("quiet1"), NO_NOTE),
            new StopListEntry("quiet2", script("quiet2"), NO_NOTE));
    return Tracer.trace(
        ledger.build(), new TraceRequest(seeds, Lossless.FIFO, StopRules.NONE.withStopList(stops)));
  }

  private static Report report(Trace trace) {
    return Report.of(trace, Reports.outputs(Language.ENGLISH).details(), Language.ENGLISH);
  }

  private static Rates rates() throws IOException {
    String coin = BitcoinNetwork.REGTEST.chainId() + "/native";
    String file =
        "date,asset,currency,rate,source\n"
            + ("2026-01-01," + coin + ",EUR,50000,a bank\n")
            + ("2026-01-03," + coin + ",EUR,40000,a bank\n");
    return RatesCsv.read(new ByteArrayInputStream(file.getBytes(UTF_8)), "rates.csv");
  }
}
