package org.tracer.source.esplora;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.RawBytes;
import org.tracer.ledger.SpendBuffer;
import org.tracer.ledger.TransactionForm;
import org.tracer.ledger.TransactionProof;
import org.tracer.ledger.TxOutput;
import org.tracer.source.codec.BlockHeader;
import org.tracer.source.codec.LeastDifficulty;
import org.tracer.source.codec.MerkleBranch;
import org.tracer.source.codec.RawInput;
import org.tracer.source.codec.RawTransaction;
import org.tracer.source.esplora.EsploraClient.Outspend;
import org.tracer.source.esplora.EsploraClient.Proof;
import org.tracer.source.http.LookAhead;
import org.tracer.source.remote.Place;
import org.tracer.source.remote.RemoteLedger;

/**
 * The chain as an Esplora server tells it, up to the last block at opening. Every transaction's id
 * is computed from its parts, its place proved by a Merkle branch to a header with proof of work,
 * every spender seen to name what it spends, every input's amount read from the transaction that
 * made it, every mainnet block seen to have the least difficulty of its height. What remains the
 * server's word: that an output is unspent, that a history is whole, that a block is of the best
 * chain.
 *
 * <p>Cost: four requests a transaction, one more for each transaction its inputs spend from, two a
 * block; for proofs, three more a block.
 */
public final class EsploraLedger extends RemoteLedger {

  private static final int OPENING_ATTEMPTS = 3;
  private static final int KEPT_TRANSACTIONS = 50_000;
  private static final String UNCONFIRMED = "outputs spent by transactions that are in no block";

  private final EsploraClient client;
  private final boolean trustInputAmounts;
  private final ExecutorService executor;
  private final LookAhead<Status.Block, BlockHeader> headers;
  private final LookAhead<TxId, Optional<EsploraTransaction>> transactions;
  private final LookAhead<TxId, Optional<Proof>> branches;
  private final LookAhead<TxId, Optional<Place>> located;
  private final LookAhead<Status.Block, TransactionProof.Leaf> coinbases;
  private final LookAhead<TxId, List<Outspend>> outspends;

  /** Transactions that came with a history: kept, so that no timing decides what is asked. */
  private final ConcurrentMap<TxId, EsploraTransaction> fromHistory = new ConcurrentHashMap<>();

  private EsploraLedger(
      EsploraClient client, Options options, BitcoinNetwork network, BlockRef horizon) {
    super(network, horizon, client.origin());
    this.client = client;
    this.trustInputAmounts = options.trustInputAmounts();
    this.executor =
        Executors.newFixedThreadPool(
            options.concurrency(), Thread.ofPlatform().daemon().name("esplora-", 0).factory());
    this.headers = new LookAhead<>(this::loadHeader, executor, KEPT_TRANSACTIONS);
    this.transactions = new LookAhead<>(client::transaction, executor, KEPT_TRANSACTIONS);
    this.branches = new LookAhead<>(client::proof, executor, KEPT_TRANSACTIONS);
    this.coinbases = new LookAhead<>(this::loadCoinbase, executor, KEPT_TRANSACTIONS);
    this.located = new LookAhead<>(this::loadPlace, executor, KEPT_TRANSACTIONS);
    this.outspends = new LookAhead<>(client::outspends, executor, KEPT_TRANSACTIONS);
    if (trustInputAmounts) {
      notices.add("input amounts are the server's word where their transaction was not followed");
    }
  }

  /**
   * How to read.
   *
   * @param concurrency transactions looked up at once
   * @param trustInputAmounts whether to take the server's word for the amounts of inputs whose
   *     transaction was not followed, instead of fetching it
   */
  public record Options(int concurrency, boolean trustInputAmounts) {}

  /**
   * Opens the chain up to the server's last block.
   *
   * @throws MalformedDataException if the server contradicts itself about that block
   */
  public static EsploraLedger open(EsploraClient client, Options options, BitcoinNetwork network) {
    return new EsploraLedger(client, options, network, readTip(client, network));
  }

  /** A block may be found while we ask: a few attempts before it counts as a contradiction. */
  private static BlockRef readTip(EsploraClient client, BitcoinNetwork network) {
    String seen = "";
    for (int attempt = 0; attempt < OPENING_ATTEMPTS; attempt++) {
      int height = client.tipHeight();
      BlockHash hash = client.tipHash();
      BlockHash there = client.blockAt(height);
      if (there.equals(hash)) {
        BlockHeader header = checkedHeader(client, network, hash, height);
        return new BlockRef(BlockHeight.of(height), hash, header.time());
      }
      seen = "height " + height + ": " + there + " and " + hash;
    }
    throw contradiction("two different last blocks", client.origin() + ", " + seen);
  }

  private static BlockHeader checkedHeader(
      EsploraClient client, BitcoinNetwork network, BlockHash hash, int height) {
    BlockHeader header = client.header(hash);
    if (!header.hash().equals(hash)) {
      throw new MalformedDataException(
          "a block header does not have the hash it was asked by",
          client.origin() + ", block " + hash + ", computed " + header.hash(),
          "The server's data is wrong; use another source.");
    }
    if (!LeastDifficulty.isMet(network, height, header)) {
      throw new MalformedDataException(
          "a block header is too easy for its height",
          client.origin() + ", block " + hash + ", height " + height,
          "The server's data is wrong; use another source.");
    }
    if (!header.hasProofOfWork(network)) {
      throw new MalformedDataException(
          "a block header has no proof of work",
          client.origin() + ", block " + hash,
          "The server's data is wrong; use another source.");
    }
    return header;
  }

  private BlockHeader loadHeader(Status.Block block) {
    BlockHeader header = checkedHeader(client, network(), block.hash(), block.height());
    BlockHash there =
        block.height() == horizon().height().value()
            ? horizon().hash()
            : client.blockAt(block.height());
    if (!there.equals(block.hash())) {
      throw contradiction(
          "two blocks at one height",
          "height " + block.height() + ": " + there + " and " + block.hash());
    }
    return header;
  }

  private Optional<Place> loadPlace(TxId id) {
    Optional<Status.Block> claimed = transaction(id).flatMap(tx -> tx.status().confirmed());
    if (claimed.isEmpty() || claimed.get().height() > horizon().height().value()) {
      return Optional.empty();
    }
    Status.Block block = claimed.get();
    headers.announce(block);
    Proof proof = branch(id);
    BlockHeader header = headers.get(block);
    if (proof.height() != block.height()) {
      throw contradiction(
          "a transaction is in two blocks",
          String.format(
              Locale.ROOT,
              "transaction %s: heights %d and %d",
              id,
              block.height(),
              proof.height()));
    }
    // An inner node of the tree is a hash of 64 bytes, so a transaction of 64 could be made up.
    if (transaction(id).orElseThrow().raw().strippedLength() == 64
        || !proof.branch().root(id).equals(header.merkleRoot())) {
      throw new MalformedDataException(
          "a transaction is not in the block the server names",
          "transaction " + id + ", block " + block.hash(),
          "The server's data is wrong, or the chain was reorganised; run again.");
    }
    BlockRef at = new BlockRef(BlockHeight.of(block.height()), block.hash(), header.time());
    return Optional.of(new Place(id, at, Math.toIntExact(proof.branch().position())));
  }

  private Proof branch(TxId id) {
    return branches
        .get(id)
        .orElseThrow(
            () -> contradiction("a confirmed transaction is in no block", "transaction " + id));
  }

  private Optional<EsploraTransaction> transaction(TxId id) {
    EsploraTransaction known = fromHistory.get(id);
    return known != null ? Optional.of(known) : transactions.get(id);
  }

  private void announceTransaction(TxId id) {
    if (!fromHistory.containsKey(id)) {
      transactions.announce(id);
    }
  }

  @Override
  protected Optional<Place> locate(TxId id) {
    return located.get(id);
  }

  @Override
  protected RawTransaction raw(Place place) {
    return known(place.id()).raw();
  }

  /** {@inheritDoc} Witnesses are the server's word: a transaction's id does not commit to them. */
  @Override
  protected Optional<TransactionForm> form(Place place) {
    return known(place.id()).form();
  }

  private EsploraTransaction known(TxId id) {
    return transaction(id)
        .orElseThrow(
            () -> contradiction("a transaction is there and not there", "transaction " + id));
  }

  @Override
  protected List<@Nullable TxOutput> spentOutputs(Place place, RawTransaction transaction) {
    EsploraTransaction claims = known(place.id());
    if (!trustInputAmounts) {
      parents(transaction).forEach(this::announceTransaction);
    }
    List<@Nullable TxOutput> spent = new ArrayList<>();
    for (int vin = 0; vin < transaction.inputs().size(); vin++) {
      OutPoint outPoint = outPoint(transaction.inputs().get(vin));
      Optional<TxOutput> claim = claims.spentClaim(vin);
      if (trustInputAmounts && claim.isPresent() && !isKept(outPoint.txId())) {
        spent.add(claim.get());
      } else {
        spent.add(checkedOutput(outPoint, claim));
      }
    }
    return spent;
  }

  private TxOutput checkedOutput(OutPoint outPoint, Optional<TxOutput> claim) {
    TxOutput output = output(known(outPoint.txId()).raw(), outPoint);
    if (claim.isPresent() && !claim.get().equals(output)) {
      throw new MalformedDataException(
          "the server says of a spent output what its transaction does not say",
          String.format(
              Locale.ROOT,
              "output %s: %s satoshi, said to be %s",
              outPoint,
              output.value(),
              claim.get().value()),
          "The server's data is wrong; use another source.");
    }
    return output;
  }

  private static Set<TxId> parents(RawTransaction transaction) {
    Set<TxId> parents = new LinkedHashSet<>();
    if (!transaction.isCoinbase()) {
      transaction.inputs().forEach(input -> parents.add(input.spentId()));
    }
    return parents;
  }

  @Override
  public void readSpends(long key, SpendBuffer spends) {
    Place place = place(key);
    RawTransaction transaction = raw(place);
    List<Outspend> claims = outspends.get(place.id());
    if (claims.size() != transaction.outputs().size()) {
      throw contradiction(
          String.format(
              Locale.ROOT,
              "a transaction has %d outputs and %d answers about them",
              transaction.outputs().size(),
              claims.size()),
          "transaction " + place.id());
    }
    for (int question = 0; question < spends.size(); question++) {
      Outspend claim = claims.get(spends.vout(question));
      if (isWithinHorizon(claim)) {
        located.announce(Objects.requireNonNull(claim.spender()));
      }
    }
    for (int question = 0; question < spends.size(); question++) {
      OutPoint output = new OutPoint(place.id(), spends.vout(question));
      Outspend claim = claims.get(output.vout());
      if (isWithinHorizon(claim)) {
        spends.answer(question, spender(output, claim), claim.vin());
      } else {
        spends.answer(question, SpendBuffer.UNSPENT, -1);
        noteLaterSpend(output, claim);
      }
    }
  }

  private boolean isWithinHorizon(Outspend claim) {
    return claim
        .status()
        .confirmed()
        .map(block -> block.height() <= horizon().height().value())
        .orElse(false);
  }

  private void noteLaterSpend(OutPoint output, Outspend claim) {
    if (claim.spender() != null && claim.status().confirmed().isEmpty()) {
      notices.add(
          UNCONFIRMED,
          String.format(
              Locale.ROOT,
              "output %s counts as unspent; unconfirmed transaction %s spends it",
              output,
              claim.spender()));
    }
  }

  /** Key of the spender, seen to stand where the server says and to name the output. */
  private long spender(OutPoint output, Outspend claim) {
    TxId id = Objects.requireNonNull(claim.spender());
    Place place =
        locate(id)
            .orElseThrow(
                () -> contradiction("a spending transaction is not there", "transaction " + id));
    Status.Block said = claim.status().confirmed().orElseThrow();
    if (!said.hash().equals(place.block().hash())
        || said.height() != place.block().height().value()) {
      throw contradiction(
          "a transaction is in two blocks",
          String.format(
              Locale.ROOT, "transaction %s: %s and %s", id, said.hash(), place.block().hash()));
    }
    List<RawInput> inputs = raw(place).inputs();
    if (claim.vin() >= inputs.size() || !outPoint(inputs.get(claim.vin())).equals(output)) {
      throw new MalformedDataException(
          "a transaction does not spend the output the server says it spends",
          String.format(
              Locale.ROOT, "output %s, transaction %s, input %d", output, id, claim.vin()),
          "The server's data is wrong; use another source.");
    }
    return keep(place);
  }

  @Override
  public long[] transactionsOfBlock(long key) {
    throw new InvalidInputException(
        "an Esplora server is not asked for whole blocks, which following fees into a coinbase"
            + " needs",
        origin(),
        "Let fees end where they are paid, or use block files (blocks:) or a node (bitcoind+).");
  }

  @Override
  public long[] history(LockingScript script) {
    return keys(new HistoryReader(client, network()).read(script));
  }

  @Override
  public Optional<long[]> historyWithin(LockingScript script, int most) {
    return new HistoryReader(client, network()).readWithin(script, most).map(this::keys);
  }

  private long[] keys(List<EsploraTransaction> found) {
    for (EsploraTransaction transaction : found) {
      if (transaction.status().confirmed().isEmpty()) {
        throw contradiction(
            "a history of confirmed transactions has an unconfirmed one",
            "transaction " + transaction.id());
      }
      fromHistory.put(transaction.id(), transaction);
    }
    found.forEach(transaction -> located.announce(transaction.id()));
    List<Long> keys = new ArrayList<>();
    for (EsploraTransaction transaction : found) {
      locate(transaction.id()).ifPresent(place -> keys.add(keep(place)));
    }
    return keys.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  @Override
  public void announce(long key) {
    Place place = place(key);
    outspends.announce(place.id());
    if (!trustInputAmounts) {
      parents(raw(place)).forEach(this::announceTransaction);
    }
  }

  @Override
  public Optional<TransactionProof> prove(long key) {
    Place place = place(key);
    Status.Block block = new Status.Block(place.block().height().value(), place.block().hash());
    TransactionProof.Leaf own = leaf(raw(place), branch(place.id()).branch());
    TransactionProof.Leaf coinbase = place.indexInBlock() == 0 ? own : coinbases.get(block);
    RawBytes header = RawBytes.of(headers.get(block).toBytes());
    return Optional.of(
        new TransactionProof(place.id(), place.block().height(), header, own, coinbase));
  }

  private TransactionProof.Leaf loadCoinbase(Status.Block block) {
    TxId id = client.coinbase(block.hash());
    branches.announce(id);
    RawTransaction raw = known(id).raw();
    Proof proof = branch(id);
    if (!raw.isCoinbase()
        || proof.height() != block.height()
        || proof.branch().position() != 0
        || !proof.branch().root(id).equals(headers.get(block).merkleRoot())) {
      throw new MalformedDataException(
          "what the server gives as the first transaction of a block is not",
          "transaction " + id + ", block " + block.hash(),
          "The server's data is wrong, or the chain was reorganised; run again.");
    }
    return leaf(raw, proof.branch());
  }

  private static TransactionProof.Leaf leaf(RawTransaction raw, MerkleBranch branch) {
    return new TransactionProof.Leaf(
        RawBytes.of(raw.toStrippedBytes()), branch.position(), branch.siblings());
  }

  @Override
  public void announceProof(long key) {
    Place place = place(key);
    branches.announce(place.id());
    if (place.indexInBlock() != 0) {
      coinbases.announce(new Status.Block(place.block().height().value(), place.block().hash()));
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
    client.close();
  }
}
