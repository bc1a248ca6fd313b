package org.tracer.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.Haircut;
import org.tracer.accounting.Lossless;
import org.tracer.accounting.Poison;
import org.tracer.accounting.Policy;
import org.tracer.accounting.Pure;
import org.tracer.chain.OutPoint;
import org.tracer.chain.Satoshi;
import org.tracer.graph.Grain;
import org.tracer.graph.NamedLedger;
import org.tracer.graph.TraceEdge;
import org.tracer.graph.TraceGraph;

/**
 * Fees that go on into the coinbase: the vector of the domain reference, subsidy 312,500,000, fees
 * of 1,001 clean and then 500 labelled, coinbase outputs of 300,000,000 and 12,501,501.
 */
class FeesIntoCoinbaseTest {

  /** A regtest height whose subsidy is 50 coins halved four times. */
  private static final int HEIGHT = 600;

  @Test
  void feesFirst_shouldPutFeesInFrontOfTheFirstOutput() {
    NamedLedger ledger = vector(12_501_501);
    ledger.block(HEIGHT + 100).transaction("next").pay("m", 1);
    ledger.transaction("spend0").spend("reward", 0).pay("x0", 1_001).pay("x1", 500).pay("x2", 9);

    assertThat(ends(ledger, Lossless.FIFO, FeeRule.FEES_FIRST))
        .containsExactly("UNSPENT dirtypay:0 500", "UNSPENT spend0:1 500");
    assertThat(ends(ledger, Lossless.FIFO, FeeRule.ENDPOINT))
        .containsExactly("UNSPENT dirtypay:0 500", "FEE dirtypay 500");
  }

  @Test
  void subsidyFirst_shouldPutFeesBehindTheSubsidy() {
    NamedLedger ledger = vector(12_501_501);
    ledger.block(HEIGHT + 100).transaction("next").pay("m", 1);
    ledger.transaction("spend1").spend("reward", 1).pay("y0", 12_501_001).pay("y1", 500);

    assertThat(ends(ledger, Lossless.FIFO, FeeRule.SUBSIDY_FIRST))
        .containsExactly("UNSPENT dirtypay:0 500", "UNSPENT spend1:1 500");
  }

  @Test
  void haircut_shouldShareFeesOverTheWholeReward() {
    assertThat(ends(vector(12_501_501), new Haircut(), FeeRule.FEES_FIRST))
        .containsExactly(
            "UNSPENT dirtypay:0 500",
            // 500 * 300,000,000 / 312,501,501 = 479.998, and 20.002 for the other
            "UNSPENT reward:0 480",
            "UNSPENT reward:1 20");
  }

  @Test
  void poison_shouldLabelTheWholeReward() {
    assertThat(ends(vector(12_501_501), new Poison(), FeeRule.SUBSIDY_FIRST))
        .containsExactly(
            "UNSPENT dirtypay:0 500", "UNSPENT reward:0 300000000", "UNSPENT reward:1 12501501");
  }

  @Test
  void pure_shouldEndWhereTheFeeMeetsTheSubsidy() {
    assertThat(ends(vector(12_501_501), new Pure(), FeeRule.FEES_FIRST))
        .containsExactly("UNSPENT dirtypay:0 500", "COMMINGLED dirtypay 500");
  }

  @Test
  void rewardThatNobodyClaims_shouldBeBurned() {
    assertThat(ends(vector(12_500_000), Lossless.FIFO, FeeRule.SUBSIDY_FIRST))
        .containsExactly("UNSPENT dirtypay:0 500", "BURN reward 500");
  }

  @Test
  void seedInTheCoinbase_shouldLeaveCollectedFeesTheirLabel() {
    NamedLedger ledger = vector(12_501_501);
    TraceRequest request =
        new TraceRequest(
                List.of(seed("victim", "dirty", 0), seed("miner", "reward", 0)),
                Lossless.FIFO,
                StopRules.NONE)
            .withFees(FeeRule.FEES_FIRST);
    Trace trace = Tracer.trace(ledger.build(), request);

    assertThat(seeded(trace, "miner")).isEqualTo(299_999_500);
    assertThat(seeded(trace, "victim")).isEqualTo(1_000);
  }

  /** Payer, fee, coinbase and what it pays hang together in the graph, burned reward included. */
  @Test
  void graph_shouldLeadFromTheFeeIntoTheCoinbase() {
    for (FeeRule fees : FeeRule.values()) {
      TraceRequest request =
          new TraceRequest(List.of(seed("victim", "dirty", 0)), Lossless.FIFO, StopRules.NONE)
              .withFees(fees);
      TraceGraph graph =
          TraceGraph.of(Tracer.trace(vector(12_500_000).build(), request), Grain.OUTPUTS);
      List<String> edges =
          graph.graph().edgeSet().stream()
              .filter(edge -> edge.kind() == TraceEdge.Kind.FEE)
              .map(edge -> edge.id().replace(String.valueOf(NamedLedger.id("reward")), "reward"))
              .map(edge -> edge.replace(String.valueOf(NamedLedger.id("dirtypay")), "dirtypay"))
              .toList();
      assertThat(edges)
          .isEqualTo(
              switch (fees) {
                case ENDPOINT -> List.of("dirtypay:fee");
                case FEES_FIRST -> List.of("dirtypay:fee", "reward:collects:dirtypay");
                case SUBSIDY_FIRST ->
                    List.of("dirtypay:fee", "reward:collects:dirtypay", "reward:fee");
              });
    }
  }

  @Test
  void hopLimit_shouldLetFeesEndWhereTheyArePaid() {
    TraceRequest request =
        new TraceRequest(
                List.of(seed("victim", "dirty", 0)), Lossless.FIFO, StopRules.NONE.withMaxHops(1))
            .withFees(FeeRule.FEES_FIRST);

    assertThat(lines(Tracer.trace(vector(12_501_501).build(), request)))
        .containsExactly("UNSPENT dirtypay:0 500", "FEE dirtypay 500");
  }

  /** A fee that a limit ended is in the reward all the same, where a seed counts it again. */
  @Test
  void hopLimit_shouldSayThatFeesAndSeededRewardOverlap() {
    TraceRequest request =
        new TraceRequest(
            List.of(seed("victim", "dirty", 0), seed("miner", "reward", 0)),
            Lossless.FIFO,
            StopRules.NONE.withMaxHops(1));
    Trace followed = Tracer.trace(vector(12_501_501).build(), request.withFees(FeeRule.FEES_FIRST));
    Trace ended = Tracer.trace(vector(12_501_501).build(), request);

    assertThat(seeded(followed, "miner")).isEqualTo(300_000_000);
    assertThat(followed.notices()).anyMatch(notice -> notice.contains("can overlap"));
    assertThat(ended.notices()).noneMatch(notice -> notice.contains("can overlap"));
  }

  /** The block of the vector; the coinbase's second output is the caller's. */
  private static NamedLedger vector(long second) {
    return new NamedLedger()
        .block(1)
        .transaction("clean")
        .pay("a", 2_001)
        .block(2)
        .transaction("dirty")
        .pay("b", 1_000)
        .block(HEIGHT)
        .transaction("reward")
        .pay("miner", 300_000_000)
        .pay("pool", second)
        .transaction("cleanpay")
        .spend("clean", 0)
        .pay("c", 1_000)
        .transaction("dirtypay")
        .spend("dirty", 0)
        .pay("d", 500);
  }

  private static Seed seed(String label, String transaction, int vout) {
    return new Seed.OfOutPoint(label, new OutPoint(NamedLedger.id(transaction), vout));
  }

  private static List<String> ends(NamedLedger ledger, Policy policy, FeeRule fees) {
    TraceRequest request =
        new TraceRequest(List.of(seed("victim", "dirty", 0)), policy, StopRules.NONE)
            .withFees(fees);
    return lines(Tracer.trace(ledger.build(), request));
  }

  private static BigInteger seeded(Trace trace, String label) {
    return Objects.requireNonNull(trace.balanceSheet().byLabel().get(label)).seeded();
  }

  private static List<String> lines(Trace trace) {
    return trace.endpoints().stream()
        .map(end -> {
          String place = NamedLedger.name(end.transaction());
          String vout = end.position() instanceof OutPoint at ? ":" + at.vout() : "";
          return end.reason() + " " + place + vout + " " + ((Satoshi) end.amount()).value();
        })
        .toList();
  }
}
