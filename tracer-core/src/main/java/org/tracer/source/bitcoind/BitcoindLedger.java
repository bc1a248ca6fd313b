package org.tracer.source.bitcoind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHash;
import org.tracer.chain.BlockHeight;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.error.InvalidInputException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.ledger.SpendBuffer;
import org.tracer.ledger.TransactionProof;
import org.tracer.ledger.TxOutput;
import org.tracer.source.bitcoind.NodeTransactions.Found;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.codec.LastBlockProofs;
import org.tracer.source.codec.RawTransaction;
import org.tracer.source.http.JsonValue;
import org.tracer.source.http.LookAhead;
import org.tracer.source.remote.Place;
import org.tracer.source.remote.RemoteLedger;

/**
 * The chain as a node holds it, up to its last block at opening. What the node's indexes do not
 * answer is found by reading whole blocks, within a limit; what is beyond it stays unknown, with a
 * notice.
 *
 * <p>Cost: a transaction's block is fetched whole. Without an index of spenders, following a spent
 * output reads the blocks from its own to the spender's, each once.
 */
public final class BitcoindLedger extends RemoteLedger {

  private static final int KEPT_TRANSACTIONS = 20_000;
  private static final int KEPT_BLOCK_AMOUNTS = 4;

  private final RpcClient client;
  private final Options options;
  private final Indexes indexes;
  private final ExecutorService executor;
  private final BlockReader blocks;
  private final BlockScan scan;
  private final NodeTransactions node;
  private final SpendFinder spendFinder;
  private final LastBlockProofs proofs = new LastBlockProofs();
  private final LookAhead<Place, RawTransaction> raws;
  private final LookAhead<TxId, Found> found;
  private final LookAhead<BlockHash, Optional<Map<TxId, List<TxOutput>>>> amounts;

  /**
   * How to read.
   *
   * @param concurrency calls under way at once
   * @param scan how many blocks to read in search of one spender
   * @param blocks heights or hashes of blocks that hold transactions asked for, for nodes without
   *     an index of transactions
   */
  public record Options(int concurrency, int scan, List<String> blocks) {

    /** About a month of blocks. */
    public static final int DEFAULT_SCAN = 4320;

    public Options {
      blocks = List.copyOf(blocks);
    }
  }

  private BitcoindLedger(
      RpcClient client, Options options, BitcoinNetwork network, BlockRef horizon) {
    super(network, horizon, client.origin());
    this.client = client;
    this.options = options;
    this.indexes = Indexes.read(client);
    this.executor =
        Executors.newFixedThreadPool(
            options.concurrency(), Thread.ofPlatform().daemon().name("node-", 0).factory());
    this.blocks = new BlockReader(client, network, executor);
    this.scan = new BlockScan(blocks);
    this.node = new NodeTransactions(client);
    this.spendFinder = new SpendFinder(client, node, indexes, scan, options, notices);
    this.raws = new LookAhead<>(this::load, executor, KEPT_TRANSACTIONS);
    this.found = new LookAhead<>(node::find, executor, KEPT_TRANSACTIONS);
    this.amounts = new LookAhead<>(node::spentBy, executor, KEPT_BLOCK_AMOUNTS);
  }

  /** The network the node is of, told by its first block. */
  public static BitcoinNetwork network(RpcClient client) {
    BlockHash genesis = BlockReader.hashAt(client, 0);
    for (BitcoinNetwork network : BitcoinNetwork.values()) {
      if (network.genesis().equals(genesis)) {
        return network;
      }
    }
    throw new InvalidInputException(
        "the node is of no Bitcoin network that Tracer knows",
        client.origin() + ", first block " + genesis,
        "Name a node of bitcoin, its test networks, signet or regtest.");
  }

  /** Opens the chain up to the node's last block. */
  public static BitcoindLedger open(RpcClient client, Options options, BitcoinNetwork network) {
    JsonValue info = client.require("getblockchaininfo", "[]");
    int height = info.get("blocks").index();
    BlockHash hash = info.get("bestblockhash").parsed(BlockHash::parse);
    BlockHash there = BlockReader.hashAt(client, height);
    if (!there.equals(hash)) {
      throw contradiction(
          "two different last blocks", "height " + height + ": " + there + " and " + hash);
    }
    BlockHeader header = BlockReader.header(client, hash, network);
    BlockRef horizon = new BlockRef(BlockHeight.of(height), hash, header.time());
    BitcoindLedger ledger = new BitcoindLedger(client, options, network, horizon);
    ledger.prepare(info);
    return ledger;
  }

  private void prepare(JsonValue info) {
    blocks.pin(0, network().genesis());
    blocks.pin(lastHeight(), horizon().hash());
    if (info.optional("pruned").map(JsonValue::bool).orElse(false)) {
      notices.add("the node has deleted old blocks (pruned): what is in them cannot be answered");
    }
    if (info.optional("initialblockdownload").map(JsonValue::bool).orElse(false)) {
      notices.add("the node is still catching up: the last block it has is " + lastHeight());
    }
    if (indexes.transactions() == Indexes.State.ABSENT && !isShort()) {
      notices.add(
          "the node has no index of transactions (-txindex=1): only transactions in blocks that"
              + " are read can be looked up");
    }
    for (String name : options.blocks()) {
      scan.scan(height(name));
    }
  }

  private int height(String name) {
    int height =
        name.matches("[0-9]{1,8}")
            ? Integer.parseInt(name)
            : blocks.heightOf(BlockHash.parse(name));
    if (height > lastHeight()) {
      throw new InvalidInputException(
          "the node does not have this block yet", "block=" + name, "Check the height.");
    }
    return height;
  }

  private int lastHeight() {
    return horizon().height().value();
  }

  /** Whether reading every block is within the limit for one search. */
  private boolean isShort() {
    return lastHeight() <= options.scan();
  }

  private void scanAll() {
    scan.scan(0, lastHeight(), options.concurrency());
  }

  @Override
  protected Optional<Place> locate(TxId id) {
    Optional<Place> read = scan.find(id);
    if (read.isPresent() || scan.covers(0, lastHeight())) {
      return read;
    }
    if (indexes.transactions() != Indexes.State.ABSENT) {
      Found answer = found.get(id);
      if (answer.block() != null) {
        return place(id, answer.block());
      }
      if (answer.absent()) {
        return Optional.empty();
      }
    }
    if (isShort()) {
      scanAll();
      return scan.find(id);
    }
    throw new SourceUnavailableException(
        "the node cannot look up a transaction by its id",
        client.origin() + ", transaction " + id,
        "Name the block that holds it by adding ?block=HEIGHT to the source, or run the node with"
            + " -txindex=1.");
  }

  /** The place of a transaction in a block the node names; empty if that is above the horizon. */
  private Optional<Place> place(TxId id, BlockHash hash) {
    int height = blocks.heightOf(hash);
    if (height > lastHeight()) {
      return Optional.empty();
    }
    RawBlock block = blocks.at(height);
    int index = block.indexOf(id);
    if (index < 0 || !block.ref().hash().equals(hash)) {
      throw contradiction(
          "a transaction is not in the block the node names",
          "transaction " + id + ", block " + hash);
    }
    return Optional.of(new Place(id, block.ref(), index));
  }

  private RawTransaction load(Place place) {
    RawTransaction raw =
        blocks.at(place.block().height().value()).transaction(place.indexInBlock());
    if (!raw.id().equals(place.id())) {
      throw contradiction("a block has changed", "block " + place.block().hash());
    }
    return raw;
  }

  @Override
  protected RawTransaction raw(Place place) {
    return raws.get(place);
  }

  @Override
  protected List<@Nullable TxOutput> spentOutputs(Place place, RawTransaction transaction) {
    List<@Nullable TxOutput> spent = new ArrayList<>();
    for (int vin = 0; vin < transaction.inputs().size(); vin++) {
      OutPoint outPoint = outPoint(transaction.inputs().get(vin));
      Optional<TxOutput> output = parent(outPoint.txId()).map(raw -> output(raw, outPoint));
      spent.add(
          output.isPresent() ? output.get() : undoAmount(place, transaction.inputs().size(), vin));
    }
    return spent;
  }

  /** A transaction that is spent from; that it is in a block follows from the spender being so. */
  private Optional<RawTransaction> parent(TxId id) {
    Optional<Place> read = scan.find(id);
    if (read.isPresent()) {
      return read.map(this::raw);
    }
    if (indexes.transactions() != Indexes.State.ABSENT) {
      RawTransaction raw = found.get(id).raw();
      if (raw != null) {
        return Optional.of(raw);
      }
    }
    if (isShort()) {
      scanAll();
      return scan.find(id).map(this::raw);
    }
    return Optional.empty();
  }

  private @Nullable TxOutput undoAmount(Place place, int inputs, int vin) {
    Optional<List<TxOutput>> spent =
        amounts.get(place.block().hash()).map(block -> block.get(place.id()));
    if (spent.isPresent() && spent.get().size() == inputs) {
      notices.add("some input amounts are the node's word: it has no index of transactions");
      return spent.get().get(vin);
    }
    notices.add("some input amounts are unknown: the node has no index of transactions");
    return null;
  }

  @Override
  public void readSpends(long key, SpendBuffer spends) {
    Place place = place(key);
    RawTransaction transaction = raw(place);
    List<OutPoint> open = new ArrayList<>();
    for (int question = 0; question < spends.size(); question++) {
      int vout = spends.vout(question);
      if (!isUnspendable(place, transaction.outputs().get(vout))) {
        open.add(new OutPoint(place.id(), vout));
      }
    }
    Map<OutPoint, SpendFinder.Outcome> outcomes =
        spendFinder.find(place, transaction, open, lastHeight(), this::place);
    for (int question = 0; question < spends.size(); question++) {
      SpendFinder.Outcome outcome = outcomes.get(new OutPoint(place.id(), spends.vout(question)));
      if (outcome == null) {
        spends.answer(question, SpendBuffer.UNSPENT, -1);
      } else if (outcome.spender() == null) {
        spends.answer(question, outcome.answer(), -1);
      } else {
        spends.answer(question, keep(Objects.requireNonNull(outcome.spender())), outcome.vin());
      }
    }
  }

  @Override
  public long[] transactionsOfBlock(long key) {
    RawBlock block = blocks.at(place(key).block().height().value());
    long[] keys = new long[block.transactionCount()];
    for (int index = 0; index < keys.length; index++) {
      keys[index] = keep(new Place(block.id(index), block.ref(), index));
    }
    return keys;
  }

  @Override
  public long[] history(LockingScript script) {
    if (!isShort()) {
      throw new SourceUnavailableException(
          "a node has no index of addresses",
          client.origin() + ", " + script.descriptor(network()),
          "Name outpoints instead of the address, or use block files (blocks:) or an Esplora"
              + String.format(
                  Locale.ROOT,
                  " server; chains up to %d blocks are read whole (?scan=N).",
                  options.scan()));
    }
    List<Place> places = new ScriptSearch(blocks, options.concurrency()).find(script, lastHeight());
    return places.stream().mapToLong(this::keep).toArray();
  }

  @Override
  public void announce(long key) {
    Place place = place(key);
    raws.announce(place);
    if (indexes.transactions() == Indexes.State.COMPLETE) {
      RawTransaction transaction = raw(place);
      if (!transaction.isCoinbase()) {
        transaction.inputs().forEach(input -> found.announce(input.spentId()));
      }
    }
  }

  @Override
  public Optional<TransactionProof> prove(long key) {
    Place place = place(key);
    int height = place.block().height().value();
    return proofs.prove(place.block(), place.indexInBlock(), () -> blockOf(place, height).proofs());
  }

  private RawBlock blockOf(Place place, int height) {
    RawBlock block = blocks.at(height);
    if (!block.ref().equals(place.block())) {
      throw contradiction("a block has changed", "block " + place.block().hash());
    }
    return block;
  }

  @Override
  public void announceProof(long key) {
    blocks.announce(place(key).block().height().value());
  }

  @Override
  public void close() {
    executor.shutdownNow();
    client.close();
  }
}
