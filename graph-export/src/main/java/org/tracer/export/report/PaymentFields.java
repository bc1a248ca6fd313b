package org.tracer.export.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.export.report.facts.End;
import org.tracer.export.report.facts.Facts;
import org.tracer.export.report.facts.LabelledMoney;
import org.tracer.export.report.facts.Payment;
import org.tracer.export.report.text.Block;
import org.tracer.export.report.text.Line;
import org.tracer.export.report.text.Run;

/** Writes payments and places with everything it takes to find them. */
final class PaymentFields {

  private final Words words;
  private final boolean outputs;
  private final boolean forward;
  private final String policy;
  private final PaymentValues values;

  PaymentFields(Words words, Facts facts, PaymentValues values) {
    this.words = words;
    this.outputs = facts.tellsOutputs();
    this.forward = facts.forward();
    this.policy = facts.policy();
    this.values = values;
  }

  Block.Field field(String name, Line value) {
    return new Block.Field(words.line("f." + name), value);
  }

  Block.Field exact(String name, @Nullable String value) {
    return field(name, value == null ? words.line("not-stated") : Line.exact(value));
  }

  /** A place where the trace ended, in full. */
  List<Block.Field> place(int number, End end) {
    List<Block.Field> fields = new ArrayList<>();
    fields.add(exact("number", Integer.toString(number)));
    fields.add(field("reason", words.line("r." + end.reason())));
    amounts(end, fields);
    Payment payment = end.payment();
    if (end.place() == null) {
      fields.add(field("place", words.line("none")));
    } else if (payment == null || payment.to() != null) {
      fields.add(exact("place", end.place()));
    }
    if (payment == null) {
      fields.add(exact("asset", end.asset()));
      fields.add(field("kind", words.line("kind.REST", new Run.Exact(policy))));
    } else {
      payment(payment, fields);
      fields.add(kind(payment));
    }
    if (end.goesOnIn() != null) {
      fields.add(exact("goes-on", end.goesOnIn()));
    }
    said(end, fields);
    return fields;
  }

  /** What the user, and what sources say of a place: each by its own name. */
  void said(End end, List<Block.Field> fields) {
    String note = end.note();
    if (note != null && (!end.attributed() || end.claims().isEmpty())) {
      fields.add(field(end.attributed() ? "claim" : "note", Line.quoted(note)));
    }
    for (String claim : end.claims()) {
      fields.add(field("claim", Line.quoted(claim)));
    }
  }

  Block.Field kind(Payment payment) {
    return field("kind", words.line("kind." + payment.basis(), new Run.Exact(policy)));
  }

  /** A payment to a service, with everything a request must name. */
  List<Block.Field> requested(int number, End end, Payment payment) {
    List<Block.Field> fields = new ArrayList<>();
    fields.add(exact("number", Integer.toString(number)));
    payment(payment, "deposit", fields);
    if (!forward) {
      // What came out of the service is what such a trace is about.
      fields.add(exact("goes-on", end.goesOnIn()));
    }
    fields.add(field("memo", words.line("memo.none")));
    if (!outputs) {
      fields.add(field("log-index", words.line("log-index.none")));
    }
    amounts(end, fields);
    fields.add(field("value", value(end, payment)));
    fields.add(kind(payment));
    return fields;
  }

  private Line value(End end, Payment payment) {
    Optional<PaymentValue> value =
        end.total() == null ? Optional.empty() : values.of(payment, end.total());
    return value
        .map(one ->
            Line.exact(one.amount() + " " + one.currency() + " (" + one.rate() + ")")
                .then("; ", Line.quoted(one.source())))
        .orElseGet(() -> words.line("value.none"));
  }

  private void amounts(End end, List<Block.Field> fields) {
    if (end.total() == null) {
      fields.add(field("traced-all", words.line("marked")));
      for (LabelledMoney share : end.shares()) {
        fields.add(field("label", Line.quoted(share.label())));
      }
      return;
    }
    fields.add(exact("traced-all", end.total().text()));
    for (LabelledMoney share : end.shares()) {
      fields.add(
          field("traced", Line.quoted(share.label()).then(": ", Line.exact(share.money().text()))));
    }
  }

  /** The payment itself. */
  void payment(Payment payment, List<Block.Field> fields) {
    payment(payment, "to", fields);
  }

  private void payment(Payment payment, String to, List<Block.Field> fields) {
    fields.add(exact("transaction", payment.transaction()));
    if (payment.place() != null) {
      fields.add(exact(outputs ? "output" : "transfer", payment.place().toString()));
    }
    for (String from : payment.from()) {
      fields.add(exact(outputs ? "from-input" : "from", from));
    }
    if (payment.to() != null) {
      fields.add(exact(to, payment.to()));
    }
    if (payment.lock() != null) {
      fields.add(exact("lock", payment.lock()));
    }
    if (payment.whole() != null) {
      fields.add(exact("whole", payment.whole().text()));
    }
    fields.add(exact("chain-id", payment.chainId()));
    fields.add(exact("asset", payment.asset()));
    if (payment.contract() != null) {
      fields.add(exact("contract", payment.contract()));
    }
    fields.add(exact("block", payment.block() == null ? null : payment.block().toString()));
    fields.add(exact("block-hash", payment.blockHash()));
    fields.add(exact("time", payment.blockTime() == null ? null : payment.blockTime().toString()));
  }
}
