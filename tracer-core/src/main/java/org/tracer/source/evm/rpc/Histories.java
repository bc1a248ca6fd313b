package org.tracer.source.evm.rpc;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Asset;
import org.tracer.chain.evm.EvmAddress;
import org.tracer.ledger.account.ChainOrder;
import org.tracer.ledger.account.Transfer;

/**
 * Transfers of accounts up to the horizon, those last asked for. How many histories there are
 * depends on how long they are: some have two transfers, some have millions.
 */
final class Histories {

  /** About a hundred megabytes. */
  static final int TRANSFERS_KEPT = 300_000;

  private static final int HISTORIES_KEPT = 4_096;

  private record Question(EvmAddress account, Asset asset) {}

  /**
   * Transfers from a block on up to the horizon.
   *
   * @param first the block
   */
  record History(long first, List<Transfer> transfers) {

    /** Those at a place or behind it: the list itself, not a copy. */
    List<Transfer> from(ChainOrder place) {
      return transfers.subList(firstAt(place), transfers.size());
    }

    /** Those of the block in which a place is that stand before the place. */
    List<Transfer> inBlockBefore(ChainOrder place) {
      return transfers.subList(firstAt(ChainOrder.beginning(place.block())), firstAt(place));
    }

    private int firstAt(ChainOrder place) {
      int low = 0;
      int high = transfers.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (transfers.get(middle).order().compareTo(place) < 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }

  private final Map<Question, History> histories = new LinkedHashMap<>(16, 0.75f, true);
  private long transfers;

  /** A history that reaches back to a block; null if none is at hand. */
  @Nullable History find(EvmAddress account, Asset asset, long first) {
    History known = histories.get(new Question(account, asset));
    return known == null || known.first() > first ? null : known;
  }

  /**
   * Keeps a history, and forgets those that were not asked for longest.
   *
   * @param sorted in the order of the chain
   */
  History keep(EvmAddress account, Asset asset, long first, List<Transfer> sorted) {
    History history = new History(first, List.copyOf(sorted));
    History before = histories.put(new Question(account, asset), history);
    transfers += history.transfers().size() - (before == null ? 0 : before.transfers().size());
    Iterator<History> oldest = histories.values().iterator();
    while (histories.size() > 1
        && (transfers > TRANSFERS_KEPT || histories.size() > HISTORIES_KEPT)) {
      transfers -= oldest.next().transfers().size();
      oldest.remove();
    }
    return history;
  }
}
