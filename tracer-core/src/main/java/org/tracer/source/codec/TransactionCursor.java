package org.tracer.source.codec;

import java.util.Arrays;
import java.util.Objects;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;

/**
 * Where the parts of one serialised transaction lie (BIP 144), in arrays that are used again for
 * the next one. Refuses what cannot stand in a block: no inputs, no outputs, an amount outside 0 to
 * 21 million coins, a witness flag without a witness. Confined to one thread.
 */
public final class TransactionCursor {

  private static final int OUTPOINT_LENGTH = 36;
  private static final int LEAST_INPUT = OUTPOINT_LENGTH + 1 + 4;
  private static final int LEAST_OUTPUT = 8 + 1;
  private static final int MARKER_AND_FLAG = 2;

  private byte[] source = {};
  private int start;
  private int end;
  private int witnessStart;
  private boolean witness;
  private int inputCount;
  private int[] inputOffset = new int[8];
  private int outputCount;
  private long[] outputValueSat = new long[8];
  private int[] scriptOffset = new int[8];
  private int[] scriptLength = new int[8];

  /** Reads the next transaction of {@code bytes}. O(inputs + outputs + witness items). */
  public void read(ByteCursor bytes) {
    source = bytes.source();
    start = bytes.position();
    bytes.skip(4);
    readInputs(bytes);
    readOutputs(bytes);
    witnessStart = bytes.position();
    if (witness) {
      skipWitness(bytes);
    }
    bytes.skip(4);
    end = bytes.position();
  }

  private void readInputs(ByteCursor bytes) {
    int at = bytes.position();
    int count = bytes.readCount(1);
    witness = count == 0;
    if (witness) {
      if (bytes.readUint8() != 1) {
        throw ByteCursor.malformed("a transaction has no inputs or an unknown flag", at);
      }
      at = bytes.position();
      count = bytes.readCount(1);
    }
    if (count == 0 || count > bytes.remaining() / LEAST_INPUT) {
      throw ByteCursor.malformed("a transaction cannot have " + count + " inputs here", at);
    }
    if (count > inputOffset.length) {
      inputOffset = new int[Math.max(count, 2 * inputOffset.length)];
    }
    for (int vin = 0; vin < count; vin++) {
      inputOffset[vin] = bytes.position();
      bytes.skip(OUTPOINT_LENGTH);
      bytes.skipVarBytes();
      bytes.skip(4);
    }
    inputCount = count;
  }

  private void readOutputs(ByteCursor bytes) {
    int at = bytes.position();
    int count = bytes.readCount(LEAST_OUTPUT);
    if (count == 0) {
      throw ByteCursor.malformed("a transaction has no outputs", at);
    }
    if (count > outputValueSat.length) {
      int capacity = Math.max(count, 2 * outputValueSat.length);
      outputValueSat = Arrays.copyOf(outputValueSat, capacity);
      scriptOffset = Arrays.copyOf(scriptOffset, capacity);
      scriptLength = Arrays.copyOf(scriptLength, capacity);
    }
    for (int vout = 0; vout < count; vout++) {
      at = bytes.position();
      long value = bytes.readInt64();
      if (value < 0 || value > Satoshi.MAX_MONEY) {
        throw ByteCursor.malformed("an output holds " + value + " satoshi", at);
      }
      outputValueSat[vout] = value;
      scriptLength[vout] = bytes.skipVarBytes();
      scriptOffset[vout] = bytes.position() - scriptLength[vout];
    }
    outputCount = count;
  }

  private void skipWitness(ByteCursor bytes) {
    long items = 0;
    for (int vin = 0; vin < inputCount; vin++) {
      int count = bytes.readCount(1);
      for (int item = 0; item < count; item++) {
        bytes.skipVarBytes();
      }
      items += count;
    }
    if (items == 0) {
      throw ByteCursor.malformed("a transaction has the witness flag but no witness", start);
    }
  }

  /** Offset of the first byte. */
  public int start() {
    return start;
  }

  /** Offset behind the last byte. */
  public int end() {
    return end;
  }

  public boolean hasWitness() {
    return witness;
  }

  /** Offset of the first input's witness stack; meaningful only if there is a witness. */
  public int witnessStart() {
    return witnessStart;
  }

  public int inputCount() {
    return inputCount;
  }

  /** Offset of an input: the spent transaction's id, the output index, then the script. */
  public int inputOffset(int vin) {
    return inputOffset[Objects.checkIndex(vin, inputCount)];
  }

  public TxId spentId(int vin) {
    return TxId.read(source, inputOffset(vin));
  }

  /** Index of the spent output as four unsigned bytes say; in a coinbase 4,294,967,295. */
  public long spentVout(int vin) {
    return new ByteCursor(source, inputOffset(vin) + 32, 4).readUint32();
  }

  public int outputCount() {
    return outputCount;
  }

  public long outputValueSat(int vout) {
    return outputValueSat[Objects.checkIndex(vout, outputCount)];
  }

  public int scriptOffset(int vout) {
    return scriptOffset[Objects.checkIndex(vout, outputCount)];
  }

  public int scriptLength(int vout) {
    return scriptLength[Objects.checkIndex(vout, outputCount)];
  }

  /** Whether the one input spends nothing: the transaction creates coins. */
  public boolean isCoinbase() {
    return inputCount == 1 && spendsNothing(0);
  }

  /** Whether an input names the null outpoint, as only a coinbase may. */
  public boolean spendsNothing(int vin) {
    int at = inputOffset(vin);
    for (int i = 0; i < 32; i++) {
      if (source[at + i] != 0) {
        return false;
      }
    }
    return source[at + 32] == -1
        && source[at + 33] == -1
        && source[at + 34] == -1
        && source[at + 35] == -1;
  }

  /** Number of bytes without marker, flag and witness. */
  public int strippedLength() {
    return witness ? 4 + (witnessStart - start - 4 - MARKER_AND_FLAG) + 4 : end - start;
  }

  /** Writes the transaction id, which leaves the witness out, in wire order. */
  public void writeId(Sha256d digest, byte[] target, int offset) {
    if (witness) {
      int body = start + 4 + MARKER_AND_FLAG;
      digest.update(source, start, 4);
      digest.update(source, body, witnessStart - body);
      digest.update(source, end - 4, 4);
    } else {
      digest.update(source, start, end - start);
    }
    digest.finish(target, offset);
  }

  /** Writes the hash of all bytes, witness included (BIP 141), in wire order. */
  public void writeWitnessId(Sha256d digest, byte[] target, int offset) {
    digest.update(source, start, end - start).finish(target, offset);
  }
}
