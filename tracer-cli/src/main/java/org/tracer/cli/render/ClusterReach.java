package org.tracer.cli.render;

import java.util.List;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.heuristic.cospend.CoSpendGuard;
import org.tracer.heuristic.cospend.FoundCluster;
import org.tracer.heuristic.cospend.GuardMark;
import org.tracer.ledger.UtxoLedger;

/** How far the search for a cluster went, and what guards did on the way. */
final class ClusterReach {

  private final UtxoLedger ledger;
  private final FoundCluster found;
  private final Screen screen;
  private final int most;

  ClusterReach(UtxoLedger ledger, FoundCluster found, Screen screen, int most) {
    this.ledger = ledger;
    this.found = found;
    this.screen = screen;
    this.most = most;
  }

  void print() {
    notLookedAt();
    counts();
  }

  private void notLookedAt() {
    if (!found.hubs().isEmpty()) {
      screen.prose(
          "",
          "",
          "Not opened: addresses with more than "
              + found.limits().historyLength()
              + " transactions (--max-history), or as many as the source refuses to list");
      shown(found.hubs());
      screen.line();
    }
    if (!found.unopened().isEmpty()) {
      screen.prose(
          "",
          "",
          "Not looked at, or not to the end: "
              + Wording.count(found.unopened().size(), "address", "addresses")
              + ", by --max-addresses "
              + found.limits().addresses()
              + " or --max-transactions "
              + found.limits().transactions());
      shown(found.unopened());
      screen.line();
    }
  }

  private void counts() {
    screen.line("Looked at");
    Table table = new Table("  ", "lr");
    table.row("addresses opened", Integer.toString(found.opened()));
    table.row("transactions read", Integer.toString(found.transactions()));
    for (CoSpendGuard guard : CoSpendGuard.values()) {
      GuardMark.Effect usual =
          guard == CoSpendGuard.DUST ? GuardMark.Effect.LEFT_OUT : GuardMark.Effect.SET_APART;
      for (GuardMark.Effect effect : GuardMark.Effect.values()) {
        long count = found.count(guard, effect);
        if (count > 0 || (effect == usual && found.guards().contains(guard))) {
          table.row(guard + ": " + effect(effect), Long.toString(count));
        }
      }
    }
    table.print(screen);
    screen.line();
  }

  private void shown(List<LockingScript> addresses) {
    addresses.stream()
        .limit(most)
        .forEach(address -> screen.line("  " + Wording.name(ledger.network(), address)));
    if (addresses.size() > most) {
      screen.line("  and " + (addresses.size() - most) + " more; --json has them all");
    }
  }

  static String effect(GuardMark.Effect effect) {
    return switch (effect) {
      case SET_APART -> "joins nothing";
      case LEFT_OUT -> "address left out";
      case WEAKENED -> "weak, but joined";
      case NOT_CHECKED -> "not checked";
    };
  }
}
