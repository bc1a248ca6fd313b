package org.tracer.cli.render;

import java.util.Set;
import java.util.stream.Collectors;
import org.tracer.heuristic.cospend.CoSpendGuard;

/** What reports of clusters say alike. */
final class ClusterWording {

  private ClusterWording() {}

  static String guards(Set<CoSpendGuard> guards) {
    return guards.isEmpty()
        ? "none"
        : guards.stream().map(CoSpendGuard::toString).collect(Collectors.joining(", "));
  }

  static void caveat(Screen screen) {
    screen.prose(
        "",
        "",
        "That a transaction spends from several addresses is a fact of the ledger; that one entity"
            + " controls them is an inference. It is wrong where strangers sign together (CoinJoins"
            + " that no rule finds, PayJoin, swaps), where a service spends for its customers, and"
            + " where keys were sold; one wrong merge can unite two large clusters. Two clusters"
            + " may still be one entity. Nothing here says who that entity is: check the"
            + " transactions behind a merge before relying on it.");
  }
}
