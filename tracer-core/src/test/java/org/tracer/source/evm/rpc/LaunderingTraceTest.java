package org.tracer.source.evm.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.accounting.account.AccountRule;
import org.tracer.accounting.account.AccountSegment;
import org.tracer.chain.Asset;
import org.tracer.chain.ChainId;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.tracer.chain.evm.EvmNetwork;
import org.tracer.source.evm.node.AnvilNode;
import org.tracer.source.evm.node.Books;
import org.tracer.source.evm.node.Holding;
import org.tracer.source.evm.node.LaunderingScript;
import org.tracer.source.evm.node.Movement;
import org.tracer.source.evm.node.Reference;
import org.tracer.source.evm.node.TraceRefusingProxy;
import org.tracer.source.evm.node.Truth;
import org.tracer.source.http.Credentials;
import org.tracer.source.http.Endpoint;
import org.tracer.source.http.OkHttpExchange;
import org.tracer.source.http.PatientTransport;
import org.tracer.source.http.TransportOptions;
import org.tracer.trace.account.AccountSeed;
import org.tracer.trace.account.AccountStop;
import org.tracer.trace.account.AccountStopRules;
import org.tracer.trace.account.AccountSweep;
import org.tracer.trace.account.AccountTraceRequest;
import org.tracer.trace.account.Conversion;
import org.tracer.trace.account.FundsTrace;

/** A laundering script on a real node, traced from the node's answers alone. */
@Tag("node-evm")
class LaunderingTraceTest {

  private static final EvmNetwork NETWORK = EvmNetwork.of(AnvilNode.CHAIN);
  private static final ChainId CHAIN = NETWORK.chainId();

  @TempDir Path logs;

  @Test
  void trace_shouldFindWhatTheScriptKnows() throws Exception {
    try (AnvilNode node = AnvilNode.start(logs)) {
      Books books = LaunderingScript.run(node.uri());
      for (String seed : List.of(LaunderingScript.STOLEN_ETHER, LaunderingScript.STOLEN_TOKENS)) {
        for (Truth.Rule rule : Truth.Rule.values()) {
          check(node.uri(), books, books.seed(seed), rule);
        }
      }
    }
  }

  /** Without traces, what contracts moved is gone without a way, and said to be. */
  @Test
  void trace_withoutTracesSaysWhatItDoesNotKnow() throws Exception {
    try (AnvilNode node = AnvilNode.start(logs);
        TraceRefusingProxy provider = TraceRefusingProxy.of(node.uri())) {
      Books books = LaunderingScript.run(node.uri());
      Movement seed = books.seed(LaunderingScript.STOLEN_ETHER);
      FundsTrace full = trace(node.uri(), books, seed, AccountRule.FIFO);
      FundsTrace partial = trace(provider.uri(), books, seed, AccountRule.FIFO);
      Asset coin = Asset.coin(CHAIN);
      assertThat(partial.seeds()).isEqualTo(full.seeds());
      assertThat(partial.sum(AccountStop.UNEXPLAINED, coin))
          .isGreaterThan(full.sum(AccountStop.UNEXPLAINED, coin));
      assertThat(partial.notices()).anyMatch(notice -> notice.contains("trace"));
    }
  }

  private static FundsTrace trace(URI uri, Books books, Movement seed, AccountRule rule) {
    Set<Asset> assets = new HashSet<>();
    books.tokens().forEach(token -> assets.add(asset(token)));
    assets.add(Asset.coin(CHAIN));
    AccountSeed from =
        new AccountSeed.OfTransaction(
            "stolen",
            EvmHash.parse(seed.hash()),
            EvmAddress.parse(CHAIN, String.valueOf(seed.step().to())),
            asset(seed.step().asset()));
    AccountStopRules stops = AccountStopRules.NONE.withIntoContracts(true);
    try (EvmRpcChain chain = open(uri)) {
      return AccountSweep.run(chain, new AccountTraceRequest(List.of(from), rule, assets, stops));
    }
  }

  private static void check(URI uri, Books books, Movement seed, Truth.Rule rule) {
    Truth truth = Reference.follow(books, seed, rule, Truth.FeePlace.FIRST);
    FundsTrace trace = trace(uri, books, seed, AccountRule.valueOf(rule.name()));
    Map<Holding, BigInteger> held = new TreeMap<>();
    trace.endpoints().stream()
        .filter(end -> end.reason() == AccountStop.HELD)
        .forEach(end ->
            held.merge(
                new Holding(
                    String.valueOf(end.account()).toLowerCase(Locale.ROOT), name(end.asset())),
                end.amount(),
                BigInteger::add));
    assertThat(held).as("%s by %s", seed, rule).isEqualTo(truth.labelled());
    assertThat(trace.sum(AccountStop.FEE, Asset.coin(CHAIN))).isEqualTo(truth.fees());
    for (Asset asset : trace.request().assets()) {
      // Ether that goes down with a contract in its creation is in no trace: it is unexplained.
      BigInteger gone =
          trace.sum(AccountStop.BURN, asset).add(trace.sum(AccountStop.UNEXPLAINED, asset));
      assertThat(gone).isEqualTo(truth.destroyed().getOrDefault(name(asset), BigInteger.ZERO));
      BigInteger given = BigInteger.ZERO;
      BigInteger got = BigInteger.ZERO;
      for (Conversion conversion : trace.conversions()) {
        given = conversion.from().equals(asset) ? given.add(dirty(conversion.gave())) : given;
        got = conversion.into().equals(asset) ? got.add(dirty(conversion.got())) : got;
      }
      assertThat(given).isEqualTo(truth.given().getOrDefault(name(asset), BigInteger.ZERO));
      assertThat(got).isEqualTo(truth.got().getOrDefault(name(asset), BigInteger.ZERO));
    }
  }

  private static BigInteger dirty(List<AccountSegment> segments) {
    return AccountSegment.sum(segments, 1);
  }

  private static Asset asset(String name) {
    return name.equals(Holding.ETHER)
        ? Asset.coin(CHAIN)
        : Asset.token(EvmAddress.parse(CHAIN, name));
  }

  private static String name(Asset asset) {
    return asset.contract() == null
        ? Holding.ETHER
        : asset.contract().text().toLowerCase(Locale.ROOT);
  }

  private static EvmRpcChain open(URI uri) {
    Endpoint endpoint = Endpoint.parse(uri.toString());
    TransportOptions options =
        TransportOptions.DEFAULTS.withLoad(1, 0).withPatience(1, Duration.ofMillis(10));
    TransportService service =
        new TransportService(
            new PatientTransport(
                new OkHttpExchange(endpoint, Credentials.NONE, options),
                endpoint,
                options,
                TransportService::isBusy,
                asked -> {},
                pause -> {}),
            "evm+" + endpoint);
    return EvmRpcChain.open(service, NETWORK, EvmRpcOptions.DEFAULTS);
  }
}
