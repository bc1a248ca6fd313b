package org.tracer.cli.render;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tracer.document.LimitInForce;
import org.tracer.trace.BalanceSheet;
import org.tracer.trace.StopReason;
import org.tracer.trace.Trace;

/**
 * A trace as an investigator reads it: what was asked, the balance sheet, where the money is, what
 * was cut and why, and what all this does not say.
 */
public final class TraceReport {

  private final Trace trace;
  private final Map<String, String> names;
  private final int listed;
  private final PlaceOrder order;

  /**
   * @param names what addresses are called, by address; may be empty
   * @param listed how many places to list; the others are summed up
   */
  public TraceReport(Trace trace, Map<String, String> names, int listed, PlaceOrder order) {
    this.trace = trace;
    this.names = Map.copyOf(names);
    this.listed = listed;
    this.order = order;
  }

  public void print(Screen screen) {
    new RequestText(trace, names).print(screen, List.of(trace.request().policy()));
    printSheet(screen);
    printPlaces(screen);
    new SaidText(trace.annotations(), trace.request().stopRules().attributions(), listed)
        .print(screen);
    printLimits(screen);
    printNotices(screen);
    printClaims(screen);
  }

  private void printSheet(Screen screen) {
    BalanceSheet sheet = trace.balanceSheet();
    if (!sheet.conserving()) {
      printReached(screen, sheet);
      return;
    }
    screen.line("Balance sheet");
    Table table = new Table("  ", "llrr");
    table.row("label", "", "satoshi", "BTC");
    sheet.byLabel().forEach((label, account) -> addAccount(table, label, account));
    if (sheet.byLabel().size() > 1) {
      addAccount(table, "all", new BalanceSheet.Account(sheet.seeded(), sheet.byReason()));
    }
    table.print(screen);
    screen.line("  Every label's endpoints sum to its seed, to the last satoshi.");
    screen.line();
  }

  /** Under a rule that does not divide money there is no sum to state, only how many places. */
  private void printReached(Screen screen, BalanceSheet sheet) {
    screen.line("What was reached");
    screen.prose(
        "  ",
        "  ",
        "Poison does not divide money: it marks whole every output that traced money could have"
            + " reached. It says which places, and no amounts: for amounts use --policy"
            + " fifo or haircut, or all.");
    screen.line();
    Table table = new Table("  ", "llr");
    table.row("label", "", "endpoints");
    for (String label : sheet.byLabel().keySet()) {
      String shown = label;
      for (StopReason reason : StopReason.values()) {
        long count =
            trace.endpoints().stream()
                .filter(end -> end.reason() == reason && end.label().equals(label))
                .count();
        if (count > 0) {
          table.row(shown, reason.name(), Long.toString(count));
          shown = "";
        }
      }
    }
    table.print(screen);
    screen.line();
  }

  private static void addAccount(Table table, String label, BalanceSheet.Account account) {
    table.row(label, "seeded", account.seeded().toString(), Wording.coins(account.seeded()));
    account
        .byReason()
        .forEach((reason, sum) -> table.row("", reason.name(), sum.toString(), Wording.coins(sum)));
  }

  private void printPlaces(Screen screen) {
    List<Resting> places = order.sorted(Resting.of(trace), trace);
    if (order == PlaceOrder.RANK && !places.isEmpty()) {
      printRankNote(screen);
    }
    printPlaces(
        screen, "Where the coins were created, largest first", places, Set.of(StopReason.COINBASE));
    printPlaces(
        screen,
        order.title(trace.balanceSheet().conserving()),
        places,
        Set.of(
            StopReason.UNSPENT,
            StopReason.STOP_LIST,
            StopReason.SERVICE,
            StopReason.MIXER,
            StopReason.BRIDGE,
            StopReason.SANCTIONED));
    printPlaces(
        screen,
        "Where the money went on, not followed further",
        places,
        Set.of(
            StopReason.BELOW_THRESHOLD,
            StopReason.HOP_LIMIT,
            StopReason.FAN_OUT_LIMIT,
            StopReason.OUTSIDE_WINDOW,
            StopReason.COMMINGLED,
            StopReason.COINJOIN,
            StopReason.END_OF_DATA));
    printPlaces(screen, "Lost for good", places, Set.of(StopReason.BURN));
  }

  private static void printRankNote(Screen screen) {
    screen.prose(
        "",
        "",
        "Places are in order of rank: what to look at first, by how much of the seeded money came"
            + " near, forward more than backward. It is an order for triage; it is no probability"
            + " and no amount, and it says nothing of anybody's part in the case.");
    screen.line();
  }

  private void printPlaces(
      Screen screen, String title, List<Resting> all, Set<StopReason> reasons) {
    List<Resting> places = all.stream().filter(p -> reasons.contains(p.reason())).toList();
    if (places.isEmpty()) {
      return;
    }
    screen.line(title);
    PlaceText text = new PlaceText(trace, names);
    for (int i = 0; i < Math.min(listed, places.size()); i++) {
      text.print(screen, i + 1, places.get(i));
    }
    if (places.size() > listed) {
      List<Resting> rest = places.subList(listed, places.size());
      BigInteger sum = rest.stream().map(Resting::amount).reduce(BigInteger.ZERO, BigInteger::add);
      String amount = trace.balanceSheet().conserving() ? ", " + Wording.amount(sum) : "";
      screen.line(
          "  and "
              + Wording.count(rest.size(), "more place", "more places")
              + amount
              + "; see --list and --json");
    }
    screen.line();
  }

  private void printLimits(Screen screen) {
    List<LimitInForce> limits = LimitInForce.of(trace);
    screen.line("Limits in force");
    if (limits.isEmpty()) {
      screen.line("  none: every branch was followed until the money rested or the data ended");
    }
    for (LimitInForce limit : limits) {
      screen.line("  " + LimitText.of(limit, trace));
      screen.line("    " + cut(limit));
    }
    screen.line();
  }

  private String cut(LimitInForce limit) {
    if (limit.endpoints() == 0) {
      return "cut nothing";
    }
    String endpoints = Wording.count(limit.endpoints(), "endpoint", "endpoints");
    String amount = trace.balanceSheet().conserving() ? ", " + Wording.amount(limit.amount()) : "";
    return "cut " + endpoints + " (" + limit.reason() + ")" + amount;
  }

  private void printNotices(Screen screen) {
    List<String> notices = new ArrayList<>(trace.notices());
    if (notices.isEmpty()) {
      return;
    }
    screen.line("Notices");
    notices.forEach(notice -> screen.prose("  - ", "    ", notice));
    screen.line();
  }

  private void printClaims(Screen screen) {
    screen.prose(
        "",
        "",
        "Ledger facts and arithmetic under the policy named above; it does not say who owns an"
            + " address, or that anyone knew where money came from. Block times are the miners'"
            + " claims.");
  }
}
