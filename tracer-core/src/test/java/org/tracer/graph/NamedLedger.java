package org.tracer.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.Hash256;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.ledger.MemoryLedger;
import org.tracer.ledger.MemoryLedgerBuilder;

/**
 * A small ledger whose transaction ids spell their names, so that a reader of a golden file knows
 * which one is meant. Ids and blocks are not what their bytes would hash to.
 */
public final class NamedLedger {

  public static final BitcoinNetwork NETWORK = BitcoinNetwork.REGTEST;

  private final MemoryLedgerBuilder ledger = new MemoryLedgerBuilder();
  private boolean open;

  /** Starts a block; one is found every ten minutes after height 0 at 2026-01-01 00:00 UTC. */
  public NamedLedger block(int height) {
    end();
    ledger.startBlock(blockAt(height));
    return this;
  }

  public static BlockRef blockAt(int height) {
    return new BlockRef(
        BlockHeight.of(height),
        new BlockHash(new Hash256(0, 0, 0, Long.reverseBytes(0xb10c_0000_0000L + height))),
        Instant.parse("2026-01-01T00:00:00Z").plusSeconds(600L * height));
  }

  public NamedLedger transaction(String name) {
    end();
    ledger.startTransaction(id(name));
    open = true;
    return this;
  }

  public NamedLedger spend(String name, int vout) {
    ledger.addInput(id(name), vout);
    return this;
  }

  public NamedLedger pay(String holder, long valueSat) {
    return pay(script(holder), valueSat);
  }

  public NamedLedger pay(LockingScript script, long valueSat) {
    byte[] bytes = script.toBytes();
    ledger.addOutput(valueSat, ledger.addScriptSource(bytes), 0, bytes.length);
    return this;
  }

  public MemoryLedger build() {
    end();
    return ledger.build(NETWORK, "test:named", List.of("a made-up ledger"));
  }

  private void end() {
    if (open) {
      ledger.endTransaction();
      open = false;
    }
  }

  /** The name in ASCII, zeros behind it, read in display order. */
  public static TxId id(String name) {
    byte[] padded = Arrays.copyOf(name.getBytes(UTF_8), Hash256.LENGTH);
    return TxId.parse(HexFormat.of().formatHex(padded));
  }

  /** The name that an id spells. */
  public static String name(TxId id) {
    return new String(HexFormat.of().parseHex(id.toString()), UTF_8).replace("\0", "");
  }

  public static OutPoint outPoint(String name, int vout) {
    return new OutPoint(id(name), vout);
  }

  /** A P2WPKH lock whose program spells the holder's name. */
  public static LockingScript script(String holder) {
    byte[] program = Arrays.copyOf(holder.getBytes(UTF_8), 20);
    return LockingScript.of(
        ByteBuffer.allocate(22).put((byte) 0).put((byte) 20).put(program).array());
  }

  public static String address(String holder) {
    return script(holder).address(NETWORK).orElseThrow().text();
  }
}
