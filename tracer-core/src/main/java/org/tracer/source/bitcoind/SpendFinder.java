package org.tracer.source.bitcoind;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.BlockHash;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.error.MalformedDataException;
import org.tracer.ledger.SpendBuffer;
import org.tracer.source.codec.RawInput;
import org.tracer.source.codec.RawTransaction;
import org.tracer.source.http.JsonValue;
import org.tracer.source.remote.Notices;
import org.tracer.source.remote.Place;

/**
 * What spends an output: from blocks already read, the node's index of spenders, its set of unspent
 * outputs, or the blocks that follow, in this order. Confined to one thread.
 */
final class SpendFinder {

  private static final String UNCONFIRMED = "outputs spent by transactions that are in no block";
  private static final String BEYOND = "outputs spent by blocks that were not read";

  private final RpcClient client;
  private final NodeTransactions node;
  private final Indexes indexes;
  private final BlockScan scan;
  private final BitcoindLedger.Options options;
  private final Notices notices;

  /**
   * What became of an output.
   *
   * @param spender null if {@code answer} says it all
   * @param answer one of the constants of {@link SpendBuffer}
   */
  record Outcome(@Nullable Place spender, int vin, long answer) {

    static Outcome of(long answer) {
      return new Outcome(null, -1, answer);
    }
  }

  /** Proves where a transaction stands in a block; empty above the horizon. */
  @FunctionalInterface
  interface Locator {
    Optional<Place> place(TxId id, BlockHash block);
  }

  SpendFinder(
      RpcClient client,
      NodeTransactions node,
      Indexes indexes,
      BlockScan scan,
      BitcoindLedger.Options options,
      Notices notices) {
    this.client = client;
    this.node = node;
    this.indexes = indexes;
    this.scan = scan;
    this.options = options;
    this.notices = notices;
  }

  /** Answers for outputs of one transaction that somebody could spend. */
  Map<OutPoint, Outcome> find(
      Place place,
      RawTransaction transaction,
      List<OutPoint> outputs,
      int lastHeight,
      Locator locator) {
    if (indexes.spenders() == Indexes.State.COMPLETE && !outputs.isEmpty()) {
      return askIndex(outputs, locator);
    }
    Map<OutPoint, Outcome> outcomes = new HashMap<>();
    for (OutPoint output : outputs) {
      outcomes.put(output, search(place, transaction, output, lastHeight));
    }
    return outcomes;
  }

  private Map<OutPoint, Outcome> askIndex(List<OutPoint> outputs, Locator locator) {
    String list =
        outputs.stream()
            .map(out ->
                String.format(Locale.ROOT, "{\"txid\":\"%s\",\"vout\":%d}", out.txId(), out.vout()))
            .collect(Collectors.joining(",", "[", "]"));
    List<JsonValue> answers =
        client
            .require(
                "gettxspendingprevout",
                "[" + list + ",{\"mempool_only\":false,\"return_spending_tx\":true}]")
            .elements();
    Map<OutPoint, Outcome> outcomes = new HashMap<>();
    for (JsonValue answer : answers) {
      OutPoint output =
          new OutPoint(answer.get("txid").parsed(TxId::parse), answer.get("vout").index());
      outcomes.put(output, fromIndex(output, answer, locator));
    }
    if (answers.size() != outputs.size() || !outcomes.keySet().containsAll(outputs)) {
      throw new MalformedDataException(
          "the node answers about other outputs than it was asked", list, "Use another node.");
    }
    return outcomes;
  }

  private Outcome fromIndex(OutPoint output, JsonValue answer, Locator locator) {
    Optional<JsonValue> spendingId = answer.optional("spendingtxid");
    if (spendingId.isEmpty()) {
      return Outcome.of(SpendBuffer.UNSPENT);
    }
    TxId id = spendingId.get().parsed(TxId::parse);
    Optional<JsonValue> block = answer.optional("blockhash");
    if (block.isEmpty()) {
      notices.add(
          UNCONFIRMED,
          String.format(
              Locale.ROOT,
              "output %s counts as unspent; unconfirmed transaction %s spends it",
              output,
              id));
      return Outcome.of(SpendBuffer.UNSPENT);
    }
    RawTransaction spender = NodeTransactions.parse(answer.get("spendingtx"), id);
    Optional<Place> place = locator.place(id, block.get().parsed(BlockHash::parse));
    return place
        .map(at -> new Outcome(at, spendingInput(spender, output), -1))
        .orElseGet(() -> Outcome.of(SpendBuffer.UNSPENT));
  }

  private static int spendingInput(RawTransaction spender, OutPoint output) {
    for (int vin = 0; vin < spender.inputs().size(); vin++) {
      RawInput input = spender.inputs().get(vin);
      if (input.spentVout() == output.vout() && input.spentId().equals(output.txId())) {
        return vin;
      }
    }
    throw new MalformedDataException(
        "a transaction does not spend the output the node says it spends",
        "output " + output + ", transaction " + spender.id(),
        "The node's index is wrong; rebuild it.");
  }

  private Outcome search(Place place, RawTransaction transaction, OutPoint output, int lastHeight) {
    int from = place.block().height().value();
    int to = (int) Math.min(lastHeight, (long) from + options.scan());
    Optional<BlockScan.Spend> known = scan.spend(output);
    if (known.isEmpty() && !scan.covers(from, lastHeight)) {
      Optional<Boolean> unspent =
          node.isUnspent(output.txId(), output.vout(), transaction.outputs().get(output.vout()));
      if (unspent.orElse(false)) {
        return Outcome.of(SpendBuffer.UNSPENT);
      }
      for (int height = from; known.isEmpty() && height <= to; height++) {
        scan.announce(height, to, options.concurrency());
        scan.scan(height);
        known = scan.spend(output);
      }
    }
    if (known.isPresent()) {
      return new Outcome(known.get().spender(), known.get().vin(), -1);
    }
    if (to == lastHeight) {
      return Outcome.of(SpendBuffer.UNSPENT);
    }
    notices.add(
        BEYOND,
        String.format(
                Locale.ROOT,
                "output %s is spent, but not in blocks %d to %d, where the search ended; add ?scan=N to the",
                output,
                from,
                to)
            + " source, or run the node with -txospenderindex=1 (Core 31)");
    return Outcome.of(SpendBuffer.UNKNOWN);
  }
}
