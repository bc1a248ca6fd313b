package org.tracer.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.tracer.indicator.Checked;
import org.tracer.indicator.Circumstances;
import org.tracer.indicator.Clause;
import org.tracer.indicator.Match;
import org.tracer.indicator.Rule;
import org.tracer.indicator.RuleResult;
import org.tracer.indicator.RuleSource;
import org.tracer.indicator.seen.Payment;
import org.tracer.indicator.seen.Seen;
import org.tracer.price.Rate;
import tools.jackson.core.JsonGenerator;

/** What rules for red flags answer, as one line of JSON: {@code "format":"tracer-flags/1"}. */
public final class FlagsDocument {

  private static final String FORMAT = "tracer-flags/1";

  private final Seen seen;
  private final Circumstances known;

  public FlagsDocument(Seen seen, Circumstances known) {
    this.seen = seen;
    this.known = known;
  }

  /** The rules alone. */
  public static void writeRules(List<Rule> rules, OutputStream out) throws IOException {
    JsonDocument.write(
        out,
        json -> {
          json.writeStringProperty("format", FORMAT);
          json.writeArrayPropertyStart("rules");
          for (Rule rule : rules) {
            json.writeStartObject();
            rule(json, rule);
            json.writeEndObject();
          }
          json.writeEndArray();
        });
  }

  /** The rules with their answers. */
  public void write(List<RuleResult> results, OutputStream out) throws IOException {
    JsonDocument.write(
        out,
        json -> {
          json.writeStringProperty("format", FORMAT);
          head(json);
          json.writeArrayPropertyStart("rules");
          results.forEach(result -> result(json, result));
          json.writeEndArray();
          texts(json, "notices", seen.notices());
        });
  }

  private void head(JsonGenerator json) {
    json.writeStringProperty("of", seen.what());
    json.writeStringProperty("chain", seen.chain());
    json.writeStringProperty("source", seen.origin());
    json.writeName("dataHorizon");
    json.writeStartObject();
    json.writeNumberProperty("height", seen.horizonBlock());
    json.writeStringProperty("time", seen.horizon().toString());
    json.writeEndObject();
    json.writeNumberProperty("payments", seen.payments().size());
    texts(json, "wholeHistoryOf", List.copyOf(seen.whole()));
    json.writeStringProperty("rates", known.rates().isEmpty() ? null : known.rates().origin());
    json.writeStringProperty("currency", known.rates().isEmpty() ? null : known.rates().currency());
    json.writeStringProperty(
        "nightOffset", known.nightOffset() == null ? null : known.nightOffset().getId());
    json.writeStringProperty(
        "demanded", known.demanded() == null ? null : known.demanded().toString());
    json.writeBooleanProperty("tagsGiven", known.tags() != null);
  }

  private void result(JsonGenerator json, RuleResult result) {
    json.writeStartObject();
    rule(json, result.rule());
    json.writeStringProperty("outcome", result.outcome().name());
    json.writeNumberProperty("asked", result.asked());
    json.writeArrayPropertyStart("matches");
    result.matches().forEach(match -> match(json, match));
    json.writeEndArray();
    json.writeArrayPropertyStart("open");
    result.open().forEach(match -> match(json, match));
    json.writeEndArray();
    texts(json, "missing", result.missing());
    json.writeEndObject();
  }

  private static void rule(JsonGenerator json, Rule rule) {
    json.writeStringProperty("id", rule.id());
    json.writeNumberProperty("version", rule.version());
    json.writeStringProperty("title", rule.title());
    json.writeStringProperty("looksFor", rule.looksFor());
    RuleSource source = rule.source();
    json.writeName("document");
    json.writeStartObject();
    json.writeStringProperty("title", source.title());
    json.writeStringProperty("issuer", source.issuer());
    json.writeStringProperty("date", source.date());
    json.writeStringProperty("reference", source.reference());
    json.writeStringProperty("reading", source.reading());
    json.writeEndObject();
    json.writeStringProperty("file", rule.file());
    json.writeStringProperty("askedOf", rule.askedOf().word());
    json.writeStringProperty("match", rule.needsEvery() ? "all" : "any");
    clauses(json, "conditions", rule.conditions());
    clauses(json, "also", rule.also());
    clauses(json, "contrary", rule.contrary());
    texts(json, "innocent", rule.innocent());
    texts(json, "notVisible", rule.notVisible());
  }

  private static void clauses(JsonGenerator json, String name, List<Clause> clauses) {
    json.writeArrayPropertyStart(name);
    for (Clause clause : clauses) {
      json.writeStartObject();
      json.writeStringProperty("terms", clause.terms());
      json.writeStringProperty("thresholds", clause.origin().word());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void match(JsonGenerator json, Match match) {
    json.writeStartObject();
    json.writeArrayPropertyStart("parties");
    match
        .parties()
        .forEach(party -> {
          json.writeStartObject();
          json.writeStringProperty("place", party.place());
          json.writeStringProperty("role", party.role().name());
          texts(json, "addresses", party.addresses());
          json.writeEndObject();
        });
    json.writeEndArray();
    checked(json, "conditions", match.conditions());
    checked(json, "also", match.also());
    checked(json, "contrary", match.contrary());
    json.writeArrayPropertyStart("payments");
    match.payments().forEach(payment -> payment(json, payment));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void checked(JsonGenerator json, String name, List<Checked> all) {
    json.writeArrayPropertyStart(name);
    for (Checked one : all) {
      json.writeStartObject();
      json.writeStringProperty("terms", one.clause().terms());
      json.writeStringProperty("thresholds", one.clause().origin().word());
      json.writeStringProperty("met", one.met().name());
      json.writeArrayPropertyStart("facts");
      one.facts()
          .forEach(fact -> {
            json.writeStartObject();
            json.writeStringProperty("says", fact.says());
            texts(json, "payments", fact.payments().stream().map(Payment::id).toList());
            json.writeEndObject();
          });
      json.writeEndArray();
      texts(json, "missing", one.missing());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void payment(JsonGenerator json, Payment payment) {
    json.writeStartObject();
    json.writeStringProperty("id", payment.id());
    json.writeStringProperty("transaction", payment.transaction());
    json.writeNumberProperty("index", payment.index());
    texts(json, "payers", payment.payers());
    json.writeStringProperty("payee", payment.payee());
    json.writeStringProperty("asset", payment.unit().asset());
    json.writeStringProperty("amount", payment.amount().toString());
    json.writeNumberProperty("block", payment.block());
    json.writeStringProperty("time", payment.time().toString());
    BigDecimal worth = known.worth(payment).orElse(null);
    Rate rate = known.rate(payment).orElse(null);
    json.writeStringProperty("worth", worth == null ? null : worth.toPlainString());
    json.writeStringProperty("rate", rate == null ? null : rate.toString());
    json.writeEndObject();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }
}
