package org.tracer.evidence.bitcoin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.accounting.Policies;
import org.tracer.chain.TxId;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.FakeServer.Reply;
import org.tracer.source.SampleChain;
import org.tracer.source.SourceOptions;
import org.tracer.source.Sources;
import org.tracer.source.TestOptions;
import org.tracer.source.bitcoind.BcoinNode;
import org.tracer.source.bitcoind.FakeNode;
import org.tracer.source.bitcoind.FakeNode.Feature;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.esplora.FakeEsplora;
import org.tracer.source.index.ChainIndex;
import org.tracer.source.index.IndexedLedger;
import org.tracer.source.index.build.BuildListener;
import org.tracer.source.index.build.IndexBuild;
import org.tracer.source.index.build.Resources;
import org.tracer.trace.Direction;
import org.tracer.trace.Seed;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceComparison;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;

/** Every source proves the same transactions with the same bytes. */
class SourcesProofsTest {

  private final SampleChain sample = new SampleChain();
  private final SortedSet<TxId> ids = new TreeSet<>(sample.ids());

  @TempDir private Path directory;

  private SourceOptions options() {
    return TestOptions.quick().withEnvironment(BcoinNode::environment);
  }

  private String proofs(String uri) {
    try (UtxoLedger ledger = Sources.open(uri, options())) {
      return ProofFile.write(ledger, ids);
    }
  }

  private String recorded(String uri, String name) {
    SourceOptions options = options().withRecordDirectory(directory.resolve(name));
    try (UtxoLedger ledger = Sources.open(uri, options)) {
      return ProofFile.write(ledger, ids);
    }
  }

  @Test
  void write_shouldGiveTheSameProofsFromEverySource() throws IOException {
    Path blocks = Files.createDirectory(directory.resolve("blocks"));
    Files.write(blocks.resolve("blk00000.dat"), sample.chain.blockFile());
    String fromBlocks = proofs("blocks:" + blocks);
    assertThat(ProofFile.verify(fromBlocks, ids, ChainBuilder.NETWORK).isComplete()).isTrue();

    assertThat(recorded("blocks:" + blocks, "of-blocks")).isEqualTo(fromBlocks);
    try (FakeEsplora server = new FakeEsplora(sample.chain.blocks())) {
      assertThat(recorded(server.uri(), "of-server")).isEqualTo(fromBlocks);
    }
    try (FakeNode node = new FakeNode(sample.chain.blocks(), Set.of(Feature.TXINDEX))) {
      assertThat(recorded(node.uri(), "of-node")).isEqualTo(fromBlocks);
    }
    new IndexBuild(
            directory.resolve("index"),
            new Resources(Resources.LEAST_MEMORY, 2),
            BuildListener.SILENT)
        .build(blocks, null);
    try (UtxoLedger ledger =
        new IndexedLedger(ChainIndex.open(directory.resolve("index"), null), "index:test")) {
      assertThat(ProofFile.write(ledger, ids)).isEqualTo(fromBlocks);
    }

    Files.delete(blocks.resolve("blk00000.dat"));
    for (String recording : Set.of("of-blocks", "of-server", "of-node")) {
      assertThat(proofs("recording:" + directory.resolve(recording)))
          .as(recording)
          .isEqualTo(fromBlocks);
    }
  }

  /** Three a block, and none where the coinbase itself is proved. */
  @Test
  void write_shouldAskAnEsploraServerThreeTimesABlock() {
    try (FakeEsplora server = new FakeEsplora(sample.chain.blocks());
        UtxoLedger ledger = Sources.open(server.uri(), options())) {
      SortedSet<TxId> three =
          new TreeSet<>(Set.of(sample.id("split"), sample.id("first"), sample.id("merge")));
      three.forEach(ledger::find);
      int before = server.requests();
      String proofs = ProofFile.write(ledger, three);
      assertThat(server.requests() - before).isEqualTo(6);
      assertThat(ProofFile.verify(proofs, three, ChainBuilder.NETWORK).isComplete()).isTrue();

      ledger.find(sample.id("small7"));
      before = server.requests();
      ProofFile.write(ledger, Set.of(sample.id("small7")));
      assertThat(server.requests() - before).isZero();
    }
  }

  @Test
  void write_shouldRefuseAServerThatGivesAnotherCoinbase() {
    String block = BlockHeader.read(sample.chain.blocks().get(3), 0).hash().toString();
    for (String lie : Set.of("first", "mined2", "small3")) {
      try (FakeEsplora server = new FakeEsplora(sample.chain.blocks());
          UtxoLedger ledger = Sources.open(server.uri(), options())) {
        server.instead.put("/block/" + block + "/txid/0", Reply.text(sample.id(lie).toString()));
        assertThatThrownBy(() -> ProofFile.write(ledger, Set.of(sample.id("merge"))))
            .as(lie)
            .isInstanceOf(MalformedDataException.class)
            .hasMessageContaining("first transaction of a block is not");
      }
    }
  }

  @Test
  void write_shouldSayThatTheSourceWasUnavailable() {
    String block = BlockHeader.read(sample.chain.blocks().get(3), 0).hash().toString();
    try (FakeEsplora server = new FakeEsplora(sample.chain.blocks());
        UtxoLedger ledger = Sources.open(server.uri(), options())) {
      server.instead.put("/block/" + block + "/txid/0", Reply.notFound("Block not found"));
      SortedSet<TxId> two = new TreeSet<>(Set.of(sample.id("merge"), sample.id("small1")));
      ProofReport report =
          ProofFile.verify(ProofFile.write(ledger, two), two, ChainBuilder.NETWORK);
      assertThat(report.proven()).isEqualTo(1);
      assertThat(report.unproven())
          .containsExactly(
              new ProofReport.Unproven(
                  sample.id("merge"), "the source did not answer when the proof was asked for"));
    }
  }

  private static TraceRequest request(Seed seed) {
    return new TraceRequest(List.of(seed), Policies.all().getFirst(), StopRules.NONE);
  }

  private SortedSet<TxId> idsOf(String... names) {
    SortedSet<TxId> named = new TreeSet<>();
    for (String name : names) {
      named.add(sample.id(name));
    }
    return named;
  }

  /** Of the sample chain: the seed, what it goes through, and where it ends. */
  @Test
  void transactionsOf_shouldNameSeedsHopsAndEnds() {
    Seed seed = new Seed.OfOutPoint("loss", sample.chain.outPoint("split:0"));
    UtxoLedger ledger = sample.chain.ledger();
    assertThat(BitcoinProofs.transactionsOf(Tracer.trace(ledger, request(seed))))
        .containsExactlyElementsOf(idsOf("split", "first", "merge"));
    Trace back = Tracer.trace(ledger, request(seed).withDirection(Direction.BACKWARD));
    assertThat(BitcoinProofs.transactionsOf(back)).contains(sample.id("split"));
  }

  @Test
  void transactionsOf_shouldNameWhatSpendsAnEnd() {
    TraceRequest request =
        new TraceRequest(
            List.of(new Seed.OfTransaction("loss", sample.id("split"), List.of(0))),
            Policies.all().getFirst(),
            StopRules.NONE.withMaxFanOut(1));
    Trace trace = Tracer.trace(sample.chain.ledger(), request);
    assertThat(trace.endpoints()).hasSize(1);
    assertThat(BitcoinProofs.transactionsOf(trace))
        .containsExactlyElementsOf(idsOf("split", "first"));
    assertThat(BitcoinProofs.transactionsOf(new TraceComparison(List.of(trace))))
        .containsExactlyElementsOf(idsOf("split", "first"));
  }
}
