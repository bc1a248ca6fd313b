package org.tracer.heuristic.coinjoin;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.tracer.chain.TxId;

/**
 * What looking at single transactions of real blocks showed: their data outputs, which locks are
 * paid again, and how inputs are signed. Nobody confirmed any of it.
 */
final class HandChecks {

  private static final String POOL =
      "the whole form: data, premix, one change, and the pool's fee of ";
  private static final String OMNI = "false: the data is a transfer by Omni, of token 31";
  private static final String RUNE =
      "false: the data is a transfer of tokens (`R`), sold by the first input";
  private static final String REVEAL =
      "most likely not: 546 sat, for which a script of 136 bytes is revealed, go to one lock, the rest back"
          + " to the other input's own";

  private final Map<String, String> seen = new HashMap<>();

  HandChecks() {
    tx0("dccbed0c", "false: the data names STACKS, another protocol's token");
    tx0("66b2213d", OMNI);
    tx0("a9cc2729", OMNI);
    tx0("39a9f18b", POOL + "175,000 sat");
    tx0(
        "39e36db6",
        POOL + "50,000 sat, paid to the lock that the one above pays, whose change it spends");
    tx0("ff19f0ed", POOL + "5,000 sat");
    tx0("dddb0568", POOL + "175,000 sat");
    tx0("fe953496", POOL + "50,000 sat");
    tx0("de9d1970", "false: the data is a transfer of tokens (`P`, `T`)");
    tx0("20a90f33", RUNE);
    tx0("6bb79409", RUNE);
    tx0("84703e67", "false: the data is a memo for a swap (`=:BSC.BNB:`)");
    payJoin(
        "497b7f6f",
        "undecided: both inputs need two of several keys; the lock of the larger is paid again");
    payJoin("c5fb4d4f", "most likely not: 1,100,000 sat to a lock of another form");
    payJoin(
        "cf6e7883",
        "most likely not: 1,300,000 sat to the lock that the one above pays, from its change");
    payJoin(
        "419e6c71", "most likely not: 546 sat pass through, the rest goes back to its own lock");
    payJoin("3c275365", REVEAL);
    payJoin("7621f125", REVEAL);
    payJoin(
        "32e37952",
        "most likely not: all 21 inputs are three of four keys; 47,900,000 sat are paid");
    payJoin(
        "9f36bb5e",
        "undecided: the lock of the smallest input gets more than it gave, as a receiver or as change");
  }

  private void tx0(String id, String found) {
    seen.put(id + " " + CoinJoinKind.WHIRLPOOL_TX0, found);
  }

  private void payJoin(String id, String found) {
    seen.put(id + " " + CoinJoinKind.PAYJOIN, found);
  }

  /** Each can be taken once. */
  String take(TxId id, CoinJoinKind kind) {
    String found = seen.remove(id.toString().substring(0, 8) + " " + kind);
    return found == null ? "not checked" : found;
  }

  /** What no detector finds any more. */
  Set<String> left() {
    return seen.keySet();
  }
}
