package org.tracer.document;

import org.tracer.annotation.Annotations;
import org.tracer.annotation.TagClaim;
import org.tracer.annotation.TaggedAddress;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Inference;

/** Writes what is said of a result beside its sums; nothing if nothing is said. */
record AnnotationsWriter(DocumentJson json) {

  void write(Annotations annotations) {
    if (!annotations.tagged().isEmpty()) {
      json.objects("tags", annotations.tagged(), this::tagged);
    }
    if (!annotations.inferences().isEmpty()) {
      json.objects("inferences", annotations.inferences(), this::inference);
    }
  }

  private void tagged(TaggedAddress tagged) {
    json.text("address", tagged.address());
    json.objects("claims", tagged.claims(), this::claim);
  }

  private void claim(TagClaim claim) {
    json.text("label", claim.label());
    json.optional("actor", claim.actor());
    json.texts("concepts", claim.concepts());
    json.optional("confidence", claim.confidence());
    json.text("source", claim.source());
    json.optional("date", claim.date());
    json.text("pack", claim.pack());
  }

  private void inference(Inference inference) {
    Heuristic heuristic = inference.heuristic();
    json.text("subject", inference.subject());
    json.text("claim", inference.claim());
    json.text("verdict", inference.verdict().name());
    json.text("heuristic", heuristic.id());
    json.number("version", heuristic.version());
    json.text("strength", heuristic.strength().name());
    json.object("parameters", () -> heuristic.parameters().forEach(json::text));
    json.texts("evidence", inference.evidence());
  }
}
