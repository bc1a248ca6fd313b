package org.tracer.source.codec;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.tracer.chain.Hash256;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.RawBytes;
import org.tracer.ledger.TransactionForm;
import org.tracer.ledger.TxOutput;

/**
 * One transaction as it is written on the wire (BIP 144), with the ids that follow from its bytes.
 *
 * @param lockTime four bytes as an unsigned number
 * @param witnessId hash of all bytes, witness included; equal to the id if there is no witness
 * @param strippedLength bytes without the witness; at 64, a Merkle branch cannot tell the
 *     transaction from an inner node of the tree
 */
public record RawTransaction(
    TxId id,
    Hash256 witnessId,
    int version,
    List<RawInput> inputs,
    List<TxOutput> outputs,
    long lockTime,
    int strippedLength) {

  public RawTransaction {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * Parses a transaction that is all of {@code bytes}.
   *
   * @throws MalformedDataException if it is damaged or bytes follow it
   */
  public static RawTransaction parse(byte[] bytes) {
    ByteCursor cursor = new ByteCursor(bytes, 0, bytes.length);
    RawTransaction transaction = read(cursor);
    if (cursor.remaining() != 0) {
      throw ByteCursor.malformed(
          cursor.remaining() + " bytes follow the transaction", cursor.position());
    }
    return transaction;
  }

  /**
   * Reads the next transaction; what follows it is left unread.
   *
   * @throws MalformedDataException if it is damaged
   */
  public static RawTransaction read(ByteCursor bytes) {
    TransactionCursor parts = new TransactionCursor();
    parts.read(bytes);
    byte[] source = bytes.source();
    ByteCursor stacks =
        new ByteCursor(source, parts.witnessStart(), parts.end() - parts.witnessStart());
    List<RawInput> inputs = new ArrayList<>(parts.inputCount());
    for (int vin = 0; vin < parts.inputCount(); vin++) {
      int at = parts.inputOffset(vin);
      ByteCursor input = new ByteCursor(source, at + 36, parts.end() - at - 36);
      inputs.add(
          new RawInput(
              parts.spentId(vin),
              parts.spentVout(vin),
              input.readVarBytes(),
              input.readUint32(),
              parts.hasWitness() ? stack(stacks) : List.of()));
    }
    List<TxOutput> outputs = new ArrayList<>(parts.outputCount());
    for (int vout = 0; vout < parts.outputCount(); vout++) {
      LockingScript script =
          LockingScript.read(source, parts.scriptOffset(vout), parts.scriptLength(vout));
      outputs.add(new TxOutput(Satoshi.of(parts.outputValueSat(vout)), script));
    }
    Sha256d digest = new Sha256d();
    byte[] ids = new byte[2 * Hash256.LENGTH];
    parts.writeId(digest, ids, 0);
    parts.writeWitnessId(digest, ids, Hash256.LENGTH);
    return new RawTransaction(
        TxId.read(ids, 0),
        Hash256.read(ids, Hash256.LENGTH),
        new ByteCursor(source, parts.start(), 4).readInt32(),
        inputs,
        outputs,
        new ByteCursor(source, parts.end() - 4, 4).readUint32(),
        parts.strippedLength());
  }

  public boolean isCoinbase() {
    RawInput first = inputs.getFirst();
    return inputs.size() == 1
        && first.spentVout() == 0xffff_ffffL
        && first.spentId().hash().equals(new Hash256(0, 0, 0, 0));
  }

  public boolean hasWitness() {
    return inputs.stream().anyMatch(input -> !input.witness().isEmpty());
  }

  /** What it says beyond what it moves. */
  public TransactionForm form() {
    List<TransactionForm.Input> written = new ArrayList<>(inputs.size());
    for (RawInput input : inputs) {
      written.add(
          new TransactionForm.Input(
              input.sequence(),
              RawBytes.of(input.unlockingScript()),
              input.witness().stream().map(RawBytes::of).toList()));
    }
    return new TransactionForm(version, lockTime, written);
  }

  /** The transaction's bytes with its witness, written anew from its parts. */
  public byte[] toBytes() {
    return write(hasWitness());
  }

  /** The bytes whose hash is the id. */
  public byte[] toStrippedBytes() {
    return write(false);
  }

  private byte[] write(boolean withWitness) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writeNumber(out, version, 4);
    if (withWitness) {
      out.write(0);
      out.write(1);
    }
    writeVarInt(out, inputs.size());
    for (RawInput input : inputs) {
      out.writeBytes(input.spentId().hash().toWire());
      writeNumber(out, input.spentVout(), 4);
      writeVarBytes(out, input.unlockingScript());
      writeNumber(out, input.sequence(), 4);
    }
    writeVarInt(out, outputs.size());
    for (TxOutput output : outputs) {
      writeNumber(out, output.value().value(), 8);
      writeVarBytes(out, output.script().toBytes());
    }
    if (withWitness) {
      for (RawInput input : inputs) {
        List<byte[]> stack = input.witness();
        writeVarInt(out, stack.size());
        stack.forEach(item -> writeVarBytes(out, item));
      }
    }
    writeNumber(out, lockTime, 4);
    return out.toByteArray();
  }

  private static List<byte[]> stack(ByteCursor stacks) {
    int count = stacks.readCount(1);
    List<byte[]> stack = new ArrayList<>(count);
    for (int item = 0; item < count; item++) {
      stack.add(stacks.readVarBytes());
    }
    return stack;
  }

  private static void writeVarBytes(ByteArrayOutputStream out, byte[] bytes) {
    writeVarInt(out, bytes.length);
    out.writeBytes(bytes);
  }

  private static void writeVarInt(ByteArrayOutputStream out, int value) {
    if (value < 0xfd) {
      out.write(value);
    } else if (value <= 0xffff) {
      out.write(0xfd);
      writeNumber(out, value, 2);
    } else {
      out.write(0xfe);
      writeNumber(out, value, 4);
    }
  }

  private static void writeNumber(ByteArrayOutputStream out, long value, int length) {
    for (int i = 0; i < length; i++) {
      out.write((int) (value >>> (8 * i)));
    }
  }
}
