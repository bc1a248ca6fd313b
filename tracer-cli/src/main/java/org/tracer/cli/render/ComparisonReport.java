package org.tracer.cli.render;

import java.math.BigInteger;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.Poison;
import org.tracer.accounting.Policy;
import org.tracer.bounds.BoundedComparison;
import org.tracer.bounds.CutEdge;
import org.tracer.bounds.EndpointBounds;
import org.tracer.bounds.EndpointBounds.Answer;
import org.tracer.bounds.EndpointBounds.SetBounds;
import org.tracer.bounds.FlowBounds;
import org.tracer.bounds.Target;
import org.tracer.chain.Position;
import org.tracer.document.LimitInForce;
import org.tracer.trace.ComparedEndpoint;
import org.tracer.trace.StopReason;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceComparison;

/**
 * The same funds under every rule, as an investigator reads it: what each rule puts where, and what
 * holds whatever the rule.
 */
public final class ComparisonReport {

  private static final Set<StopReason> RESTS =
      EnumSet.of(
          StopReason.UNSPENT,
          StopReason.STOP_LIST,
          StopReason.SERVICE,
          StopReason.MIXER,
          StopReason.BRIDGE,
          StopReason.SANCTIONED);

  private static final Set<StopReason> WENT_ON =
      Set.of(
          StopReason.BELOW_THRESHOLD,
          StopReason.HOP_LIMIT,
          StopReason.FAN_OUT_LIMIT,
          StopReason.OUTSIDE_WINDOW,
          StopReason.COMMINGLED,
          StopReason.COINJOIN,
          StopReason.END_OF_DATA);

  private static final int OUTPUTS_LISTED = 4;
  private static final int CUT_LISTED = 8;

  private final TraceComparison comparison;
  private final EndpointBounds bounds;
  private final @Nullable FlowBounds flow;
  private final Map<String, String> names;
  private final int listed;

  /**
   * @param names what addresses are called, by address; may be empty
   * @param listed how many places to list; the others are counted
   */
  public ComparisonReport(BoundedComparison bounded, Map<String, String> names, int listed) {
    this.comparison = bounded.comparison();
    this.bounds = bounded.bounds();
    this.flow =
        bounds.largest() == 0
            ? null
            : comparison.under(new Poison()).map(FlowBounds::of).orElse(null);
    this.names = Map.copyOf(names);
    this.listed = listed;
  }

  public void print(Screen screen) {
    Trace first = comparison.traces().getFirst();
    new RequestText(first, names).print(screen, comparison.policies());
    printSheets(screen);
    List<ComparedPlace> places = ComparedPlace.of(comparison);
    printPlaces(screen, "Where the money is", places, RESTS);
    printPlaces(screen, "Where the coins were created", places, EnumSet.of(StopReason.COINBASE));
    printPlaces(screen, "Where the money went on, not followed further", places, WENT_ON);
    printPlaces(screen, "Lost for good", places, EnumSet.of(StopReason.BURN));
    bounds.sets().forEach(set -> printSet(screen, set));
    new SaidText(comparison.annotations(), first.request().stopRules().attributions(), listed)
        .print(screen);
    printLimits(screen, first);
    printNotices(screen);
    screen.prose(
        "",
        "",
        "Ledger facts and arithmetic under each rule; no rule is the true one, and amounts of two"
            + " rules never add up to anything. Poison marks places and has no amounts. 'Whatever"
            + " the rule' holds for every rule that follows traced money through any mixing and"
            + " neither makes nor loses any; pure stops at the first mixing and can show less."
            + " Nothing here says who owns an address, or that anyone knew where money came from."
            + " Block times are the miners' claims.");
  }

  private void printSheets(Screen screen) {
    Set<StopReason> reasons = EnumSet.noneOf(StopReason.class);
    comparison.traces().forEach(trace -> reasons.addAll(trace.balanceSheet().byReason().keySet()));
    screen.line("Balance sheets, in satoshi, all labels together");
    Table table = new Table("  ", "lr" + "r".repeat(reasons.size()));
    String[] head = new String[reasons.size() + 2];
    head[0] = "rule";
    head[1] = "seeded";
    int column = 2;
    for (StopReason reason : reasons) {
      head[column++] = reason.name();
    }
    table.row(head);
    for (Trace trace : comparison.traces()) {
      if (trace.balanceSheet().conserving()) {
        Map<StopReason, BigInteger> sums = trace.balanceSheet().byReason();
        String[] row = new String[head.length];
        row[0] = trace.request().policy().name();
        row[1] = trace.balanceSheet().seeded().toString();
        column = 2;
        for (StopReason reason : reasons) {
          row[column++] = sums.getOrDefault(reason, BigInteger.ZERO).toString();
        }
        table.row(row);
      }
    }
    table.print(screen);
    screen.line("  Under every rule each label's endpoints sum to its seed, to the last satoshi.");
    screen.line();
  }

  private void printPlaces(
      Screen screen, String title, List<ComparedPlace> all, Set<StopReason> reasons) {
    List<ComparedPlace> places = all.stream().filter(p -> reasons.contains(p.reason())).toList();
    if (places.isEmpty()) {
      return;
    }
    screen.line(title + ", by the most that a rule puts there");
    for (int i = 0; i < Math.min(listed, places.size()); i++) {
      printPlace(screen, i + 1, places.get(i));
    }
    if (places.size() > listed) {
      screen.line(
          "  and "
              + Wording.count(places.size() - listed, "more place", "more places")
              + "; see --list and --json");
    }
    screen.line();
  }

  private void printPlace(Screen screen, int number, ComparedPlace place) {
    screen.line(
        "  "
            + number
            + ". "
            + (place.isAddress() ? PlaceText.named(place.place(), names) : place.place()));
    screen.line(
        "     "
            + place.reason()
            + ": "
            + Wording.meaning(place.reason(), comparison.traces().getFirst().horizon()));
    if (place.note() != null
        && !SaidText.repeats(comparison.annotations(), place.reason(), place.place())) {
      screen.prose("     " + Wording.noteOf(place.reason()) + ": ", "       ", place.note());
    }
    SaidText.printTags(screen, comparison.annotations(), place.isAddress() ? place.place() : null);
    byAmount(place)
        .forEach((amount, rules) ->
            screen.prose("     ", "       ", String.join(", ", rules) + ": " + amount));
    printBounds(screen, place);
    Map<String, String> outputs = new LinkedHashMap<>();
    for (ComparedEndpoint end : place.endpoints()) {
      outputs.put(String.valueOf(end.any().position()), Wording.block(end.any().since()));
    }
    outputs.entrySet().stream()
        .limit(OUTPUTS_LISTED)
        .forEach(output -> {
          screen.line("     output " + output.getKey());
          screen.line("       since " + output.getValue());
        });
    if (outputs.size() > OUTPUTS_LISTED) {
      screen.line(
          "     and "
              + Wording.count(outputs.size() - OUTPUTS_LISTED, "more output", "more outputs")
              + "; --json has them all");
    }
  }

  /** Bounds of all seeds together to all outputs of the place together. */
  private void printBounds(Screen screen, ComparedPlace place) {
    if (flow == null || place.reason() == StopReason.COMMINGLED) {
      return;
    }
    Set<Position> positions = new LinkedHashSet<>();
    place.endpoints().forEach(end -> positions.add(Objects.requireNonNull(end.any().position())));
    Answer answer = Answer.of(flow.of(Target.ofPositions(positions)));
    screen.prose("     ", "       ", "whatever the rule: " + text(answer));
  }

  private static String text(Answer answer) {
    if (answer.range() == null) {
      return "not computed, because " + answer.reason();
    }
    BigInteger least = answer.range().least().baseUnits();
    BigInteger most = answer.range().most().baseUnits();
    return least.equals(most)
        ? "exactly " + Wording.amount(least)
        : "at least " + Wording.amount(least) + ", at most " + Wording.amount(most);
  }

  /**
   * Rules by what they put in a place, in the order of the rules. Where money went on, a rule that
   * did not end there says nothing of the place.
   */
  private static Map<String, Set<String>> byAmount(ComparedPlace place) {
    Map<String, Set<String>> rules = new LinkedHashMap<>();
    for (Map.Entry<Policy, BigInteger> entry : place.amounts().entrySet()) {
      boolean nothing = entry.getValue().signum() == 0;
      if (nothing && WENT_ON.contains(place.reason())) {
        continue;
      }
      boolean amounts = entry.getKey().isConserving();
      String text =
          amounts
              ? (nothing ? "nothing" : Wording.amount(entry.getValue()))
              : (nothing ? "not reached" : "reached");
      rules.computeIfAbsent(text, unseen -> new LinkedHashSet<>()).add(entry.getKey().name());
    }
    return rules;
  }

  private void printSet(Screen screen, SetBounds set) {
    screen.line("Whatever the rule, to these addresses together");
    set.addresses().forEach(address -> screen.line("  " + PlaceText.named(address, names)));
    screen.prose("  ", "    ", text(set.all()));
    if (set.byLabel().size() > 1) {
      set.byLabel()
          .forEach((label, answer) -> screen.prose("  ", "    ", label + ": " + text(answer)));
    }
    printCut(screen, "The most is decided by", set.decidedBy());
    printCut(screen, "Money can go past them only through", set.escapes());
    screen.line();
  }

  private static void printCut(Screen screen, String title, List<CutEdge> cut) {
    if (cut.isEmpty()) {
      return;
    }
    screen.line("  " + title);
    for (CutEdge edge : cut.subList(0, Math.min(CUT_LISTED, cut.size()))) {
      String place =
          edge.position() == null ? "the fee of " + edge.transaction() : "" + edge.position();
      screen.line("    " + place);
      screen.line("      " + Wording.amount(edge.value().baseUnits()));
    }
    if (cut.size() > CUT_LISTED) {
      screen.line("    and " + (cut.size() - CUT_LISTED) + " more; --json has them all");
    }
  }

  private void printLimits(Screen screen, Trace first) {
    List<LimitInForce> limits = LimitInForce.of(first);
    screen.line("Limits in force");
    if (limits.isEmpty()) {
      screen.line("  none: every branch was followed until the money rested or the data ended");
    }
    for (int row = 0; row < limits.size(); row++) {
      screen.line("  " + LimitText.of(limits.get(row), first));
      StringBuilder cut = new StringBuilder();
      for (Trace trace : comparison.traces()) {
        int endpoints = LimitInForce.of(trace).get(row).endpoints();
        cut.append(cut.isEmpty() ? "" : ", ")
            .append(trace.request().policy().name())
            .append(' ')
            .append(endpoints);
      }
      screen.prose("    ", "    ", "endpoints cut: " + cut);
    }
    screen.line();
  }

  private void printNotices(Screen screen) {
    Set<String> notices = new LinkedHashSet<>();
    comparison.traces().forEach(trace -> notices.addAll(trace.notices()));
    if (notices.isEmpty()) {
      return;
    }
    screen.line("Notices");
    notices.forEach(notice -> screen.prose("  - ", "    ", notice));
    screen.line();
  }
}
