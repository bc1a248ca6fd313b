package org.tracer.graph;

import org.jgrapht.Graph;
import org.tracer.accounting.account.AccountRule;
import org.tracer.annotation.Annotations;
import org.tracer.ledger.account.TransferKind;
import org.tracer.price.Rates;
import org.tracer.trace.account.AssetNames;
import org.tracer.trace.account.FundsReport;
import org.tracer.trace.account.FundsTrace;

/**
 * A trace over accounts as a directed multigraph: an edge is a transfer from account to account.
 * What is no transfer between two accounts has vertices of its own: fees, what was destroyed or
 * made, what nothing explains, conversions, and payments of an account to itself. The graph holds
 * what the trace holds: transfers without traced value are not in it.
 *
 * <p>At every vertex and for every label and asset, what arrives is what leaves and what ended; of
 * what leaves, only that counts which did not get its label on the way. At a conversion that holds
 * for neither asset: there the one becomes the other. Under a rule that does not conserve value it
 * holds nowhere.
 */
public final class FundsGraph implements FlowGraph<FundsVertex, FundsEdge> {

  private static final String UNEXPLAINED =
      "difference of balances: no transfer that the source knows says how";
  private static final String CONVERSION =
      "inference: what the account gave to contracts in the transaction, less what came back of it,"
          + " was exchanged for what it got from them";

  private final FundsReport report;
  private final FundsTrace trace;
  private final AssetNames names;
  private final Graph<FundsVertex, FundsEdge> graph;
  private final String computed;
  private final Rates rates;

  private FundsGraph(
      FundsReport report,
      FundsTrace trace,
      AssetNames names,
      Graph<FundsVertex, FundsEdge> graph,
      Rates rates) {
    this.rates = rates;
    this.report = report;
    this.trace = trace;
    this.names = names;
    this.graph = graph;
    this.computed = "; labelled amounts computed under policy " + trace.request().rule();
  }

  /** The graph of a report's trace under one of its rules, with the names that tokens claim. */
  public static FundsGraph of(FundsReport report, AccountRule rule) {
    return of(report, rule, AssetNames.of(report));
  }

  /**
   * Makes the graph of a report's trace under one of its rules. Time and memory are linear in its
   * transfers and ends, but for sorting.
   *
   * @throws IllegalArgumentException if the report has no trace under that rule, or two things in
   *     it have the same name
   */
  public static FundsGraph of(FundsReport report, AccountRule rule, AssetNames names) {
    FundsTrace trace =
        report.traces().stream()
            .filter(one -> one.request().rule() == rule)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no trace under " + rule));
    return new FundsGraph(
        report, trace, names, FundsAssembly.of(report.context(), trace), Rates.NONE);
  }

  public FundsReport report() {
    return report;
  }

  /** The one of the report's traces that this is the graph of. */
  public FundsTrace trace() {
    return trace;
  }

  public AssetNames names() {
    return names;
  }

  /**
   * Whether amounts of several labels add up; not under a rule that does not conserve value, where
   * the same coin counts for each of them.
   */
  public boolean isConserving() {
    return trace.request().rule().isConserving();
  }

  @Override
  public Graph<FundsVertex, FundsEdge> graph() {
    return graph;
  }

  @Override
  public Rates rates() {
    return rates;
  }

  @Override
  public Annotations annotations() {
    return report.annotations();
  }

  @Override
  public FundsGraph withRates(Rates others) {
    return new FundsGraph(report, trace, names, graph, others);
  }

  /** What kind of statement a vertex is. */
  public String claim(FundsVertex vertex) {
    boolean labelled = !vertex.seeded().isEmpty() || !vertex.endings().isEmpty();
    return switch (vertex) {
      case AccountVertex account ->
          "ledger fact"
              + (labelled ? computed : "")
              + (account.kind() == null ? "" : "; the kind of account is the source's word");
      case ConversionVertex conversion -> CONVERSION + computed;
      case OtherEndVertex end ->
          (end.kind() == OtherEndVertex.Kind.UNEXPLAINED ? UNEXPLAINED : "ledger fact")
              + (labelled ? computed : "");
    };
  }

  /** What kind of statement an edge is. */
  public String claim(FundsEdge edge) {
    String movement = edge.transfer() == null ? CONVERSION : movement(edge.transfer().kind());
    return movement + computed + (edge.finding() == null ? "" : "; the finding is an inference");
  }

  private static String movement(TransferKind kind) {
    return switch (kind) {
      case INTERNAL, SELF_DESTRUCT -> "source's trace, not chain data";
      case TOKEN, MINT, BURN -> "ledger fact that the token's contract says so";
      case UNEXPLAINED -> UNEXPLAINED;
      case PAYMENT, FEE_BURNED, FEE_TIP, FEE_DATA, REWARD, WITHDRAWAL, DECREE -> "ledger fact";
    };
  }
}
