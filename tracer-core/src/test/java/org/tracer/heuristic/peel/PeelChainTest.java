package org.tracer.heuristic.peel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.Hash256;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.error.InvalidInputException;
import org.tracer.heuristic.Verdict;
import org.tracer.heuristic.change.AddressType;
import org.tracer.heuristic.change.ChangeDetection;
import org.tracer.heuristic.change.Peeling;
import org.tracer.heuristic.change.PowerOfTen;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.MemoryLedger;
import org.tracer.ledger.MemoryLedgerBuilder;

/** Peel chains and every way they end. */
class PeelChainTest {

  private static final long COIN = 100_000_000;

  /** The vector of the specification: 10 BTC; peels of 1.2, 0.8 and 2.0; fees of 1,500 each. */
  private static ChainBuilder vector() {
    ChainBuilder chain = new ChainBuilder();
    chain.block("mined", "miner", 10 * COIN);
    chain.block("b2", "x", 1);
    chain.pay("p1").spend("mined:0").to("shop1", 120_000_000).to("r1", 879_998_500);
    chain.block("b3", "x", 2);
    chain.pay("p2").spend("p1:1").to("r2", 799_997_000).to("shop2", 80_000_000);
    chain.block("b4", "x", 3);
    chain.pay("p3").spend("p2:0").to("shop3", 200_000_000).to("r3", 599_995_500);
    return chain;
  }

  private static PeelChain follow(ChainBuilder chain, PeelRules rules) {
    return PeelChain.follow(chain.ledger(), chain.outPoint("mined:0"), rules);
  }

  private static PeelChain follow(ChainBuilder chain) {
    return follow(chain, PeelRules.standard());
  }

  @Test
  void follow_shouldReportEveryPeelAndTheRemainder() {
    ChainBuilder chain = vector();
    PeelChain found = follow(chain);
    assertThat(found.peels())
        .extracting(peel -> peel.remaining().value().value())
        .containsExactly(879_998_500L, 799_997_000L, 599_995_500L);
    assertThat(found.peels())
        .extracting(peel -> peel.payment().value().value())
        .containsExactly(120_000_000L, 80_000_000L, 200_000_000L);
    assertThat(found.peels())
        .extracting(Peel::paid)
        .containsExactly(chain.outPoint("p1:0"), chain.outPoint("p2:1"), chain.outPoint("p3:0"));
    assertThat(found.peels()).extracting(Peel::feeSat).containsOnly(1_500L);
    assertThat(found.peels().getFirst().payment().script()).isEqualTo(ChainBuilder.script("shop1"));
    assertThat(found.peels().getFirst().change().verdict()).isEqualTo(Verdict.YES);
    assertThat(found.peels().getFirst().change().subject())
        .isEqualTo(chain.outPoint("p1:1").toString());
    assertThat(found.stop()).isEqualTo(PeelStop.UNSPENT);
    assertThat(found.end()).isEqualTo(chain.outPoint("p3:1"));
  }

  @Test
  void line_shouldPutTheChainIntoOne() {
    ChainBuilder chain = vector();
    PeelLine line = follow(chain).line();
    assertThat(line.peels()).isEqualTo(3);
    assertThat(line.paidSat()).isEqualTo(4 * COIN);
    assertThat(line.feesSat()).isEqualTo(4_500);
    assertThat(line.addedSat()).isZero();
    assertThat(line.remainingSat()).isEqualTo(599_995_500);
    assertThat(Duration.between(line.first().time(), line.last().time())).hasMinutes(30);
    assertThat(line.toString())
        .isEqualTo(
            chain.outPoint("mined:0")
                + " with 1000000000 sat: 3 peels of 400000000 sat in all, fees 4500 sat, added 0"
                + " sat, remaining 599995500 sat in "
                + chain.outPoint("p3:1")
                + ", 2011-02-02T23:26:42Z to 2011-02-02T23:56:42Z, stopped: UNSPENT");
  }

  @Test
  void follow_shouldStopWhenTwoOutputsSurvive() {
    ChainBuilder chain = vector();
    chain.block("b5", "x", 4);
    chain.pay("p4").spend("p3:1").to("a", 300_000_001).to("b", 299_995_001);
    PeelChain found = follow(chain);
    assertThat(found.stop()).isEqualTo(PeelStop.AMBIGUOUS);
    assertThat(found.peels()).hasSize(3);
    assertThat(found.reason()).contains(chain.id("p4").toString()).contains("no change asserted");
  }

  @Test
  void follow_shouldStopAtOtherShapes() {
    ChainBuilder three = vector();
    three.block("b5", "x", 4);
    three.pay("p4").spend("p3:1").to("a", COIN).to("b", COIN).to("r4", 399_990_001);
    assertThat(follow(three).stop()).isEqualTo(PeelStop.OUTPUTS);
    ChainBuilder one = vector();
    one.block("b5", "x", 4);
    one.pay("p4").spend("p3:1").to("r4", 399_990_001);
    assertThat(follow(one).stop()).isEqualTo(PeelStop.OUTPUTS);
    ChainBuilder inputs = vector();
    inputs.block("b5", "x", 4);
    inputs.pay("p4").spend("p3:1").spend("b2:0").spend("b3:0").to("a", COIN).to("r4", 3_990_001);
    assertThat(follow(inputs).stop()).isEqualTo(PeelStop.INPUTS);
  }

  @Test
  void follow_shouldCountWhatASecondInputBrings() {
    ChainBuilder chain = vector();
    chain.block("b5", "x", 700_000_123);
    chain.block("b6", "x", 4);
    chain.pay("p4").spend("p3:1").spend("b5:0").to("a", 10 * COIN).to("r4", 299_994_123);
    PeelChain found = follow(chain);
    assertThat(found.peels()).hasSize(4);
    assertThat(found.peels().getLast().addedSat()).isEqualTo(700_000_123);
    assertThat(found.peels().getLast().feeSat()).isEqualTo(1_500);
    assertThat(found.line().remainingSat()).isEqualTo(299_994_123);
  }

  @Test
  void follow_shouldTakeBurntValueForAFee() {
    ChainBuilder chain = vector();
    chain.block("b5", "x", 4);
    chain.pay("p4").spend("p3:1").to("a", COIN).burn(7).to("r4", 499_993_993);
    PeelChain found = follow(chain);
    assertThat(found.peels()).hasSize(4);
    assertThat(found.peels().getLast().feeSat()).isEqualTo(1_507);
    assertThat(found.line().feesSat()).isEqualTo(6_007);
  }

  @Test
  void follow_shouldStopAtServicesAndMarkPeelsToThem() {
    ChainBuilder chain = vector();
    PeelRules rules =
        PeelRules.standard()
            .withService(script ->
                List.of(ChainBuilder.script("shop2"), ChainBuilder.script("r2")).contains(script));
    PeelChain found = follow(chain, rules);
    assertThat(found.stop()).isEqualTo(PeelStop.SERVICE);
    assertThat(found.end()).isEqualTo(chain.outPoint("p2:0"));
    assertThat(found.peels()).extracting(Peel::service).containsExactly(false, true);
  }

  @Test
  void follow_shouldStopAtCoinJoinsAndLimits() {
    ChainBuilder chain = vector();
    PeelRules rules = PeelRules.standard();
    PeelChain mixed = follow(chain, rules.withCoinJoin(tx -> tx.id().equals(chain.id("p2"))));
    assertThat(mixed.stop()).isEqualTo(PeelStop.COINJOIN);
    assertThat(mixed.peels()).hasSize(1);
    PeelChain limited = follow(chain, rules.withLimits(2, Duration.ofDays(1)));
    assertThat(limited.stop()).isEqualTo(PeelStop.HOP_LIMIT);
    assertThat(limited.peels()).hasSize(2);
    assertThat(follow(chain, rules.withLimits(3, Duration.ofDays(1))).stop())
        .isEqualTo(PeelStop.UNSPENT);
    assertThat(follow(chain, rules.withLimits(9, Duration.ofMinutes(9))).stop())
        .isEqualTo(PeelStop.DORMANT);
    assertThat(follow(chain, rules.withLimits(9, Duration.ofMinutes(10))).stop())
        .isEqualTo(PeelStop.UNSPENT);
  }

  @Test
  void follow_shouldReadNeighboursWhenAsked() {
    ChainBuilder chain = vector();
    PeelRules rules = PeelRules.standard();
    ChangeDetection peeling = ChangeDetection.of(List.of(new Peeling(), new AddressType()));
    chain.block("b5", "x", 4);
    chain.pay("sweep").spend("p1:0").to("y", 119_000_000);
    assertThat(follow(chain, rules.withChange(peeling, false)).peels()).isEmpty();
    PeelChain found = follow(chain, rules.withChange(peeling, true));
    assertThat(found.peels()).hasSize(1);
    assertThat(found.stop()).isEqualTo(PeelStop.AMBIGUOUS);
  }

  /** An input from outside the data: what it brings, and so the fee, cannot be known. */
  @Test
  void follow_shouldStopWhereAnInputIsNotInTheData() {
    TxId mined = new TxId(new Hash256(1, 0, 0, 0));
    MemoryLedgerBuilder builder = new MemoryLedgerBuilder();
    byte[] script = ChainBuilder.script("x").toBytes();
    int source = builder.addScriptSource(script);
    byte[] payee = ChainBuilder.script("payee").toBytes();
    builder.startBlock(block(1));
    builder.startTransaction(mined);
    builder.addOutput(10 * COIN, source, 0, script.length);
    builder.endTransaction();
    builder.startBlock(block(2));
    builder.startTransaction(new TxId(new Hash256(2, 0, 0, 0)));
    builder.addInput(mined, 0);
    builder.addInput(new TxId(new Hash256(3, 0, 0, 0)), 0);
    builder.addOutput(COIN, builder.addScriptSource(payee), 0, payee.length);
    builder.addOutput(10 * COIN + 7, source, 0, script.length);
    builder.endTransaction();
    MemoryLedger ledger = builder.build(ChainBuilder.NETWORK, "blocks:built", List.of());
    PeelRules rules =
        PeelRules.standard().withChange(ChangeDetection.of(List.of(new PowerOfTen(6))), false);
    PeelChain found = PeelChain.follow(ledger, new OutPoint(mined, 0), rules);
    assertThat(found.peels()).isEmpty();
    assertThat(found.stop()).isEqualTo(PeelStop.END_OF_DATA);
    assertThat(found.line().remainingSat()).isEqualTo(10 * COIN);
  }

  private static BlockRef block(int height) {
    return new BlockRef(
        BlockHeight.of(height),
        new BlockHash(new Hash256(0, 0, 0, height)),
        Instant.ofEpochSecond(1_600_000_000L + height));
  }

  @Test
  void follow_shouldSayWhichOutputIsNotThere() {
    ChainBuilder chain = vector();
    MemoryLedger ledger = chain.ledger();
    assertThatThrownBy(() -> PeelChain.follow(ledger, chain.outPoint("p3:2"), PeelRules.standard()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("not in the chain");
  }

  @Test
  void through_shouldFindTheChainOnceFromItsEarliestTransaction() {
    ChainBuilder chain = vector();
    List<PeelChain> found =
        PeelChains.through(
            chain.ledger(),
            List.of(chain.id("p3"), chain.id("p2"), chain.id("b2")),
            PeelRules.standard(),
            2);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().start()).isEqualTo(chain.outPoint("p1:1"));
    assertThat(found.getFirst().peels()).hasSize(2);
    assertThat(PeelChains.through(chain.ledger(), List.of(chain.id("p3")), PeelRules.standard(), 2))
        .isEmpty();
  }
}
