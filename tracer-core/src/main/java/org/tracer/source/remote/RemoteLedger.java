package org.tracer.source.remote;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockRef;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.error.InvalidInputException;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.Transaction;
import org.tracer.ledger.TransactionBuffer;
import org.tracer.ledger.TransactionForm;
import org.tracer.ledger.TxInput;
import org.tracer.ledger.TxOutput;
import org.tracer.ledger.UtxoLedger;
import org.tracer.source.codec.RawInput;
import org.tracer.source.codec.RawTransaction;

/**
 * A ledger whose transactions are fetched when they are asked for. Their keys are the block height
 * and the place in the block. Memory: the places of all transactions asked for.
 */
public abstract class RemoteLedger implements UtxoLedger {

  private final BitcoinNetwork network;
  private final BlockRef horizon;
  private final String origin;
  private final Map<Long, Place> places = new HashMap<>();
  private final Set<TxId> kept = new HashSet<>();

  /** What this ledger's readers must know. */
  protected final Notices notices = new Notices();

  protected RemoteLedger(BitcoinNetwork network, BlockRef horizon, String origin) {
    this.network = network;
    this.horizon = horizon;
    this.origin = origin;
  }

  /** Proves where a transaction stands; empty if it is not in the chain up to the horizon. */
  protected abstract Optional<Place> locate(TxId id);

  /** The transaction itself, its id computed from its bytes. */
  protected abstract RawTransaction raw(Place place);

  /** The outputs that the inputs spend, in their order; null where the source cannot tell. */
  protected abstract List<@Nullable TxOutput> spentOutputs(Place place, RawTransaction transaction);

  @Override
  public final BitcoinNetwork network() {
    return network;
  }

  @Override
  public final BlockRef horizon() {
    return horizon;
  }

  @Override
  public final String origin() {
    return origin;
  }

  @Override
  public List<String> notices() {
    return notices.list();
  }

  @Override
  public final long find(TxId id) {
    return locate(id).map(this::keep).orElse(NOT_FOUND);
  }

  /** Remembers a proved place under its key, which it returns. */
  protected final long keep(Place place) {
    Place other = places.putIfAbsent(place.key(), place);
    if (other != null && !other.equals(place)) {
      throw contradiction(
          "two transactions stand at the same place", other.id() + " and " + place.id());
    }
    kept.add(place.id());
    return place.key();
  }

  /** Whether this transaction has a key already: decided by what was asked, never by timing. */
  protected final boolean isKept(TxId id) {
    return kept.contains(id);
  }

  /** The place of a key that this ledger has given out. */
  protected final Place place(long key) {
    Place place = places.get(key);
    if (place == null) {
      throw new IllegalArgumentException("unknown transaction key " + key);
    }
    return place;
  }

  @Override
  public final TxId id(long key) {
    return place(key).id();
  }

  @Override
  public final BlockRef block(long key) {
    return place(key).block();
  }

  @Override
  public final int indexInBlock(long key) {
    return place(key).indexInBlock();
  }

  @Override
  public final void read(long key, TransactionBuffer into) {
    Place place = place(key);
    RawTransaction transaction = raw(place);
    into.start(transaction.isCoinbase());
    for (TxOutput spent : spent(place, transaction)) {
      into.addInput(spent == null ? TransactionBuffer.UNKNOWN_VALUE : spent.value().value());
    }
    for (TxOutput output : transaction.outputs()) {
      byte[] script = output.script().toBytes();
      into.addOutput(
          output.value().value(), isUnspendable(place, output), script, 0, script.length);
    }
  }

  @Override
  public final Transaction transaction(long key) {
    Place place = place(key);
    RawTransaction transaction = raw(place);
    List<TxInput> inputs = new ArrayList<>();
    List<@Nullable TxOutput> spent = spent(place, transaction);
    for (int vin = 0; vin < spent.size(); vin++) {
      inputs.add(new TxInput(outPoint(transaction.inputs().get(vin)), spent.get(vin)));
    }
    return new Transaction(
        place.id(), place.block(), place.indexInBlock(), inputs, transaction.outputs());
  }

  @Override
  public final Optional<TransactionForm> form(long key) {
    return form(place(key));
  }

  /** How the transaction at a place is written; empty where the source does not say all of it. */
  protected Optional<TransactionForm> form(Place place) {
    return Optional.of(raw(place).form());
  }

  /** Whether no transaction can spend the output: by its script, or as the first coinbase. */
  protected final boolean isUnspendable(Place place, TxOutput output) {
    byte[] script = output.script().toBytes();
    return LockingScript.isUnspendable(script, 0, script.length)
        || place.block().hash().equals(network.genesis());
  }

  private List<@Nullable TxOutput> spent(Place place, RawTransaction transaction) {
    if (transaction.isCoinbase()) {
      return List.of();
    }
    List<@Nullable TxOutput> spent = spentOutputs(place, transaction);
    long in = 0;
    for (TxOutput output : spent) {
      if (output == null) {
        return spent;
      }
      in = Math.addExact(in, output.value().value());
    }
    long out = 0;
    for (TxOutput output : transaction.outputs()) {
      out = Math.addExact(out, output.value().value());
    }
    if (in < out) {
      throw contradiction(
          "a transaction pays out " + out + " of " + in + " satoshi", "transaction " + place.id());
    }
    return spent;
  }

  /** The outpoint an input names. */
  protected static OutPoint outPoint(RawInput input) {
    if (input.spentVout() > Integer.MAX_VALUE) {
      throw new MalformedDataException(
          "an input spends an output that does not exist",
          input.spentId() + ":" + input.spentVout(),
          "");
    }
    return new OutPoint(input.spentId(), (int) input.spentVout());
  }

  /** The output an outpoint names, in the transaction that holds it. */
  protected static TxOutput output(RawTransaction parent, OutPoint outPoint) {
    if (outPoint.vout() >= parent.outputs().size()) {
      throw contradiction("an input spends an output that does not exist", outPoint.toString());
    }
    return parent.outputs().get(outPoint.vout());
  }

  /** The failure of a source whose answers cannot all be true. */
  protected static MalformedDataException contradiction(String message, String input) {
    return new MalformedDataException(
        "answers contradict each other: " + message,
        input,
        "Run again, in case the chain was reorganised meanwhile; if it stays, use another source.");
  }

  /** Checks the network the caller expects against the one the source serves. */
  public static void requireNetwork(
      @Nullable BitcoinNetwork expected, BitcoinNetwork served, String origin) {
    if (expected != null && expected != served) {
      throw new InvalidInputException(
          "the source serves " + served.shortName() + ", not " + expected.shortName(),
          origin,
          "Name a source of the network you mean, or the network of this source.");
    }
  }
}
