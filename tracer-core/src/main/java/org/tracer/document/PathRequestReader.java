package org.tracer.document;

import static org.tracer.document.JsonMembers.member;
import static org.tracer.document.JsonMembers.named;
import static org.tracer.document.JsonMembers.number;
import static org.tracer.document.JsonMembers.text;

import org.tracer.chain.TxId;
import org.tracer.path.Criterion;
import org.tracer.path.PathRequest;
import org.tracer.path.PathTarget;
import tools.jackson.databind.JsonNode;

/** Reads what was asked from a document of paths. */
final class PathRequestReader {

  private PathRequestReader() {}

  /**
   * The request of a document. Whether the target may be looked up is not stated in it, and need
   * not be: what the target received is there only if it was looked up, and where it is not, not
   * looking it up gives the same.
   */
  static PathRequest request(JsonNode root) {
    JsonNode node = member(root, "request");
    return new PathRequest(
        RequestReader.seed(member(node, "from")),
        target(member(node, "to")),
        RequestReader.stopRules(member(node, "stopRules"), TraceReader.network(root)),
        number(node, "paths"),
        JsonMembers.texts(node, "by").stream()
            .map(name -> named(Criterion.values(), name))
            .toList(),
        member(root, "target").has("received"));
  }

  private static PathTarget target(JsonNode node) {
    String name = text(node, "name");
    return node.has("transaction")
        ? new PathTarget.OfOutputs(
            name, TxId.parse(text(node, "transaction")), RequestReader.outputs(node))
        : new PathTarget.OfScript(name, RequestReader.script(node));
  }
}
