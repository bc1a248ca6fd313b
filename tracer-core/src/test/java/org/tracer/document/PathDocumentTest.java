package org.tracer.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tracer.attribution.TagStopReason;
import org.tracer.bounds.BoundsResult;
import org.tracer.bounds.FlowBounds;
import org.tracer.bounds.NotComputed;
import org.tracer.bounds.Target;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.Satoshi;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.ChainBuilder;
import org.tracer.path.Criterion;
import org.tracer.path.PathFinder;
import org.tracer.path.PathRequest;
import org.tracer.path.PathResult;
import org.tracer.path.PathTarget;
import org.tracer.path.Verdict;
import org.tracer.trace.AttributedStop;
import org.tracer.trace.Attributions;
import org.tracer.trace.CoinJoinRule;
import org.tracer.trace.Seed;
import org.tracer.trace.Share;
import org.tracer.trace.StopListEntry;
import org.tracer.trace.StopRules;
import org.tracer.trace.TagSetUsed;
import org.tracer.trace.TraceListener;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PathDocumentTest {

  private static final LockingScript NO_ADDRESS = LockingScript.of(new byte[] {0x51});

  private final ChainBuilder chain = new ChainBuilder();

  @BeforeEach
  void pay() {
    chain.block("b1", "s", 1_000);
    chain.block("b2", "miner", 1);
    chain.pay("tx").spend("b1:0").toScript(NO_ADDRESS, 700).to("other", 290);
    chain.block("b3", "miner", 1);
    chain.pay("end").spend("tx:0").to("goal", 690);
    chain.block("b4", "miner", 1);
  }

  @Test
  void write_shouldSatisfyThePublishedSchema() throws IOException {
    Schema schema = schema();
    StopRules rules =
        StopRules.NONE
            .withMaxHops(1)
            .withMinAmount(Satoshi.of(2))
            .withMinShare(Share.parse("0.1%"))
            .withMaxFanOut(100)
            .withUntilHeight(BlockHeight.of(90))
            .withUntil(Instant.parse("2030-01-01T00:00:00Z"))
            .withStopList(
                List.of(new StopListEntry("other", ChainBuilder.script("other"), "a \"b\"\n")));
    PathTarget goal = new PathTarget.OfScript("goal \"x\"", ChainBuilder.script("goal"));
    PathTarget output = new PathTarget.OfOutputs("end", chain.id("end"), List.of(0));
    PathTarget nobody = new PathTarget.OfScript("nobody", ChainBuilder.script("nobody"));
    PathTarget miner = new PathTarget.OfScript("miner", ChainBuilder.script("miner"));
    Seed outPoint = new Seed.OfOutPoint("from", chain.outPoint("b1:0"));
    Seed transaction = new Seed.OfTransaction("from", chain.id("b1"), List.of());
    Seed address =
        new Seed.OfAddress(
            "from",
            "s",
            ChainBuilder.script("s"),
            Instant.EPOCH,
            Instant.parse("2030-01-01T00:00:00Z"));
    for (Seed from : List.of(outPoint, transaction, address)) {
      for (PathTarget to : List.of(goal, output, nobody, miner)) {
        for (StopRules limits : List.of(StopRules.NONE, rules, tagged(rules))) {
          String document = document(from, to, limits);
          assertThat(schema.validate(document, InputFormat.JSON)).as(document).isEmpty();
        }
      }
    }
  }

  private static StopRules tagged(StopRules rules) {
    return rules
        .withMaxHops(StopRules.UNLIMITED)
        .withStopList(List.of())
        .withCoinJoins(CoinJoinRule.STOP)
        .withAttributions(
            Attributions.asking(
                List.of(new TagSetUsed("mine", 1, "00".repeat(32))),
                address ->
                    address.equals(ChainBuilder.address("other"))
                        ? Optional.of(
                            new AttributedStop(address, TagStopReason.MIXER, "says a judge"))
                        : Optional.empty()));
  }

  /** What a tag ended is in the document, so that the search can be made again without the tag. */
  @Test
  void readRequest_shouldGiveTheSameSearchWithoutTheTags() throws IOException {
    Seed from = new Seed.OfOutPoint("from", chain.outPoint("b1:0"));
    PathTarget goal = new PathTarget.OfScript("goal", ChainBuilder.script("goal"));
    String document = document(from, goal, tagged(StopRules.NONE));
    assertThat(JsonMapper.shared().readTree(document).get("cuts").toString())
        .isEqualTo("[{\"reason\":\"MIXER\",\"outputs\":1}]");

    PathRequest read =
        PathDocument.readRequest(
            new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), "test");
    assertThat(document(read.from(), read.to(), read.stopRules())).isEqualTo(document);
  }

  @Test
  void schema_shouldKnowEveryVerdictAndCriterionAndNoMore() throws IOException {
    JsonNode schema = JsonMapper.shared().readTree(schemaText());
    assertThat(schema.get("properties").get("verdict").get("enum").valueStream())
        .extracting(JsonNode::asString)
        .containsExactly(names(Verdict.values()));
    assertThat(schema.get("$defs").get("criterion").get("enum").valueStream())
        .extracting(JsonNode::asString)
        .containsExactly(names(Criterion.values()));
  }

  /** The schema must be able to refuse, or the first test says nothing. */
  @Test
  void schema_shouldRefuseADocumentWithAMemberItDoesNotKnow() throws IOException {
    String document =
        document(
            new Seed.OfOutPoint("from", chain.outPoint("b1:0")),
            new PathTarget.OfScript("goal", ChainBuilder.script("goal")),
            StopRules.NONE);
    for (String member : List.of("\"hops\" : ", "\"vin\" : ", "\"format\" : ")) {
      String strange = document.replaceFirst(member, "\"probability\" : 1, " + member);
      assertThat(strange).isNotEqualTo(document);
      assertThat(schema().validate(strange, InputFormat.JSON)).isNotEmpty();
    }
  }

  @Test
  void write_shouldHoldEveryStepAndItsRanks() throws IOException {
    JsonNode document =
        JsonMapper.shared()
            .readTree(
                document(
                    new Seed.OfOutPoint("from", chain.outPoint("b1:0")),
                    new PathTarget.OfScript("goal", ChainBuilder.script("goal")),
                    StopRules.NONE));
    JsonNode path = document.get("paths").get(0);
    assertThat(path.get("ranks").toString())
        .isEqualTo("{\"HOPS\":1,\"BOTTLENECK\":1,\"ARRIVAL\":1}");
    assertThat(path.get("bottleneck").asString()).isEqualTo("690");
    assertThat(path.get("steps").valueStream().map(step -> step.get("position").asString()))
        .containsExactly(
            chain.outPoint("b1:0").toString(),
            chain.outPoint("tx:0").toString(),
            chain.outPoint("end:0").toString());
    assertThat(path.get("steps").get(1).has("address")).isFalse();
    assertThat(path.get("steps").get(1).get("descriptor").asString()).isEqualTo("raw(51)");
    // 1 000 go in, 290 may go elsewhere and 10 in each fee: 690 and no less reach the goal.
    assertThat(document.get("bounds").get("most").asString()).isEqualTo("690");
    assertThat(document.get("bounds").get("least").asString()).isEqualTo("690");
    assertThat(document.get("pathsInAll").asString()).isEqualTo("1");
    assertThat(document.get("pathsInAllIsExact").asBoolean()).isTrue();
  }

  private String document(Seed from, PathTarget to, StopRules rules) throws IOException {
    PathRequest request = new PathRequest(from, to, rules, 3, List.of(Criterion.values()), true);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PathResult result = PathFinder.find(chain.ledger(), request, TraceListener.SILENT);
    BoundsResult bounds =
        result.arrivals().isEmpty()
            ? new NotComputed("nothing \"arrives\"")
            : FlowBounds.of(result.trace()).of(Target.ofPositions(result.arrivals()));
    PathDocument.write(result, bounds, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String[] names(Enum<?>[] values) {
    return java.util.Arrays.stream(values).map(Enum::name).toArray(String[]::new);
  }

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(schemaText(), InputFormat.JSON);
  }

  private static String schemaText() throws IOException {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("tracer.root")));
    return Files.readString(root.resolve("docs/tracer-path-1.schema.json"));
  }
}
