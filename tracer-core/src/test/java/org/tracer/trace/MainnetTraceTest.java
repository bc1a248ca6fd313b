package org.tracer.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.Haircut;
import org.tracer.accounting.Lossless;
import org.tracer.accounting.Poison;
import org.tracer.accounting.Policy;
import org.tracer.chain.OutPoint;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.MemoryLedger;
import org.tracer.source.blocks.BlockFiles;
import org.tracer.source.blocks.RealBlocks;

/**
 * The first payment there was, on the first blocks there were: the coinbase of block 9, which block
 * 170 splits, and everything that came of it up to block 4312. Read by hand from the blocks:
 *
 * <pre>
 * block 170  f4184fc5  50          -> 10 (:0, rests)   40 (:1)
 * block 181  a16f3ce4  40          -> 10 (:0, rests)   30 (:1)
 * block 182  591e91f8  30          ->  1 (:0)          29 (:1)
 * block 183  12b5633b  29          ->  1 (:0)          28 (:1)
 * block 187  4385fcf8   1 of 183   ->  1 (:0)
 * block 221  298ca204   1 of 182   ->  1 (:0, rests)
 * block 248  828ef3b0  28          -> 10 (:0)          18 (:1, rests)
 * block 496  a3b0e9e7  50 of others, 1 of 187, 10 of 248  ->  61 (:0, rests; 11 of it traced)
 * </pre>
 *
 * 10 + 10 + 1 + 18 + 11 = 50, and nobody paid a fee.
 */
class MainnetTraceTest {

  private static final String SEED =
      "0437cd7f8525ceed2324359c2d0ba26006d92d856a9c20fa0241106ee5a597c9:0";

  private MemoryLedger ledger = new ChainBuilder().ledger();

  @BeforeEach
  void read() throws IOException {
    ledger = BlockFiles.open(List.of(RealBlocks.file("btc-blocks/blk00000-first1MB-clean.dat")));
  }

  @Test
  void trace_shouldFollowTheCoinbaseOfBlock9() {
    List<String> expected =
        List.of(
            "f4184fc596403b9d638783cf57adfe4c75c605f6356fbc91338530e9831e9e16:0 1000000000",
            "a16f3ce4dd5deb92d98ef5cf8afeaf0775ebca408f708b2146c4fb42b41e14be:0 1000000000",
            "298ca2045d174f8a158961806ffc4ef96fad02d71a6b84d9fa0491813a776160:0 100000000",
            "828ef3b079f9c23829c56fe86e85b4a69d9e06e5b54ea597eef5fb3ffef509fe:1 1800000000",
            "a3b0e9e7cddbbe78270fa4182a7675ff00b92872d8df7d14265a2b1e379a9d33:0 1100000000");

    // One output at the only merge: FIFO and haircut agree.
    for (Policy policy : List.of(Lossless.FIFO, new Haircut())) {
      Trace trace = trace(policy);
      assertThat(endpoints(trace)).isEqualTo(expected);
      assertThat(trace.endpoints()).allMatch(end -> end.reason() == StopReason.UNSPENT);
      assertThat(trace.transactions()).hasSize(9);
      assertThat(trace.horizon().height().value()).isEqualTo(4312);
    }
  }

  @Test
  void poison_shouldMarkTheWholeOfTheMergedOutput() {
    assertThat(endpoints(trace(new Poison())))
        .contains("a3b0e9e7cddbbe78270fa4182a7675ff00b92872d8df7d14265a2b1e379a9d33:0 6100000000");
  }

  /** Bare public keys have no address, and are followed all the same. */
  @Test
  void trace_shouldFollowOutputsWithoutAnAddress() {
    TracedTransaction first = trace(Lossless.FIFO).transactions().getFirst();

    assertThat(first.block().height().value()).isEqualTo(9);
    assertThat(first.outputs().getFirst().scriptType()).isEqualTo(ScriptType.P2PK);
    assertThat(first.outputs().getFirst().address()).isNull();
    assertThat(first.outputs().getFirst().descriptor())
        .startsWith("pk(0411db93e1dcdb8a016b49840f8c53bc1eb68a382e97b1482ecad7b148a6909a5c");
  }

  private Trace trace(Policy policy) {
    Seed seed = new Seed.OfOutPoint("block 9", OutPoint.parse(SEED));
    return Tracer.trace(ledger, new TraceRequest(List.of(seed), policy, StopRules.NONE));
  }

  private static List<String> endpoints(Trace trace) {
    return trace.endpoints().stream().map(end -> end.position() + " " + end.amount()).toList();
  }
}
