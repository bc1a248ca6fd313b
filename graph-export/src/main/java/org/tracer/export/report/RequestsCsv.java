package org.tracer.export.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.export.CsvWriter;
import org.tracer.export.report.facts.End;
import org.tracer.export.report.facts.Facts;
import org.tracer.export.report.facts.LabelledMoney;
import org.tracer.export.report.facts.Payment;

/** The payments to services for machines: one row a payment and label, every identifier in full. */
final class RequestsCsv {

  private static final List<String> COLUMNS =
      List.of(
          "request",
          "number",
          "service_note",
          "chain_id",
          "transaction",
          "output_index",
          "transfer_index",
          "from",
          "to",
          "lock",
          "asset",
          "token_contract",
          "block_height",
          "block_hash",
          "block_time",
          "whole_base_units",
          "whole_decimal",
          "label",
          "traced_base_units",
          "traced_decimal",
          "policy",
          "conserving",
          "value",
          "value_currency",
          "value_rate",
          "value_source",
          "claim",
          "horizon_height",
          "horizon_hash",
          "trace_sha256",
          "direction",
          "goes_on_in");

  private final Facts facts;
  private final ReportDetails details;
  private final PaymentValues values;

  RequestsCsv(Facts facts, ReportDetails details, PaymentValues values) {
    this.facts = facts;
    this.details = details;
    this.values = values;
  }

  void write(OutputStream out) throws IOException {
    try (CsvWriter csv = new CsvWriter(out)) {
      record(COLUMNS, csv);
      int request = 0;
      IdentityHashMap<End, Integer> numbers = new IdentityHashMap<>();
      facts.ends().forEach(end -> numbers.put(end, numbers.size() + 1));
      for (ServiceRequest one : ServiceRequest.of(facts)) {
        request++;
        for (End end : one.payments()) {
          Payment payment = end.payment();
          int number = numbers.getOrDefault(end, 0);
          for (LabelledMoney share : end.shares()) {
            if (payment != null) {
              record(row(request, number, one, end, payment, share), csv);
            }
          }
        }
      }
    }
  }

  private List<String> row(
      int request, int number, ServiceRequest one, End end, Payment payment, LabelledMoney share) {
    boolean amounts = end.total() != null;
    String place = payment.place() == null ? "" : payment.place().toString();
    Optional<PaymentValue> value = amounts ? values.of(payment, share.money()) : Optional.empty();
    return List.of(
        Integer.toString(request),
        Integer.toString(number),
        one.hasNote() ? one.note() : "",
        payment.chainId(),
        text(payment.transaction()),
        facts.tellsOutputs() ? place : "",
        facts.tellsOutputs() ? "" : place,
        String.join(" ", payment.from()),
        text(payment.to()),
        text(payment.lock()),
        payment.asset(),
        text(payment.contract()),
        text(payment.block()),
        text(payment.blockHash()),
        text(payment.blockTime()),
        payment.whole() == null ? "" : payment.whole().baseUnits().toString(),
        payment.whole() == null ? "" : text(payment.whole().decimal()),
        share.label(),
        amounts ? share.money().baseUnits().toString() : "",
        amounts ? text(share.money().decimal()) : "",
        facts.policy(),
        Boolean.toString(facts.conserving()),
        value.map(PaymentValue::amount).orElse(""),
        value.map(PaymentValue::currency).orElse(""),
        value.map(PaymentValue::rate).orElse(""),
        value.map(PaymentValue::source).orElse(""),
        claim(end, payment),
        Long.toString(facts.horizon().height()),
        facts.horizon().hash(),
        details.sha256(),
        facts.forward() ? "forward" : "backward",
        text(end.goesOnIn()));
  }

  private String claim(End end, Payment payment) {
    String movement =
        switch (payment.basis()) {
          case LEDGER -> "ledger fact";
          case CONTRACT_SAYS -> "ledger fact that the token's contract says so";
          case SOURCE_SAYS -> "source's trace, not chain data";
          case DIFFERENCE -> "difference of balances";
        };
    return movement
        + "; labelled amounts computed under policy "
        + facts.policy()
        + "; the note is an attribution by "
        + (end.attributed() ? "the source of a tag" : "the user");
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  private static void record(List<String> fields, CsvWriter csv) throws IOException {
    for (String field : fields) {
      csv.field(field);
    }
    csv.endRecord();
  }
}
