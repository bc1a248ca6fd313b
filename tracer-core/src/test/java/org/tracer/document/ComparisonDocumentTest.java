package org.tracer.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.Policies;
import org.tracer.bounds.BoundedComparison;
import org.tracer.bounds.EndpointBounds;
import org.tracer.chain.Address;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.graph.NamedLedger;
import org.tracer.trace.FeeRule;
import org.tracer.trace.Seed;
import org.tracer.trace.StopRules;
import org.tracer.trace.TraceComparison;
import org.tracer.trace.TraceListener;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The document of a trace under every rule; the numbers are those of the domain reference, U1. */
class ComparisonDocumentTest {

  @Test
  void write_shouldSatisfyThePublishedSchema() throws IOException {
    String document = document(example(1, StopRules.NONE.withMaxHops(1), FeeRule.ENDPOINT));

    assertThat(TraceDocumentTest.schema().validate(document, InputFormat.JSON)).isEmpty();
  }

  @Test
  void endpoints_shouldCarryEveryRulesAmountAndBounds() throws IOException {
    JsonNode root = json(example(50, StopRules.NONE, FeeRule.ENDPOINT));

    JsonNode second = endpoint(root, NamedLedger.id("u1") + ":1");
    assertThat(amounts(second))
        .containsExactly(
            "fifo 40001",
            "lifo 30001",
            "haircut 27500",
            "poison 55000",
            "dirty-first 10001",
            "clean-first 45000",
            "tiho 50001",
            "pure 0");
    assertThat(second.get("bounds").get("least").asString()).isEqualTo("5000");
    assertThat(second.get("bounds").get("most").asString()).isEqualTo("50001");
    assertThat(root.get("request").get("policy").asString()).isEqualTo("all");
  }

  @Test
  void endpointsBeyondTheLargest_shouldSayThatNoBoundsWereAskedFor() throws IOException {
    JsonNode root = json(example(1, StopRules.NONE, FeeRule.ENDPOINT));

    assertThat(endpoint(root, NamedLedger.id("u1") + ":2").get("bounds").isNull()).isTrue();
    assertThat(root.get("bounds").get("largest").asInt()).isEqualTo(1);
    assertThat(root.get("bounds").get("endpoints").asInt()).isEqualTo(1);
  }

  /** Outputs 0 and 2 hold 44,000 of 100,001, of which 50,001 are traced. */
  @Test
  void setsOfAddresses_shouldHaveBoundsOfTheirOwn() throws IOException {
    JsonNode set =
        json(example(0, StopRules.NONE, FeeRule.ENDPOINT)).get("bounds").get("sets").get(0);

    assertThat(set.get("least").asString()).isEqualTo("0");
    assertThat(set.get("most").asString()).isEqualTo("44000");
    assertThat(set.get("outputs").asInt()).isEqualTo(2);
    assertThat(set.get("decidedBy").size()).isEqualTo(2);
  }

  @Test
  void read_shouldGiveBackEveryTrace() throws IOException {
    for (FeeRule fees : List.of(FeeRule.ENDPOINT, FeeRule.FEES_FIRST)) {
      BoundedComparison written = example(3, StopRules.NONE.withMaxHops(2), fees);
      BoundedComparison read = TraceDocument.readComparison(in(document(written)), "test");

      assertThat(read.comparison()).isEqualTo(written.comparison());
      assertThat(document(read)).isEqualTo(document(written));
    }
  }

  @Test
  void read_shouldRefuseADocumentThatContradictsItself() throws IOException {
    String document = document(example(3, StopRules.NONE, FeeRule.ENDPOINT));
    String changed =
        document.replaceFirst("\"clean-first\" : \"45000\"", "\"clean-first\" : \"1\"");

    assertThat(changed).isNotEqualTo(document);
    assertThatThrownBy(() -> TraceDocument.readComparison(in(changed), "test"))
        .isInstanceOf(MalformedDataException.class);
  }

  @Test
  void readOfOne_shouldAskForARuleOfSeveral() throws IOException {
    String document = document(example(3, StopRules.NONE, FeeRule.ENDPOINT));

    assertThatThrownBy(() -> TraceDocument.read(in(document), "test"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("several rules");
  }

  private static BoundedComparison example(int largest, StopRules rules, FeeRule fees) {
    NamedLedger ledger =
        new NamedLedger()
            .block(1)
            .transaction("clean1")
            .pay("a", 30_000)
            .block(2)
            .transaction("dirty")
            .pay("b", 50_001)
            .block(3)
            .transaction("clean2")
            .pay("c", 20_000)
            .block(4)
            .transaction("m4")
            .pay("miner", 1)
            .transaction("u1")
            .spend("clean1", 0)
            .spend("dirty", 0)
            .spend("clean2", 0)
            .pay("d", 40_000)
            .pay("e", 55_000)
            .pay("f", 4_000);
    Seed seed = new Seed.OfOutPoint("victim", NamedLedger.outPoint("dirty", 0));
    TraceRequest request =
        new TraceRequest(List.of(seed), Policies.all().getFirst(), rules).withFees(fees);
    TraceComparison comparison =
        Tracer.compare(ledger.build(), request, Policies.all(), TraceListener.SILENT);
    List<Address> set =
        List.of(
            NamedLedger.script("d").address(NamedLedger.NETWORK).orElseThrow(),
            NamedLedger.script("f").address(NamedLedger.NETWORK).orElseThrow());
    return new BoundedComparison(
        comparison,
        fees == FeeRule.ENDPOINT
            ? EndpointBounds.of(comparison, largest, List.of(set))
            : EndpointBounds.none());
  }

  private static JsonNode json(BoundedComparison comparison) throws IOException {
    return JsonMapper.builder().build().readTree(document(comparison));
  }

  private static JsonNode endpoint(JsonNode root, String position) {
    return root.get("endpoints")
        .valueStream()
        .filter(end -> end.has("position") && end.get("position").asString().equals(position))
        .filter(end -> end.get("reason").asString().equals("UNSPENT"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> amounts(JsonNode endpoint) {
    List<String> amounts = new ArrayList<>();
    endpoint
        .get("amounts")
        .properties()
        .forEach(e -> amounts.add(e.getKey() + " " + e.getValue().asString()));
    return amounts;
  }

  private static String document(BoundedComparison comparison) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TraceDocument.write(comparison, out);
    return out.toString(UTF_8);
  }

  private static ByteArrayInputStream in(String document) {
    return new ByteArrayInputStream(document.getBytes(UTF_8));
  }
}
