package org.tracer.document;

import static org.tracer.document.JsonMembers.longNumber;
import static org.tracer.document.JsonMembers.member;
import static org.tracer.document.JsonMembers.named;
import static org.tracer.document.JsonMembers.number;
import static org.tracer.document.JsonMembers.quantity;
import static org.tracer.document.JsonMembers.rows;
import static org.tracer.document.JsonMembers.text;
import static org.tracer.document.JsonMembers.texts;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.tracer.accounting.account.AccountRule;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.trace.account.AccountEndpoint;
import org.tracer.trace.account.AccountSeed;
import org.tracer.trace.account.AccountStop;
import org.tracer.trace.account.AccountStopRules;
import org.tracer.trace.account.AccountTraceRequest;
import org.tracer.trace.account.Conversion;
import org.tracer.trace.account.FundsReport;
import org.tracer.trace.account.FundsTrace;
import org.tracer.trace.account.SeededTransfer;
import org.tracer.trace.account.TracedTransfer;
import tools.jackson.databind.JsonNode;

/** Reads a document of a trace over accounts. Sums are checked as each trace is made again. */
final class FundsReader {

  private final JsonNode root;
  private final FundsRows rows;
  private final List<String> labels = new ArrayList<>();

  FundsReader(JsonNode root) {
    this.root = root;
    this.rows = new FundsRows(ChainId.parse(text(root, "chain")));
  }

  FundsReport read() {
    JsonNode horizon = member(root, "dataHorizon");
    AccountTraceRequest request = request(member(root, "request"));
    List<FundsTrace> traces = new ArrayList<>();
    List<String> names = texts(member(root, "policy"), "rules");
    List<String> all = Stream.of(AccountRule.values()).map(AccountRule::toString).toList();
    if (text(member(root, "policy"), "name").equals(TraceDocument.ALL) && !names.equals(all)) {
      throw new IllegalArgumentException(
          "all the rules it knows are "
              + String.join(", ", names)
              + ", which are not all there are now: another version of Tracer wrote it");
    }
    for (String name : names) {
      traces.add(trace(request.withRule(rule(name)), longNumber(horizon, "height")));
    }
    return new FundsReport(
        rows.chain(),
        text(member(root, "request"), "source"),
        new FundsReport.Horizon(
            longNumber(horizon, "height"),
            EvmHash.parse(text(horizon, "blockHash")),
            JsonMembers.instant(text(horizon, "blockTime"))),
        traces,
        rows.context(root),
        texts(root, "notices"),
        AnnotationsReader.read(root));
  }

  private static AccountRule rule(String name) {
    return AccountRule.named(name)
        .orElseThrow(() -> new IllegalArgumentException("unknown rule \"" + name + "\""));
  }

  private AccountTraceRequest request(JsonNode node) {
    List<AccountSeed> seeds = rows(node, "seeds").map(this::seed).toList();
    seeds.forEach(seed -> labels.add(seed.name()));
    Set<Asset> assets = new LinkedHashSet<>();
    texts(node, "assets").forEach(asset -> assets.add(rows.asset(asset)));
    return new AccountTraceRequest(
        seeds,
        AccountRule.FIFO,
        assets,
        stopRules(member(node, "stopRules")),
        JsonMembers.time(node, "chosenAt"));
  }

  private AccountSeed seed(JsonNode node) {
    EvmAddress account = rows.account(text(node, "account"));
    Asset asset = rows.asset(text(node, "asset"));
    String label = text(node, "label");
    return node.has("transaction")
        ? new AccountSeed.OfTransaction(
            label, EvmHash.parse(text(node, "transaction")), account, asset)
        : new AccountSeed.OfAccount(label, account, asset);
  }

  private AccountStopRules stopRules(JsonNode node) {
    Map<Address, String> stops = new HashMap<>();
    rows(node, "stopList")
        .forEach(stop -> stops.put(rows.account(text(stop, "address")), text(stop, "reason")));
    return new AccountStopRules(
        node.has("maxHops") ? number(node, "maxHops") : Integer.MAX_VALUE,
        node.has("maxTransfers") ? number(node, "maxTransfers") : Integer.MAX_VALUE,
        node.has("untilBlock") ? longNumber(node, "untilBlock") : Long.MAX_VALUE,
        stops,
        FundsRows.flag(node, "intoContracts"),
        AttributionsReader.read(node, rows::account),
        node.has("inferences") && FundsRows.flag(node, "inferences"));
  }

  /** Rows of {@code name} that a rule has, with what it says of each. */
  private <T> List<T> under(String name, AccountRule rule, BiFunction<JsonNode, JsonNode, T> row) {
    return rows(root, name)
        .flatMap(node ->
            rows(node, "under")
                .filter(view -> texts(view, "policies").contains(rule.toString()))
                .map(view -> row.apply(node, view)))
        .toList();
  }

  private FundsTrace trace(AccountTraceRequest request, long horizon) {
    AccountRule rule = request.rule();
    return new FundsTrace(
        request,
        horizon,
        under(
            "seeds",
            rule,
            (row, view) ->
                new SeededTransfer(label(row), rows.transfer(row), quantity(view, "amount"))),
        under(
            "transfers",
            rule,
            (row, view) ->
                new TracedTransfer(
                    rows.transfer(row),
                    segments(rule, view, "traced", rows.transfer(row).amount()))),
        under("conversions", rule, (row, view) -> conversion(rule, row, view)),
        under("endpoints", rule, this::endpoint),
        List.of());
  }

  private int label(JsonNode row) {
    int index = labels.indexOf(text(row, "label"));
    if (index < 0) {
      throw new IllegalArgumentException("no seed is called \"" + text(row, "label") + "\"");
    }
    return index + 1;
  }

  /** Labels in their order, and the rest clean; where labels overlap, each is the whole. */
  private List<AccountSegment> segments(
      AccountRule rule, JsonNode view, String name, BigInteger whole) {
    List<AccountSegment> segments =
        new ArrayList<>(
            rows(view, name)
                .map(share -> new AccountSegment(label(share), quantity(share, "amount")))
                .toList());
    if (!rule.isConserving()) {
      if (!segments.stream().allMatch(one -> one.amount().equals(whole))) {
        throw new IllegalArgumentException("under " + rule + " less is touched than moved");
      }
      return segments;
    }
    BigInteger clean = whole.subtract(AccountSegment.sum(segments));
    if (clean.signum() < 0) {
      throw new IllegalArgumentException("more is traced than moved: " + whole);
    }
    segments.add(new AccountSegment(AccountSegment.CLEAN, clean));
    return segments;
  }

  private Conversion conversion(AccountRule rule, JsonNode row, JsonNode view) {
    return new Conversion(
        rows.account(text(row, "account")),
        rows.asset(text(row, "from")),
        segments(rule, view, "gaveTraced", quantity(view, "gave")),
        rows.asset(text(row, "into")),
        segments(rule, view, "gotTraced", quantity(view, "got")),
        rows(row, "proof").map(rows::transfer).toList());
  }

  private AccountEndpoint endpoint(JsonNode row, JsonNode view) {
    boolean placed = row.has("block");
    return new AccountEndpoint(
        named(AccountStop.values(), text(row, "reason")),
        row.has("account") ? rows.account(text(row, "account")) : null,
        rows.asset(text(row, "asset")),
        label(row),
        quantity(view, "amount"),
        placed ? FundsRows.order(row) : null,
        placed && row.has("transaction") ? EvmHash.parse(text(row, "transaction")) : null,
        number(view, "hop"));
  }

  /** Whether a document is of a chain of accounts. */
  static boolean reads(JsonNode root) {
    return text(root, "chain").startsWith("eip155:");
  }
}
