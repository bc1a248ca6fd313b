package org.tracer.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.accounting.Policies;
import org.tracer.accounting.Policy;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.SampleChain;
import org.tracer.source.SourceOptions;
import org.tracer.source.Sources;
import org.tracer.source.TestOptions;
import org.tracer.source.bitcoind.BcoinNode;
import org.tracer.source.bitcoind.FakeNode;
import org.tracer.source.bitcoind.FakeNode.Feature;
import org.tracer.source.esplora.FakeEsplora;
import org.tracer.trace.Seed;
import org.tracer.trace.StopRules;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;

/**
 * One chain, asked in every way there is and with few or many requests at once: the documents
 * differ in the name of the source only.
 */
class SameDocumentTest {

  private final SampleChain sample = new SampleChain();

  @TempDir private Path directory;

  @Test
  void write_shouldGiveTheSameBytesFromEverySource() throws IOException {
    Path file = directory.resolve("blk00000.dat");
    Files.write(file, sample.chain.blockFile());
    String fromBlocks = documents("blocks:" + file, "blocks", 4);

    try (FakeEsplora server = new FakeEsplora(sample.chain.blocks())) {
      assertThat(documents(server.uri(), "esplora", 4)).isEqualTo(fromBlocks);
      assertThat(documents(server.uri(), "", 1)).isEqualTo(fromBlocks);
      assertThat(documents(server.uri(), "", 16)).isEqualTo(fromBlocks);
    }
    for (Set<Feature> features :
        List.of(EnumSet.of(Feature.TXINDEX, Feature.SPENDERINDEX), EnumSet.of(Feature.TXINDEX))) {
      try (FakeNode node = new FakeNode(sample.chain.blocks(), features)) {
        assertThat(documents(node.uri(), "node" + features, 4)).isEqualTo(fromBlocks);
      }
    }
    for (String recorded : List.of("blocks", "esplora")) {
      assertThat(documents("recording:" + directory.resolve(recorded), "", 4))
          .as(recorded)
          .isEqualTo(fromBlocks);
    }
  }

  /** The documents of all policies; what is asked is recorded under a name, if there is one. */
  private String documents(String uri, String recordAs, int concurrency) throws IOException {
    SourceOptions options =
        TestOptions.quick().withEnvironment(BcoinNode::environment).withConcurrency(concurrency);
    if (!recordAs.isEmpty()) {
      options = options.withRecordDirectory(directory.resolve(recordAs));
    }
    StringBuilder documents = new StringBuilder();
    try (UtxoLedger ledger = Sources.open(uri, options)) {
      for (Policy policy : Policies.all()) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TraceDocument.write(
            Tracer.trace(ledger, new TraceRequest(seeds(), policy, StopRules.NONE)), out);
        documents.append(out.toString(StandardCharsets.UTF_8));
      }
    }
    String text = documents.toString().replaceAll("\"source\" : \"[^\"]*\"", "");
    int notices = text.indexOf("\"notices\"");
    assertThat(notices).isPositive();
    return text.replaceAll("(?s)\"notices\" : \\[.*?\\]", "");
  }

  private List<Seed> seeds() {
    return List.of(
        new Seed.OfOutPoint("first", sample.chain.outPoint("mined1:0")),
        new Seed.OfTransaction("second", sample.id("mined2"), List.of()),
        new Seed.OfAddress("collector", "collector", ChainBuilder.script("collector"), null, null));
  }
}
