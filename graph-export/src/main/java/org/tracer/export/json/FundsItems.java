package org.tracer.export.json;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.evm.EvmHash;
import org.tracer.export.Column;
import org.tracer.export.FundsAmounts;
import org.tracer.export.FundsEdgeColumns;
import org.tracer.export.FundsLabels;
import org.tracer.export.JsonWriter;
import org.tracer.export.Said;
import org.tracer.export.WorthColumns;
import org.tracer.graph.AccountVertex;
import org.tracer.graph.AssetAmount;
import org.tracer.graph.ConversionVertex;
import org.tracer.graph.FundsEdge;
import org.tracer.graph.FundsEnding;
import org.tracer.graph.FundsGraph;
import org.tracer.graph.FundsVertex;
import org.tracer.graph.OtherEndVertex;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.trace.account.Conversion;

/** Writes traces over accounts. */
final class FundsItems implements JsonItems<FundsVertex, FundsEdge> {

  private final FundsGraph funds;
  private final FundsAmounts amounts;
  private final List<Column<FundsEdge>> worth;

  FundsItems(FundsGraph funds) {
    this.funds = funds;
    this.amounts = new FundsAmounts(funds);
    this.worth = WorthColumns.of(funds);
  }

  @Override
  public void node(JsonWriter json, FundsVertex vertex) throws IOException {
    json.member("type", FundsLabels.type(vertex));
    switch (vertex) {
      case AccountVertex account -> {
        json.member("account", account.text());
        json.member("account_kind", account.kind());
        json.number("steps", account.steps());
        acts(json, account.acts());
      }
      case ConversionVertex conversion -> {
        Conversion exchange = conversion.conversion();
        json.member("account", conversion.account().text());
        json.member("gave_asset", amounts.id(exchange.from()));
        json.member("gave_value", exchange.paid());
        json.member("got_asset", amounts.id(exchange.into()));
        json.member("got_value", exchange.received());
        json.name("exchanged_with");
        json.begin('[');
        for (Address other : FundsLabels.exchangedWith(exchange)) {
          json.string(other.text());
        }
        json.end(']');
        place(json, conversion.order(), conversion.transaction(), conversion.time());
      }
      case OtherEndVertex end -> place(json, end.order(), end.transaction(), end.time());
    }
    if (!vertex.seeded().isEmpty()) {
      amounts(json, "seeded", vertex.seeded());
    }
    if (!vertex.endings().isEmpty()) {
      endings(json, vertex.endings());
    }
    String address = vertex instanceof AccountVertex account ? account.text() : null;
    new SaidItems(json)
        .write(Said.tags(funds.annotations(), address), Said.of(funds.annotations(), vertex));
    json.member("claim", funds.claim(vertex));
  }

  @Override
  public void edge(JsonWriter json, FundsEdge edge) throws IOException {
    json.member("interaction", edge.interaction());
    json.member("asset", amounts.id(edge.asset()));
    json.member("symbol", funds.names().knownSymbol(edge.asset()).orElse(null));
    json.member("value", edge.value());
    json.member("value_decimal", funds.names().decimal(edge.asset(), edge.value()).orElse(null));
    amounts(json, "traced", edge.traced());
    if (!edge.seeded().isEmpty()) {
      amounts(json, "seeded", edge.seeded());
    }
    place(json, edge.order(), edge.transaction(), edge.time());
    json.number("index_in_block", FundsEdgeColumns.indexInBlock(edge));
    json.number("index", edge.transfer() == null ? null : edge.order().index());
    Address payee = FundsEdgeColumns.feePayee(edge);
    json.member("paid_to", payee == null ? null : payee.text());
    json.member("verification", edge.proof());
    json.member("finding", edge.finding() == null ? null : FundsLabels.finding(edge.finding()));
    for (Column<FundsEdge> column : worth) {
      json.member(column.name(), column.text().apply(edge));
    }
    json.member("claim", funds.claim(edge));
  }

  private static void place(
      JsonWriter json, ChainOrder order, @Nullable EvmHash transaction, @Nullable Instant time)
      throws IOException {
    json.member("transaction", transaction);
    json.name("block_height");
    json.literal(order.block());
    json.member("block_time", time);
  }

  private void amounts(JsonWriter json, String name, List<AssetAmount> shares) throws IOException {
    json.name(name);
    json.begin('[');
    for (AssetAmount share : shares) {
      json.begin('{');
      json.member("label", share.label());
      json.member("asset", amounts.id(share.asset()));
      json.member("amount", share.amount());
      json.end('}');
    }
    json.end(']');
  }

  private void endings(JsonWriter json, List<FundsEnding> endings) throws IOException {
    json.name("endings");
    json.begin('[');
    for (FundsEnding ending : endings) {
      json.begin('{');
      json.member("reason", ending.reason());
      amounts(json, "amounts", ending.amounts());
      json.end('}');
    }
    json.end(']');
  }

  private void acts(JsonWriter json, List<IssuerAct> acts) throws IOException {
    if (acts.isEmpty()) {
      return;
    }
    json.name("issuer_acts");
    json.begin('[');
    for (IssuerAct act : acts) {
      json.begin('{');
      json.member("act", act.kind());
      json.member("asset", amounts.id(act.asset()));
      if (act.kind() == IssuerAct.Kind.DESTROYED) {
        json.member("amount", act.amount());
      }
      if (act.order() != null) {
        json.member("transaction", act.transaction());
        json.name("block_height");
        json.literal(act.order().block());
      }
      json.end('}');
    }
    json.end(']');
  }
}
