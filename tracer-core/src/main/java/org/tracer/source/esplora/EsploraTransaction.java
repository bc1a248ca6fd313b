package org.tracer.source.esplora;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.RawBytes;
import org.tracer.ledger.TransactionForm;
import org.tracer.ledger.TxOutput;
import org.tracer.source.codec.RawTransaction;
import org.tracer.source.http.JsonValue;

/**
 * A transaction from a server's JSON. Its bytes, without the witness, are put together again and
 * its id computed from them; what the inputs spend and where it stands are still claims.
 *
 * @param spentClaims what each input spends, as claimed; null where nothing is said
 * @param witnessClaims the witness of each input, as claimed: the id does not commit to it
 */
record EsploraTransaction(
    RawTransaction raw,
    List<@Nullable TxOutput> spentClaims,
    List<List<RawBytes>> witnessClaims,
    Status status) {

  private static final long MAX_UINT32 = 0xffff_ffffL;

  TxId id() {
    return raw.id();
  }

  /**
   * @throws MalformedDataException if the parts do not have the id the server names
   */
  static EsploraTransaction read(JsonValue json) {
    TxId named = json.get("txid").parsed(TxId::parse);
    List<JsonValue> inputs = json.get("vin").elements();
    List<JsonValue> outputs = json.get("vout").elements();
    if (inputs.isEmpty() || outputs.isEmpty()) {
      throw new MalformedDataException(
          "a transaction has no inputs or no outputs",
          "transaction " + named,
          "The server's data is wrong; use another source.");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // Read as unsigned or signed: servers differ on versions beyond 2^31.
    writeNumber(bytes, json.get("version").number(Integer.MIN_VALUE, MAX_UINT32), 4);
    writeLength(bytes, inputs.size());
    List<@Nullable TxOutput> claims = new ArrayList<>();
    List<List<RawBytes>> witnesses = new ArrayList<>();
    for (JsonValue input : inputs) {
      bytes.writeBytes(input.get("txid").parsed(TxId::parse).hash().toWire());
      writeNumber(bytes, input.get("vout").number(0, MAX_UINT32), 4);
      writeScript(bytes, input.optional("scriptsig").map(JsonValue::hex).orElse(new byte[0]));
      writeNumber(bytes, input.get("sequence").number(0, MAX_UINT32), 4);
      claims.add(input.optional("prevout").map(EsploraTransaction::output).orElse(null));
      witnesses.add(input.optional("witness").map(EsploraTransaction::witness).orElse(List.of()));
    }
    writeLength(bytes, outputs.size());
    for (JsonValue value : outputs) {
      TxOutput output = output(value);
      writeNumber(bytes, output.value().value(), 8);
      writeScript(bytes, output.script().toBytes());
    }
    writeNumber(bytes, json.get("locktime").number(0, MAX_UINT32), 4);
    RawTransaction raw = parse(bytes.toByteArray(), named);
    return new EsploraTransaction(raw, claims, witnesses, Status.read(json.get("status")));
  }

  private static RawTransaction parse(byte[] bytes, TxId named) {
    RawTransaction raw;
    try {
      raw = RawTransaction.parse(bytes);
    } catch (MalformedDataException e) {
      throw new MalformedDataException(
          "a transaction is damaged: " + e.getMessage(),
          "transaction " + named,
          "Use another source.",
          e);
    }
    if (!raw.id().equals(named)) {
      throw new MalformedDataException(
          "a transaction does not have the id the server gives it",
          "transaction " + named + ", computed " + raw.id(),
          "The server's data is wrong; use another source.");
    }
    return raw;
  }

  /** What an input spends, as claimed. */
  Optional<TxOutput> spentClaim(int vin) {
    return Optional.ofNullable(spentClaims.get(vin));
  }

  private static List<RawBytes> witness(JsonValue items) {
    return items.elements().stream().map(item -> RawBytes.of(item.hex())).toList();
  }

  /**
   * How it is written; empty if an input that says nothing else has no witness either, as where a
   * server leaves witnesses out. An input whose script only names a witness program counts too.
   */
  Optional<TransactionForm> form() {
    List<TransactionForm.Input> written = new ArrayList<>();
    for (int vin = 0; vin < raw.inputs().size(); vin++) {
      byte[] unlocking = raw.inputs().get(vin).unlockingScript();
      List<RawBytes> witness = witnessClaims.get(vin);
      if (witness.isEmpty() && needsWitness(unlocking)) {
        return Optional.empty();
      }
      written.add(
          new TransactionForm.Input(
              raw.inputs().get(vin).sequence(), RawBytes.of(unlocking), witness));
    }
    return Optional.of(new TransactionForm(raw.version(), raw.lockTime(), written));
  }

  // Empty, or one push of a witness program of version 0 (BIP 141, P2SH-P2WPKH and P2SH-P2WSH).
  private static boolean needsWitness(byte[] unlocking) {
    boolean program =
        (unlocking.length == 23 && unlocking[0] == 22 && unlocking[1] == 0 && unlocking[2] == 20)
            || (unlocking.length == 35
                && unlocking[0] == 34
                && unlocking[1] == 0
                && unlocking[2] == 32);
    return unlocking.length == 0 || program;
  }

  private static TxOutput output(JsonValue json) {
    return new TxOutput(
        Satoshi.of(json.get("value").number(0, Satoshi.MAX_MONEY)),
        LockingScript.of(json.get("scriptpubkey").hex()));
  }

  private static void writeScript(ByteArrayOutputStream bytes, byte[] script) {
    writeLength(bytes, script.length);
    bytes.writeBytes(script);
  }

  private static void writeLength(ByteArrayOutputStream bytes, int length) {
    if (length < 0xfd) {
      bytes.write(length);
    } else if (length <= 0xffff) {
      bytes.write(0xfd);
      writeNumber(bytes, length, 2);
    } else {
      bytes.write(0xfe);
      writeNumber(bytes, length, 4);
    }
  }

  private static void writeNumber(ByteArrayOutputStream bytes, long value, int length) {
    byte[] number =
        ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    bytes.write(number, 0, length);
  }
}
