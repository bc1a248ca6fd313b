package org.tracer.cli.render;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.tracer.trace.Trace;

/** A place where traced money rests, in a few lines: how much, why, where, since when. */
final class PlaceText {

  private static final int OUTPUTS_LISTED = 4;

  /** A longer lock says nothing to a reader; its position does. */
  private static final int LONGEST_LOCK = 150;

  private final Trace trace;
  private final Map<String, String> names;

  PlaceText(Trace trace, Map<String, String> names) {
    this.trace = trace;
    this.names = names;
  }

  static String named(String address, Map<String, String> names) {
    String name = names.get(address);
    return name == null ? address : address + " (" + name + ")";
  }

  void print(Screen screen, int number, Resting place) {
    boolean conserving = trace.balanceSheet().conserving();
    String amount = conserving ? Wording.amount(place.amount()) : "reached";
    screen.line("  " + number + ". " + amount + "  " + place.reason());
    screen.line("     " + Wording.meaning(place.reason(), trace.horizon()));
    if (place.note() != null
        && !SaidText.repeats(trace.annotations(), place.reason(), place.place())) {
      screen.prose("     " + Wording.noteOf(place.reason()) + ": ", "       ", place.note());
    }
    screen.line("     " + where(place));
    SaidText.printTags(screen, trace.annotations(), place.isAddress() ? place.place() : null);
    screen.line("     since " + Wording.block(place.since()));
    printLabels(screen, place, conserving);
    List<Resting.Output> outputs = place.positions();
    for (Resting.Output output : outputs.subList(0, Math.min(OUTPUTS_LISTED, outputs.size()))) {
      screen.line("     output " + output.position());
      if (output.spentBy() != null) {
        screen.line("     spent by " + output.spentBy());
      }
    }
    if (outputs.size() > OUTPUTS_LISTED) {
      screen.line(
          "     and "
              + Wording.count(outputs.size() - OUTPUTS_LISTED, "more output", "more outputs")
              + "; --json has them all");
    }
  }

  private void printLabels(Screen screen, Resting place, boolean conserving) {
    if (!conserving) {
      screen.line("     reached from " + String.join(", ", place.byLabel().keySet()));
      return;
    }
    if (trace.balanceSheet().byLabel().size() == 1) {
      return;
    }
    for (Map.Entry<String, BigInteger> share : place.byLabel().entrySet()) {
      screen.line("     of " + share.getKey() + ": " + Wording.amount(share.getValue()));
    }
  }

  private String where(Resting place) {
    if (place.isAddress()) {
      return "at " + named(place.place(), names);
    }
    return place.place().length() <= LONGEST_LOCK
        ? "under the lock " + place.place()
        : "under a script without an address; the output below names it";
  }
}
