package org.tracer.source.evm.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.utils.Numeric;

/** What the script wrote down, against what a real node says. */
@Tag("node-evm")
class LaunderingScriptTest {

  @TempDir Path logs;

  @Test
  void books_shouldSayWhatTheNodeSays() throws Exception {
    try (AnvilNode node = AnvilNode.start(logs)) {
      Books books = LaunderingScript.run(node.uri());
      assertBalances(books, node.uri());
      assertEtherAtEveryBlock(books, node.uri());
      assertOrder(books, node.uri());
      assertFinal(books, node.uri());
      assertConserved(books);
      assertThat(Summary.of(books)).isEqualTo(golden());
    }
  }

  @Test
  void books_shouldBeTheSameThroughAProviderWithoutTraces() throws Exception {
    try (AnvilNode node = AnvilNode.start(logs);
        TraceRefusingProxy provider = TraceRefusingProxy.of(node.uri());
        NodeClient client = new NodeClient(provider.uri())) {
      Books books = LaunderingScript.run(provider.uri());
      assertBalances(books, provider.uri());
      assertThat(Summary.of(books)).isEqualTo(golden());
      for (String method : new String[] {"trace_block", "debug_traceBlockByNumber", "ots_x"}) {
        assertThat(client.ask(method, "0x1").getError().getCode()).isEqualTo(-32601);
      }
    }
  }

  private static void assertBalances(Books books, URI uri) throws IOException {
    try (NodeClient client = new NodeClient(uri)) {
      Map<Holding, BigInteger> audited = new Audit(client).balances(books);
      assertThat(audited).containsAllEntriesOf(books.balances());
      audited.keySet().removeAll(books.balances().keySet());
      assertThat(audited.values()).containsOnly(BigInteger.ZERO);
    }
  }

  /** Everybody who has ether, whenever it changed. */
  private static void assertEtherAtEveryBlock(Books books, URI uri) throws IOException {
    Map<String, Map<Long, BigInteger>> history = new TreeMap<>();
    for (String account : books.names().keySet()) {
      BigInteger balance =
          books.opening().getOrDefault(new Holding(account, Holding.ETHER), BigInteger.ZERO);
      for (Movement.Change change : books.changes(account)) {
        if (change.holding().asset().equals(Holding.ETHER)) {
          balance = balance.add(change.amount());
          history
              .computeIfAbsent(account, any -> new TreeMap<>())
              .put(change.movement().block(), balance);
        }
      }
    }
    try (NodeClient client = new NodeClient(uri)) {
      for (String account : history.keySet()) {
        for (Map.Entry<Long, BigInteger> then : history.get(account).entrySet()) {
          String block = "0x" + Long.toHexString(then.getKey());
          assertThat(client.number("eth_getBalance", account, block))
              .as("%s at %s", account, block)
              .isEqualTo(then.getValue());
        }
      }
    }
  }

  private static void assertFinal(Books books, URI uri) throws IOException {
    try (NodeClient client = new NodeClient(uri)) {
      String number =
          client.call("eth_getBlockByNumber", "finalized", false).path("number").asString();
      assertThat(Numeric.decodeQuantity(number))
          .isGreaterThanOrEqualTo(BigInteger.valueOf(books.movements().getLast().block()));
    }
  }

  private static void assertOrder(Books books, URI uri) throws IOException {
    try (NodeClient client = new NodeClient(uri)) {
      assertThat(ExecutionOrder.byTraces(client, books)).isEqualTo(ExecutionOrder.byBooks(books));
    }
  }

  /** Of every asset: what was stolen or got is given, gone or still there. */
  private static void assertConserved(Books books) {
    for (Movement seed : books.seeds().values()) {
      for (Truth.Rule rule : Truth.Rule.dividing()) {
        for (Truth.FeePlace place : Truth.FeePlace.values()) {
          Truth truth = Reference.follow(books, seed, rule, place);
          TreeMap<String, BigInteger> came = new TreeMap<>(truth.got());
          came.merge(seed.step().asset(), seed.step().amount(), BigInteger::add);
          for (String asset : came.keySet()) {
            BigInteger went =
                truth
                    .sum(asset)
                    .add(truth.destroyed().getOrDefault(asset, BigInteger.ZERO))
                    .add(truth.given().getOrDefault(asset, BigInteger.ZERO))
                    .add(asset.equals(Holding.ETHER) ? truth.fees() : BigInteger.ZERO);
            assertThat(went).as("%s %s", rule, asset).isEqualTo(came.get(asset));
          }
        }
      }
    }
  }

  private static String golden() throws IOException {
    try (InputStream stream =
        LaunderingScriptTest.class.getResourceAsStream("/evm/laundering-script.txt")) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
