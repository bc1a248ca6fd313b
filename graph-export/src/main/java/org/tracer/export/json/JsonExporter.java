package org.tracer.export.json;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jgrapht.Graph;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.BlockRef;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.export.ExportTarget;
import org.tracer.export.GraphExporter;
import org.tracer.export.GraphProperties;
import org.tracer.export.Labels;
import org.tracer.graph.AddressVertex;
import org.tracer.graph.Ending;
import org.tracer.graph.FeeVertex;
import org.tracer.graph.OutputVertex;
import org.tracer.graph.TraceEdge;
import org.tracer.graph.TraceGraph;
import org.tracer.graph.TraceVertex;
import org.tracer.graph.TransactionVertex;
import org.tracer.trace.LabelAmount;

/**
 * Node-link JSON. Amounts are strings of satoshi, because many readers round numbers above 2^53;
 * text is exact. One vertex or edge a line.
 */
public final class JsonExporter implements GraphExporter {

  @Override
  public String format() {
    return "json";
  }

  @Override
  public String description() {
    return "node-link JSON for programs; exact text and amounts";
  }

  @Override
  public void write(TraceGraph trace, ExportTarget target) throws IOException {
    Graph<TraceVertex, TraceEdge> graph = trace.graph();
    try (JsonWriter json = new JsonWriter(target.open(ExportTarget.WHOLE))) {
      json.begin('{');
      json.line();
      json.name("directed");
      json.literal(true);
      json.line();
      json.name("multigraph");
      json.literal(true);
      json.line();
      json.name("graph");
      json.begin('{');
      for (Map.Entry<String, String> property : GraphProperties.of(trace).entrySet()) {
        json.line();
        json.member(property.getKey(), property.getValue());
      }
      json.lastLine();
      json.end('}');
      json.line();
      json.name("nodes");
      json.begin('[');
      for (TraceVertex vertex : graph.vertexSet()) {
        json.line();
        node(json, trace, vertex);
      }
      json.lastLine();
      json.end(']');
      json.line();
      json.name("edges");
      json.begin('[');
      for (TraceEdge edge : graph.edgeSet()) {
        json.line();
        edge(json, trace, edge);
      }
      json.lastLine();
      json.end(']');
      json.lastLine();
      json.end('}');
      json.lastLine();
    }
  }

  private static void node(JsonWriter json, TraceGraph trace, TraceVertex vertex)
      throws IOException {
    json.begin('{');
    json.member("id", vertex.id());
    json.member("type", Labels.type(vertex));
    json.number("hop", vertex.hop());
    switch (vertex) {
      case TransactionVertex transaction -> {
        json.member("txid", transaction.txId());
        block(json, transaction.block());
        json.number("index_in_block", transaction.indexInBlock());
        json.member("fee_sat", transaction.fee());
      }
      case AddressVertex address -> {
        lock(json, address.address(), address.scriptType(), address.descriptor());
        json.number("outputs", address.outputs());
        json.member("received_sat", address.received());
      }
      case OutputVertex output -> {
        json.member("txid", output.outPoint().txId());
        json.number("vout", output.outPoint().vout());
        block(json, output.block());
        lock(json, output.address(), output.scriptType(), output.descriptor());
        json.member("value_sat", output.value());
        amounts(json, "traced", output.traced());
      }
      case FeeVertex fee -> {
        json.member("txid", fee.txId());
        block(json, fee.block());
        json.member("value_sat", fee.fee());
      }
    }
    if (!vertex.seeded().isEmpty()) {
      amounts(json, "seeded", vertex.seeded());
    }
    if (!vertex.endings().isEmpty()) {
      endings(json, vertex.endings());
    }
    json.member("claim", trace.claim(vertex));
    json.end('}');
  }

  private static void edge(JsonWriter json, TraceGraph trace, TraceEdge edge) throws IOException {
    json.begin('{');
    json.member("id", edge.id());
    json.member("source", trace.graph().getEdgeSource(edge).id());
    json.member("target", trace.graph().getEdgeTarget(edge).id());
    json.member("interaction", edge.kind());
    json.member("outpoint", edge.outPoint());
    json.number("vin", edge.vin());
    json.member("value_sat", edge.value());
    amounts(json, "traced", edge.traced());
    json.number("block_height", edge.block().height().value());
    json.member("block_time", edge.block().time());
    json.member("claim", trace.claim(edge));
    json.end('}');
  }

  private static void block(JsonWriter json, BlockRef block) throws IOException {
    json.number("block_height", block.height().value());
    json.member("block_hash", block.hash());
    json.member("block_time", block.time());
  }

  private static void lock(
      JsonWriter json, @Nullable Address address, ScriptType type, String descriptor)
      throws IOException {
    json.member("address", address == null ? null : address.text());
    json.member("script_type", type);
    json.member("descriptor", descriptor);
  }

  private static void amounts(JsonWriter json, String name, List<LabelAmount> amounts)
      throws IOException {
    json.name(name);
    json.begin('[');
    for (LabelAmount share : amounts) {
      json.begin('{');
      json.member("label", share.label());
      json.member("amount_sat", share.amount());
      json.end('}');
    }
    json.end(']');
  }

  private static void endings(JsonWriter json, List<Ending> endings) throws IOException {
    json.name("endings");
    json.begin('[');
    for (Ending ending : endings) {
      json.begin('{');
      json.member("reason", ending.reason());
      amounts(json, "amounts", ending.amounts());
      strings(json, "spent_by", ending.spentBy());
      strings(json, "notes", ending.notes());
      json.end('}');
    }
    json.end(']');
  }

  private static void strings(JsonWriter json, String name, List<?> values) throws IOException {
    if (!values.isEmpty()) {
      json.name(name);
      json.begin('[');
      for (Object value : values) {
        json.string(value.toString());
      }
      json.end(']');
    }
  }
}
