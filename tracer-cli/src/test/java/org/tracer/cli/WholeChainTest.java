package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tracer.error.InvalidInputException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.ledger.ChainTables;
import org.tracer.ledger.MemoryTables;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clusters, balances and tables of a chain in which alice, bob and carol spend together. */
class WholeChainTest {

  private static final String NOTHING_KEPT =
      "tracer: nothing was kept; with --case DIR, what was asked and found is.\n";

  private static final ChainBuilder CHAIN = chain();
  private static final String ALICE = ChainBuilder.address("alice").text();
  private static final String BOB = ChainBuilder.address("bob").text();
  private static final String CAROL = ChainBuilder.address("pkh:carol").text();
  private static final String SHOP = ChainBuilder.address("shop").text();
  private static final String MINER = ChainBuilder.address("miner").text();

  @TempDir private Path directory;

  private static ChainBuilder chain() {
    ChainBuilder chain = new ChainBuilder();
    chain.block("mined", "miner", 10_000);
    chain.block("next", "miner", 5_000);
    chain
        .pay("t1")
        .spend("mined:0")
        .to("alice", 1_000)
        .to("bob", 2_000)
        .to("bob", 3_000)
        .to("pkh:carol", 3_500);
    chain.pay("t2").spend("t1:0").spend("t1:1").to("shop", 2_900);
    chain.block("last", "miner", 5_000);
    chain.pay("t3").spend("t1:2").spend("t1:3").to("shop", 6_400);
    chain.block("joined", "miner", 5_000);
    chain.pay("join").spend("t2:0").spend("next:0").to("x", 2_000).to("y", 2_000).to("z", 3_800);
    return chain;
  }

  private ChainTables open(String uri) {
    if (!uri.equals("index:here")) {
      throw new InvalidInputException("there is no index", uri, "Build one.");
    }
    return new MemoryTables(CHAIN.ledger());
  }

  private CliRun run(String... args) {
    return CliRun.of(this::open, Map.of("TRACER_SOURCE", "index:here"), args);
  }

  private void refuses(CliRun run, int code, String... lines) {
    assertThat(run.err().lines()).containsExactly(lines);
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(code);
  }

  @Test
  void cluster_shouldSumUpAndStateTheClaim() {
    CliRun run = run("cluster", "--all");
    assertThat(run.err()).isEqualTo(NOTHING_KEPT);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("  rule       co-spend, version 2: all inputs of a transaction are controlled by")
        .contains("  guards     coinjoin, dust; signatures are not looked at over a whole chain\n")
        .contains("  claim      inference\n")
        .containsPattern("  addresses +8\n  clusters +6\n  of several addresses +1\n")
        .containsPattern("set apart by a guard +1\n")
        .contains("\n          3  " + ALICE + "\n")
        .contains("That a transaction spends from several addresses is a fact of the ledger;");
  }

  @Test
  void coinjoins_shouldBeCountedAndListed() throws IOException {
    Path file = directory.resolve("coinjoins.csv");
    CliRun run = run("coinjoins", "--out", file.toString());
    assertThat(run.err()).isEqualTo("tracer: wrote 1 findings to " + file + "\n" + NOTHING_KEPT);
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("  blocks     0 to 4\n", "  claim      inference\n")
        .containsPattern("transactions looked at +9")
        .containsPattern("of which some detector speaks +1\\b")
        .containsPattern("equal-outputs/1 +1 +0 +0")
        .contains("The detector of PayJoins was not asked");
    assertThat(file)
        .hasContent(
            "txid,block_height,kind,verdict,rule,denomination_sat,equal_outputs\n"
                + CHAIN.id("join")
                + ",4,equal-outputs,yes,equal-outputs/1,2000,2\n");

    assertThat(run("coinjoins", "--to-height", "3").out())
        .containsPattern("of which some detector speaks +0\\b");
    String document = run("coinjoins", "--json", "--payjoin", "--quiet").out();
    Schemas.requireValid("tracer-coinjoins-1", document);
    JsonNode json = JsonMapper.shared().readTree(document);
    assertThat(json.get("format").asString()).isEqualTo("tracer-coinjoins/1");
    assertThat(json.get("detectors").size()).isEqualTo(10);
  }

  @Test
  void coinjoins_shouldRefuseBlocksThatAreNotThere() {
    Path file = directory.resolve("none.csv");
    CliRun run = run("coinjoins", "--from-height", "5", "--out", file.toString());
    refuses(
        run,
        64,
        "tracer: the data does not have this range of blocks",
        "  heights 5 to 4",
        "  It has blocks 0 to 4. See 'tracer coinjoins --help'.");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void cluster_shouldKeepCoinJoinsWhenAsked() {
    CliRun run = run("cluster", "--all", "--no-guard", "coinjoin", "--list", "2");
    assertThat(run.out())
        .contains("  guards     dust;")
        .contains("          3  " + ALICE + "\n          2  " + MINER + "\n\n");
  }

  @Test
  void cluster_shouldWriteEveryAddress() throws IOException {
    Path file = directory.resolve("clusters.csv");
    CliRun run = run("cluster", "--all", "--out", file.toString());
    assertThat(run.err()).isEqualTo("tracer: wrote 8 addresses to " + file + "\n" + NOTHING_KEPT);
    assertThat(Files.readAllLines(file))
        .startsWith(
            "address,script_type,cluster",
            MINER + ",P2WPKH," + MINER,
            ALICE + ",P2WPKH," + ALICE,
            BOB + ",P2WPKH," + ALICE,
            CAROL + ",P2PKH," + ALICE,
            SHOP + ",P2WPKH," + SHOP)
        .hasSize(9);
  }

  @Test
  void cluster_shouldPrintJson() {
    String document = run("cluster", "--all", "--json").out();
    Schemas.requireValid("tracer-cluster-2", document);
    JsonNode root = JsonMapper.shared().readTree(document);
    assertThat(root.get("format").asString()).isEqualTo("tracer-cluster/2");
    assertThat(root.get("claim").asString()).isEqualTo("inference");
    assertThat(root.get("heuristic").get("guards").valueStream().map(JsonNode::asString))
        .containsExactly("coinjoin", "dust");
    assertThat(root.get("counts").get("setApart").asLong()).isEqualTo(1);
    assertThat(root.get("largest").get(0).get("first").asString()).isEqualTo(ALICE);
  }

  @Test
  void cluster_shouldShowTheTransactionBehindEachMerge() throws IOException {
    Path file = directory.resolve("merges.csv");
    CliRun run = run("cluster", CAROL, "--all", "--list", "1", "--out", file.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("  in a cluster of 3 addresses; first paid of these was\n  " + ALICE)
        .contains("  " + CHAIN.id("t2") + "\n")
        .contains("    spends from " + ALICE + "\n            and " + BOB + "\n")
        .contains("  and 1 more merge; --json and --out have them all");
    assertThat(file)
        .hasContent(
            "txid,block_height,address,joined\n%s,2,%s,%s\n%s,3,%s,%s\n"
                .formatted(CHAIN.id("t2"), ALICE, BOB, CHAIN.id("t3"), BOB, CAROL));
    String document = run("cluster", CAROL, "--all", "--json").out();
    Schemas.requireValid("tracer-cluster-2", document);
    JsonNode root = JsonMapper.shared().readTree(document);
    assertThat(root.get("members").valueStream().map(JsonNode::asString))
        .containsExactly(ALICE, BOB, CAROL);
    assertThat(root.get("merges").get(1).get("block").get("height").asInt()).isEqualTo(3);
    assertThat(run("cluster", SHOP, "--all").out())
        .contains("It was never spent together with another.");
  }

  @Test
  void balances_shouldHoldAsOfAHeight() throws IOException {
    Path file = directory.resolve("balances.csv");
    CliRun run = run("balances", "--height", "2", "--top", "1", "--out", file.toString());
    assertThat(run.err()).isEqualTo("tracer: wrote 4 addresses to " + file + "\n" + NOTHING_KEPT);
    assertThat(run.out())
        .containsPattern("  held at addresses +0.00014400 BTC \\(14400 sat\\)\n")
        .containsPattern("  where nobody can spend it +50.00000000 BTC")
        .contains("Largest balances\n  0.00005000 BTC (5000 sat)  ");
    assertThat(Files.readAllLines(file))
        .containsExactly(
            "address,script_type,balance_sat",
            MINER + ",P2WPKH,5000",
            BOB + ",P2WPKH,3000",
            CAROL + ",P2PKH,3500",
            SHOP + ",P2WPKH,2900");
  }

  @Test
  void balances_shouldPrintJson() {
    JsonNode root = JsonMapper.shared().readTree(run("balances", "--json", "--top", "1").out());
    assertThat(root.get("format").asString()).isEqualTo("tracer-balances/1");
    assertThat(root.get("asOf").get("height").asInt()).isEqualTo(4);
    assertThat(root.get("largest")).hasSize(1);
    assertThat(root.get("largest").get(0).get("balance").asString()).isEqualTo("10000");
  }

  @Test
  void tables_shouldWriteThreeFiles() throws IOException {
    Path out = directory.resolve("tables");
    String[] words = {"tables", "--out", out.toString(), "--from-height", "2", "--to-height", "2"};
    CliRun run = run(words);
    assertThat(run.err())
        .isEqualTo(
            "tracer: wrote 3 transactions, 3 inputs and 7 outputs to " + out + "\n" + NOTHING_KEPT);
    assertThat(Files.readAllLines(out.resolve("outputs.csv")))
        .hasSize(8)
        .contains(CHAIN.id("t2") + ",0,2900," + SHOP + ",P2WPKH,," + CHAIN.id("join") + ",0");
    assertThat(out).isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));
    refuses(
        run(words),
        73,
        "tracer: the output file exists",
        "  --out, file " + out.resolve("transactions.csv"),
        "  Name another file, or overwrite it with --force.");
    assertThat(run("tables", "--out", out.toString(), "--force").code()).isZero();
  }

  @Test
  void cluster_shouldRefuseFileThatExistsBeforeAnyWork() throws IOException {
    Path file = Files.writeString(directory.resolve("x.csv"), "kept");
    refuses(
        run("cluster", "--all", "--out", file.toString()),
        73,
        "tracer: the output file exists",
        "  --out, file " + file,
        "  Name another file, or overwrite it with --force.");
    assertThat(file).hasContent("kept");
  }

  @ParameterizedTest
  @CsvSource({
    "cluster,                              nothing to cluster is named",
    "cluster --all --list -1,              a negative number",
    "cluster --all --guards half,          there is no such guard",
    "cluster --all --without ID,           this is for a search around one address",
    "cluster --all --max-addresses 5,      this is for a search around one address",
    "cluster ADDRESS --without 77,         transaction id",
    "cluster ADDRESS --max-transactions 0, room for one address and one transaction",
    "cluster --all bcrt1qxyz,              cannot parse address",
    "cluster --all 1BoatSLRHtKNngkdXEeobR76b53LETtpyT, network",
    "cluster --all raw(5151),                    nothing was paid to this address up to block 4",
    "balances --height 5,                  the data has no block of this height",
    "balances --height x,                  cannot parse height",
    "balances --top -1,                    a negative number",
    "tables,                               --out",
    "tables --out OUT --from-height 9,     the data does not have this range of blocks"
  })
  void badRequests_shouldSayWhatIsWrong(String words, String message) {
    String text =
        words
            .replace("ADDRESS", ALICE)
            .replace("OUT", directory.toString())
            .replace("ID", CHAIN.id("t2").toString());
    CliRun run = run(text.split(" ", -1));
    assertThat(run.err()).contains(message).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(64);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void source_shouldBeNamedAndKnown() {
    refuses(
        CliRun.of(this::open, Map.of(), "balances"),
        64,
        "tracer: no source is named",
        "  neither --source nor the environment variable TRACER_SOURCE",
        "  Name an index, as --source index:DIR.");
    refuses(
        CliRun.of(this::open, Map.of("TRACER_SOURCE", "index:gone"), "balances"),
        78,
        "tracer: there is no index",
        "  environment variable TRACER_SOURCE, index:gone",
        "  Build one.");
    assertThat(CliRun.of("balances", "--source", "blocks:x").err())
        .contains("only an index knows the whole chain at once", "source of kind blocks");
  }
}
