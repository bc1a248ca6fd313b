package org.tracer.cli.render;

import org.jspecify.annotations.Nullable;
import org.tracer.chain.bitcoin.BitcoinNetwork;
import org.tracer.chain.bitcoin.LockingScript;
import org.tracer.heuristic.cospend.FoundCluster;
import org.tracer.heuristic.cospend.HangsOn;
import tools.jackson.core.JsonGenerator;

/**
 * Whether a second address is in a cluster, and what that rests on.
 *
 * @param hangsOn without which transactions the two are apart; null if the second is not in the
 *     cluster
 */
public record JoinedTo(
    BitcoinNetwork network, FoundCluster found, LockingScript other, @Nullable HangsOn hangsOn) {

  /**
   * @throws IllegalArgumentException if the cluster was searched around this very address
   */
  public static JoinedTo of(
      BitcoinNetwork network, FoundCluster found, LockingScript other, long steps) {
    boolean inside = found.cluster().addresses().contains(other);
    return new JoinedTo(
        network,
        found,
        other,
        inside ? found.cluster().between(found.start(), other, steps) : null);
  }

  void print(Screen screen) {
    screen.line("Joined to " + Wording.name(network, other));
    switch (hangsOn) {
      case null ->
          screen.prose(
              "  ",
              "  ",
              found.isWhole()
                  ? "no: it is not in this cluster; that does not show two owners"
                  : "not found in this cluster, as far as was looked");
      case HangsOn.Nothing nothing -> throw new IllegalStateException("two addresses are one");
      case HangsOn.NotComputed beyond ->
          screen.prose(
              "  ",
              "  ",
              "yes; on how many transactions that hangs takes more than "
                  + beyond.steps()
                  + " steps and was not worked out");
      case HangsOn.Cut cut -> {
        screen.prose(
            "  ",
            "  ",
            "yes; that hangs on "
                + Wording.count(cut.transactions().size(), "transaction", "transactions")
                + ": without "
                + (cut.transactions().size() == 1 ? "it" : "all of them")
                + " nothing here joins the two");
        cut.transactions().forEach(one -> screen.line("  " + one.txId()));
      }
    }
    screen.line();
  }

  void write(JsonGenerator json) {
    json.writeObjectPropertyStart("joinedTo");
    json.writeStringProperty("address", Wording.name(network, other));
    json.writeBooleanProperty("inCluster", hangsOn != null);
    if (hangsOn instanceof HangsOn.NotComputed beyond) {
      json.writeNumberProperty("steps", beyond.steps());
    }
    if (hangsOn instanceof HangsOn.Cut cut) {
      json.writeNumberProperty("count", cut.transactions().size());
      json.writeArrayPropertyStart("txids");
      cut.transactions().forEach(one -> json.writeString(one.txId().toString()));
      json.writeEndArray();
    }
    json.writeEndObject();
  }
}
