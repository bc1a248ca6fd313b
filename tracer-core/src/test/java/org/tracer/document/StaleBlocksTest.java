package org.tracer.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.Policies;
import org.tracer.bounds.BoundedComparison;
import org.tracer.bounds.EndpointBounds;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.blocks.BlockFiles;
import org.tracer.trace.Seed;
import org.tracer.trace.StopRules;
import org.tracer.trace.TraceComparison;
import org.tracer.trace.TraceListener;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;

/** A result depends on the best chain only, not on blocks that lost to it. */
class StaleBlocksTest {

  /** On the branch that lost, the same coins go to somebody else, with other fees. */
  @Test
  void resultOfAnyRule_shouldNotKnowOfABranchThatLost() throws IOException {
    ChainBuilder best = new ChainBuilder();
    best.block("b1", "victim", 1_000);
    best.block("b2", "other", 700);
    ChainBuilder lost = best.forkAt(2);
    best.block("b3", "miner", 50);
    best.pay("paid").spend("b1:0").spend("b2:0").to("shop", 900).to("change", 750);
    best.block("b4", "miner", 50);
    lost.block("c3", "rival", 50);
    lost.pay("elsewhere").spend("b1:0").to("stranger", 990);
    List<byte[]> both = new ArrayList<>(best.blocks());
    both.add(2, lost.blocks().get(3));
    Seed seed = new Seed.OfOutPoint("seed", best.outPoint("b1:0"));

    assertThat(document(ChainBuilder.blockFile(ChainBuilder.NETWORK, both), seed))
        .isEqualTo(document(best.blockFile(), seed))
        .contains(best.id("paid").toString())
        .doesNotContain(lost.id("elsewhere").toString());
  }

  /** All rules and bounds, without what is said of the blocks that were found. */
  private static String document(byte[] blocks, Seed seed) throws IOException {
    try (UtxoLedger ledger = BlockFiles.read("test", blocks)) {
      TraceRequest request =
          new TraceRequest(List.of(seed), Policies.all().getFirst(), StopRules.NONE);
      TraceComparison comparison =
          Tracer.compare(ledger, request, Policies.all(), TraceListener.SILENT);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      TraceDocument.write(
          new BoundedComparison(comparison, EndpointBounds.of(comparison, 50, List.of())), out);
      String document = out.toString(UTF_8);
      return document.substring(0, document.indexOf("\"notices\""));
    }
  }
}
