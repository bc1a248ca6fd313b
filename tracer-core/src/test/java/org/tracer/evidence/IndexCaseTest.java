package org.tracer.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.Sources;
import org.tracer.source.TestOptions;
import org.tracer.source.index.build.BuildListener;
import org.tracer.source.index.build.IndexBuild;
import org.tracer.source.index.build.Resources;

/** A case over an index: what was looked up is kept, so that nobody needs the index again. */
class IndexCaseTest {

  @TempDir private Path directory;
  private ExampleCase example = new ExampleCase(Path.of(""));
  private String index = "";

  @BeforeEach
  void build() throws IOException {
    example = new ExampleCase(directory.resolve("case"));
    example.create().close();
    Path blocks = Files.createDirectory(directory.resolve("blocks"));
    Files.write(blocks.resolve("blk00000.dat"), example.sample.chain.blockFile());
    Path place = directory.resolve("index");
    new IndexBuild(place, new Resources(Resources.LEAST_MEMORY, 2), BuildListener.SILENT)
        .build(blocks, BitcoinNetwork.REGTEST);
    index = "index:" + place;
  }

  private void takeAway() throws IOException {
    for (String name : List.of("blocks", "index")) {
      CaseFiles.delete(directory.resolve(name));
    }
  }

  @Test
  void trace_shouldBeMadeAgainWithoutTheIndex() throws IOException {
    example.trace(index, "split", false);
    takeAway();
    CaseReport report = example.verify();
    assertThat(report.problems()).isEmpty();
    assertThat(report.results())
        .singleElement()
        .matches(CaseReport.CheckedResult::recomputed)
        .satisfies(result ->
            assertThat(result.proofs().toString()).contains("3 of 3 transactions proven"));
    // The rows are those of the trace over the block files themselves.
    ExampleCase direct = new ExampleCase(directory.resolve("direct"));
    direct.create().close();
    Path file = Files.write(directory.resolve("b.dat"), example.sample.chain.blockFile());
    direct.trace("blocks:" + file, "split", false);
    assertThat(rows(example)).isEqualTo(rows(direct));
  }

  /** From the seeds to the limits: all but source and notices. */
  private static List<String> rows(ExampleCase of) {
    List<String> lines = of.lines("results/0001/document.json");
    int from = lines.indexOf("  \"seeds\" : [");
    int until = 0;
    while (!lines.get(until).startsWith("  \"notices\"")) {
      until++;
    }
    assertThat(from).isPositive().isLessThan(until);
    return lines.subList(from, until);
  }

  /** Every question that a command can ask, against the block files. */
  @Test
  void answers_shouldBeThoseOfTheBlocks() throws IOException {
    Path file = Files.write(directory.resolve("b.dat"), example.sample.chain.blockFile());
    try (Case opened = example.open();
        UtxoLedger blocks =
            Sources.open(
                "blocks:" + file, TestOptions.quick().withNetwork(BitcoinNetwork.REGTEST));
        UtxoLedger kept =
            Sources.open(
                index,
                TestOptions.quick()
                    .withArchive(opened.start(List.of("show"), ExampleCase.TOOL, false)))) {
      assertThat(kept.network()).isEqualTo(BitcoinNetwork.REGTEST);
      assertThat(kept.horizon()).isEqualTo(blocks.horizon());
      assertThat(kept.origin()).isEqualTo("index:index");
      for (String name : example.sample.names) {
        long key = kept.find(example.sample.id(name));
        long there = blocks.find(example.sample.id(name));
        assertThat(kept.transaction(key)).isEqualTo(blocks.transaction(there));
        assertThat(kept.prove(key)).isEqualTo(blocks.prove(there));
      }
      for (String holder : List.of("alice", "pkh:bob", "collector", "nobody")) {
        List<String> ids = ids(kept, kept.history(ChainBuilder.script(holder)));
        assertThat(ids).isEqualTo(ids(blocks, blocks.history(ChainBuilder.script(holder))));
      }
      assertThat(kept.history(ChainBuilder.script("collector"))).hasSize(60);
    }
  }

  private static List<String> ids(UtxoLedger ledger, long[] keys) {
    return Arrays.stream(keys).mapToObj(key -> ledger.id(key).toString()).toList();
  }

  @Test
  void history_shouldSayThatOnlyAddressesAreLookedUp() {
    try (Case opened = example.open();
        UtxoLedger kept =
            Sources.open(
                index,
                TestOptions.quick()
                    .withArchive(opened.start(List.of("show"), ExampleCase.TOOL, false)))) {
      assertThatThrownBy(() -> kept.history(LockingScript.of(new byte[] {81})))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage("what has no address is not looked up in a case");
    }
  }
}
