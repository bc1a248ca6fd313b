package org.tracer.document;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tracer.accounting.Policy;
import org.tracer.bounds.BoundedComparison;
import org.tracer.bounds.CutEdge;
import org.tracer.bounds.EndpointBounds;
import org.tracer.bounds.EndpointBounds.Answer;
import org.tracer.trace.ComparedEndpoint;
import org.tracer.trace.ComparedTransaction;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceComparison;

/** Writes the document of a trace under several rules. What rules agree on is written once. */
final class ComparisonWriter {

  private final DocumentJson json;
  private final RowWriter rows;
  private final TraceComparison comparison;
  private final EndpointBounds bounds;

  private ComparisonWriter(DocumentJson json, BoundedComparison bounded) {
    this.json = json;
    this.rows = new RowWriter(json);
    this.comparison = bounded.comparison();
    this.bounds = bounded.bounds();
  }

  static void write(BoundedComparison comparison, OutputStream out) throws IOException {
    DocumentJson.write(out, json -> new ComparisonWriter(json, comparison).write());
  }

  private void write() {
    Trace first = comparison.traces().getFirst();
    json.text("format", TraceDocument.FORMAT);
    new RequestWriter(json).write(first.request(), first.origin(), comparison.policies());
    json.text("chain", first.network().chainId());
    json.object("policy", () -> policies(first));
    json.object("dataHorizon", () -> json.block(first.horizon()));
    json.objects("seeds", indexes(first.seeds()), this::seed);
    json.objects("transactions", comparison.transactions(), this::transaction);
    json.objects("endpoints", comparison.endpoints(), this::endpoint);
    json.object("balanceSheet", () -> json.object("byPolicy", this::sheets));
    json.object("bounds", this::bounds);
    json.objects("limits", indexes(LimitInForce.of(first)), this::limit);
    json.objects(
        "notices",
        List.copyOf(notices().entrySet()),
        notice -> {
          json.texts("policies", names(notice.getValue()));
          json.text("text", notice.getKey());
        });
    new AnnotationsWriter(json).write(comparison.annotations());
  }

  private static List<Integer> indexes(List<?> list) {
    List<Integer> indexes = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      indexes.add(i);
    }
    return indexes;
  }

  private void policies(Trace first) {
    json.text("name", RequestWriter.name(comparison.policies()));
    json.text("fees", first.request().fees());
    json.objects(
        "rules",
        comparison.policies(),
        policy -> {
          json.text("name", policy.name());
          json.flag("conserving", policy.isConserving());
        });
  }

  private void seed(int row) {
    SeededPosition seed = comparison.traces().getFirst().seeds().get(row);
    json.text("label", seed.label());
    json.text("position", seed.position());
    if (seed.address() != null) {
      json.text("address", seed.address().text());
    }
    byPolicy("amounts", trace -> trace.seeds().get(row).amount());
    json.text("value", seed.value());
    json.block(seed.block());
  }

  private void byPolicy(String name, Function<Trace, Object> value) {
    json.object(
        name,
        () ->
            comparison
                .traces()
                .forEach(trace -> json.text(trace.request().policy().name(), value.apply(trace))));
  }

  private void transaction(ComparedTransaction transaction) {
    rows.fact(transaction.views().getFirst().transaction());
    json.objects(
        "under",
        transaction.views(),
        view -> {
          json.texts("policies", names(view.policies()));
          rows.traced(view.transaction());
        });
  }

  private void endpoint(ComparedEndpoint endpoint) {
    rows.endpoint(
        endpoint.any(),
        () -> {
          json.object(
              "amounts",
              () ->
                  comparison
                      .policies()
                      .forEach(policy -> json.text(policy.name(), endpoint.amount(policy))));
          Optional<Answer> answer = bounds.at(endpoint.any());
          if (answer.isPresent()) {
            json.object("bounds", () -> answer(answer.get()));
          } else {
            json.nothing("bounds");
          }
        });
  }

  private void answer(Answer answer) {
    if (answer.range() != null) {
      json.text("least", answer.range().least());
      json.text("most", answer.range().most());
    }
    json.optional("notComputed", answer.reason());
  }

  private void sheets() {
    for (Trace trace : comparison.traces()) {
      json.object(trace.request().policy().name(), () -> rows.sheet(trace.balanceSheet()));
    }
  }

  private void bounds() {
    json.number("largest", bounds.largest());
    json.number("endpoints", bounds.byPlace().size());
    json.objects("sets", bounds.sets(), this::set);
  }

  private void set(EndpointBounds.SetBounds set) {
    json.texts("addresses", set.addresses());
    json.number("outputs", set.outputs());
    answer(set.all());
    json.object(
        "byLabel",
        () -> set.byLabel().forEach((label, own) -> json.object(label, () -> answer(own))));
    json.objects("decidedBy", set.decidedBy(), this::cut);
    json.objects("escapes", set.escapes(), this::cut);
  }

  private void cut(CutEdge edge) {
    json.text("kind", edge.kind().name());
    json.text("transaction", edge.transaction());
    json.optional("position", edge.position());
    json.text("value", edge.value());
  }

  private void limit(int row) {
    LimitInForce any = LimitInForce.of(comparison.traces().getFirst()).get(row);
    json.text("rule", any.rule());
    json.text("value", any.value());
    json.text("reason", any.reason().name());
    byPolicy("endpoints", trace -> LimitInForce.of(trace).get(row).endpoints());
    byPolicy("amounts", trace -> LimitInForce.of(trace).get(row).amount());
  }

  /** Every notice once, with the rules it is about. */
  private Map<String, List<Policy>> notices() {
    Map<String, List<Policy>> notices = new LinkedHashMap<>();
    for (Trace trace : comparison.traces()) {
      for (String notice : trace.notices()) {
        notices.computeIfAbsent(notice, unseen -> new ArrayList<>()).add(trace.request().policy());
      }
    }
    return notices;
  }

  private static List<String> names(List<Policy> policies) {
    return policies.stream().map(Policy::name).toList();
  }
}
