package org.tracer.document;

import java.util.List;
import org.tracer.accounting.Policies;
import org.tracer.accounting.Policy;
import org.tracer.trace.CoinJoinRule;
import org.tracer.trace.Seed;
import org.tracer.trace.StopListEntry;
import org.tracer.trace.StopRules;
import org.tracer.trace.TraceRequest;

/** Writes what was asked: the member {@code request}. */
final class RequestWriter {

  private final DocumentJson json;

  RequestWriter(DocumentJson json) {
    this.json = json;
  }

  /** One policy by its name, all there are as {@code all}, others joined by commas. */
  static String name(List<Policy> policies) {
    return policies.equals(Policies.all())
        ? TraceDocument.ALL
        : String.join(",", policies.stream().map(Policy::name).toList());
  }

  void write(TraceRequest request, String origin, List<Policy> policies) {
    json.object(
        "request",
        () -> {
          json.text("source", origin);
          json.objects("seeds", request.seeds(), this::seed);
          json.text("direction", request.direction());
          json.text("policy", name(policies));
          json.text("fees", request.fees());
          json.optional("chosenAt", request.chosenAt());
          json.object("stopRules", () -> stopRules(request.stopRules()));
        });
  }

  /** Members of a seed. */
  void seed(Seed seed) {
    json.text("label", seed.label());
    switch (seed) {
      case Seed.OfOutPoint one -> json.text("outpoint", one.outPoint());
      case Seed.OfTransaction whole -> {
        json.text("transaction", whole.txId());
        json.numbers("outputs", whole.vouts());
      }
      case Seed.OfAddress address -> {
        json.text("address", address.name());
        json.text("script", address.script());
        json.optional("from", address.from());
        json.optional("until", address.until());
      }
    }
  }

  /** Members of limits. */
  void stopRules(StopRules rules) {
    if (rules.maxHops() != StopRules.UNLIMITED) {
      json.number("maxHops", rules.maxHops());
    }
    json.text("minAmount", rules.minAmount());
    json.text("minShare", rules.minShare());
    if (rules.maxFanOut() != StopRules.UNLIMITED) {
      json.number("maxFanOut", rules.maxFanOut());
    }
    if (rules.untilHeight() != null) {
      json.number("untilHeight", rules.untilHeight().value());
    }
    json.optional("until", rules.until());
    json.objects("stopList", rules.stopList(), this::stopListEntry);
    new AttributionsWriter(json).write(rules.attributions());
    if (rules.coinJoins() != CoinJoinRule.IGNORE) {
      json.text("coinJoins", rules.coinJoins());
    }
  }

  private void stopListEntry(StopListEntry entry) {
    json.text("address", entry.name());
    json.text("script", entry.script());
    json.text("reason", entry.reason());
  }
}
