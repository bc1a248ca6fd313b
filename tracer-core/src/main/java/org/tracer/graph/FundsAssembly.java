package org.tracer.graph;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jgrapht.Graph;
import org.jgrapht.graph.AsUnmodifiableGraph;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmHash;
import org.tracer.graph.FundsMovement.OfConversion;
import org.tracer.graph.FundsMovement.OfTransfer;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;
import org.tracer.ledger.account.TransferKind;
import org.tracer.trace.account.AccountEndpoint;
import org.tracer.trace.account.AccountSeed;
import org.tracer.trace.account.AccountStop;
import org.tracer.trace.account.Conversion;
import org.tracer.trace.account.FundsContext;
import org.tracer.trace.account.FundsTrace;

/**
 * Reads a trace over accounts twice: once to gather what belongs to each vertex, once to add
 * vertices and edges in chain order.
 */
final class FundsAssembly {

  private final FundsTrace trace;
  private final FundsKnowledge known;
  private final List<String> labels;
  private final List<FundsMovement> movements;
  private final Map<Address, FundsPlace> accounts = new HashMap<>();
  private final Map<String, FundsPlace> others = new HashMap<>();

  private FundsAssembly(FundsContext context, FundsTrace trace) {
    this.trace = trace;
    this.known = new FundsKnowledge(context);
    this.labels = trace.request().seeds().stream().map(AccountSeed::name).toList();
    this.movements = FundsMovement.of(trace);
  }

  static Graph<FundsVertex, FundsEdge> of(FundsContext context, FundsTrace trace) {
    FundsAssembly assembly = new FundsAssembly(context, trace);
    assembly.gather();
    return new AsUnmodifiableGraph<>(assembly.connect());
  }

  private void gather() {
    for (FundsMovement movement : movements) {
      switch (movement) {
        case OfTransfer one -> gather(one);
        case OfConversion one -> account(one.conversion().account());
      }
    }
    for (AccountEndpoint end : trace.endpoints()) {
      place(end).end(end);
    }
  }

  private void gather(OfTransfer one) {
    Transfer transfer = one.transfer();
    FundsPlace payer = payer(transfer);
    FundsPlace payee = payee(transfer, one.isCarrying());
    if (one.isCarrying()) {
      payee.reachedFrom(payer);
    }
    one.seeds()
        .forEach(seed -> seeded(transfer).seed(seed.label(), transfer.asset(), seed.amount()));
  }

  private FundsPlace place(AccountEndpoint end) {
    boolean leavesAccounts =
        end.reason() == AccountStop.FEE
            || end.reason() == AccountStop.BURN
            || end.reason() == AccountStop.UNEXPLAINED;
    FundsPlace place =
        leavesAccounts
            ? others.get(otherId(OtherEndVertex.Kind.valueOf(end.reason().name()), end))
            : end.account() == null ? null : accounts.get(end.account());
    if (place == null) {
      throw new IllegalArgumentException("nothing in the trace leads to the end " + end);
    }
    return place;
  }

  private Graph<FundsVertex, FundsEdge> connect() {
    Graph<FundsVertex, FundsEdge> graph =
        new FlowGraphStorage<>(accounts.size() + others.size(), 2 * movements.size());
    for (FundsMovement movement : movements) {
      switch (movement) {
        case OfTransfer one -> connect(graph, one);
        case OfConversion one -> connect(graph, one);
      }
    }
    return graph;
  }

  private void connect(Graph<FundsVertex, FundsEdge> graph, OfTransfer one) {
    Transfer transfer = one.transfer();
    String id = key(transfer.order(), transfer.transaction()) + ":" + transfer.order().index();
    FundsPlace payer = payer(transfer);
    FundsPlace payee = payee(transfer, one.isCarrying());
    List<AssetAmount> carried = labelled(one.carried(), transfer.asset());
    List<AssetAmount> seeded = labelled(one.seeds(), transfer.asset());
    List<AssetAmount> both = seeded.isEmpty() ? carried : total(one);
    FundsPlace seed = seeded.isEmpty() ? payee : seeded(transfer);
    if (payer == payee) {
      FundsPlace self = other(OtherEndVertex.Kind.SELF, transfer);
      add(graph, payer, self, known.edge(id + ":out", transfer, carried, List.of()));
      add(graph, self, payer, known.edge(id + ":back", transfer, both, seeded));
    } else if (payee == seed && !isMoreThanMoved(both, transfer)) {
      add(graph, payer, payee, known.edge(id, transfer, both, seeded));
    } else {
      // What carried a label ended, as a fee, say, and is a seed of who got it besides.
      add(graph, payer, payee, known.edge(id, transfer, carried, List.of()));
      add(graph, payer, seed, known.edge(id + ":seed", transfer, seeded, seeded));
    }
  }

  /** Labels that overlap are never more. */
  private boolean isMoreThanMoved(List<AssetAmount> labelled, Transfer transfer) {
    if (!trace.request().rule().isConserving()) {
      return false;
    }
    BigInteger sum = BigInteger.ZERO;
    for (AssetAmount one : labelled) {
      sum = sum.add(one.amount());
    }
    return sum.compareTo(transfer.amount()) > 0;
  }

  private List<AssetAmount> total(OfTransfer one) {
    AssetSums sums = new AssetSums();
    one.carried().forEach(part -> sums.add(part.label(), one.transfer().asset(), part.amount()));
    one.seeds().forEach(part -> sums.add(part.label(), one.transfer().asset(), part.amount()));
    return sums.inOrderOf(labels);
  }

  private List<AssetAmount> labelled(List<AccountSegment> segments, Asset asset) {
    AssetSums sums = new AssetSums();
    segments.forEach(part -> sums.add(part.label(), asset, part.amount()));
    return sums.inOrderOf(labels);
  }

  private void connect(Graph<FundsVertex, FundsEdge> graph, OfConversion one) {
    Conversion conversion = one.conversion();
    FundsPlace account = account(conversion.account());
    String key = key(one.last().order(), one.last().transaction()) + ":";
    String name = account.id.substring(AccountVertex.PREFIX.length());
    FundsVertex vertex = known.conversion("conversion:" + key + name, one);
    FundsEdge gave =
        known.side(
            key + name + ":gave",
            FundsEdge.Side.GAVE,
            one,
            labelled(conversion.gave(), conversion.from()));
    FundsEdge got =
        known.side(
            key + name + ":got",
            FundsEdge.Side.GOT,
            one,
            labelled(conversion.got(), conversion.into()));
    graph.addVertex(account.vertex());
    if (!graph.addVertex(vertex)) {
      throw new IllegalArgumentException("two conversions are called " + vertex);
    }
    add(graph, account.vertex(), vertex, gave);
    add(graph, vertex, account.vertex(), got);
  }

  private static void add(
      Graph<FundsVertex, FundsEdge> graph, FundsPlace source, FundsPlace target, FundsEdge edge) {
    graph.addVertex(source.vertex());
    graph.addVertex(target.vertex());
    add(graph, source.vertex(), target.vertex(), edge);
  }

  private static void add(
      Graph<FundsVertex, FundsEdge> graph, FundsVertex source, FundsVertex target, FundsEdge edge) {
    if (!graph.addEdge(source, target, edge)) {
      throw new IllegalArgumentException("two movements are called " + edge);
    }
  }

  private FundsPlace payer(Transfer transfer) {
    if (transfer.from() != null) {
      return account(transfer.from());
    }
    boolean explained = transfer.kind() != TransferKind.UNEXPLAINED;
    return other(
        explained ? OtherEndVertex.Kind.SOURCE : OtherEndVertex.Kind.UNEXPLAINED, transfer);
  }

  /** Where labelled money of a transfer goes; a transfer without is only there to seed. */
  private FundsPlace payee(Transfer transfer, boolean labelled) {
    if (!labelled) {
      return seeded(transfer);
    }
    if (transfer.kind().isFee()) {
      return other(OtherEndVertex.Kind.FEE, transfer);
    }
    if (transfer.kind() == TransferKind.UNEXPLAINED) {
      return other(OtherEndVertex.Kind.UNEXPLAINED, transfer);
    }
    return transfer.to() == null
        ? other(OtherEndVertex.Kind.BURN, transfer)
        : account(transfer.to());
  }

  private FundsPlace seeded(Transfer transfer) {
    if (transfer.to() == null) {
      throw new IllegalArgumentException("a seed that nobody gets: " + transfer);
    }
    return account(transfer.to());
  }

  private FundsPlace account(Address account) {
    FundsPlace place = accounts.get(account);
    if (place == null) {
      Function<FundsPlace, FundsVertex> make =
          made ->
              new AccountVertex(
                  made.id,
                  account,
                  known.kind(account),
                  made.steps,
                  made.seeded(labels),
                  made.endings(labels),
                  known.acts(account));
      place = new FundsPlace(AccountVertex.PREFIX + account.text(), make);
      accounts.put(account, place);
    }
    return place;
  }

  private FundsPlace other(OtherEndVertex.Kind kind, Transfer transfer) {
    return others.computeIfAbsent(
        otherId(kind, transfer.order(), transfer.transaction()),
        id ->
            new FundsPlace(
                id,
                made ->
                    new OtherEndVertex(
                        id,
                        kind,
                        transfer.order(),
                        transfer.transaction(),
                        known.time(transfer.order()),
                        made.endings(labels))));
  }

  private static @Nullable String otherId(OtherEndVertex.Kind kind, AccountEndpoint end) {
    return end.order() == null ? null : otherId(kind, end.order(), end.transaction());
  }

  private static String otherId(
      OtherEndVertex.Kind kind, ChainOrder order, @Nullable EvmHash transaction) {
    String key = key(order, transaction);
    return switch (kind) {
      case FEE -> "fee:" + key;
      case BURN -> "burn:" + key;
      case SOURCE -> "source:" + key;
      case UNEXPLAINED -> "unexplained:" + key + ":" + order.index();
      case SELF -> "self:" + key + ":" + order.index();
    };
  }

  /** Names a transaction, or the place in the chain of what no transaction makes. */
  private static String key(ChainOrder order, @Nullable EvmHash transaction) {
    if (transaction != null) {
      return transaction.toString();
    }
    return "block-"
        + order.block()
        + (order.transaction() == ChainOrder.BLOCK_END ? "" : "." + order.transaction());
  }
}
