package org.tracer.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.Satoshi;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.document.PathDocument;
import org.tracer.evidence.bitcoin.BitcoinProofs;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.UtxoLedger;
import org.tracer.path.Criterion;
import org.tracer.path.PathFinder;
import org.tracer.path.PathRequest;
import org.tracer.path.PathTarget;
import org.tracer.path.Verdict;
import org.tracer.source.Sources;
import org.tracer.source.TestOptions;
import org.tracer.source.esplora.FakeEsplora;
import org.tracer.source.recording.Sha256;
import org.tracer.trace.Seed;
import org.tracer.trace.Share;
import org.tracer.trace.StopListEntry;
import org.tracer.trace.StopRules;
import org.tracer.trace.TraceListener;

/** Searches for paths over the sample chain, kept in a case. */
class CasePathTest {

  @TempDir Path temporary;
  private ExampleCase example = new ExampleCase(Path.of(""));
  private final Map<String, KeptContent> confirmed = new LinkedHashMap<>();

  @BeforeEach
  void make() {
    example = new ExampleCase(temporary.resolve("case"));
    example.create().close();
  }

  private Seed mined() {
    return new Seed.OfOutPoint("from", example.sample.chain.outPoint("mined1:0"));
  }

  private static PathTarget holder(String name) {
    return new PathTarget.OfScript(name, ChainBuilder.script(name));
  }

  private PathTarget outputs(String transaction, Integer... vouts) {
    return new PathTarget.OfOutputs(transaction, example.sample.id(transaction), List.of(vouts));
  }

  private static PathRequest request(Seed from, PathTarget to, boolean lookUp) {
    return new PathRequest(from, to, StopRules.NONE, 3, List.of(Criterion.values()), lookUp);
  }

  private KeptContent.OfPaths find(String source, PathRequest request) {
    try (Case opened = example.open()) {
      CaseRun run = opened.start(List.of("path"), ExampleCase.TOOL, false);
      try (UtxoLedger ledger =
          Sources.open(
              source, TestOptions.quick().withNetwork(BitcoinNetwork.REGTEST).withArchive(run))) {
        KeptContent.OfPaths found =
            KeptContent.OfPaths.of(PathFinder.find(ledger, request, TraceListener.SILENT));
        run.keep(found, ledger);
        return found;
      }
    }
  }

  /** Finds with a server that is gone afterwards. */
  private KeptContent.OfPaths find(PathRequest request) {
    try (FakeEsplora server = new FakeEsplora(example.sample.chain.blocks())) {
      return find(server.uri(), request);
    }
  }

  private CaseReport verify() {
    return CaseVerification.of(
        example.directory,
        null,
        new CaseVerification.Listener() {
          @Override
          public void checking(String part) {}

          @Override
          public void confirmed(String result, KeptContent content) {
            confirmed.put(result, content);
          }
        });
  }

  private Path document(String result) {
    return example.directory.resolve("results").resolve(result).resolve("document.json");
  }

  /** By hand: mined1 to split, whose first output comes by way of first, the second directly. */
  @Test
  void keep_shouldGiveWhatVerifyMakesAgainWithoutANetwork() throws IOException {
    KeptContent.OfPaths found = find(request(mined(), holder("dave"), true));
    assertThat(found.result().paths())
        .extracting(listed -> listed.path().hops())
        .containsExactlyInAnyOrder(2, 3);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PathDocument.write(found.result(), found.bounds(), printed);
    assertThat(document("0001")).hasBinaryContent(printed.toByteArray());
    CaseReport report = verify();
    assertThat(report.problems()).isEmpty();
    assertThat(report.results())
        .extracting(CaseReport.CheckedResult::recomputed)
        .containsExactly(true);
    // mined1, split, first and merge; not mined2, which the last spends beside.
    assertThat(report.results().getFirst().proofs().toString()).contains("4 of 4 transactions");
    assertThat(confirmed.get("0001"))
        .isInstanceOfSatisfying(
            KeptContent.OfPaths.class,
            made -> {
              assertThat(made.result().paths()).isEqualTo(found.result().paths());
              assertThat(made.bounds()).isEqualTo(found.bounds());
            });
  }

  @Test
  void verify_shouldMakeAgainWhateverCanBeAsked() {
    Instant later = Instant.parse("2030-01-01T00:00:00Z");
    StopRules limits =
        StopRules.NONE
            .withMaxHops(2)
            .withMinAmount(Satoshi.of(2))
            .withMinShare(Share.parse("0.1%"))
            .withMaxFanOut(100)
            .withUntilHeight(BlockHeight.of(20))
            .withUntil(later)
            .withStopList(
                List.of(new StopListEntry("carol", ChainBuilder.script("carol"), "a \"b\"\n")));
    Seed whole = new Seed.OfTransaction("the \"loot\"", example.sample.id("split"), List.of(1));
    Seed address =
        new Seed.OfAddress("a", "miner", ChainBuilder.script("miner"), Instant.EPOCH, later);
    List<PathRequest> requests = new ArrayList<>();
    for (Seed from : List.of(mined(), whole, address)) {
      for (PathTarget to :
          List.of(holder("dave"), outputs("merge"), outputs("first", 1, 0), outputs("mined3"))) {
        requests.add(
            new PathRequest(from, to, limits, 1, List.of(Criterion.ARRIVAL, Criterion.HOPS), true));
      }
    }
    try (FakeEsplora server = new FakeEsplora(example.sample.chain.blocks())) {
      requests.forEach(request -> find(server.uri(), request));
    }
    CaseReport report = verify();
    assertThat(report.problems()).isEmpty();
    assertThat(confirmed.values())
        .extracting(content -> unseen(((KeptContent.OfPaths) content).result().request()))
        .containsExactlyElementsOf(requests.stream().map(CasePathTest::unseen).toList());
  }

  /** A request without whether the target may be looked up, which a result need not tell. */
  private static PathRequest unseen(PathRequest asked) {
    return new PathRequest(
        asked.from(), asked.to(), asked.stopRules(), asked.count(), asked.criteria(), false);
  }

  /** Nobody was paid: known where the target may be looked up, and open where it may not. */
  @Test
  void verify_shouldMakeAgainThatThereIsNoPath() {
    assertThat(find(request(mined(), holder("nobody"), true)).result().verdict())
        .isEqualTo(Verdict.NOT_PAID);
    assertThat(find(request(mined(), holder("nobody"), false)).result().verdict())
        .isEqualTo(Verdict.NONE);
    assertThat(find(request(mined(), outputs("mined2", 0), true)).result().verdict())
        .isEqualTo(Verdict.MINTED);
    assertThat(verify().problems()).isEmpty();
    assertThat(confirmed.values())
        .extracting(content -> ((KeptContent.OfPaths) content).result().verdict())
        .containsExactly(Verdict.NOT_PAID, Verdict.NONE, Verdict.MINTED);
  }

  @Test
  void verify_shouldReadKeptBlockFiles() throws IOException {
    Path blocks = temporary.resolve("blk00000.dat");
    Files.write(blocks, example.sample.chain.blockFile());
    find("blocks:" + blocks, request(mined(), holder("dave"), true));
    find("blocks:" + blocks, request(mined(), holder("nobody"), true));
    Files.delete(blocks);
    CaseReport report = verify();
    assertThat(report.problems()).isEmpty();
    assertThat(report.results()).hasSize(2);
  }

  @Test
  void verify_shouldGiveTheSameBytesOnAnyMachine() throws IOException, InterruptedException {
    find(request(mined(), holder("dave"), true));
    assertThat(OtherMachine.problems(example.directory)).isEmpty();
  }

  /** Documents with every hash mended, in the manifest and through the whole log. */
  @Test
  void verify_shouldFindWhatWasForged() throws IOException {
    find(request(mined(), holder("dave"), true));
    find(request(mined(), holder("nobody"), true));
    String another = "the result made again is another one, from byte";
    forge("0001", "\"pathsInAll\" : \"2\"", "\"pathsInAll\" : \"3\"", another);
    forge("0001", "\"hops\" : 2", "\"hops\" : 1", another);
    forge("0001", "\"verdict\" : \"FOUND\"", "\"verdict\" : \"NONE\"", another);
    forge("0001", "\"least\" : \"", "\"least\" : \"9", another);
    forge("0001", "\"paths\" : 3", "\"paths\" : 1", another);
    forge("0001", "\"notices\"", "\"bounds2\" : 1,\n  \"notices\"", another);
    forge("0001", "\"paths\" : 3", "\"paths\" : 0", "not a readable tracer-path/1 document");
    forge("0001", "\"paths\" : 3,", "", "\"paths\" is missing");
    forge("0001", "\"by\" : ", "\"by\" : [], \"by\" : ", "not a readable tracer-path/1");
    forge("0001", "tracer-path/1", "tracer-path/2", "format is tracer-path/2");
    forge("0002", "\"NOT_PAID\"", "\"CUT_SHORT\"", another);
    forge("0002", "\"transactions\" : 0", "\"transactions\" : 1", another);
    assertThat(verify().problems()).isEmpty();
  }

  private void forge(String result, String from, String to, String problem) throws IOException {
    Path document = document(result);
    Path manifest = document.resolveSibling("manifest.json");
    Path log = example.directory.resolve("log.jsonl");
    Map<Path, byte[]> before = new LinkedHashMap<>();
    for (Path file : List.of(document, manifest, log)) {
      before.put(file, Files.readAllBytes(file));
    }
    String text = Files.readString(document);
    assertThat(text).contains(from);
    replace(document, text.replace(from, to));
    assertThat(example.verify().problems().toString())
        .as("%s for %s", to, from)
        .contains(problem)
        .doesNotContain("SHA-256");
    for (Map.Entry<Path, byte[]> file : before.entrySet()) {
      Files.write(file.getKey(), file.getValue());
    }
  }

  private void replace(Path document, String text) throws IOException {
    Path manifest = document.resolveSibling("manifest.json");
    String oldDocument = Sha256.of(Files.readAllBytes(document));
    String oldManifest = Sha256.of(Files.readAllBytes(manifest));
    Files.writeString(document, text);
    String newDocument = Sha256.of(text.getBytes(StandardCharsets.UTF_8));
    Files.writeString(manifest, Files.readString(manifest).replace(oldDocument, newDocument));
    example.mendLog(oldDocument, newDocument);
    example.mendLog(oldManifest, Sha256.of(Files.readAllBytes(manifest)));
  }

  /**
   * Every id that stands anywhere in the document must be proven, that of an arrival which no
   * listed path ends at too, and of a place where money can escape.
   */
  @Test
  void proofs_shouldBeOfEveryTransactionTheDocumentNames() throws IOException {
    ChainBuilder chain = new ChainBuilder();
    chain.block("b1", "s", 1_000);
    chain.block("b2", "stranger", 9_000);
    chain.pay("tx").spend("b1:0").to("x", 500).to("y", 500);
    chain.block("b3", "miner", 1);
    chain.pay("end").spend("tx:0").to("goal", 500);
    chain.pay("mixed").spend("tx:1").spend("b2:0").to("mid", 9_300).to("out", 200);
    chain.block("b4", "miner", 1);
    chain.pay("late").spend("mixed:0").to("goal", 9_300);
    chain.pay("behind").spend("mixed:1").to("elsewhere", 200);
    chain.block("b5", "miner", 1);
    Seed from = new Seed.OfOutPoint("from", chain.outPoint("b1:0"));
    PathTarget coinbase = new PathTarget.OfOutputs("b4", chain.id("b4"), List.of());
    for (PathTarget to : List.of(holder("goal"), holder("nobody"), coinbase)) {
      PathRequest request =
          new PathRequest(from, to, StopRules.NONE, 1, List.of(Criterion.HOPS), true);
      KeptContent.OfPaths found =
          KeptContent.OfPaths.of(PathFinder.find(chain.ledger(), request, TraceListener.SILENT));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      PathDocument.write(found.result(), found.bounds(), out);
      String text = out.toString(StandardCharsets.UTF_8);
      assertThat(BitcoinProofs.transactionsOf(found.result(), found.bounds()))
          .as("%s", to.name())
          .containsExactlyInAnyOrderElementsOf(
              Stream.of("b1", "b2", "b3", "b4", "b5", "tx", "end", "mixed", "late", "behind")
                  .map(chain::id)
                  .filter(id -> text.contains(id.toString()))
                  .toList());
      if (found.result().verdict() == Verdict.FOUND) {
        assertThat(text)
            .contains(chain.id("late").toString(), chain.id("mixed").toString())
            .doesNotContain(chain.id("behind").toString());
      }
    }
  }
}
