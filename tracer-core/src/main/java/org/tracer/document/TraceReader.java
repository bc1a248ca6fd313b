package org.tracer.document;

import static org.tracer.document.JsonMembers.amount;
import static org.tracer.document.JsonMembers.member;
import static org.tracer.document.JsonMembers.rows;
import static org.tracer.document.JsonMembers.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.tracer.bounds.BoundedComparison;
import org.tracer.bounds.EndpointBounds;
import org.tracer.chain.ChainId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.error.InvalidInputException;
import org.tracer.trace.BalanceSheet;
import org.tracer.trace.Endpoint;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceComparison;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.account.FundsReport;
import tools.jackson.databind.JsonNode;

/** Reads a trace document and checks that its sheet is what its own rows sum to. */
final class TraceReader {

  private static final StrictJson JSON =
      new StrictJson(TraceDocument.FORMAT, "tracer trace --json");

  private TraceReader() {}

  static Trace read(InputStream in, String name) throws IOException {
    List<Trace> traces = readComparison(in, name).comparison().traces();
    if (traces.size() > 1) {
      throw new InvalidInputException(
          "the document holds the trace under several rules",
          name,
          "Name one of its rules: "
              + String.join(", ", traces.stream().map(t -> t.request().policy().name()).toList())
              + ".");
    }
    return traces.getFirst();
  }

  static BoundedComparison readComparison(InputStream in, String name) throws IOException {
    return switch (readContent(in, name)) {
      case DocumentContent.OfOutputs outputs -> outputs.comparison();
      case DocumentContent.OfAccounts accounts ->
          throw new InvalidInputException(
              "the document is of a chain of accounts (" + accounts.report().chain() + ")",
              name,
              "Name the document of a trace over bitcoin.");
    };
  }

  static DocumentContent readContent(InputStream in, String name) throws IOException {
    return JSON.read(in, name, root -> FundsReader.reads(root) ? accounts(root) : outputs(root));
  }

  private static DocumentContent accounts(JsonNode root) throws IOException {
    FundsReport read = new FundsReader(root).read();
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    FundsWriter.write(read, again);
    requireSame(root, again);
    return new DocumentContent.OfAccounts(read);
  }

  private static DocumentContent outputs(JsonNode root) throws IOException {
    boolean several = RequestReader.policies(member(root, "request")).size() > 1;
    BoundedComparison read =
        several
            ? new ComparisonReader(root).read()
            : new BoundedComparison(
                new TraceComparison(List.of(trace(root))), EndpointBounds.none());
    ByteArrayOutputStream again = new ByteArrayOutputStream();
    if (several) {
      ComparisonWriter.write(read, again);
    } else {
      TraceWriter.write(read.comparison().traces().getFirst(), again);
    }
    requireSame(root, again);
    read.comparison().traces().forEach(TraceCheck::check);
    return new DocumentContent.OfOutputs(read);
  }

  /** Everything a document says follows from its rows: written again they must say the same. */
  private static void requireSame(JsonNode root, ByteArrayOutputStream again) {
    if (!StrictJson.tree(again.toByteArray()).equals(root)) {
      throw new IllegalArgumentException("its parts contradict each other");
    }
  }

  static BitcoinNetwork network(JsonNode root) {
    ChainId chain = ChainId.parse(text(root, "chain"));
    return BitcoinNetwork.of(chain)
        .orElseThrow(() -> new IllegalArgumentException("unknown chain " + chain));
  }

  private static Trace trace(JsonNode root) {
    RowReader reader = new RowReader(network(root));
    TraceRequest request = RequestReader.request(member(root, "request"), network(root));
    List<SeededPosition> seeds =
        rows(root, "seeds").map(seed -> reader.seed(seed, amount(seed, "amount"))).toList();
    List<Endpoint> endpoints =
        rows(root, "endpoints").map(end -> reader.endpoint(end, amount(end, "amount"))).toList();
    BalanceSheet sheet = sheet(request, seeds, endpoints);
    if (!sheet.seeded().toString().equals(text(member(root, "balanceSheet"), "seeded"))) {
      throw new IllegalArgumentException("the balance sheet does not match seeds and endpoints");
    }
    return new Trace(
        request,
        network(root),
        text(member(root, "request"), "source"),
        reader.block(member(root, "dataHorizon")),
        seeds,
        rows(root, "transactions").map(tx -> reader.transaction(tx, tx)).toList(),
        endpoints,
        sheet,
        JsonMembers.texts(root, "notices"),
        AnnotationsReader.read(root));
  }

  static BalanceSheet sheet(
      TraceRequest request, List<SeededPosition> seeds, List<Endpoint> endpoints) {
    BalanceSheet sheet = BalanceSheet.of(request.policy().isConserving(), seeds, endpoints);
    if (sheet.conserving() != sheet.isBalanced()) {
      throw new IllegalArgumentException("the balance sheet does not match seeds and endpoints");
    }
    return sheet;
  }
}
