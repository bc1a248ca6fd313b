package org.tracer.export.json;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.BlockRef;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.export.Column;
import org.tracer.export.JsonWriter;
import org.tracer.export.Labels;
import org.tracer.export.Said;
import org.tracer.export.WorthColumns;
import org.tracer.graph.AddressVertex;
import org.tracer.graph.Ending;
import org.tracer.graph.FeeVertex;
import org.tracer.graph.OutputVertex;
import org.tracer.graph.TraceEdge;
import org.tracer.graph.TraceGraph;
import org.tracer.graph.TraceVertex;
import org.tracer.graph.TransactionVertex;
import org.tracer.trace.LabelAmount;

/** Writes traces over outputs. */
final class TraceItems implements JsonItems<TraceVertex, TraceEdge> {

  private final TraceGraph trace;
  private final List<Column<TraceEdge>> worth;

  TraceItems(TraceGraph trace) {
    this.trace = trace;
    this.worth = WorthColumns.of(trace);
  }

  @Override
  public void node(JsonWriter json, TraceVertex vertex) throws IOException {
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
    new SaidItems(json)
        .write(Said.tags(trace.annotations(), vertex), Said.of(trace.annotations(), vertex));
    json.member("claim", trace.claim(vertex));
  }

  @Override
  public void edge(JsonWriter json, TraceEdge edge) throws IOException {
    json.member("interaction", edge.kind());
    json.member("outpoint", edge.outPoint());
    json.number("vin", edge.vin());
    json.member("value_sat", edge.value());
    amounts(json, "traced", edge.traced());
    json.number("block_height", edge.block().height().value());
    json.member("block_time", edge.block().time());
    for (Column<TraceEdge> column : worth) {
      json.member(column.name(), column.text().apply(edge));
    }
    json.member("claim", trace.claim(edge));
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
