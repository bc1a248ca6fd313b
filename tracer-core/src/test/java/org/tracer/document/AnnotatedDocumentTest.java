package org.tracer.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tracer.trace.account.AccountStory.account;

import com.networknt.schema.InputFormat;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tracer.accounting.Lossless;
import org.tracer.accounting.Policies;
import org.tracer.annotation.Annotations;
import org.tracer.annotation.TagClaim;
import org.tracer.annotation.TaggedAddress;
import org.tracer.attribution.TagStopReason;
import org.tracer.bounds.BoundedComparison;
import org.tracer.bounds.EndpointBounds;
import org.tracer.chain.Address;
import org.tracer.heuristic.Heuristic;
import org.tracer.heuristic.Inference;
import org.tracer.heuristic.Strength;
import org.tracer.heuristic.Verdict;
import org.tracer.ledger.ChainBuilder;
import org.tracer.trace.AttributedStop;
import org.tracer.trace.Attributions;
import org.tracer.trace.CoinJoinRule;
import org.tracer.trace.Seed;
import org.tracer.trace.StopRules;
import org.tracer.trace.TagSetUsed;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceComparison;
import org.tracer.trace.TraceListener;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.Tracer;
import org.tracer.trace.account.ExampleFunds;
import org.tracer.trace.account.FundsReport;

/** What is said beside the sums is in the documents and comes back, and is absent if nothing is. */
class AnnotatedDocumentTest {

  private static final TagSetUsed SET = new TagSetUsed("public", 3, "ab".repeat(32));

  private final ChainBuilder chain = new ChainBuilder();

  @Test
  void trace_shouldGiveBackWhatIsSaid() throws IOException {
    Trace made = Tracer.trace(services().ledger(), request());
    Trace said = made.withAnnotations(said(ChainBuilder.address("mixer"), "" + chain.id("pay")));
    String document = document(new DocumentContent.OfOutputs(alone(said)));

    requireValid(document);
    assertThat(read(document)).isEqualTo(new DocumentContent.OfOutputs(alone(said)));
    assertThat(made.endpoints().getFirst().note()).isEqualTo("a mixer, says a judge");
    String without = document(new DocumentContent.OfOutputs(alone(made)));
    assertThat(without).doesNotContain("\"tags\" : [").doesNotContain("inferences");
    assertThat(document).startsWith(without.stripTrailing().replaceFirst("\\s*}$", ""));
  }

  @Test
  void trace_shouldGiveBackWhatItWentThrough() throws IOException {
    Attributions through =
        Attributions.asking(
            List.of(SET),
            Set.of(TagStopReason.MIXER, TagStopReason.BRIDGE),
            AnnotatedDocumentTest::tag);
    StopRules rules = StopRules.NONE.withAttributions(through);
    Trace made =
        Tracer.trace(services().ledger(), request().withStopRules(rules), TraceListener.SILENT);
    String document = document(new DocumentContent.OfOutputs(alone(made)));

    requireValid(document);
    assertThat(document).contains("passedThrough").contains("a mixer, says a judge");
    assertThat(made.endpoints()).extracting(end -> end.reason().name()).doesNotContain("MIXER");
    assertThat(read(document)).isEqualTo(new DocumentContent.OfOutputs(alone(made)));
  }

  @Test
  void comparison_shouldGiveBackWhatIsSaid() throws IOException {
    TraceComparison made =
        Tracer.compare(services().ledger(), request(), Policies.all(), TraceListener.SILENT)
            .withAnnotations(said(ChainBuilder.address("mixer"), "" + chain.id("pay")));
    DocumentContent content =
        new DocumentContent.OfOutputs(new BoundedComparison(made, EndpointBounds.none()));
    String document = document(content);

    requireValid(document);
    assertThat(read(document)).isEqualTo(content);
  }

  @Test
  void accounts_shouldGiveBackWhatIsSaid() throws IOException {
    FundsReport said = ExampleFunds.fifo().withAnnotations(said(account("bob"), "bob"));
    String document = document(new DocumentContent.OfAccounts(said));

    requireValid(document);
    DocumentContent read = read(document);
    assertThat(((DocumentContent.OfAccounts) read).report().annotations())
        .isEqualTo(said.annotations());
    assertThat(document(read)).isEqualTo(document);
  }

  private ChainBuilder services() {
    chain.block("dirty", "s", 100_000);
    chain.block("b2", "miner", 1);
    chain.pay("pay").spend("dirty:0").to("mixer", 60_000).to("x", 39_000);
    chain.block("b3", "miner", 1);
    chain.pay("on").spend("pay:0").to("y", 59_000);
    return chain;
  }

  private TraceRequest request() {
    StopRules rules =
        StopRules.NONE
            .withAttributions(Attributions.asking(List.of(SET), AnnotatedDocumentTest::tag))
            .withCoinJoins(CoinJoinRule.STOP);
    Seed seed = new Seed.OfOutPoint("victim", chain.outPoint("dirty:0"));
    return new TraceRequest(List.of(seed), Lossless.FIFO, rules);
  }

  private static Optional<AttributedStop> tag(Address address) {
    return address.equals(ChainBuilder.address("mixer"))
        ? Optional.of(new AttributedStop(address, TagStopReason.MIXER, "a mixer, says a judge"))
        : Optional.empty();
  }

  private static Annotations said(Address address, String subject) {
    TagClaim claim =
        new TagClaim(
            "Mixer \"M\"",
            "m",
            List.of("mixing_service"),
            "web_crawl",
            "https://x.example",
            "2024-01-31",
            "a pack");
    TagClaim contradiction = new TagClaim("a shop", null, List.of(), null, "a forum", null, "b");
    TreeMap<String, String> parameters = new TreeMap<>();
    parameters.put("least", "3");
    Heuristic heuristic = new Heuristic("change", 2, Strength.WEAK, parameters);
    return Annotations.of(
        List.of(new TaggedAddress(address.text(), List.of(claim, contradiction))),
        List.of(
            new Inference(
                heuristic, subject, "change", Verdict.POSSIBLE, List.of("one", "\u2028\"two\""))));
  }

  private static BoundedComparison alone(Trace trace) {
    return new BoundedComparison(new TraceComparison(List.of(trace)), EndpointBounds.none());
  }

  private static void requireValid(String document) throws IOException {
    assertThat(TraceDocumentTest.schema().validate(document, InputFormat.JSON)).isEmpty();
  }

  private static DocumentContent read(String document) throws IOException {
    return TraceDocument.readContent(
        new ByteArrayInputStream(document.getBytes(UTF_8)), "a document");
  }

  private static String document(DocumentContent content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    switch (content) {
      case DocumentContent.OfAccounts accounts -> TraceDocument.write(accounts.report(), out);
      case DocumentContent.OfOutputs(BoundedComparison bounded) -> {
        if (bounded.comparison().traces().size() == 1) {
          TraceDocument.write(bounded.comparison().traces().getFirst(), out);
        } else {
          TraceDocument.write(bounded, out);
        }
      }
    }
    return out.toString(UTF_8);
  }
}
