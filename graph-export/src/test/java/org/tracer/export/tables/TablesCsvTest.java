package org.tracer.export.tables;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.tracer.census.BalanceCensus;
import org.tracer.chain.BlockHeight;
import org.tracer.error.InvalidInputException;
import org.tracer.heuristic.cospend.Clustering;
import org.tracer.heuristic.cospend.CoSpend;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.MemoryLedger;
import org.tracer.ledger.MemoryTables;
import org.tracer.naive.RandomChain;

/** The tables against a writer that goes through transactions. */
class TablesCsvTest {

  private static Map<String, String> write(MemoryLedger ledger, int from, int to)
      throws IOException {
    Map<String, ByteArrayOutputStream> parts = new HashMap<>();
    TablesCsv.write(
        new MemoryTables(ledger),
        BlockHeight.of(from),
        BlockHeight.of(to),
        part -> parts.computeIfAbsent(part, p -> new ByteArrayOutputStream()),
        done -> {});
    Map<String, String> texts = new HashMap<>();
    parts.forEach((part, bytes) -> texts.put(part, bytes.toString(UTF_8)));
    return texts;
  }

  private static void check(MemoryLedger ledger, int from, int to) throws IOException {
    NaiveTables naive = new NaiveTables(ledger, from, to);
    assertThat(write(ledger, from, to))
        .containsOnlyKeys("transactions", "inputs", "outputs")
        .containsEntry("transactions", naive.transactions.toString())
        .containsEntry("inputs", naive.inputs.toString())
        .containsEntry("outputs", naive.outputs.toString());
  }

  @Test
  void write_shouldWriteWhatTransactionsSay() throws IOException {
    for (int seed = 0; seed < 300; seed++) {
      checkRandom(new Random(seed));
    }
  }

  private static void checkRandom(Random random) throws IOException {
    MemoryLedger ledger = new RandomChain(random).ledger();
    int first = ledger.firstBlock().height().value();
    int last = ledger.horizon().height().value();
    int from = first + random.nextInt(last - first + 1);
    check(ledger, first, last);
    check(ledger, from, from + random.nextInt(last - from + 1));
  }

  private static ChainBuilder payments() {
    ChainBuilder chain = new ChainBuilder();
    chain.block("mined", "miner", 10_000);
    chain.block("next", "pkh:miner", 5_000);
    chain.pay("t1").spend("mined:0").to("alice", 6_000).to("pkh:bob", 3_000).burn(7);
    chain.pay("t2").spend("t1:1").spend("t1:0").to("carol", 8_900);
    return chain;
  }

  @Test
  void write_shouldWriteAddresses() throws IOException {
    ChainBuilder chain = payments();
    check(chain.ledger(), 0, 2);
    assertThat(write(chain.ledger(), 0, 2).getOrDefault("inputs", "").lines().skip(3))
        .containsExactly(
            chain.id("t2")
                + ",1,"
                + chain.id("t1")
                + ",0,6000,"
                + ChainBuilder.address("alice")
                + ",P2WPKH");
  }

  @Test
  void write_shouldRefuseBlocksThatAreNotThere() {
    assertThatThrownBy(() -> write(payments().ledger(), 1, 3))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("the data does not have this range of blocks");
    assertThatThrownBy(() -> write(payments().ledger(), 2, 1))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void clusters_shouldNameEachByItsFirstAddress() throws IOException {
    MemoryTables tables = new MemoryTables(payments().ledger());
    Clustering clustering = CoSpend.cluster(tables, Set.of(), done -> {});
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ClustersCsv.write(tables, clustering, out)).isEqualTo(5);
    String alice = ChainBuilder.address("alice").text();
    String bob = ChainBuilder.address("pkh:bob").text();
    assertThat(out.toString(UTF_8).lines())
        .hasSize(6)
        .startsWith("address,script_type,cluster")
        .contains(alice + ",P2WPKH," + alice, bob + ",P2PKH," + alice);
  }

  @Test
  void balances_shouldListWhoHoldsAnything() throws IOException {
    ChainBuilder chain = payments();
    MemoryTables tables = new MemoryTables(chain.ledger());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BalancesCsv.write(tables, BalanceCensus.at(tables, BlockHeight.of(2), done -> {}), out);
    assertThat(out.toString(UTF_8).lines())
        .containsExactly(
            "address,script_type,balance_sat",
            ChainBuilder.address("pkh:miner") + ",P2PKH,5000",
            ChainBuilder.address("carol") + ",P2WPKH,8900");
  }
}
