package org.tracer.source.evm.rpc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.chain.evm.EvmHash;
import org.web3j.crypto.Hash;

/**
 * What the node said of the transactions from which something was derived, so that it can be held
 * to it later. Of each transaction its place and digests are kept, no more: some hundred bytes.
 */
final class SaidBefore {

  /** Where a transaction stands. */
  record Place(long block, EvmHash blockHash, int index) {}

  /** Several things of one transaction are said only of few. */
  private static final class Entry {
    private final Place place;
    private @Nullable EvmHash whole;
    private List<EvmHash> events = List.of();

    private Entry(Place place) {
      this.place = place;
    }
  }

  private final Map<EvmHash, Entry> entries = new HashMap<>();

  /** Notes a transaction that was read whole. */
  void transaction(NodeBlock header, NodeTransaction transaction, NodeReceipt receipt) {
    Place place = new Place(transaction.block(), transaction.blockHash(), transaction.index());
    entry(transaction.hash(), place).whole = digest(header, transaction, receipt);
  }

  /** Notes an event that was found without its transaction. */
  void event(NodeLog log) {
    Entry entry =
        entry(log.transactionHash(), new Place(log.block(), log.blockHash(), log.transaction()));
    EvmHash digest = digest(log);
    if (!entry.events.contains(digest)) {
      List<EvmHash> events = new ArrayList<>(entry.events);
      events.add(digest);
      entry.events = List.copyOf(events);
    }
  }

  private Entry entry(EvmHash transaction, Place place) {
    return entries.computeIfAbsent(transaction, hash -> new Entry(place));
  }

  /** Where a transaction stands; null if nothing was said of it. */
  @Nullable Place place(EvmHash transaction) {
    Entry entry = entries.get(transaction);
    return entry == null ? null : entry.place;
  }

  /**
   * Whether the node says the same of a transaction again.
   *
   * @throws org.tracer.error.MalformedDataException if not
   */
  void require(NodeBlock header, NodeTransaction transaction, NodeReceipt receipt, Fields fields) {
    Entry entry = entries.get(transaction.hash());
    if (entry == null) {
      return;
    }
    if (entry.whole != null && !entry.whole.equals(digest(header, transaction, receipt))) {
      throw fields.contradiction(
          "the node now says something else of the transaction, its receipt or its block than when"
              + " it was traced");
    }
    Set<EvmHash> events = new HashSet<>();
    receipt.logs().forEach(log -> events.add(digest(log)));
    if (!events.containsAll(entry.events)) {
      throw fields.contradiction(
          "an event that the node listed for the transaction is not in the transaction's receipt");
    }
  }

  /** Only what results are derived from, in the form in which it is used. */
  private static EvmHash digest(
      NodeBlock header, NodeTransaction transaction, NodeReceipt receipt) {
    @Nullable EvmAddress created = transaction.to() == null ? receipt.created() : null;
    StringBuilder text = new StringBuilder();
    text.append(header.time()).append(' ').append(header.baseFee()).append(' ');
    text.append(header.beneficiary()).append(' ').append(transaction.hash()).append(' ');
    text.append(transaction.block()).append(' ').append(transaction.blockHash()).append(' ');
    text.append(transaction.index()).append(' ').append(transaction.from()).append(' ');
    text.append(transaction.to()).append(' ').append(transaction.value()).append(' ');
    text.append(transaction.gas()).append(' ').append(receipt.price(transaction)).append(' ');
    text.append(receipt.gasUsed()).append(' ').append(receipt.succeeded()).append(' ');
    text.append(created).append(' ').append(receipt.blobFee()).append(' ');
    text.append(receipt.dataFee());
    receipt.logs().forEach(log -> text.append(' ').append(digest(log)));
    return hash(text.toString());
  }

  private static EvmHash digest(NodeLog log) {
    StringBuilder text = new StringBuilder(Node.lower(log.contract()));
    log.topics().forEach(topic -> text.append(' ').append(topic));
    text.append(' ').append(log.data().toLowerCase(Locale.ROOT));
    text.append(' ').append(log.block()).append(' ').append(log.blockHash());
    text.append(' ').append(log.transactionHash()).append(' ').append(log.transaction());
    return hash(text.append(' ').append(log.index()).toString());
  }

  private static EvmHash hash(String text) {
    return EvmHash.read(Hash.sha3(text.getBytes(StandardCharsets.US_ASCII)), 0);
  }
}
