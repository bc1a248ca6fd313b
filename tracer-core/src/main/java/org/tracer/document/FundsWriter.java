package org.tracer.document;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tracer.accounting.account.AccountRule;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.ledger.account.TokenClaims;
import org.tracer.ledger.account.Transfer;
import org.tracer.trace.Direction;
import org.tracer.trace.account.AccountEndpoint;
import org.tracer.trace.account.AccountSeed;
import org.tracer.trace.account.AccountStopRules;
import org.tracer.trace.account.AccountTraceRequest;
import org.tracer.trace.account.Conversion;
import org.tracer.trace.account.FundsReport;
import org.tracer.trace.account.FundsTrace;
import org.tracer.trace.account.SeededTransfer;
import org.tracer.trace.account.TracedTransfer;

/** Writes the document of a trace over accounts, under one rule or several. */
final class FundsWriter {

  private static final Comparator<Transfer> BY_ORDER = Comparator.comparing(Transfer::order);

  private final DocumentJson json;
  private final FundsReport report;
  private final AccountTraceRequest request;

  private FundsWriter(DocumentJson json, FundsReport report) {
    this.json = json;
    this.report = report;
    this.request = report.request();
  }

  static void write(FundsReport report, OutputStream out) throws IOException {
    DocumentJson.write(out, json -> new FundsWriter(json, report).write());
  }

  /** One rule by its name, all there are as {@code all}, others joined by commas. */
  static String name(List<AccountRule> rules) {
    return rules.equals(List.of(AccountRule.values()))
        ? TraceDocument.ALL
        : String.join(",", rules.stream().map(AccountRule::toString).toList());
  }

  private void write() {
    List<AccountRule> rules = report.traces().stream().map(t -> t.request().rule()).toList();
    json.text("format", TraceDocument.FORMAT);
    json.object("request", () -> request(rules));
    json.text("chain", report.chain());
    json.object(
        "policy",
        () -> {
          json.text("name", name(rules));
          json.texts("rules", rules);
          json.flag("conserving", rules.stream().allMatch(AccountRule::isConserving));
        });
    json.object(
        "dataHorizon",
        () -> {
          json.number("height", report.horizon().height());
          json.text("blockHash", report.horizon().hash());
          json.text("blockTime", report.horizon().time());
        });
    json.objects("assets", assets(), this::asset);
    seeds();
    transfers();
    conversions();
    endpoints();
    json.object("balanceSheet", () -> json.object("byPolicy", this::sheets));
    new FundsContextWriter(json, report).write();
    json.objects("limits", FundsLimit.of(request), this::limit);
    json.texts("notices", report.notices());
    new AnnotationsWriter(json).write(report.annotations());
  }

  private void request(List<AccountRule> rules) {
    json.text("source", report.origin());
    json.objects("seeds", request.seeds(), this::seed);
    json.text("direction", Direction.FORWARD);
    json.text("policy", name(rules));
    json.texts("assets", request.assets().stream().map(Asset::toString).sorted().toList());
    json.optional("chosenAt", request.chosenAt());
    json.object("stopRules", () -> stopRules(request.stopRules()));
  }

  private void seed(AccountSeed seed) {
    json.text("label", seed.name());
    if (seed instanceof AccountSeed.OfTransaction one) {
      json.text("transaction", one.transaction());
    }
    json.text("account", seed.account().text());
    json.text("asset", seed.asset());
  }

  private void stopRules(AccountStopRules rules) {
    if (rules.maxHops() != Integer.MAX_VALUE) {
      json.number("maxHops", rules.maxHops());
    }
    if (rules.maxTransfers() != Integer.MAX_VALUE) {
      json.number("maxTransfers", rules.maxTransfers());
    }
    if (rules.untilBlock() != Long.MAX_VALUE) {
      json.number("untilBlock", rules.untilBlock());
    }
    json.flag("intoContracts", rules.intoContracts());
    Map<String, String> stops = new TreeMap<>();
    rules.stopList().forEach((account, reason) -> stops.put(account.text(), reason));
    json.objects(
        "stopList",
        List.copyOf(stops.entrySet()),
        stop -> {
          json.text("address", stop.getKey());
          json.text("reason", stop.getValue());
        });
    new AttributionsWriter(json).write(rules.attributions());
    if (rules.infers()) {
      json.flag("inferences", true);
    }
  }

  private List<Asset> assets() {
    TreeMap<String, Asset> named = new TreeMap<>();
    for (FundsTrace trace : report.traces()) {
      trace.seeds().forEach(seed -> put(named, seed.transfer().asset()));
      trace.transfers().forEach(traced -> put(named, traced.transfer().asset()));
      trace.endpoints().forEach(end -> put(named, end.asset()));
      for (Conversion conversion : trace.conversions()) {
        put(named, conversion.from());
        put(named, conversion.into());
      }
    }
    return List.copyOf(named.values());
  }

  private static void put(Map<String, Asset> named, Asset asset) {
    named.put(asset.toString(), asset);
  }

  /** The coin is the chain's; what a token says of itself is its contract's claim. */
  private void asset(Asset asset) {
    json.text("asset", asset);
    if (asset.kind() == Asset.Kind.NATIVE) {
      EvmNetwork network = EvmNetwork.of(Long.parseLong(asset.chain().reference()));
      json.text("symbol", network.coin());
      json.number("decimals", EvmNetwork.COIN_DECIMALS);
      json.text("basis", "CHAIN");
      return;
    }
    TokenClaims claims = report.context().claims().get(asset);
    if (claims != null) {
      json.optional("symbol", claims.symbol());
      if (claims.decimals() != null) {
        json.number("decimals", claims.decimals());
      }
      json.text("basis", "CONTRACT_CLAIM");
    } else {
      json.text("basis", "NONE");
    }
  }

  private String label(int number) {
    return request.seeds().get(number - 1).name();
  }

  private void seeds() {
    record Key(int label, Transfer transfer) {}
    ByRule.<SeededTransfer, Key, BigInteger>of(
            report.traces(),
            FundsTrace::seeds,
            seed -> new Key(seed.label(), seed.transfer()),
            SeededTransfer::amount,
            Comparator.comparing(Key::transfer, BY_ORDER).thenComparingInt(Key::label))
        .write(
            json,
            "seeds",
            key -> {
              json.text("label", label(key.label()));
              transfer(key.transfer());
            },
            amount -> json.text("amount", amount));
  }

  private void transfers() {
    ByRule.<TracedTransfer, Transfer, Map<Integer, BigInteger>>of(
            report.traces(),
            FundsTrace::transfers,
            TracedTransfer::transfer,
            traced -> labelled(traced.segments()),
            BY_ORDER)
        .write(json, "transfers", this::transfer, sums -> shares("traced", sums));
  }

  /** Labelled base units by label, in the order of the labels. */
  static Map<Integer, BigInteger> labelled(List<AccountSegment> segments) {
    Map<Integer, BigInteger> sums = new TreeMap<>();
    segments.forEach(segment -> sums.merge(segment.label(), segment.amount(), BigInteger::add));
    sums.remove(AccountSegment.CLEAN);
    return sums;
  }

  private void shares(String name, Map<Integer, BigInteger> sums) {
    json.objects(
        name,
        List.copyOf(sums.entrySet()),
        share -> {
          json.text("label", label(share.getKey()));
          json.text("amount", share.getValue());
        });
  }

  private void transfer(Transfer transfer) {
    new FundsContextWriter(json, report).transfer(transfer);
  }

  private void conversions() {
    record Key(Conversion conversion) {}
    record Said(
        BigInteger gave,
        Map<Integer, BigInteger> gaveTraced,
        BigInteger got,
        Map<Integer, BigInteger> gotTraced) {}
    ByRule.<Conversion, Key, Said>of(
            report.traces(),
            FundsTrace::conversions,
            Key::new,
            c -> new Said(c.paid(), labelled(c.gave()), c.received(), labelled(c.got())),
            Comparator.comparing((Key key) -> key.conversion().proof().getFirst(), BY_ORDER)
                .thenComparing(key -> key.conversion().account().text()))
        .write(
            json,
            "conversions",
            key -> {
              json.text("account", key.conversion().account().text());
              json.text("from", key.conversion().from());
              json.text("into", key.conversion().into());
              json.objects("proof", key.conversion().proof(), this::transfer);
            },
            said -> {
              json.text("gave", said.gave());
              shares("gaveTraced", said.gaveTraced());
              json.text("got", said.got());
              shares("gotTraced", said.gotTraced());
            });
  }

  private void endpoints() {
    record Said(BigInteger amount, int hops) {}
    ByRule.<AccountEndpoint, EndpointKey, Said>of(
            report.traces(),
            FundsTrace::endpoints,
            EndpointKey::of,
            end -> new Said(end.amount(), end.hops()),
            EndpointKey.ORDER)
        .write(
            json,
            "endpoints",
            place -> place.write(json, report, label(place.label())),
            said -> {
              json.text("amount", said.amount());
              json.number("hop", said.hops());
            });
  }

  private void sheets() {
    for (FundsTrace trace : report.traces()) {
      json.object(
          trace.request().rule().toString(),
          () -> {
            if (trace.request().rule().isConserving()) {
              json.flag("balanced", true);
            } else {
              json.nothing("balanced");
            }
            json.object(
                "byLabel",
                () ->
                    FundsSheet.of(trace)
                        .forEach((label, assets) ->
                            json.object(label, () -> assets.forEach(this::account))));
          });
    }
  }

  private void account(String asset, FundsSheet.Account account) {
    json.object(
        asset,
        () -> {
          json.text("seeded", account.seeded());
          json.text("convertedInto", account.convertedInto());
          json.text("convertedAway", account.convertedAway());
          json.object(
              "byReason",
              () -> account.byReason().forEach((reason, sum) -> json.text(reason.name(), sum)));
        });
  }

  private void limit(FundsLimit limit) {
    json.text("rule", limit.rule());
    json.text("value", limit.value());
    json.text("reason", limit.reason().name());
  }
}
