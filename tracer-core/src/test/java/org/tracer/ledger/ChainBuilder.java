package org.tracer.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.Hash256;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.codec.MerkleTree;
import org.tracer.source.codec.RawTransaction;
import org.tracer.source.codec.Sha256d;

/**
 * Makes a regtest chain that is valid in every byte but its signatures. Block 0 is the genesis
 * block of regtest; the same calls give the same bytes on every machine.
 *
 * <pre>{@code
 * ChainBuilder chain = new ChainBuilder();
 * chain.block("mined", "miner", 5_000);               // height 1: coinbase "mined" pays "miner"
 * chain.block("next", "miner", 5_000);                // height 2
 * chain.pay("t1").spend("mined:0").to("alice", 3_000).to("bob", 1_900);   // fee 100
 * UtxoLedger ledger = chain.ledger();
 * OutPoint alices = chain.outPoint("t1:0");
 * }</pre>
 *
 * <p>A name such as {@code alice} stands for a P2WPKH lock, {@code pkh:alice} for P2PKH. The
 * coinbase of a block that holds witnesses has one more output, the commitment (BIP 141).
 */
public final class ChainBuilder {

  public static final BitcoinNetwork NETWORK = BitcoinNetwork.REGTEST;

  private static final String GENESIS_COINBASE =
      "01000000010000000000000000000000000000000000000000000000000000000000000000ffffffff4d04ffff"
          + "001d0104455468652054696d65732030332f4a616e2f32303039204368616e63656c6c6f72206f6e2062"
          + "72696e6b206f66207365636f6e64206261696c6f757420666f722062616e6b73ffffffff0100f2052a01"
          + "000000434104678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f"
          + "4cef38c4f35504e51ec112de5c384df7ba0b8d578a4c702b6bf11d5fac00000000";
  private static final long GENESIS_TIME = 1_296_688_602L;
  private static final int SECONDS_BETWEEN_BLOCKS = 600;

  private final List<byte[]> sealed = new ArrayList<>();
  private final Map<String, ChainTransaction> named = new HashMap<>();
  private final List<ChainTransaction> open = new ArrayList<>();

  public ChainBuilder() {
    byte[] coinbase = HexFormat.of().parseHex(GENESIS_COINBASE);
    BlockHeader header =
        new BlockHeader(
            NETWORK.genesis(),
            1,
            new BlockHash(new Hash256(0, 0, 0, 0)),
            Sha256d.hash(coinbase, 0, coinbase.length),
            Instant.ofEpochSecond(GENESIS_TIME),
            NETWORK.powLimitBits(),
            2);
    sealed.add(join(header, List.of(coinbase)));
  }

  /** Starts the next block. Its coinbase has the name {@code coinbase} and pays {@code holder}. */
  public ChainBuilder block(String coinbase, String holder, long valueSat) {
    emptyBlock(coinbase).to(holder, valueSat);
    return this;
  }

  /** Starts the next block; the caller adds outputs to its coinbase. */
  public ChainTransaction emptyBlock(String coinbase) {
    seal();
    return add(coinbase, ChainTransaction.coinbase(this, sealed.size(), coinbase));
  }

  /** Adds a transaction to the block begun last; the caller adds inputs and outputs. */
  public ChainTransaction pay(String name) {
    if (open.isEmpty()) {
      throw new IllegalStateException("start a block first");
    }
    return add(name, ChainTransaction.spending(this));
  }

  private ChainTransaction add(String name, ChainTransaction transaction) {
    if (named.putIfAbsent(name, transaction) != null) {
      throw new IllegalArgumentException("two transactions are called " + name);
    }
    open.add(transaction);
    return transaction;
  }

  /** Id of a named transaction; nothing can be added to it, or to what it spends, any more. */
  public TxId id(String name) {
    return find(name).id();
  }

  /** An output as {@code name:vout}. */
  public OutPoint outPoint(String nameAndVout) {
    int colon = nameAndVout.lastIndexOf(':');
    return new OutPoint(
        id(nameAndVout.substring(0, colon)), Integer.parseInt(nameAndVout.substring(colon + 1)));
  }

  /** The name of the transaction with this id. */
  public String name(TxId id) {
    for (Map.Entry<String, ChainTransaction> entry : named.entrySet()) {
      if (entry.getValue().id().equals(id)) {
        return entry.getKey();
      }
    }
    throw new IllegalArgumentException("no transaction has the id " + id);
  }

  ChainTransaction find(String name) {
    return Objects.requireNonNull(named.get(name), () -> "no transaction is called " + name);
  }

  /** The lock that a holder's name stands for. */
  public static LockingScript script(String holder) {
    boolean keyHash = holder.startsWith("pkh:");
    byte[] name = holder.getBytes(UTF_8);
    HexFormat hex = HexFormat.of();
    String hash = hex.formatHex(Sha256d.hash(name, 0, name.length).toWire(), 0, 20);
    return LockingScript.of(hex.parseHex(keyHash ? "76a914" + hash + "88ac" : "0014" + hash));
  }

  public static BitcoinAddress address(String holder) {
    return script(holder).address(NETWORK).orElseThrow();
  }

  /** A builder that goes on from the block of this height, so that the two chains fork there. */
  public ChainBuilder forkAt(int height) {
    seal();
    ChainBuilder fork = new ChainBuilder();
    fork.sealed.addAll(sealed.subList(1, height + 1));
    fork.named.putAll(named);
    return fork;
  }

  /** Every block from genesis, as nodes send it. */
  public List<byte[]> blocks() {
    seal();
    return List.copyOf(sealed);
  }

  /** The blocks as a node stores them: magic, length, block. */
  public byte[] blockFile() {
    return blockFile(NETWORK, blocks());
  }

  /** Any blocks as a node of {@code network} stores them. */
  public static byte[] blockFile(BitcoinNetwork network, List<byte[]> blocks) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (byte[] block : blocks) {
      file.writeBytes(ByteBuffer.allocate(4).putInt(network.magic()).array());
      file.writeBytes(little(block.length, 4));
      file.writeBytes(block);
    }
    return file.toByteArray();
  }

  public MemoryLedger ledger() {
    MemoryLedgerBuilder ledger = new MemoryLedgerBuilder();
    List<byte[]> blocks = blocks();
    for (int height = 0; height < blocks.size(); height++) {
      BlockHeader header = BlockHeader.read(blocks.get(height), 0);
      ledger.startBlock(new BlockRef(BlockHeight.of(height), header.hash(), header.time()));
      for (RawTransaction transaction : ChainTransaction.inBlock(blocks.get(height))) {
        add(ledger, transaction);
        if (height == 0) {
          ledger.loseOutputs();
        }
      }
    }
    return ledger.build(
        NETWORK,
        "blocks:built",
        List.of(),
        TransactionProof.Source.NONE,
        (block, index) ->
            Optional.of(
                ChainTransaction.inBlock(blocks.get(block.height().value())).get(index).form()));
  }

  private static void add(MemoryLedgerBuilder ledger, RawTransaction transaction) {
    ledger.startTransaction(transaction.id());
    if (!transaction.isCoinbase()) {
      transaction
          .inputs()
          .forEach(input -> ledger.addInput(input.spentId(), (int) input.spentVout()));
    }
    for (TxOutput output : transaction.outputs()) {
      byte[] script = output.script().toBytes();
      int source = ledger.addScriptSource(script);
      ledger.addOutput(output.value().value(), source, 0, script.length);
    }
    ledger.endTransaction();
  }

  private void seal() {
    if (open.isEmpty()) {
      return;
    }
    int height = sealed.size();
    List<byte[]> transactions = new ArrayList<>();
    if (open.stream().anyMatch(ChainTransaction::hasWitness)) {
      open.getFirst().commitTo(open);
    }
    open.forEach(transaction -> transactions.add(transaction.bytes()));
    sealed.add(
        mine(
            BlockHeader.read(sealed.getLast(), 0).hash(),
            open.stream().map(transaction -> transaction.id().hash()).toList(),
            GENESIS_TIME + (long) SECONDS_BETWEEN_BLOCKS * height,
            transactions));
    open.clear();
  }

  /** A block with the least nonce that is proof enough for regtest. */
  public static byte[] mine(
      BlockHash previous, List<Hash256> ids, long time, List<byte[]> transactions) {
    Hash256 root = MerkleTree.root(ids);
    for (int nonce = 0; ; nonce++) {
      BlockHeader draft =
          new BlockHeader(
              previous,
              0x2000_0000,
              previous,
              root,
              Instant.ofEpochSecond(time),
              NETWORK.powLimitBits(),
              nonce);
      BlockHeader header = BlockHeader.parse(draft.toBytes());
      if (header.hasProofOfWork(NETWORK)) {
        return join(header, transactions);
      }
    }
  }

  private static byte[] join(BlockHeader header, List<byte[]> transactions) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    block.writeBytes(header.toBytes());
    block.writeBytes(ChainTransaction.varInt(transactions.size()));
    transactions.forEach(block::writeBytes);
    return block.toByteArray();
  }

  static byte[] little(long value, int length) {
    ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value);
    return Arrays.copyOf(bytes.array(), length);
  }
}
