package org.tracer.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.Lossless;
import org.tracer.accounting.Policies;
import org.tracer.accounting.Policy;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.Satoshi;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.ChainBuilder;
import org.tracer.trace.Seed;
import org.tracer.trace.Share;
import org.tracer.trace.StopListEntry;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;

class TraceDocumentTest {

  private final ChainBuilder chain = new ChainBuilder();

  @BeforeEach
  void pay() {
    chain.block("b1", "s", 1_000);
    chain.block("b2", "watched", 500);
    chain.block("b3", "miner", 1);
    chain
        .pay("tx")
        .spend("b1:0")
        .spend("b2:0")
        .to("shop", 700)
        .burn(100)
        .toScript(LockingScript.of(new byte[] {0x51}), 300)
        .to("vasp", 390);
    chain.block("b4", "miner", 1);
    chain.pay("later").spend("tx:0").to("x", 690);
  }

  @Test
  void write_shouldSatisfyThePublishedSchema() throws IOException {
    Schema schema = schema();
    for (Policy policy : Policies.all()) {
      String document = document(everything(policy));
      assertThat(schema.validate(document, InputFormat.JSON)).as(policy.name()).isEmpty();
    }
  }

  /** The schema must be able to refuse, or the test above says nothing. */
  @Test
  void schema_shouldRefuseADocumentWithAMemberItDoesNotKnow() throws IOException {
    String document = document(everything(Lossless.FIFO));
    String strange = document.replaceFirst("\"vin\" : 0", "\"vin\" : 0, \"amount\" : 1.5");

    assertThat(strange).isNotEqualTo(document);
    assertThat(schema().validate(strange, InputFormat.JSON)).isNotEmpty();
  }

  @Test
  void read_shouldGiveBackEverythingThatWasWritten() throws IOException {
    for (Policy policy : Policies.all()) {
      Trace trace = everything(policy);
      Trace read = read(document(trace));
      assertThat(document(read)).isEqualTo(document(trace));
      assertThat(read.endpoints()).isEqualTo(trace.endpoints());
      assertThat(read.transactions()).isEqualTo(trace.transactions());
      assertThat(read.balanceSheet()).isEqualTo(trace.balanceSheet());
    }
  }

  @Test
  void write_shouldListEveryRuleInForceWithWhatItCut() throws IOException {
    String document = document(everything(Lossless.FIFO)).replaceAll("\\s+", "");

    assertThat(document)
        .contains("{\"rule\":\"maxHops\",\"value\":\"1\",\"reason\":\"HOP_LIMIT\",\"endpoints\":1,")
        .contains(
            "{\"rule\":\"stopList\",\"value\":\"1\",\"reason\":\"STOP_LIST\",\"endpoints\":1,")
        .contains("\"rule\":\"minShare\",\"value\":\"1/1000\"");
  }

  @Test
  void read_shouldRefuseADocumentWhoseSheetDoesNotClose() throws IOException {
    String document = document(everything(Lossless.FIFO));
    int endpoints = document.indexOf("\"endpoints\" : [");
    String tampered =
        document.substring(0, endpoints)
            + document
                .substring(endpoints)
                .replaceFirst("\"amount\" : \"100\"", "\"amount\" : \"101\"");

    assertThat(tampered).isNotEqualTo(document);
    assertThatThrownBy(() -> read(tampered))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("balance sheet");
  }

  /** Every amount, count and name that the rest of the document speaks against. */
  @Test
  void read_shouldRefuseADocumentThatContradictsItself() throws IOException {
    String document = document(everything(Lossless.FIFO));
    for (String[] change :
        new String[][] {
          {
            "\"traced\" : \\[\\s+\\{\\s+\"label\" : \"payment [^,]*,\\s+\"amount\" : \"1000\"",
            "1000",
            "1"
          },
          {"\"policy\" : \"fifo\"", "fifo", "haircut"},
          {"\"balanced\" : true", "true", "false"},
          {"\"endpoints\" : 1", "1", "2"},
          {"\"format\" : \"tracer-trace/1\",", "^", "\"chain\" : \"bip122:0\", "},
          {"\"blockTime\" : \"2011", "2011", "+999999999"},
          {"\"outputs\" : \\[\\s+0", "0", "0.5"},
          {"\"minShare\" : \"1/1000\"", "1/1000", "1" + "0".repeat(60) + "/1" + "0".repeat(60)}
        }) {
      Matcher found = Pattern.compile(change[0]).matcher(document);
      assertThat(found.find()).as(change[0]).isTrue();
      String changed =
          document.substring(0, found.start())
              + found.group().replaceFirst(change[1], change[2])
              + document.substring(found.end());
      assertThatThrownBy(() -> read(changed))
          .as(change[0])
          .isInstanceOf(MalformedDataException.class);
    }
  }

  @Test
  void read_shouldRefuseWhatIsNoTrace() {
    for (String text :
        List.of("", "[]", "{}", "null", "{\"format\":\"other\"}", "\u0000", "[".repeat(10_000))) {
      assertThatThrownBy(() -> read(text))
          .as(text)
          .isInstanceOf(MalformedDataException.class)
          .hasMessageContaining("tracer-trace/1");
    }
  }

  @Test
  void read_shouldRefuseEveryDocumentThatLacksALine() throws IOException {
    String[] lines = document(everything(Lossless.FIFO)).lines().toArray(String[]::new);
    for (int cut = 0; cut < lines.length; cut++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < lines.length; i++) {
        text.append(i == cut ? "" : lines[i] + "\n");
      }
      try {
        read(text.toString());
      } catch (MalformedDataException expected) {
        assertThat(expected.input()).isEqualTo("test");
      }
    }
  }

  private Trace everything(Policy policy) {
    StopRules rules =
        StopRules.NONE
            .withMaxHops(1)
            .withMinAmount(Satoshi.of(2))
            .withMinShare(Share.parse("0.1%"))
            .withMaxFanOut(100)
            .withUntilHeight(BlockHeight.of(90))
            .withUntil(Instant.parse("2030-01-01T00:00:00Z"))
            .withStopList(
                List.of(
                    new StopListEntry(
                        ChainBuilder.address("vasp").text(),
                        ChainBuilder.script("vasp"),
                        "said \"so\"\n\u2028\ud83d\ude00")));
    List<Seed> seeds =
        List.of(
            new Seed.OfOutPoint("payment \"1\"", chain.outPoint("b1:0")),
            new Seed.OfAddress(
                "payment-2",
                ChainBuilder.address("watched").text(),
                ChainBuilder.script("watched"),
                Instant.EPOCH,
                null),
            new Seed.OfTransaction("coinbase", chain.id("b3"), List.of(0)));
    return Tracer.trace(chain.ledger(), new TraceRequest(seeds, policy, rules));
  }

  private static String document(Trace trace) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TraceDocument.write(trace, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Trace read(String document) throws IOException {
    return TraceDocument.read(
        new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), "test");
  }

  static Schema schema() throws IOException {
    Path root = Path.of(Objects.requireNonNull(System.getProperty("tracer.root")));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(
            Files.readString(root.resolve("docs/tracer-trace-1.schema.json")), InputFormat.JSON);
  }
}
