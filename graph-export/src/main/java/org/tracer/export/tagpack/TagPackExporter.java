package org.tracer.export.tagpack;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tracer.annotation.TagClaim;
import org.tracer.export.ExportTarget;
import org.tracer.export.GraphExporter;
import org.tracer.export.Texts;
import org.tracer.export.Utf8Writer;
import org.tracer.export.flow.Flow;
import org.tracer.export.flow.FlowEnding;
import org.tracer.export.flow.FlowNode;
import org.tracer.graph.FlowGraph;

/**
 * A tag pack of GraphSense with what the user and the tags that were asked say of addresses, and
 * nothing that was computed or inferred: a trace says where money went, not who anybody is.
 */
public final class TagPackExporter implements GraphExporter {

  private static final Map<String, String> NETWORKS =
      Map.of(
          "bip122:000000000019d6689c085ae165831e93",
          "BTC",
          "eip155:1",
          "ETH",
          "tron:0x2b6653dc",
          "TRX");

  @Override
  public String format() {
    return "tagpack";
  }

  @Override
  public String description() {
    return "a tag pack of GraphSense with what you and tags say of addresses";
  }

  @Override
  public void write(FlowGraph<?, ?> graph, ExportTarget target) throws IOException {
    Flow flow = Flow.ofWallets(graph);
    long tags =
        Math.addExact(notes(flow, true), flow.nodes().mapToLong(node -> node.tags().size()).sum());
    try (Utf8Writer yaml =
        new Utf8Writer(target.open(ExportTarget.WHOLE), TagPackExporter::escape)) {
      yaml.raw("---\n");
      field(yaml, "", "title", "Attributions by the user of a trace of funds");
      field(yaml, "", "creator", "user of Tracer");
      field(yaml, "", "description", about(flow, tags, notes(flow, false)) + flow.facts());
      yaml.raw("is_public: false\n");
      yaml.raw(tags == 0 ? "tags: []\n" : "tags:\n");
      for (Iterator<FlowNode> all = flow.nodes().iterator(); all.hasNext(); ) {
        FlowNode node = all.next();
        for (FlowEnding ending : node.endings()) {
          for (String note : ofUser(ending)) {
            tag(yaml, flow, node, note);
          }
        }
        for (TagClaim claim : node.tags()) {
          tag(yaml, flow, node, claim);
        }
      }
    }
  }

  /** How many there are of addresses, or of what has none. */
  private static long notes(Flow flow, boolean ofAddresses) {
    return flow.nodes()
        .filter(node -> (node.address() != null) == ofAddresses)
        .flatMap(node -> node.endings().stream())
        .mapToLong(ending -> ofUser(ending).size())
        .sum();
  }

  private static List<String> ofUser(FlowEnding ending) {
    return ending.voice() == FlowEnding.Voice.USER ? ending.notes() : List.of();
  }

  private static String about(Flow flow, long tags, long leftOut) {
    String text =
        tags == 0
            ? "There are no tags: the trace reached no stop-listed address. "
            : "What the user noted of stop-listed addresses that the trace reached"
                + (flow.isAnnotated() ? ", and what tags say of addresses on its way. " : ". ");
    return leftOut == 0
        ? text
        : text + leftOut + " notes of scripts without an address are left out. ";
  }

  private static void tag(Utf8Writer yaml, Flow flow, FlowNode node, String note)
      throws IOException {
    String address = node.address();
    if (address == null) {
      return;
    }
    String chain = flow.property("chain");
    String network = NETWORKS.getOrDefault(chain, chain);
    field(yaml, "- ", "address", address);
    field(yaml, "  ", "label", note);
    field(yaml, "  ", "source", "stop list of the user");
    field(yaml, "  ", "currency", flow.coin().name());
    field(yaml, "  ", "network", network);
    // What the user relied on is not known here.
    field(yaml, "  ", "confidence", "unknown");
    field(yaml, "  ", "context", "chain " + chain);
  }

  /** A tag as its source gave it; the pack it came in is named in the context. */
  private static void tag(Utf8Writer yaml, Flow flow, FlowNode node, TagClaim claim)
      throws IOException {
    String chain = flow.property("chain");
    field(yaml, "- ", "address", Objects.requireNonNull(node.address()));
    field(yaml, "  ", "label", claim.label());
    field(yaml, "  ", "source", claim.source());
    field(yaml, "  ", "currency", flow.coin().name());
    field(yaml, "  ", "network", NETWORKS.getOrDefault(chain, chain));
    if (claim.actor() != null) {
      field(yaml, "  ", "actor", claim.actor());
    }
    if (!claim.concepts().isEmpty()) {
      yaml.raw("  concepts:\n");
      for (String concept : claim.concepts()) {
        yaml.raw("  - \"");
        yaml.text(concept);
        yaml.raw("\"\n");
      }
    }
    if (claim.confidence() != null) {
      field(yaml, "  ", "confidence", claim.confidence());
    }
    if (claim.date() != null) {
      yaml.raw("  lastmod: " + claim.date() + "\n");
    }
    field(yaml, "  ", "context", "chain " + chain + "; from " + claim.pack());
  }

  private static void field(Utf8Writer yaml, String indent, String name, String value)
      throws IOException {
    yaml.raw(indent + name + ": \"");
    yaml.text(value);
    yaml.raw("\"\n");
  }

  /** In double quotes nothing else means anything; what folds or may not be there is escaped. */
  private static @Nullable String escape(char c) {
    return switch (c) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\u2028', '\u2029', '\ufeff' -> hex(c);
      default -> c >= 0x7f && c <= 0x9f ? hex(c) : Texts.replacement(c);
    };
  }

  private static String hex(char c) {
    return "\\u" + HexFormat.of().toHexDigits(c);
  }
}
