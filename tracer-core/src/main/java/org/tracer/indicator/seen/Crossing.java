package org.tracer.indicator.seen;

import java.util.List;

/**
 * A place where money goes into something that hides where it goes on to.
 *
 * @param transaction that takes it there
 * @param from addresses that pay it there directly, as far as they are known, sorted
 * @param hops from where the view begins: spends, or transfers
 * @param basis {@code inference} or {@code attribution}; never a fact of the ledger
 * @param sure whether the rule says yes; false where it says no more than possible, or cannot tell
 * @param says by which rule or tag
 */
public record Crossing(
    Kind kind,
    String transaction,
    List<String> from,
    int hops,
    String basis,
    boolean sure,
    String says) {

  /** Sorts of such places. */
  public enum Kind {
    COINJOIN,
    MIXER,
    BRIDGE
  }

  public Crossing {
    from = from.stream().distinct().sorted().toList();
  }
}
