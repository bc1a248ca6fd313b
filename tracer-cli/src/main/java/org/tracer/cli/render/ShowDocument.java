package org.tracer.cli.render;

import java.io.IOException;
import java.io.OutputStream;
import org.tracer.annotation.Annotations;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;
import org.tracer.ledger.UtxoLedger;
import tools.jackson.core.JsonGenerator;

/**
 * What {@code show} has to say, as one line of JSON in UTF-8: {@code "format":FORMAT}. Amounts are
 * satoshi as decimal strings, times ISO 8601 in UTC.
 */
public final class ShowDocument {

  private final UtxoLedger ledger;
  private final JsonGenerator json;

  /** The value of the member {@code format}. */
  static final String FORMAT = "tracer-show/1";

  private ShowDocument(UtxoLedger ledger, JsonGenerator json) {
    this.ledger = ledger;
    this.json = json;
  }

  public static void write(
      UtxoLedger ledger, AddressHistory history, Annotations said, OutputStream out)
      throws IOException {
    write(ledger, said, out, document -> document.address(history));
  }

  public static void write(
      UtxoLedger ledger, TransactionView view, Annotations said, OutputStream out)
      throws IOException {
    write(ledger, said, out, document -> document.transaction(view));
  }

  /** One output of a transaction. */
  public static void write(
      UtxoLedger ledger, TransactionView view, int vout, Annotations said, OutputStream out)
      throws IOException {
    write(ledger, said, out, document -> document.outPoint(view, vout));
  }

  @FunctionalInterface
  private interface Body {
    void write(ShowDocument document);
  }

  private static void write(UtxoLedger ledger, Annotations said, OutputStream out, Body body)
      throws IOException {
    JsonDocument.write(
        out,
        json -> {
          ShowDocument document = new ShowDocument(ledger, json);
          document.head();
          body.write(document);
          document.notices();
          SaidDocument.write(json, said);
        });
  }

  private void head() {
    json.writeStringProperty("format", "tracer-show/1");
    json.writeStringProperty("chain", ledger.network().chainId().toString());
    json.writeStringProperty("source", ledger.origin());
    JsonDocument.block(json, "dataHorizon", ledger.horizon());
  }

  private void notices() {
    json.writeArrayPropertyStart("notices");
    ledger.notices().forEach(json::writeString);
    json.writeEndArray();
  }

  private void address(AddressHistory history) {
    json.writeStringProperty("kind", "address");
    json.writeStringProperty("name", history.name());
    json.writeStringProperty("scriptType", history.script().type().name());
    json.writeStringProperty("descriptor", history.script().descriptor(ledger.network()));
    json.writeStringProperty("received", history.received().toString());
    json.writeStringProperty("spent", history.spent().toString());
    json.writeName("balance");
    if (history.unknownInputs() == 0) {
      json.writeString(history.received().subtract(history.spent()).toString());
    } else {
      json.writeNull();
    }
    json.writeNumberProperty("unknownInputs", history.unknownInputs());
    json.writeArrayPropertyStart("transactions");
    for (AddressHistory.Line line : history.lines()) {
      json.writeStartObject();
      json.writeStringProperty("txid", line.id().toString());
      JsonDocument.block(json, "block", line.block());
      json.writeNumberProperty("indexInBlock", line.indexInBlock());
      json.writeStringProperty("received", line.receivedSat().toString());
      json.writeStringProperty("spent", line.spentSat().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void transaction(TransactionView view) {
    Transaction transaction = view.transaction();
    json.writeStringProperty("kind", "transaction");
    place(transaction);
    json.writeName("fee");
    view.fee().ifPresentOrElse(fee -> json.writeString(fee.toString()), json::writeNull);
    json.writeArrayPropertyStart("inputs");
    for (TxInput input : transaction.inputs()) {
      json.writeStartObject();
      json.writeStringProperty("spends", input.spent().toString());
      TxOutput output = input.output();
      if (output != null) {
        lock(output);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("outputs");
    for (int vout = 0; vout < transaction.outputs().size(); vout++) {
      output(view, vout);
    }
    json.writeEndArray();
  }

  private void outPoint(TransactionView view, int vout) {
    json.writeStringProperty("kind", "output");
    place(view.transaction());
    json.writeName("output");
    output(view, vout);
  }

  private void place(Transaction transaction) {
    json.writeStringProperty("txid", transaction.id().toString());
    JsonDocument.block(json, "block", transaction.block());
    json.writeNumberProperty("indexInBlock", transaction.indexInBlock());
    json.writeBooleanProperty("coinbase", transaction.isCoinbase());
  }

  private void output(TransactionView view, int vout) {
    json.writeStartObject();
    json.writeNumberProperty("vout", vout);
    lock(view.transaction().outputs().get(vout));
    TransactionView.Spend spend = view.spends().get(vout);
    json.writeStringProperty("fate", spend.fate().name());
    if (spend.by() != null) {
      json.writeStringProperty("spentBy", spend.by().txId().toString());
      json.writeNumberProperty("spentByInput", spend.by().vout());
    }
    json.writeEndObject();
  }

  private void lock(TxOutput output) {
    json.writeStringProperty("amount", output.value().toString());
    output
        .script()
        .address(ledger.network())
        .ifPresent(address -> json.writeStringProperty("address", address.text()));
    json.writeStringProperty("scriptType", output.script().type().name());
    json.writeStringProperty("descriptor", output.script().descriptor(ledger.network()));
  }
}
