package org.tracer.document;

import static org.tracer.document.JsonMembers.amount;
import static org.tracer.document.JsonMembers.member;
import static org.tracer.document.JsonMembers.number;
import static org.tracer.document.JsonMembers.rows;
import static org.tracer.document.JsonMembers.text;
import static org.tracer.document.JsonMembers.texts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tracer.accounting.Policy;
import org.tracer.annotation.Annotations;
import org.tracer.bounds.BoundedComparison;
import org.tracer.bounds.CutEdge;
import org.tracer.bounds.EndpointBounds;
import org.tracer.bounds.EndpointBounds.Answer;
import org.tracer.bounds.EndpointBounds.Place;
import org.tracer.bounds.Range;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.trace.Endpoint;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceComparison;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.TracedTransaction;
import tools.jackson.databind.JsonNode;

/** Reads a document of several rules: the trace under each of them, and bounds. */
final class ComparisonReader {

  private final JsonNode root;
  private final BitcoinNetwork network;
  private final RowReader reader;
  private final List<JsonNode> endpointRows;
  private final Annotations annotations;

  ComparisonReader(JsonNode root) {
    this.root = root;
    network = TraceReader.network(root);
    reader = new RowReader(network);
    endpointRows = rows(root, "endpoints").toList();
    annotations = AnnotationsReader.read(root);
  }

  BoundedComparison read() {
    JsonNode request = member(root, "request");
    List<Trace> traces = new ArrayList<>();
    for (Policy policy : RequestReader.policies(request)) {
      traces.add(trace(RequestReader.request(request, network).withPolicy(policy)));
    }
    return new BoundedComparison(new TraceComparison(traces), bounds());
  }

  private Trace trace(TraceRequest request) {
    String policy = request.policy().name();
    List<SeededPosition> seeds =
        rows(root, "seeds")
            .map(seed -> reader.seed(seed, amount(member(seed, "amounts"), policy)))
            .toList();
    List<TracedTransaction> transactions =
        rows(root, "transactions")
            .flatMap(transaction ->
                rows(transaction, "under")
                    .filter(view -> texts(view, "policies").contains(policy))
                    .map(view -> reader.transaction(transaction, view)))
            .toList();
    List<Endpoint> endpoints = endpoints(policy, transactions);
    return new Trace(
        request,
        network,
        text(member(root, "request"), "source"),
        reader.block(member(root, "dataHorizon")),
        seeds,
        transactions,
        endpoints,
        TraceReader.sheet(request, seeds, endpoints),
        rows(root, "notices")
            .filter(notice -> texts(notice, "policies").contains(policy))
            .map(notice -> text(notice, "text"))
            .toList(),
        annotations);
  }

  private record Output(OutPoint position, BlockHeight height) {}

  /** Endpoints of a rule; how many hops away they are its transactions tell. */
  private List<Endpoint> endpoints(String policy, List<TracedTransaction> transactions) {
    Map<Output, Integer> hops = new HashMap<>();
    Map<TxId, Integer> feeHops = new HashMap<>();
    for (TracedTransaction transaction : transactions) {
      BlockHeight height = transaction.block().height();
      transaction
          .outputs()
          .forEach(output -> hops.put(new Output(output.position(), height), output.hop()));
      feeHops.put(transaction.id(), transaction.hop());
    }
    List<Endpoint> endpoints = new ArrayList<>();
    for (JsonNode row : endpointRows) {
      Endpoint end = reader.endpoint(row, amount(member(row, "amounts"), policy));
      if (end.amount().baseUnits().signum() > 0) {
        Integer hop =
            end.position() instanceof OutPoint at
                ? hops.get(new Output(at, end.since().height()))
                : feeHops.get(end.transaction());
        endpoints.add(end.withHop(Objects.requireNonNullElse(hop, end.hop())));
      }
    }
    return endpoints;
  }

  private EndpointBounds bounds() {
    Map<Place, Answer> byPlace = new LinkedHashMap<>();
    for (JsonNode row : endpointRows) {
      JsonNode answer = member(row, "bounds");
      if (!answer.isNull()) {
        OutPoint position = row.has("position") ? OutPoint.parse(text(row, "position")) : null;
        byPlace.put(
            new Place(position, TxId.parse(text(row, "transaction")), text(row, "label")),
            answer(answer));
      }
    }
    JsonNode node = member(root, "bounds");
    return new EndpointBounds(
        number(node, "largest"), byPlace, rows(node, "sets").map(ComparisonReader::set).toList());
  }

  private static EndpointBounds.SetBounds set(JsonNode node) {
    Map<String, Answer> byLabel = new LinkedHashMap<>();
    member(node, "byLabel")
        .properties()
        .forEach(e -> byLabel.put(e.getKey(), answer(e.getValue())));
    return new EndpointBounds.SetBounds(
        texts(node, "addresses"),
        number(node, "outputs"),
        answer(node),
        byLabel,
        rows(node, "decidedBy").map(ComparisonReader::cut).toList(),
        rows(node, "escapes").map(ComparisonReader::cut).toList());
  }

  private static Answer answer(JsonNode node) {
    return node.has("notComputed")
        ? new Answer(null, text(node, "notComputed"))
        : new Answer(new Range(amount(node, "least"), amount(node, "most")), null);
  }

  private static CutEdge cut(JsonNode node) {
    return new CutEdge(
        CutEdge.Kind.valueOf(text(node, "kind")),
        TxId.parse(text(node, "transaction")),
        node.has("position") ? OutPoint.parse(text(node, "position")) : null,
        amount(node, "value"));
  }
}
