package org.tracer.document;

import static org.tracer.document.JsonMembers.member;
import static org.tracer.document.JsonMembers.named;
import static org.tracer.document.JsonMembers.number;
import static org.tracer.document.JsonMembers.rows;
import static org.tracer.document.JsonMembers.text;
import static org.tracer.document.JsonMembers.texts;

import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.annotation.Annotations;
import org.tracer.annotation.TagClaim;
import org.tracer.annotation.TaggedAddress;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Inference;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.Verdict;
import tools.jackson.databind.JsonNode;

/** Reads what is said of a result beside its sums. */
final class AnnotationsReader {

  private AnnotationsReader() {}

  static Annotations read(JsonNode root) {
    List<TaggedAddress> tagged =
        root.has("tags") ? rows(root, "tags").map(AnnotationsReader::tagged).toList() : List.of();
    List<Inference> inferences =
        root.has("inferences")
            ? rows(root, "inferences").map(AnnotationsReader::inference).toList()
            : List.of();
    return Annotations.of(tagged, inferences);
  }

  private static TaggedAddress tagged(JsonNode node) {
    return new TaggedAddress(
        text(node, "address"), rows(node, "claims").map(AnnotationsReader::claim).toList());
  }

  private static TagClaim claim(JsonNode node) {
    return new TagClaim(
        text(node, "label"),
        optional(node, "actor"),
        texts(node, "concepts"),
        optional(node, "confidence"),
        text(node, "source"),
        optional(node, "date"),
        text(node, "pack"));
  }

  private static Inference inference(JsonNode node) {
    JsonNode parameters = member(node, "parameters");
    TreeMap<String, String> values = new TreeMap<>();
    for (String name : parameters.propertyNames()) {
      values.put(name, text(parameters, name));
    }
    Heuristic heuristic =
        new Heuristic(
            text(node, "heuristic"),
            number(node, "version"),
            named(Strength.values(), text(node, "strength")),
            values);
    return new Inference(
        heuristic,
        text(node, "subject"),
        text(node, "claim"),
        named(Verdict.values(), text(node, "verdict")),
        texts(node, "evidence"));
  }

  private static @Nullable String optional(JsonNode node, String name) {
    return node.has(name) ? text(node, name) : null;
  }
}
