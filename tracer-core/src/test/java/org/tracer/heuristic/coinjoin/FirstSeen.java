package org.tracer.heuristic.coinjoin;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/**
 * Since when a kind of CoinJoin can be on a chain, rounded down: what a rule finds in an older
 * block is certainly something else. Equal outputs and Stonewall stand for CoinJoins of any make,
 * the first of which were made by hand in January 2013; PayJoin for its first proposals, of 2018.
 */
final class FirstSeen {

  private FirstSeen() {}

  static Instant of(CoinJoinKind kind) {
    return Instant.parse(day(kind) + "T00:00:00Z");
  }

  static String day(CoinJoinKind kind) {
    return switch (kind) {
      case EQUAL_OUTPUTS, STONEWALL -> "2013-01-01";
      case JOINMARKET -> "2015-01-01";
      case WASABI_1, PAYJOIN -> "2018-07-01";
      case WASABI_1_1 -> "2019-01-01";
      case WHIRLPOOL, WHIRLPOOL_TX0 -> "2019-04-01";
      case WASABI_2, WASABI_2_SMALL -> "2022-06-01";
    };
  }

  /** What cannot yet be there at a time. */
  static Set<CoinJoinKind> after(Instant time) {
    Set<CoinJoinKind> kinds = EnumSet.noneOf(CoinJoinKind.class);
    for (CoinJoinKind kind : CoinJoinKind.values()) {
      if (of(kind).isAfter(time)) {
        kinds.add(kind);
      }
    }
    return kinds;
  }
}
