package org.tracer.cli.render;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.annotation.Annotations;
import org.tracer.annotation.TagClaim;
import org.tracer.annotation.TaggedAddress;
import org.tracer.heuristic.Inference;
import tools.jackson.core.JsonGenerator;

/** What is said beside the ledger, as members of JSON; none if nothing is said. */
final class SaidDocument {

  private SaidDocument() {}

  static void write(JsonGenerator json, Annotations said) {
    if (!said.tagged().isEmpty()) {
      json.writeArrayPropertyStart("tags");
      for (TaggedAddress tagged : said.tagged()) {
        json.writeStartObject();
        json.writeStringProperty("address", tagged.address());
        json.writeArrayPropertyStart("claims");
        tagged.claims().forEach(claim -> claim(json, claim));
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    if (!said.inferences().isEmpty()) {
      json.writeArrayPropertyStart("inferences");
      said.inferences().forEach(inference -> inference(json, inference));
      json.writeEndArray();
    }
  }

  private static void claim(JsonGenerator json, TagClaim claim) {
    json.writeStartObject();
    json.writeStringProperty("label", claim.label());
    optional(json, "actor", claim.actor());
    texts(json, "concepts", claim.concepts());
    optional(json, "confidence", claim.confidence());
    json.writeStringProperty("source", claim.source());
    optional(json, "date", claim.date());
    json.writeStringProperty("pack", claim.pack());
    json.writeEndObject();
  }

  /** One inference, as an object. */
  static void inference(JsonGenerator json, Inference inference) {
    json.writeStartObject();
    json.writeStringProperty("subject", inference.subject());
    json.writeStringProperty("claim", inference.claim());
    json.writeStringProperty("verdict", inference.verdict().name());
    json.writeStringProperty("heuristic", inference.heuristic().id());
    json.writeNumberProperty("version", inference.heuristic().version());
    json.writeStringProperty("strength", inference.heuristic().strength().name());
    json.writeObjectPropertyStart("parameters");
    inference.heuristic().parameters().forEach(json::writeStringProperty);
    json.writeEndObject();
    texts(json, "evidence", inference.evidence());
    json.writeEndObject();
  }

  private static void optional(JsonGenerator json, String name, @Nullable String value) {
    if (value != null) {
      json.writeStringProperty(name, value);
    }
  }

  private static void texts(JsonGenerator json, String name, List<String> values) {
    json.writeArrayPropertyStart(name);
    values.forEach(json::writeString);
    json.writeEndArray();
  }
}
