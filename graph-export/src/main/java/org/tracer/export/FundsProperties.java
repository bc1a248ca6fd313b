package org.tracer.export;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.graph.FundsGraph;
import org.tracer.heuristic.poisoning.Finding;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.Transfer;
import org.tracer.trace.account.AccountSeed;
import org.tracer.trace.account.AccountStop;
import org.tracer.trace.account.AccountStopRules;
import org.tracer.trace.account.AccountTraceRequest;
import org.tracer.trace.account.AssetNames;
import org.tracer.trace.account.FundsReport;
import org.tracer.trace.account.FundsTrace;

/** What every format says of a trace over accounts as a whole. */
final class FundsProperties {

  private FundsProperties() {}

  static Map<String, String> of(FundsGraph graph) {
    FundsReport report = graph.report();
    FundsTrace trace = graph.trace();
    AccountTraceRequest request = trace.request();
    FundsAmounts amounts = new FundsAmounts(graph);
    String chain = report.chain().toString();
    List<Finding> noise = report.context().noise();
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("format", GraphProperties.FORMAT);
    properties.put("chain", chain);
    properties.put("network", EvmNetwork.named(chain).map(EvmNetwork::shortName).orElse(chain));
    properties.put("origin", report.origin());
    properties.put("policy", request.rule().toString());
    properties.put("direction", GraphProperties.FORWARD);
    properties.put("grain", "ACCOUNTS");
    properties.put("horizon_height", Long.toString(report.horizon().height()));
    properties.put("horizon_hash", report.horizon().hash().toString());
    properties.put("horizon_time", report.horizon().time().toString());
    properties.put(
        "chosen_at", request.chosenAt() == null ? "not stated" : request.chosenAt().toString());
    properties.put("assets", assets(request, graph.names()));
    properties.put("seeds", seeds(trace, amounts));
    properties.put("balance_sheet", FundsBalance.of(trace, amounts));
    properties.put("limits", String.join("; ", limits(request.stopRules())));
    properties.put("verification", verification(report.context().attestations()));
    properties.put("noise_count", Integer.toString(noise.size()));
    properties.put(
        "noise", noise.stream().map(finding -> noise(finding, amounts)).collect(joining("; ")));
    properties.put("notices", String.join("; ", report.notices()));
    properties.put("claims", claims(request));
    return properties;
  }

  private static String assets(AccountTraceRequest request, AssetNames names) {
    return request.assets().stream()
        .sorted(Comparator.comparing(Asset::kind).thenComparing(Asset::toString))
        .map(asset ->
            asset
                + names.knownSymbol(asset).map(symbol -> " " + symbol).orElse(" without symbol")
                + (names.decimals(asset).isEmpty()
                    ? ", decimals not known"
                    : ", " + names.decimals(asset).getAsInt() + " decimals"))
        .collect(joining("; "));
  }

  private static String seeds(FundsTrace trace, FundsAmounts amounts) {
    List<String> texts = new ArrayList<>();
    for (AccountSeed seed : trace.request().seeds()) {
      int label = trace.request().seeds().indexOf(seed) + 1;
      String from =
          switch (seed) {
            case AccountSeed.OfTransaction one -> ", from " + one.transaction();
            case AccountSeed.OfAccount all -> ", everything it gets";
          };
      texts.add(
          Amounts.quoted(seed.name())
              + "="
              + trace.seeded(label, seed.asset())
              + " "
              + amounts.id(seed.asset())
              + " at "
              + seed.account().text()
              + from);
    }
    return String.join("; ", texts);
  }

  /** Every stop rule in force; what it cut stands in the balance sheet under its reason. */
  static List<String> limits(AccountStopRules rules) {
    List<String> limits = new ArrayList<>();
    if (rules.maxHops() != Integer.MAX_VALUE) {
      limits.add(AccountStop.HOP_LIMIT + ": at most " + rules.maxHops() + " hops");
    }
    if (rules.maxTransfers() != Integer.MAX_VALUE) {
      limits.add(AccountStop.HUB + ": more than " + rules.maxTransfers() + " transfers");
    }
    if (rules.untilBlock() != Long.MAX_VALUE) {
      limits.add(AccountStop.OUTSIDE_WINDOW + ": after block " + rules.untilBlock());
    }
    rules.stopList().entrySet().stream()
        .map(stop -> stop.getKey().text() + ", " + stop.getValue())
        .sorted()
        .forEach(text -> limits.add(AccountStop.STOP_LIST + ": " + text));
    TraceProperties.addTags(rules.attributions(), limits);
    limits.add(
        rules.intoContracts()
            ? "contracts are followed like other accounts"
            : AccountStop.CONTRACT + ": what is left in a contract is not followed");
    return limits;
  }

  private static String verification(List<Attestation> attestations) {
    Map<Attestation.Proof, Integer> counts = new TreeMap<>();
    attestations.forEach(one -> counts.merge(one.proof(), 1, Integer::sum));
    return counts.isEmpty()
        ? "not stated"
        : counts.entrySet().stream()
            .map(count -> count.getKey() + ": " + count.getValue() + " transactions")
            .collect(joining("; "));
  }

  private static String noise(Finding finding, FundsAmounts amounts) {
    Transfer transfer = finding.transfer();
    return FundsLabels.finding(finding)
        + ": "
        + transfer.amount()
        + " "
        + amounts.id(transfer.asset())
        + (transfer.from() == null ? "" : " from " + transfer.from().text())
        + (transfer.to() == null ? "" : " to " + transfer.to().text())
        + " in "
        + (transfer.transaction() == null
            ? "block " + transfer.order().block()
            : transfer.transaction());
  }

  private static String claims(AccountTraceRequest request) {
    return "Transactions, accounts, values and times are ledger facts up to the horizon; block time"
        + " is the proposer's claim. Transfers of kind INTERNAL and SELF_DESTRUCT are the source's"
        + " trace, not chain data; UNEXPLAINED is a difference of balances; transfers of tokens are"
        + " what their contracts say. Conversions are inferred from what an account gave and got in"
        + " one transaction. Seeded, traced and ended amounts are computed under policy "
        + request.rule()
        + ". Symbols and decimals of tokens are claims of their contracts. Findings of noise are"
        + " inferences.";
  }
}
