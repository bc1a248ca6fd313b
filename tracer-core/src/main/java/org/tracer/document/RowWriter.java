package org.tracer.document;

import java.math.BigInteger;
import java.util.Map;
import org.tracer.trace.BalanceSheet;
import org.tracer.trace.Endpoint;
import org.tracer.trace.StopReason;
import org.tracer.trace.TracedInput;
import org.tracer.trace.TracedOutput;
import org.tracer.trace.TracedTransaction;

/** Writes the members of rows that documents of one rule and of several have in common. */
final class RowWriter {

  private final DocumentJson json;

  RowWriter(DocumentJson json) {
    this.json = json;
  }

  /** What is so whatever the rule. */
  void fact(TracedTransaction transaction) {
    json.text("id", transaction.id());
    json.block(transaction.block());
    json.number("indexInBlock", transaction.indexInBlock());
  }

  /** What a rule says of a transaction. */
  void traced(TracedTransaction transaction) {
    json.number("hop", transaction.hop());
    json.objects("inputs", transaction.inputs(), this::input);
    json.objects("outputs", transaction.outputs(), this::output);
    json.optional("fee", transaction.fee());
    json.shares("tracedFee", transaction.tracedFee());
    json.optional("feeReason", transaction.feeReason());
    if (!transaction.collected().isEmpty()) {
      json.objects(
          "collected",
          transaction.collected(),
          fee -> {
            json.text("transaction", fee.transaction());
            json.shares("traced", fee.traced());
          });
    }
  }

  private void input(TracedInput input) {
    json.number("vin", input.vin());
    json.text("position", input.spent());
    json.shares("traced", input.traced());
  }

  private void output(TracedOutput output) {
    json.text("position", output.position());
    if (output.address() != null) {
      json.text("address", output.address().text());
    }
    json.text("scriptType", output.scriptType().name());
    json.text("descriptor", output.descriptor());
    json.text("value", output.value());
    json.shares("traced", output.traced());
    json.number("hop", output.hop());
    json.optional("reason", output.reason());
  }

  /**
   * An endpoint.
   *
   * @param amounts writes how much is there
   */
  void endpoint(Endpoint endpoint, Runnable amounts) {
    json.text("reason", endpoint.reason().name());
    json.optional("position", endpoint.position());
    if (endpoint.address() != null) {
      json.text("address", endpoint.address().text());
    }
    json.optional("descriptor", endpoint.descriptor());
    json.text("label", endpoint.label());
    amounts.run();
    json.text("transaction", endpoint.transaction());
    json.block(endpoint.since());
    json.number("hop", endpoint.hop());
    json.optional("spentBy", endpoint.spentBy());
    json.optional("note", endpoint.note());
  }

  void sheet(BalanceSheet sheet) {
    json.text("seeded", sheet.seeded());
    byReason(sheet.byReason());
    if (sheet.conserving()) {
      json.flag("balanced", sheet.isBalanced());
    } else {
      json.nothing("balanced");
    }
    json.object("byLabel", () -> sheet.byLabel().forEach(this::account));
  }

  private void account(String label, BalanceSheet.Account account) {
    json.object(
        label,
        () -> {
          json.text("seeded", account.seeded());
          byReason(account.byReason());
        });
  }

  private void byReason(Map<StopReason, BigInteger> sums) {
    json.object("byReason", () -> sums.forEach((reason, sum) -> json.text(reason.name(), sum)));
  }
}
