package org.tracer.document;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockRef;
import org.tracer.trace.BalanceSheet;
import org.tracer.trace.CollectedFee;
import org.tracer.trace.Endpoint;
import org.tracer.trace.LabelAmount;
import org.tracer.trace.Seed;
import org.tracer.trace.SeededPosition;
import org.tracer.trace.StopListEntry;
import org.tracer.trace.StopReason;
import org.tracer.trace.StopRules;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceRequest;
import org.tracer.trace.TracedInput;
import org.tracer.trace.TracedOutput;
import org.tracer.trace.TracedTransaction;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes the members of a trace document in their fixed order. */
final class TraceWriter {

  private static final JsonFactory JSON =
      JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

  private final JsonGenerator json;

  private TraceWriter(JsonGenerator json) {
    this.json = json;
  }

  static void write(Trace trace, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(indented(), out, JsonEncoding.UTF8)) {
      new TraceWriter(json).write(trace);
      json.writeRaw('\n');
    } catch (JacksonException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e);
    }
    out.flush();
  }

  private static ObjectWriteContext indented() {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    PrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    return new ObjectWriteContext.Base() {
      @Override
      public boolean hasPrettyPrinter() {
        return true;
      }

      @Override
      public PrettyPrinter getPrettyPrinter() {
        return printer;
      }
    };
  }

  private void write(Trace trace) {
    json.writeStartObject();
    text("format", TraceDocument.FORMAT);
    json.writeName("request");
    request(trace);
    text("chain", trace.network().chainId().toString());
    json.writeName("policy");
    policy(trace.request());
    json.writeName("dataHorizon");
    json.writeStartObject();
    block(trace.horizon());
    json.writeEndObject();
    array("seeds", trace.seeds(), this::seed);
    array("transactions", trace.transactions(), this::transaction);
    array("endpoints", trace.endpoints(), this::endpoint);
    json.writeName("balanceSheet");
    sheet(trace.balanceSheet());
    array("limits", LimitInForce.of(trace), this::limit);
    array("notices", trace.notices(), json::writeString);
    json.writeEndObject();
  }

  private void request(Trace trace) {
    TraceRequest request = trace.request();
    json.writeStartObject();
    text("source", trace.origin());
    array("seeds", request.seeds(), this::requestedSeed);
    text("direction", request.direction().toString());
    text("policy", request.policy().name());
    text("fees", request.fees().toString());
    optional("chosenAt", request.chosenAt());
    json.writeName("stopRules");
    stopRules(request.stopRules());
    json.writeEndObject();
  }

  private void requestedSeed(Seed seed) {
    json.writeStartObject();
    text("label", seed.label());
    switch (seed) {
      case Seed.OfOutPoint one -> text("outpoint", one.outPoint().toString());
      case Seed.OfTransaction whole -> {
        text("transaction", whole.txId().toString());
        array("outputs", whole.vouts(), json::writeNumber);
      }
      case Seed.OfAddress address -> {
        text("address", address.name());
        text("script", address.script().toString());
        optional("from", address.from());
        optional("until", address.until());
      }
    }
    json.writeEndObject();
  }

  private void stopRules(StopRules rules) {
    json.writeStartObject();
    if (rules.maxHops() != StopRules.UNLIMITED) {
      number("maxHops", rules.maxHops());
    }
    text("minAmount", rules.minAmount().toString());
    text("minShare", rules.minShare().toString());
    if (rules.maxFanOut() != StopRules.UNLIMITED) {
      number("maxFanOut", rules.maxFanOut());
    }
    if (rules.untilHeight() != null) {
      number("untilHeight", rules.untilHeight().value());
    }
    optional("until", rules.until());
    array("stopList", rules.stopList(), this::stopListEntry);
    json.writeEndObject();
  }

  private void stopListEntry(StopListEntry entry) {
    json.writeStartObject();
    text("address", entry.name());
    text("script", entry.script().toString());
    text("reason", entry.reason());
    json.writeEndObject();
  }

  private void policy(TraceRequest request) {
    json.writeStartObject();
    text("name", request.policy().name());
    json.writeName("conserving");
    json.writeBoolean(request.policy().isConserving());
    text("fees", request.fees().toString());
    json.writeEndObject();
  }

  private void seed(SeededPosition seed) {
    json.writeStartObject();
    text("label", seed.label());
    text("position", seed.position().toString());
    if (seed.address() != null) {
      text("address", seed.address().text());
    }
    text("amount", seed.amount().toString());
    text("value", seed.value().toString());
    block(seed.block());
    json.writeEndObject();
  }

  private void transaction(TracedTransaction transaction) {
    json.writeStartObject();
    text("id", transaction.id().toString());
    block(transaction.block());
    number("indexInBlock", transaction.indexInBlock());
    number("hop", transaction.hop());
    array("inputs", transaction.inputs(), this::input);
    array("outputs", transaction.outputs(), this::output);
    optional("fee", transaction.fee());
    array("tracedFee", transaction.tracedFee(), this::labelAmount);
    optional("feeReason", transaction.feeReason());
    if (!transaction.collected().isEmpty()) {
      array("collected", transaction.collected(), this::collected);
    }
    json.writeEndObject();
  }

  private void collected(CollectedFee fee) {
    json.writeStartObject();
    text("transaction", fee.transaction().toString());
    array("traced", fee.traced(), this::labelAmount);
    json.writeEndObject();
  }

  private void input(TracedInput input) {
    json.writeStartObject();
    number("vin", input.vin());
    text("position", input.spent().toString());
    array("traced", input.traced(), this::labelAmount);
    json.writeEndObject();
  }

  private void output(TracedOutput output) {
    json.writeStartObject();
    text("position", output.position().toString());
    if (output.address() != null) {
      text("address", output.address().text());
    }
    text("scriptType", output.scriptType().name());
    text("descriptor", output.descriptor());
    text("value", output.value().toString());
    array("traced", output.traced(), this::labelAmount);
    number("hop", output.hop());
    optional("reason", output.reason());
    json.writeEndObject();
  }

  private void endpoint(Endpoint endpoint) {
    json.writeStartObject();
    text("reason", endpoint.reason().name());
    optional("position", endpoint.position());
    if (endpoint.address() != null) {
      text("address", endpoint.address().text());
    }
    optional("descriptor", endpoint.descriptor());
    text("label", endpoint.label());
    text("amount", endpoint.amount().toString());
    text("transaction", endpoint.transaction().toString());
    block(endpoint.since());
    number("hop", endpoint.hop());
    optional("spentBy", endpoint.spentBy());
    optional("note", endpoint.note());
    json.writeEndObject();
  }

  private void sheet(BalanceSheet sheet) {
    json.writeStartObject();
    text("seeded", sheet.seeded().toString());
    byReason(sheet.byReason());
    json.writeName("balanced");
    if (sheet.conserving()) {
      json.writeBoolean(sheet.isBalanced());
    } else {
      json.writeNull();
    }
    json.writeName("byLabel");
    json.writeStartObject();
    sheet
        .byLabel()
        .forEach((label, account) -> {
          json.writeName(label);
          json.writeStartObject();
          text("seeded", account.seeded().toString());
          byReason(account.byReason());
          json.writeEndObject();
        });
    json.writeEndObject();
    json.writeEndObject();
  }

  private void byReason(Map<StopReason, BigInteger> sums) {
    json.writeName("byReason");
    json.writeStartObject();
    sums.forEach((reason, sum) -> text(reason.name(), sum.toString()));
    json.writeEndObject();
  }

  private void limit(LimitInForce limit) {
    json.writeStartObject();
    text("rule", limit.rule());
    text("value", limit.value());
    text("reason", limit.reason().name());
    number("endpoints", limit.endpoints());
    text("amount", limit.amount().toString());
    json.writeEndObject();
  }

  private void labelAmount(LabelAmount share) {
    json.writeStartObject();
    text("label", share.label());
    text("amount", share.amount().toString());
    json.writeEndObject();
  }

  private void block(BlockRef block) {
    number("height", block.height().value());
    text("blockHash", block.hash().toString());
    text("blockTime", block.time().toString());
  }

  private void text(String name, String value) {
    json.writeName(name);
    json.writeString(value);
  }

  private void number(String name, int value) {
    json.writeName(name);
    json.writeNumber(value);
  }

  private void optional(String name, @Nullable Object value) {
    if (value != null) {
      text(name, value.toString());
    }
  }

  private <T> void array(String name, List<T> values, Consumer<T> writer) {
    json.writeName(name);
    json.writeStartArray();
    values.forEach(writer);
    json.writeEndArray();
  }
}
