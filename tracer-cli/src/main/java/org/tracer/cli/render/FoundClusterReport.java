package org.tracer.cli.render;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tracer.annotation.Annotations;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.heuristic.cospend.ActorAlarm;
import org.tracer.heuristic.cospend.ClusterEdge;
import org.tracer.heuristic.cospend.CoSpend;
import org.tracer.heuristic.cospend.CoSpendEvidence;
import org.tracer.heuristic.cospend.FoundCluster;
import org.tracer.heuristic.cospend.GuardMark;
import org.tracer.heuristic.cospend.HangsOn;
import org.tracer.ledger.UtxoLedger;

/**
 * The cluster a search found, as an investigator reads it: what, on what evidence, what is open.
 */
public final class FoundClusterReport {

  private static final int LARGEST_PARTS = 5;

  private final UtxoLedger ledger;
  private final FoundCluster found;
  private final Screen screen;
  private final int most;

  /**
   * @param most how many entries of a list are printed
   */
  public FoundClusterReport(UtxoLedger ledger, FoundCluster found, Screen screen, int most) {
    this.ledger = ledger;
    this.found = found;
    this.screen = screen;
    this.most = most;
  }

  /**
   * @param alarms null if nothing is known of who is who
   * @param said what sources claim of the addresses of the cluster
   * @param joined null if no second address was asked about
   */
  public void print(
      HangsOn hangsOn,
      @Nullable List<ActorAlarm> alarms,
      Annotations said,
      @Nullable JoinedTo joined) {
    head();
    size();
    ClaimsText.print(screen, said, most);
    if (joined != null) {
      joined.print(screen);
    }
    if (!(hangsOn instanceof HangsOn.Nothing)) {
      hangsOn(hangsOn);
      alarms(alarms);
      merges();
    }
    apart(
        "Set apart: these spend from the cluster and from others, and join nothing", found.apart());
    apart("Not taken for evidence, because --without says so", found.retracted());
    new ClusterReach(ledger, found, screen, most).print();
    ClusterWording.caveat(screen);
  }

  private void head() {
    screen.line("Cluster around one address");
    screen.line(
        "  chain      " + ledger.network().shortName() + " (" + ledger.network().chainId() + ")");
    screen.line("  source     " + ledger.origin());
    screen.line("  data to    " + Wording.block(ledger.horizon()));
    screen.line("             " + ledger.horizon().hash());
    screen.prose(
        "  rule       ",
        "             ",
        CoSpend.ID
            + ", version "
            + CoSpend.VERSION
            + ": all inputs of a transaction are controlled by one entity");
    screen.line("  guards     " + ClusterWording.guards(found.guards()));
    screen.line("  claim      inference");
    screen.line();
  }

  private void size() {
    screen.line("Address");
    screen.line("  " + name(found.start()));
    int size = found.cluster().addresses().size();
    screen.prose(
        "  ",
        "  ",
        size == 1
            ? "no transaction was found that joins it to another"
            : "in a cluster of "
                + Wording.count(size, "address", "addresses")
                + ", joined by "
                + Wording.count(found.cluster().evidence().size(), "transaction", "transactions")
                + (found.isWhole() ? "" : "; there may be more, see below"));
    screen.line();
    if (size > 1) {
      screen.line("Addresses");
      shown(found.cluster().addresses());
      screen.line();
    }
  }

  private void hangsOn(HangsOn hangsOn) {
    switch (hangsOn) {
      case HangsOn.Nothing nothing -> {}
      case HangsOn.NotComputed beyond ->
          screen.prose(
              "",
              "",
              "No single transaction holds the cluster together; how many it hangs on takes more"
                  + " than "
                  + beyond.steps()
                  + " steps and was not worked out");
      case HangsOn.Cut cut -> {
        screen.line(
            "Hangs on "
                + Wording.count(cut.transactions().size(), "transaction", "transactions")
                + (found.isWhole() ? "" : ", as far as was looked"));
        cut.transactions().forEach(one -> screen.line("  " + one.txId()));
        screen.prose(
            "  ",
            "  ",
            "without "
                + (cut.transactions().size() == 1 ? "it" : "them")
                + " the cluster falls into "
                + cut.parts().size()
                + " parts; the largest have "
                + String.join(", ", largest(cut))
                + " addresses; see what is left with --without");
      }
    }
    screen.line();
  }

  private static List<String> largest(HangsOn.Cut cut) {
    return cut.parts().stream()
        .map(List::size)
        .sorted(Comparator.reverseOrder())
        .limit(LARGEST_PARTS)
        .map(size -> Integer.toString(size))
        .toList();
  }

  private void alarms(@Nullable List<ActorAlarm> alarms) {
    if (alarms == null) {
      screen.prose("", "", "Actors: nothing is known of who is who, so no merge was checked");
    } else if (alarms.isEmpty()) {
      screen.line("Actors: no merge joins addresses of different actors");
    } else {
      screen.prose(
          "",
          "",
          "ALARM: these merges join addresses of different actors; the merge, the attribution or"
              + " the names are wrong, and which is not decided here");
      for (ActorAlarm alarm : alarms) {
        screen.line("  " + alarm.evidence().txId());
        screen.line("    " + Wording.block(alarm.evidence().block()));
        for (ActorAlarm.Side side : alarm.sides()) {
          screen.prose(
              "    ",
              "    ",
              Wording.count(side.addresses(), "address", "addresses")
                  + (side.actors().isEmpty() ? "" : " of " + String.join(", ", side.actors())));
        }
      }
    }
    screen.line();
  }

  private void merges() {
    screen.line("Joined by, in chain order");
    List<CoSpendEvidence> merging =
        found.cluster().edges().stream()
            .filter(ClusterEdge::merging)
            .map(ClusterEdge::evidence)
            .distinct()
            .toList();
    merging.stream().limit(most).forEach(this::evidence);
    more(merging.size());
    int again = found.cluster().evidence().size() - merging.size();
    if (again > 0) {
      screen.prose(
          "  ",
          "  ",
          Wording.count(again, "later transaction joins", "later transactions join")
              + " what was joined already; --json and --out have them");
    }
    screen.line();
  }

  private void apart(String title, List<CoSpendEvidence> transactions) {
    if (!transactions.isEmpty()) {
      screen.prose("", "", title);
      transactions.stream().limit(most).forEach(this::evidence);
      more(transactions.size());
      screen.line();
    }
  }

  private void evidence(CoSpendEvidence one) {
    screen.line("  " + one.txId());
    screen.line("    " + Wording.block(one.block()));
    String before = "    spends from ";
    for (LockingScript address :
        one.addresses().subList(0, Math.min(most, one.addresses().size()))) {
      screen.line(before + name(address));
      before = "            and ";
    }
    if (one.addresses().size() > most) {
      screen.line(before + (one.addresses().size() - most) + " more");
    }
    for (LockingScript address : one.leftOut()) {
      screen.line("       left out " + name(address));
    }
    for (GuardMark mark : one.marks()) {
      screen.prose(
          "    ",
          "      ",
          mark.guard()
              + ", "
              + ClusterReach.effect(mark.effect())
              + " ("
              + mark.rule()
              + ", "
              + mark.verdict().name().toLowerCase(Locale.ROOT)
              + "): "
              + String.join("; ", mark.evidence()));
    }
  }

  private void shown(List<LockingScript> addresses) {
    addresses.stream().limit(most).forEach(address -> screen.line("  " + name(address)));
    more(addresses.size());
  }

  private void more(int size) {
    if (size > most) {
      screen.line("  and " + (size - most) + " more; --json has them all");
    }
  }

  private String name(LockingScript script) {
    return Wording.name(ledger.network(), script);
  }
}
