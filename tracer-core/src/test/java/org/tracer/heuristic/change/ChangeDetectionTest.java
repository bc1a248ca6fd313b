package org.tracer.heuristic.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tracer.chain.Hash256;
import org.tracer.chain.TxId;
import org.tracer.heuristic.Inference;
import org.tracer.heuristic.Verdict;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.MemoryLedger;

/** What heuristics say together. */
class ChangeDetectionTest {

  private static final TxId ID = new TxId(new Hash256(1, 2, 3, 4));

  private static final ChangeDetection FIVE =
      ChangeDetection.of(
          List.of(
              new OptimalChange(),
              new AddressType(),
              new ModThousand(),
              new PowerOfTen(6),
              new ClientChange()));

  /** The first example of the specification. */
  private static Draft unanimous() {
    return new Draft()
        .in("a", 50_000)
        .in("b", 60_000)
        .out("sh:payee", 100_000)
        .out("change", 8_500)
        .before(0, Seen.NO)
        .before(1, Seen.NO);
  }

  @Test
  void judge_shouldAssertTheOutputThatAllLeave() {
    ChangeVerdict verdict = FIVE.judge(unanimous().subject());
    assertThat(verdict.change()).isEqualTo(OptionalInt.of(1));
    assertThat(verdict.agreeing(1)).isEqualTo(3);
    assertThat(verdict.applied()).isEqualTo(5);
    assertThat(verdict.ruledOutBy(0))
        .extracting(heuristic -> heuristic.id())
        .containsExactly("optimal-change", "address-type", "mod-1000");
    assertThat(verdict.leftBy(0))
        .extracting(heuristic -> heuristic.id())
        .containsExactly("power-of-ten", "client-change");
    Inference inference = verdict.inference(ID);
    assertThat(inference.verdict()).isEqualTo(Verdict.YES);
    assertThat(inference.subject()).isEqualTo(ID + ":1");
    assertThat(inference.claim()).isEqualTo("change");
    assertThat(inference.heuristic().parameters().get("heuristics"))
        .isEqualTo(
            "optimal-change/1 address-type/1 mod-1000/1 power-of-ten/1{digits=6} client-change/1");
    assertThat(inference.evidence())
        .containsExactly(
            "output 1 alone is left by all 5 heuristics that apply; 3 of them leave no other",
            "optimal-change/1 leaves 1 of outputs 0, 1",
            "address-type/1 leaves 1 of outputs 0, 1",
            "mod-1000/1 leaves 1 of outputs 0, 1",
            "power-of-ten/1 rules nothing out",
            "client-change/1 rules nothing out");
  }

  /** The second example of the specification. */
  @Test
  void judge_shouldAssertNothingWhenTwoSurvive() {
    Draft draft = new Draft().in("a", 100_000).out("x", 45_123).out("y", 53_877);
    ChangeVerdict verdict = FIVE.judge(draft.before(0, Seen.NO).before(1, Seen.NO).subject());
    assertThat(verdict.change()).isEmpty();
    assertThat(verdict.survivors().list()).containsExactly(0, 1);
    Inference inference = verdict.inference(ID);
    assertThat(inference.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(inference.subject()).isEqualTo(ID.toString());
    assertThat(inference.evidence())
        .startsWith(
            "no change asserted: outputs 0, 1 are left by all 4 heuristics that apply",
            "optimal-change/1 does not apply: there is one input");
  }

  @Test
  void judge_shouldAssertNothingWhenHeuristicsContradictEachOther() {
    Draft draft = unanimous().before(1, Seen.YES);
    ChangeVerdict verdict = FIVE.judge(draft.subject());
    assertThat(verdict.change()).isEmpty();
    assertThat(verdict.survivors().size()).isZero();
    assertThat(verdict.inference(ID).evidence().getFirst()).contains("no output in common");
  }

  /** Both go to one lock: it cannot be the payee's and the spender's at once. */
  @Test
  void judge_shouldAssertNothingWhenAnotherOutputPaysTheSameLock() {
    Draft draft = new Draft().in("a", 50_000).in("b", 60_000).out("x", 100_000).out("x", 8_500);
    ChangeVerdict verdict = ChangeDetection.of(ChangeHeuristics.standard()).judge(draft.subject());
    assertThat(verdict.survivors().list()).containsExactly(1);
    assertThat(verdict.change()).isEmpty();
    Inference inference = verdict.inference(ID);
    assertThat(inference.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(inference.subject()).isEqualTo(ID.toString());
    assertThat(inference.evidence().getFirst())
        .isEqualTo(
            "no change asserted: output 1 alone is left, and another output pays the same lock");
  }

  /** What goes back to a spent lock in two parts is change in both. */
  @Test
  void judge_shouldNotCallOneOfTwoOutputsToASpentLockTheChange() {
    Draft draft = new Draft().in("a", 9_000_000).out("a", 3_000_000).out("a", 512_345);
    ChangeVerdict verdict =
        ChangeDetection.of(ChangeHeuristics.standard())
            .judge(draft.out("payee", 5_480_000).subject());
    assertThat(verdict.survivors().list()).containsExactly(1);
    assertThat(verdict.change()).isEmpty();
  }

  @Test
  void judge_shouldAssertNothingOfCoinJoins() {
    ChangeVerdict verdict = FIVE.judge(unanimous().subject().as(SpendingTransaction.Kind.COINJOIN));
    assertThat(verdict.change()).isEmpty();
    assertThat(verdict.opinions()).isEmpty();
    assertThat(verdict.inference(ID).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void judge_shouldNotCallTheOnlySpendableOutputChange() {
    Draft draft = new Draft().in("a", 100_000).in("b", 70_000).out("data", 0).out("x", 1_001);
    ChangeVerdict verdict = FIVE.judge(draft.subject());
    assertThat(verdict.candidates().list()).containsExactly(1);
    assertThat(verdict.change()).isEmpty();
    assertThat(verdict.obstacle()).isEqualTo(ChangeVerdict.Obstacle.ONE_OUTPUT);
  }

  @Test
  void judge_shouldAssertNothingWhenNothingIsKnownOfTheInputs() {
    Draft draft = new Draft().unknownIn().unknownIn().out("x", 45_123).out("y", 53_877);
    assertThat(ChangeDetection.all().judge(draft.subject()).change()).isEmpty();
  }

  @Test
  void of_shouldRefuseTheSameHeuristicTwice() {
    assertThatThrownBy(() -> ChangeDetection.of(List.of(new LowR(), new LowR())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("low-r/1");
    assertThatThrownBy(() -> ChangeDetection.of(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void all_shouldHaveNamesOfTheirOwn() {
    assertThat(ChangeHeuristics.all())
        .extracting(one -> one.heuristic().id())
        .doesNotHaveDuplicates()
        .hasSize(20);
  }

  /** On a ledger: what is paid before and after, and by whom outputs are spent. */
  @Test
  void whole_shouldLookUpWhatStandsAround() {
    ChainBuilder chain = new ChainBuilder();
    chain.block("m1", "miner", 100_000);
    chain.block("m2", "shop", 50_000);
    chain.pay("pay").spend("m1:0").to("shop", 30_000).to("fresh", 69_000);
    chain.block("m3", "miner", 1);
    chain.pay("next").spend("pay:1").to("other", 20_000).to("rest", 48_000);
    chain.block("m4", "shop", 1);
    MemoryLedger ledger = chain.ledger();
    LedgerSurroundings around = around(ledger, chain.id("pay"), true);
    assertThat(around.paidBefore(0)).isEqualTo(Seen.YES);
    assertThat(around.paidBefore(1)).isEqualTo(Seen.NO);
    assertThat(around.paidAgain(0)).isEqualTo(Seen.YES);
    assertThat(around.paidAgain(1)).isEqualTo(Seen.NO);
    assertThat(around.spender(0)).isNull();
    assertThat(Objects.requireNonNull(around.spender(1)).transaction().isPeel()).isTrue();
    assertThat(Objects.requireNonNull(around.maker(0)).index()).isZero();
    assertThat(around(ledger, chain.id("pay"), false).paidBefore(1)).isEqualTo(Seen.UNKNOWN);
    ChangeVerdict verdict =
        ChangeDetection.of(List.of(new ShadowChange(), new OneTimeChange(), new LowR()))
            .judge(around.subject());
    assertThat(verdict.change()).isEqualTo(OptionalInt.of(1));
    assertThat(verdict.agreeing(1)).isEqualTo(2);
  }

  private static LedgerSurroundings around(MemoryLedger ledger, TxId id, boolean first) {
    return LedgerSurroundings.whole(ledger, ledger.find(id), first);
  }

  @Test
  void weight_shouldBeThatOfTheSerialisedTransaction() {
    // By hand: 10 + 41 + 2 * 31 = 113 bytes, 4 each; marker and flag 2; 1 + 72 + 34 of witness.
    Draft draft =
        new Draft()
            .signed("a", 100_000, "", List.of("00".repeat(71), "02".repeat(33)))
            .out("x", 1)
            .out("y", 2);
    assertThat(draft.subject().transaction().weight()).isEqualTo(4 * 113 + 2 + 107);
  }
}
