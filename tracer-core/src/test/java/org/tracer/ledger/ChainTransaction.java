package org.tracer.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Hash256;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.chain.bitcoin.ScriptType;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.codec.ByteCursor;
import org.tracer.source.codec.MerkleTree;
import org.tracer.source.codec.RawTransaction;
import org.tracer.source.codec.Sha256d;

/** One transaction of a {@link ChainBuilder}; its bytes are fixed when its id is first asked. */
public final class ChainTransaction {

  private static final byte[] COMMITMENT = {
    0x6a, 0x24, (byte) 0xaa, 0x21, (byte) 0xa9, (byte) 0xed
  };

  private final ChainBuilder chain;
  private final byte @Nullable [] coinbaseScript;
  private final List<String> spent = new ArrayList<>();
  private final List<TxOutputDraft> outputs = new ArrayList<>();
  private boolean reservedValue;
  private @Nullable RawTransaction fixed;

  private record TxOutputDraft(long valueSat, LockingScript script) {}

  private ChainTransaction(ChainBuilder chain, byte @Nullable [] coinbaseScript) {
    this.chain = chain;
    this.coinbaseScript = coinbaseScript;
  }

  /** The coinbase script holds the height (BIP 34) and the name, which makes the id its own. */
  static ChainTransaction coinbase(ChainBuilder chain, int height, String name) {
    ByteArrayOutputStream script = new ByteArrayOutputStream();
    if (height <= 16) {
      script.write(0x50 + height);
    } else {
      byte[] number = BigInteger.valueOf(height).toByteArray();
      script.write(number.length);
      for (int i = number.length - 1; i >= 0; i--) {
        script.write(number[i]);
      }
    }
    byte[] text = name.getBytes(UTF_8);
    script.write(text.length);
    script.writeBytes(text);
    return new ChainTransaction(chain, script.toByteArray());
  }

  static ChainTransaction spending(ChainBuilder chain) {
    return new ChainTransaction(chain, null);
  }

  /** Spends an output, named {@code name:vout}. */
  public ChainTransaction spend(String nameAndVout) {
    checkOpen();
    spent.add(nameAndVout);
    return this;
  }

  /** Pays a holder; see {@link ChainBuilder#script}. */
  public ChainTransaction to(String holder, long valueSat) {
    return toScript(ChainBuilder.script(holder), valueSat);
  }

  public ChainTransaction toScript(LockingScript script, long valueSat) {
    checkOpen();
    outputs.add(new TxOutputDraft(valueSat, script));
    return this;
  }

  /** Locks the value under OP_RETURN, so that nobody can ever spend it. */
  public ChainTransaction burn(long valueSat) {
    return toScript(LockingScript.of(new byte[] {0x6a, 1, 0}), valueSat);
  }

  private void checkOpen() {
    if (fixed != null) {
      throw new IllegalStateException("the transaction's id is known already");
    }
  }

  boolean isCoinbase() {
    return coinbaseScript != null;
  }

  /** Whether any spent output is P2WPKH, so that its spender shows a witness. */
  boolean hasWitness() {
    return isCoinbase() ? reservedValue : spent.stream().anyMatch(this::isWitnessLock);
  }

  public TxId id() {
    return fix().id();
  }

  byte[] bytes() {
    return fix().toBytes();
  }

  void commitTo(List<ChainTransaction> block) {
    checkOpen();
    List<Hash256> ids = new ArrayList<>();
    ids.add(new Hash256(0, 0, 0, 0));
    block.stream().skip(1).forEach(transaction -> ids.add(transaction.fix().witnessId()));
    byte[] preimage = new byte[64];
    MerkleTree.root(ids).writeWire(preimage, 0);
    ByteArrayOutputStream script = new ByteArrayOutputStream();
    script.writeBytes(COMMITMENT);
    script.writeBytes(Sha256d.hash(preimage, 0, 64).toWire());
    toScript(LockingScript.of(script.toByteArray()), 0);
    reservedValue = true;
  }

  private boolean isWitnessLock(String nameAndVout) {
    OutPoint output = chain.outPoint(nameAndVout);
    String name = nameAndVout.substring(0, nameAndVout.lastIndexOf(':'));
    LockingScript script = chain.find(name).outputs.get(output.vout()).script();
    return script.type() == ScriptType.P2WPKH;
  }

  private RawTransaction fix() {
    if (fixed == null) {
      fixed = RawTransaction.parse(write());
    }
    return fixed;
  }

  private byte[] write() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    boolean witness = hasWitness();
    out.writeBytes(ChainBuilder.little(2, 4));
    if (witness) {
      out.write(0);
      out.write(1);
    }
    out.writeBytes(varInt(isCoinbase() ? 1 : spent.size()));
    if (coinbaseScript != null) {
      writeInput(out, new byte[32], 0xffff_ffffL, coinbaseScript);
    }
    for (String nameAndVout : spent) {
      OutPoint output = chain.outPoint(nameAndVout);
      byte[] unlocking = isWitnessLock(nameAndVout) ? new byte[0] : new byte[106];
      writeInput(out, output.txId().hash().toWire(), output.vout(), unlocking);
    }
    out.writeBytes(varInt(outputs.size()));
    for (TxOutputDraft output : outputs) {
      out.writeBytes(ChainBuilder.little(output.valueSat(), 8));
      writeVarBytes(out, output.script().toBytes());
    }
    if (witness) {
      writeWitness(out);
    }
    out.writeBytes(new byte[4]);
    return out.toByteArray();
  }

  private static void writeInput(
      ByteArrayOutputStream out, byte[] spentId, long vout, byte[] unlocking) {
    out.writeBytes(spentId);
    out.writeBytes(ChainBuilder.little(vout, 4));
    writeVarBytes(out, unlocking);
    out.writeBytes(ChainBuilder.little(0xffff_fffdL, 4));
  }

  private void writeWitness(ByteArrayOutputStream out) {
    if (isCoinbase()) {
      out.write(1);
      writeVarBytes(out, new byte[32]);
    }
    for (String nameAndVout : spent) {
      if (isWitnessLock(nameAndVout)) {
        out.write(2);
        writeVarBytes(out, new byte[71]);
        writeVarBytes(out, new byte[33]);
      } else {
        out.write(0);
      }
    }
  }

  /** The transactions of a serialised block. */
  static List<RawTransaction> inBlock(byte[] block) {
    ByteCursor bytes = new ByteCursor(block, BlockHeader.LENGTH, block.length - BlockHeader.LENGTH);
    int count = bytes.readCount(1);
    List<RawTransaction> transactions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      transactions.add(RawTransaction.read(bytes));
    }
    return transactions;
  }

  static byte[] varInt(int value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (value < 0xfd) {
      out.write(value);
    } else if (value <= 0xffff) {
      out.write(0xfd);
      out.writeBytes(ChainBuilder.little(value, 2));
    } else {
      out.write(0xfe);
      out.writeBytes(ChainBuilder.little(value, 4));
    }
    return out.toByteArray();
  }

  private static void writeVarBytes(ByteArrayOutputStream out, byte[] bytes) {
    out.writeBytes(varInt(bytes.length));
    out.writeBytes(bytes);
  }
}
