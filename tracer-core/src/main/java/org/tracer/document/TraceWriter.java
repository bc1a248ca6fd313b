package org.tracer.document;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.tracer.accounting.Policy;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceRequest;

/** Writes the document of a trace under one rule. */
final class TraceWriter {

  private final DocumentJson json;
  private final RowWriter rows;

  private TraceWriter(DocumentJson json) {
    this.json = json;
    this.rows = new RowWriter(json);
  }

  static void write(Trace trace, OutputStream out) throws IOException {
    DocumentJson.write(out, json -> new TraceWriter(json).write(trace));
  }

  private void write(Trace trace) {
    TraceRequest request = trace.request();
    json.text("format", TraceDocument.FORMAT);
    new RequestWriter(json).write(request, trace.origin(), List.of(request.policy()));
    json.text("chain", trace.network().chainId());
    json.object("policy", () -> policy(request));
    json.object("dataHorizon", () -> json.block(trace.horizon()));
    json.objects("seeds", trace.seeds(), this::seed);
    json.objects(
        "transactions",
        trace.transactions(),
        transaction -> {
          rows.fact(transaction);
          rows.traced(transaction);
        });
    json.objects(
        "endpoints",
        trace.endpoints(),
        endpoint -> rows.endpoint(endpoint, () -> json.text("amount", endpoint.amount())));
    json.object("balanceSheet", () -> rows.sheet(trace.balanceSheet()));
    json.objects("limits", LimitInForce.of(trace), this::limit);
    json.texts("notices", trace.notices());
    new AnnotationsWriter(json).write(trace.annotations());
  }

  private void policy(TraceRequest request) {
    Policy policy = request.policy();
    json.text("name", policy.name());
    json.flag("conserving", policy.isConserving());
    json.text("fees", request.fees());
  }

  private void seed(SeededPosition seed) {
    json.text("label", seed.label());
    json.text("position", seed.position());
    if (seed.address() != null) {
      json.text("address", seed.address().text());
    }
    json.text("amount", seed.amount());
    json.text("value", seed.value());
    json.block(seed.block());
  }

  private void limit(LimitInForce limit) {
    json.text("rule", limit.rule());
    json.text("value", limit.value());
    json.text("reason", limit.reason().name());
    json.number("endpoints", limit.endpoints());
    json.text("amount", limit.amount());
  }
}
