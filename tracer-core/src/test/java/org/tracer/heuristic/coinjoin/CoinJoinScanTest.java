package org.tracer.heuristic.coinjoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.heuristic.LedgerShape;
import org.tracer.heuristic.Verdict;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.ChainTables;
import org.tracer.ledger.MemoryTables;
import org.tracer.ledger.UtxoLedger;

class CoinJoinScanTest {

  private static final ChainBuilder CHAIN = chain();

  /** Block 0 is the genesis block; "equal" is in block 3, "payment" and "later" are in block 4. */
  private static ChainBuilder chain() {
    ChainBuilder chain = new ChainBuilder();
    chain.block("b0", "a", 100_000);
    chain.block("b1", "b", 90_000);
    chain.block("b2", "c", 80_000);
    chain
        .pay("equal")
        .spend("b0:0")
        .spend("b1:0")
        .to("x", 50_000)
        .to("y", 50_000)
        .to("z", 49_000)
        .to("w", 39_000);
    chain.block("b3", "d", 70_000);
    chain.pay("payment").spend("b2:0").to("shop", 30_000).to("rest", 49_000);
    chain
        .pay("later")
        .spend("equal:0")
        .spend("equal:1")
        .to("p", 40_000)
        .to("q", 40_000)
        .to("r", 9_500)
        .to("s", 9_000);
    return chain;
  }

  private static List<String> scan(CoinJoinDetectors detectors, int first, int last) {
    ChainTables tables = new MemoryTables(CHAIN.ledger());
    List<String> found = new ArrayList<>();
    long[] looked = {-1};
    CoinJoinCounts counts =
        CoinJoinScan.run(
            tables,
            detectors,
            BlockHeight.of(first),
            BlockHeight.of(last),
            (transaction, answer) -> found.add(line(tables.id(transaction).toString(), answer)),
            done -> looked[0] = done);
    assertThat(counts.spokenOf()).isEqualTo(found.size());
    assertThat(counts.transactions()).isEqualTo(looked[0]);
    return found;
  }

  /** Asked one by one, over the ledger and not over its tables. */
  private static List<String> oneByOne(CoinJoinDetectors detectors) {
    List<String> found = new ArrayList<>();
    UtxoLedger ledger = CHAIN.ledger();
    for (String name : List.of("equal", "payment", "later")) {
      long key = ledger.find(CHAIN.id(name));
      CoinJoinAnswer answer = detectors.judge(LedgerShape.of(ledger.transaction(key)));
      if (answer.verdict() != Verdict.NO) {
        found.add(line(CHAIN.id(name).toString(), answer));
      }
    }
    return found;
  }

  private static String line(String id, CoinJoinAnswer answer) {
    return id + answer.findings().stream().map(each -> each.kind() + " " + each.verdict()).toList();
  }

  @Test
  void run_shouldSayOfEveryTransactionWhatIsSaidOfItAlone() {
    for (CoinJoinDetectors detectors :
        List.of(
            CoinJoinDetectors.of(BitcoinNetwork.REGTEST),
            CoinJoinDetectors.withoutPayJoin(BitcoinNetwork.REGTEST))) {
      List<String> all = scan(detectors, 0, 4);
      assertThat(all).isEqualTo(oneByOne(detectors));
      assertThat(all.getFirst()).startsWith(CHAIN.id("equal").toString()).contains("equal-outputs");
    }
  }

  @Test
  void run_shouldLookAtTheBlocksThatAreNamed() {
    CoinJoinDetectors detectors = CoinJoinDetectors.withoutPayJoin(BitcoinNetwork.REGTEST);
    assertThat(scan(detectors, 0, 2)).isEmpty();
    assertThat(scan(detectors, 3, 3)).singleElement().asString().contains("equal-outputs");
    assertThat(scan(detectors, 4, 4))
        .singleElement()
        .asString()
        .startsWith(CHAIN.id("later").toString());
    assertThatThrownBy(() -> scan(detectors, 4, 3)).isInstanceOf(InvalidInputException.class);
    assertThatThrownBy(() -> scan(detectors, 0, 5)).isInstanceOf(InvalidInputException.class);
  }

  @Test
  void counts_shouldCountWhatEachDetectorSays() {
    ChainTables tables = new MemoryTables(CHAIN.ledger());
    CoinJoinCounts counts =
        CoinJoinScan.run(
            tables,
            CoinJoinDetectors.of(BitcoinNetwork.REGTEST),
            BlockHeight.of(0),
            BlockHeight.of(4),
            (transaction, answer) -> {},
            done -> {});
    // Five coinbases and three payments; half of the outputs of two of them are equal.
    assertThat(counts.transactions()).isEqualTo(8);
    assertThat(counts.of(CoinJoinKind.EQUAL_OUTPUTS, Verdict.YES)).isEqualTo(2);
    assertThat(counts.of(CoinJoinKind.WHIRLPOOL, Verdict.YES)).isZero();
  }
}
