package org.tracer.document;

import org.tracer.trace.Seed;
import org.tracer.trace.StopListEntry;
import org.tracer.trace.StopRules;

/** Seeds and limits as a request has them. */
final class RequestMembers {

  private final JsonMembers json;

  RequestMembers(JsonMembers json) {
    this.json = json;
  }

  void seed(Seed seed) {
    json.text("label", seed.label());
    switch (seed) {
      case Seed.OfOutPoint one -> json.text("outpoint", one.outPoint().toString());
      case Seed.OfTransaction whole -> {
        json.text("transaction", whole.txId().toString());
        json.numbers("outputs", whole.vouts());
      }
      case Seed.OfAddress address -> {
        json.text("address", address.name());
        json.text("script", address.script().toString());
        json.optional("from", address.from());
        json.optional("until", address.until());
      }
    }
  }

  void stopRules(StopRules rules) {
    if (rules.maxHops() != StopRules.UNLIMITED) {
      json.number("maxHops", rules.maxHops());
    }
    json.text("minAmount", rules.minAmount().toString());
    json.text("minShare", rules.minShare().toString());
    if (rules.maxFanOut() != StopRules.UNLIMITED) {
      json.number("maxFanOut", rules.maxFanOut());
    }
    if (rules.untilHeight() != null) {
      json.number("untilHeight", rules.untilHeight().value());
    }
    json.optional("until", rules.until());
    json.objects("stopList", rules.stopList(), this::stopListEntry);
  }

  private void stopListEntry(StopListEntry entry) {
    json.text("address", entry.name());
    json.text("script", entry.script().toString());
    json.text("reason", entry.reason());
  }
}
