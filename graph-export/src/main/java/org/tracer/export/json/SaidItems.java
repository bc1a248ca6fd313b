package org.tracer.export.json;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.tracer.annotation.TagClaim;
import org.tracer.export.JsonWriter;
import org.tracer.heuristic.Inference;

/** Writes what is said of a vertex beside its sums; nothing if nothing is said. */
record SaidItems(JsonWriter json) {

  void write(List<TagClaim> claims, List<Inference> inferences) throws IOException {
    if (!claims.isEmpty()) {
      json.name("tags");
      json.begin('[');
      for (TagClaim claim : claims) {
        json.begin('{');
        json.member("label", claim.label());
        json.member("actor", claim.actor());
        strings("concepts", claim.concepts());
        json.member("confidence", claim.confidence());
        json.member("source", claim.source());
        json.member("date", claim.date());
        json.member("pack", claim.pack());
        json.end('}');
      }
      json.end(']');
    }
    if (!inferences.isEmpty()) {
      json.name("inferences");
      json.begin('[');
      for (Inference inference : inferences) {
        inference(inference);
      }
      json.end(']');
    }
  }

  private void inference(Inference inference) throws IOException {
    json.begin('{');
    json.member("subject", inference.subject());
    json.member("claim", inference.claim());
    json.member("verdict", inference.verdict());
    json.member("heuristic", inference.heuristic());
    json.member("strength", inference.heuristic().strength());
    if (!inference.heuristic().parameters().isEmpty()) {
      json.name("parameters");
      json.begin('{');
      for (Map.Entry<String, String> parameter : inference.heuristic().parameters().entrySet()) {
        json.member(parameter.getKey(), parameter.getValue());
      }
      json.end('}');
    }
    strings("evidence", inference.evidence());
    json.end('}');
  }

  private void strings(String name, List<String> values) throws IOException {
    json.name(name);
    json.begin('[');
    for (String value : values) {
      json.string(value);
    }
    json.end(']');
  }
}
