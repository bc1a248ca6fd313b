package org.tracer.export.flow;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jgrapht.Graph;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmHash;
import org.tracer.export.FundsAmounts;
import org.tracer.export.FundsEdgeColumns;
import org.tracer.export.FundsLabels;
import org.tracer.export.Said;
import org.tracer.graph.AccountVertex;
import org.tracer.graph.AssetAmount;
import org.tracer.graph.ConversionVertex;
import org.tracer.graph.FundsEdge;
import org.tracer.graph.FundsEnding;
import org.tracer.graph.FundsGraph;
import org.tracer.graph.FundsVertex;
import org.tracer.graph.OtherEndVertex;
import org.tracer.ledger.account.ChainOrder;

/** Of a trace over accounts. */
final class AccountFlow extends Flow {

  private final FundsGraph funds;
  private final Graph<FundsVertex, FundsEdge> graph;
  private final FundsLabels labels;
  private final Map<Asset, FlowAsset> assets = new HashMap<>();

  AccountFlow(FundsGraph funds) {
    super(funds);
    this.funds = funds;
    this.graph = funds.graph();
    this.labels = new FundsLabels(funds.names(), new FundsAmounts(funds));
  }

  @Override
  public FlowAsset coin() {
    return asset(Asset.coin(funds.report().chain()));
  }

  @Override
  public boolean isConserving() {
    return funds.isConserving();
  }

  @Override
  public Stream<FlowNode> nodes() {
    return graph.vertexSet().stream().map(this::node);
  }

  @Override
  public Stream<FlowNode> loners() {
    return graph.vertexSet().stream().filter(vertex -> graph.degreeOf(vertex) == 0).map(this::node);
  }

  @Override
  public Stream<FlowMovement> movements() {
    return graph.edgeSet().stream().map(this::movement);
  }

  @Override
  public Stream<FlowTransaction> transactions() {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(new Runs(movements().iterator()), 0), false);
  }

  private FlowNode node(FundsVertex vertex) {
    return switch (vertex) {
      case AccountVertex account ->
          node(account, FlowNode.Kind.ACCOUNT, account.text(), null, null, null, remarks(account));
      case ConversionVertex conversion ->
          node(
              conversion,
              FlowNode.Kind.CONVERSION,
              conversion.account().text(),
              conversion.order(),
              conversion.transaction(),
              conversion.time(),
              exchanged(conversion));
      case OtherEndVertex end ->
          node(
              end,
              FlowNode.Kind.valueOf(end.kind().name()),
              null,
              end.order(),
              end.transaction(),
              end.time(),
              List.of());
    };
  }

  private FlowNode node(
      FundsVertex vertex,
      FlowNode.Kind kind,
      @Nullable String address,
      @Nullable ChainOrder order,
      @Nullable EvmHash transaction,
      @Nullable Instant time,
      List<String> remarks) {
    return new FlowNode(
        vertex.id(),
        kind,
        FundsLabels.name(vertex),
        address,
        null,
        transaction == null ? null : transaction.toString(),
        null,
        order == null ? null : Long.valueOf(order.block()),
        time,
        amounts(vertex.seeded()),
        vertex.endings().stream().map(end -> ending(vertex, end)).toList(),
        remarks,
        Said.tags(funds.annotations(), vertex instanceof AccountVertex ? address : null),
        Said.of(funds.annotations(), vertex),
        funds.claim(vertex));
  }

  private List<String> remarks(AccountVertex account) {
    List<String> remarks = new ArrayList<>();
    if (account.kind() != null) {
      remarks.add("kind of account: " + account.kind());
    }
    account.acts().forEach(act -> remarks.add(labels.act(act)));
    return remarks;
  }

  private List<String> exchanged(ConversionVertex vertex) {
    List<String> remarks = new ArrayList<>();
    remarks.add(labels.exchanged(vertex.conversion()));
    for (Address other : FundsLabels.exchangedWith(vertex.conversion())) {
      remarks.add("exchanged with " + other.text());
    }
    return remarks;
  }

  private FlowMovement movement(FundsEdge edge) {
    List<FlowAmount> traced = amounts(edge.traced());
    Address payee = FundsEdgeColumns.feePayee(edge);
    return new FlowMovement(
        edge.id(),
        node(graph.getEdgeSource(edge)),
        node(graph.getEdgeTarget(edge)),
        edge.interaction(),
        asset(edge.asset()),
        edge.value(),
        traced,
        isConserving()
            ? traced.stream().map(FlowAmount::amount).reduce(BigInteger.ZERO, BigInteger::add)
            : null,
        amounts(edge.seeded()),
        edge.transaction() == null ? null : edge.transaction().toString(),
        edge.transfer() == null ? null : Integer.valueOf(edge.order().index()),
        edge.order().block(),
        edge.time(),
        edge.proof() == null ? null : edge.proof().name(),
        payee == null ? null : payee.text(),
        edge.finding() == null ? null : FundsLabels.finding(edge.finding()),
        funds.rates().at(asset(edge.asset()).id(), edge.time()).orElse(null),
        funds.claim(edge));
  }

  private FlowEnding ending(FundsVertex vertex, FundsEnding ending) {
    return new FlowEnding(
        ending.reason().name(), amounts(ending.amounts()), List.of(), notes(vertex, ending));
  }

  private List<String> notes(FundsVertex vertex, FundsEnding ending) {
    if (!(vertex instanceof AccountVertex account)) {
      return List.of();
    }
    String note = funds.trace().request().stopRules().note(ending.reason(), account.account());
    return note == null ? List.of() : List.of(note);
  }

  private List<FlowAmount> amounts(List<AssetAmount> amounts) {
    return amounts.stream()
        .map(one -> new FlowAmount(one.label(), asset(one.asset()), one.amount()))
        .toList();
  }

  private FlowAsset asset(Asset asset) {
    return assets.computeIfAbsent(
        asset,
        one -> {
          OptionalInt decimals = funds.names().decimals(one);
          return new FlowAsset(
              one.toString(),
              funds.names().knownSymbol(one).orElse(null),
              decimals.isEmpty() ? null : Integer.valueOf(decimals.getAsInt()),
              0,
              one.contract() == null ? null : one.contract().text());
        });
  }
}
