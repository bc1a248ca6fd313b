package org.tracer.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.heuristic.peel.Peel;
import org.tracer.heuristic.peel.PeelChain;
import org.tracer.heuristic.peel.PeelLine;
import org.tracer.ledger.TxOutput;
import org.tracer.ledger.UtxoLedger;
import org.tracer.trace.Attributions;
import org.tracer.trace.TagSetUsed;
import tools.jackson.core.JsonGenerator;

/** A peel chain as one line of JSON in UTF-8: {@code "format":"tracer-peel/1"}. */
public final class PeelDocument {

  private PeelDocument() {}

  /**
   * @param attributions the tags that were asked who is a service
   */
  public static void write(
      UtxoLedger ledger, PeelChain chain, Attributions attributions, OutputStream out)
      throws IOException {
    JsonDocument.write(
        out,
        json -> {
          json.writeStringProperty("format", "tracer-peel/1");
          json.writeStringProperty("chain", ledger.network().chainId().toString());
          json.writeStringProperty("source", ledger.origin());
          JsonDocument.block(json, "dataHorizon", ledger.horizon());
          json.writeArrayPropertyStart("tagSets");
          for (TagSetUsed set : attributions.sets()) {
            json.writeStartObject();
            json.writeStringProperty("name", set.name());
            json.writeNumberProperty("tags", set.tags());
            json.writeStringProperty("sha256", set.sha256());
            json.writeEndObject();
          }
          json.writeEndArray();
          line(json, chain);
          json.writeArrayPropertyStart("peels");
          chain.peels().forEach(peel -> peel(json, ledger.network(), peel));
          json.writeEndArray();
          json.writeArrayPropertyStart("notices");
          ledger.notices().forEach(json::writeString);
          json.writeEndArray();
        });
  }

  private static void line(JsonGenerator json, PeelChain chain) {
    PeelLine line = chain.line();
    json.writeStringProperty("start", line.start().toString());
    json.writeStringProperty("starting", Long.toString(line.startingSat()));
    json.writeStringProperty("added", Long.toString(line.addedSat()));
    json.writeStringProperty("paid", Long.toString(line.paidSat()));
    json.writeStringProperty("fees", Long.toString(line.feesSat()));
    json.writeStringProperty("remaining", Long.toString(line.remainingSat()));
    json.writeStringProperty("end", line.end().toString());
    json.writeStringProperty("stop", line.stop().name());
    json.writeStringProperty("reason", chain.reason());
  }

  private static void peel(JsonGenerator json, BitcoinNetwork network, Peel peel) {
    json.writeStartObject();
    JsonDocument.block(json, "block", peel.block());
    json.writeStringProperty("spent", peel.spent().toString());
    json.writeStringProperty("paid", peel.paid().toString());
    output(json, "payment", network, peel.payment());
    json.writeBooleanProperty("service", peel.service());
    json.writeStringProperty("remainder", peel.remainder().toString());
    output(json, "remaining", network, peel.remaining());
    json.writeStringProperty("added", Long.toString(peel.addedSat()));
    json.writeStringProperty("fee", Long.toString(peel.feeSat()));
    json.writeName("change");
    SaidDocument.inference(json, peel.change());
    json.writeEndObject();
  }

  private static void output(
      JsonGenerator json, String name, BitcoinNetwork network, TxOutput output) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("amount", output.value().toString());
    output
        .script()
        .address(network)
        .ifPresent(address -> json.writeStringProperty("address", address.text()));
    json.writeStringProperty("descriptor", output.script().descriptor(network));
    json.writeEndObject();
  }
}
