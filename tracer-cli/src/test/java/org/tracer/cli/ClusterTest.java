package org.tracer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tracer.ledger.ChainBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A search around one address of a chain in which alice, bob and carol spend together. */
class ClusterTest {

  private static final ChainBuilder CHAIN = chain();
  private static final String ALICE = ChainBuilder.address("alice").text();
  private static final String BOB = ChainBuilder.address("bob").text();
  private static final String CAROL = ChainBuilder.address("pkh:carol").text();
  private static final String SHOP = ChainBuilder.address("shop").text();

  @TempDir private Path directory;
  private String source = "";

  private static ChainBuilder chain() {
    ChainBuilder chain = new ChainBuilder();
    chain.block("mined", "miner", 20_000);
    chain.block("next", "miner", 5_000);
    chain
        .pay("t1")
        .spend("mined:0")
        .to("alice", 1_000)
        .to("bob", 2_000)
        .to("bob", 3_000)
        .to("pkh:carol", 3_500)
        .to("pkh:carol", 3_600)
        .to("bob", 3_700);
    chain.pay("t2").spend("t1:0").spend("t1:1").to("shop", 2_900);
    chain.block("later", "miner", 5_000);
    chain.pay("t3").spend("t1:2").spend("t1:3").to("shop", 6_400);
    chain.pay("t4").spend("t1:4").spend("t1:5").to("shop", 7_200);
    chain.block("joined", "miner", 5_000);
    chain.pay("join").spend("t2:0").spend("next:0").to("x", 2_000).to("y", 2_000).to("z", 3_800);
    return chain;
  }

  @BeforeEach
  void writeBlocks() throws IOException {
    Path file = Files.write(directory.resolve("blk00000.dat"), CHAIN.blockFile());
    source = "blocks:" + file;
  }

  private CliRun run(String... words) {
    return CliRun.of(Map.of("TRACER_SOURCE", source), false, StandardCharsets.UTF_8, words);
  }

  private void tag(String address, String label) {
    CliRun run =
        run(
            "tag",
            "add",
            address,
            "--network",
            "bitcoin-regtest",
            "--label",
            label,
            "--source",
            "a test",
            "--tags",
            directory.resolve("tags").toString());
    assertThat(run.code()).as(run.err()).isZero();
  }

  private static String[] with(String[] words, String last) {
    String[] more = Arrays.copyOf(words, words.length + 1);
    more[words.length] = last;
    return more;
  }

  private static String txid(String name) {
    return CHAIN.id(name).toString();
  }

  @Test
  void cluster_shouldSayWhatItHangsOnAndWhatJoinedIt() {
    CliRun run = run("cluster", CAROL);
    assertThat(run.err()).endsWith("with --case DIR, what was asked and found is.\n");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("  rule       co-spend, version 2: all inputs of a transaction are controlled by")
        .contains("  guards     coinjoin, sighash, dust\n  claim      inference\n")
        .contains("  " + CAROL + "\n  in a cluster of 3 addresses, joined by 3 transactions\n")
        .contains("Hangs on 1 transaction\n  " + txid("t2") + "\n")
        .contains("without it the cluster falls into 2 parts; the largest have 2, 1 addresses")
        .contains("Actors: nothing is known of who is who, so no merge was checked")
        .contains("    spends from " + ALICE + "\n            and " + BOB + "\n")
        .contains("sighash, not checked (mixed-sighash/1, inconclusive): no signature was found\n")
        .contains("  1 later transaction joins what was joined already")
        .containsPattern("addresses opened +3\n  transactions read +4\n")
        .contains("That a transaction spends from several addresses is a fact of the ledger;");
    assertThat(run("cluster", SHOP).out())
        .contains("no transaction was found that joins it to another")
        .contains("Set apart: these spend from the cluster and from others, and join nothing\n  ")
        .contains(txid("join"))
        .contains("coinjoin, joins nothing (equal-outputs/1, yes):");
  }

  @Test
  void cluster_shouldBeMadeAgainWithoutATransaction() {
    assertThat(run("cluster", CAROL, "--without", txid("t2"), "--quiet").out())
        .contains("in a cluster of 2 addresses")
        .contains("Hangs on 2 transactions")
        .contains("Not taken for evidence, because --without says so\n  " + txid("t2"));
    CliRun other = run("cluster", CAROL, "--without", txid("join"));
    assertThat(other.out()).contains("in a cluster of 3 addresses");
    assertThat(other.err().replace("\n ", "")).contains("changes nothing: it is no evidence");
    assertThat(run("cluster", SHOP, "--no-guard", "coinjoin").out())
        .contains("in a cluster of 2 addresses")
        .contains("coinjoin, weak, but joined (equal-outputs/1, yes):");
  }

  @Test
  void cluster_shouldRaiseAlarmWhereActorsMeet() {
    String[] words = {
      "cluster", ALICE, "--actor", ALICE + "=Exchange", "--actor", CAROL + "=Market", "--quiet"
    };
    assertThat(run(words).out())
        .contains("ALARM: these merges join addresses of different actors")
        .contains("  " + txid("t3") + "\n")
        .contains("    2 addresses of Exchange\n    1 address of Market\n");
    assertThat(run("cluster", ALICE, "--actor", BOB + "=Exchange").out())
        .contains("Actors: no merge joins addresses of different actors");
    tag(ALICE, "Exchange");
    tag(CAROL, "Market");
    CliRun tagged = run("cluster", ALICE, "--tags", directory.resolve("tags").toString());
    assertThat(tagged.out())
        .contains("What sources claim of these addresses: attributions, no facts\n  " + ALICE)
        .contains("    tag: \"Exchange\", says \"a test\"\n  " + CAROL);
    String document =
        run("cluster", ALICE, "--tags", directory.resolve("tags").toString(), "--json").out();
    Schemas.requireValid("tracer-cluster-2", document);
    assertThat(JsonMapper.shared().readTree(document).at("/tags/1/claims/0/source").asString())
        .isEqualTo("a test");
    assertThat(tagged.out()).contains("    2 addresses of Exchange\n    1 address of Market\n");
    Schemas.requireValid("tracer-cluster-2", run(with(words, "--json")).out());
    Schemas.requireValid(
        "tracer-cluster-2", run("cluster", SHOP, "--without", txid("join"), "--json").out());
    CliRun bad = run("cluster", ALICE, "--actor", BOB);
    assertThat(bad.code()).isEqualTo(64);
    assertThat(bad.err()).contains("Write ADDRESS=NAME.");
  }

  /** t2 alone joins alice to bob; t3 and t4 both join bob to carol. */
  @Test
  void cluster_shouldSayWhatJoinsTwoAddresses() {
    assertThat(run("cluster", CAROL, "--joined-to", ALICE).out())
        .contains("Joined to " + ALICE + "\n  yes; that hangs on 1 transaction: without it")
        .contains("joins the two\n  " + txid("t2") + "\n");
    assertThat(run("cluster", CAROL, "--joined-to", BOB).out())
        .contains("yes; that hangs on 2 transactions: without all of them")
        .contains("\n  " + txid("t3") + "\n  " + txid("t4") + "\n");
    assertThat(run("cluster", CAROL, "--joined-to", SHOP).out())
        .contains("no: it is not in this cluster; that does not show two owners");
    assertThat(run("cluster", ALICE, "--max-addresses", "1", "--joined-to", SHOP).out())
        .contains("not found in this cluster, as far as was looked");
    String document = run("cluster", CAROL, "--joined-to", BOB, "--json").out();
    Schemas.requireValid("tracer-cluster-2", document);
    JsonNode json = JsonMapper.shared().readTree(document);
    assertThat(json.get("joinedTo").get("txids"))
        .extracting(JsonNode::asString)
        .containsExactly(txid("t3"), txid("t4"));
    CliRun same = run("cluster", CAROL, "--joined-to", CAROL);
    assertThat(same.code()).isEqualTo(64);
    assertThat(same.err()).contains("the address that the cluster is searched around");
  }

  @Test
  void cluster_shouldSayWhatLimitsLeftOut() {
    assertThat(run("cluster", ALICE, "--max-addresses", "1").out())
        .contains("in a cluster of 2 addresses, joined by 1 transaction; there may be more")
        .contains("Hangs on 1 transaction, as far as was looked")
        .contains("Not looked at, or not to the end: 1 address, by --max-addresses 1 or");
    assertThat(run("cluster", ALICE, "--max-history", "2").out())
        .containsPattern("Not opened: addresses with more than 2 transactions [^:]+\n  " + BOB);
  }

  @Test
  void cluster_shouldPrintJsonAndEdges() throws IOException {
    Path file = directory.resolve("edges.csv");
    String document = run("cluster", CAROL, "--json", "--out", file.toString()).out();
    Schemas.requireValid("tracer-cluster-2", document);
    JsonNode root = JsonMapper.shared().readTree(document);
    assertThat(root.get("format").asString()).isEqualTo("tracer-cluster/2");
    assertThat(root.get("scope").asString()).isEqualTo("search");
    assertThat(root.get("whole").asBoolean()).isTrue();
    assertThat(root.get("members").valueStream().map(JsonNode::asString))
        .containsExactly(CAROL, BOB, ALICE);
    assertThat(root.get("hangsOn").get("txids").get(0).asString()).isEqualTo(txid("t2"));
    assertThat(root.get("hangsOn").get("parts")).hasSize(2);
    assertThat(root.get("alarms").isNull()).isTrue();
    assertThat(root.get("guards").get("sighash").get("not-checked").asInt()).isEqualTo(3);
    assertThat(root.get("evidence")).hasSize(3);
    assertThat(Files.readAllLines(file))
        .isEqualTo(
            List.of(
                "txid,block_height,address,joined,merging,strength,marks",
                txid("t2") + ",2," + ALICE + "," + BOB + ",true,strong,sighash:not-checked",
                txid("t3") + ",3," + BOB + "," + CAROL + ",true,strong,sighash:not-checked",
                txid("t4") + ",3," + CAROL + "," + BOB + ",false,strong,sighash:not-checked"));
  }

  @Test
  void cluster_shouldKeepInACaseWhatItRead() throws IOException {
    String place = directory.resolve("case").toString();
    String[] made = {"case", "new", place, "--id", "1", "--authority", "a", "--purpose", "p"};
    assertThat(CliRun.of(made).code()).isZero();
    String[] words = {"cluster", CAROL, "--case", place, "--operator", "Ada", "--json"};
    CliRun first = run(words);
    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.out()).contains("tracer-cluster/2");
    Files.delete(directory.resolve("blk00000.dat"));
    Path kept;
    try (Stream<Path> files = Files.walk(Path.of(place, "files"))) {
      kept = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    Files.copy(kept, directory.resolve("blk00000.dat"));
    assertThat(run(words).out()).isEqualTo(first.out());
    CliRun verified = CliRun.of("verify", place);
    assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
  }
}
