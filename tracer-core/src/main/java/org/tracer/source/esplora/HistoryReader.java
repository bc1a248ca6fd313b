package org.tracer.source.esplora;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;
import org.tracer.chain.bitcoin.BitcoinAddress;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.error.MalformedDataException;
import org.tracer.error.SourceUnavailableException;
import org.tracer.source.codec.RawInput;

/**
 * Reads everything that ever happened to a script, to the empty page that ends it, and refuses what
 * is not whole: a page given twice, a number of transactions other than the server's own count, a
 * transaction that has nothing to do with the script.
 */
final class HistoryReader {

  private static final int ATTEMPTS = 3;

  /** More than can be confirmed while a history is read. */
  private static final int NEW_MEANWHILE = 10_000;

  /** What a transaction takes at least, kept as it is read. */
  private static final int BYTES_EACH = 1_000;

  private final EsploraClient client;
  private final BitcoinNetwork network;

  HistoryReader(EsploraClient client, BitcoinNetwork network) {
    this.client = client;
    this.network = network;
  }

  /** All confirmed transactions of the script, in the order of the pages. */
  List<EsploraTransaction> read(LockingScript script) {
    String what = path(script);
    return read(script, what, client.historySize(what));
  }

  /**
   * The same, or empty after one request if the server counts more than {@code most}, or refuses
   * the script because it has too many.
   */
  Optional<List<EsploraTransaction>> readWithin(LockingScript script, int most) {
    String what = path(script);
    int counted = client.historySizeOrMost(what);
    return counted > most ? Optional.empty() : Optional.of(read(script, what, counted));
  }

  private List<EsploraTransaction> read(LockingScript script, String what, int counted) {
    int before = counted;
    requireFit(before, what);
    for (int attempt = 1; ; attempt++) {
      Map<TxId, EsploraTransaction> found = readPages(what, before);
      int after = client.historySize(what);
      if (after == before && found.size() == after) {
        requireRelated(script, found);
        return new ArrayList<>(found.values());
      }
      if (after == before || attempt == ATTEMPTS) {
        throw new MalformedDataException(
            String.format(
                Locale.ROOT,
                "the server gives %d transactions of a history and counts %d",
                found.size(),
                after),
            client.origin() + what,
            "Run again; if it stays, use another source, since this one cuts the history.");
      }
      requireFit(after, what);
      before = after;
    }
  }

  /** Refuses before hours of reading what cannot be held, true or not. */
  private void requireFit(int counted, String what) {
    long most = Runtime.getRuntime().maxMemory() / BYTES_EACH;
    if (counted > most) {
      throw new SourceUnavailableException(
          "a history is too long to hold in memory",
          client.origin() + what + ": " + counted + " transactions, memory for " + most,
          "Use block files, or follow single payments: seeds of the form txid:vout.");
    }
  }

  private Map<TxId, EsploraTransaction> readPages(String what, int counted) {
    Map<TxId, EsploraTransaction> found = new LinkedHashMap<>();
    TxId last = null;
    while (true) {
      List<EsploraTransaction> page = client.historyPage(what, last);
      if (page.isEmpty()) {
        return found;
      }
      if (found.size() > counted + NEW_MEANWHILE) {
        throw new MalformedDataException(
            String.format(
                Locale.ROOT,
                "the server counts %d transactions of a history and gives more and more",
                counted),
            client.origin() + what,
            "Use another source.");
      }
      for (EsploraTransaction transaction : page) {
        if (found.put(transaction.id(), transaction) != null) {
          throw new MalformedDataException(
              "the server gives a transaction of a history twice, so paging does not work",
              client.origin() + what + ", transaction " + transaction.id(),
              "Run again; if it stays, use another source.");
        }
        last = transaction.id();
      }
    }
  }

  /**
   * Every transaction pays to the script, or spends an output of another one in the history that
   * does; so inputs need no claims.
   */
  private void requireRelated(LockingScript script, Map<TxId, EsploraTransaction> found) {
    Set<OutPoint> paid = new HashSet<>();
    for (EsploraTransaction transaction : found.values()) {
      for (int vout = 0; vout < transaction.raw().outputs().size(); vout++) {
        if (transaction.raw().outputs().get(vout).script().equals(script)) {
          paid.add(new OutPoint(transaction.id(), vout));
        }
      }
    }
    for (EsploraTransaction transaction : found.values()) {
      boolean pays =
          transaction.raw().outputs().stream().anyMatch(out -> out.script().equals(script));
      if (!pays && transaction.raw().inputs().stream().noneMatch(in -> spends(in, paid))) {
        throw new MalformedDataException(
            "the server gives a history a transaction that is not of it",
            client.origin() + path(script) + ", transaction " + transaction.id(),
            "The server's data is wrong; use another source.");
      }
    }
  }

  private static boolean spends(RawInput input, Set<OutPoint> paid) {
    return input.spentVout() <= Integer.MAX_VALUE
        && paid.contains(new OutPoint(input.spentId(), (int) input.spentVout()));
  }

  /** By address where there is one, which every server knows; else by the script's hash. */
  private String path(LockingScript script) {
    return script
        .address(network)
        .map(BitcoinAddress::text)
        .map(text -> "/address/" + text)
        .orElseGet(() -> "/scripthash/" + ScriptHash.of(script));
  }
}
