package org.tracer.cli.render;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tracer.accounting.account.AccountRule;
import org.tracer.chain.Asset;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.trace.account.AccountStop;
import org.tracer.trace.account.AccountTraceRequest;
import org.tracer.trace.account.AssetNames;
import org.tracer.trace.account.FundsReport;
import org.tracer.trace.account.FundsTrace;

/** The places where money ended on a chain of accounts, as a person reads them. */
final class AccountPlacesText {

  private static final int TRANSACTIONS_LISTED = 3;

  private static final Set<AccountStop> WENT_ON =
      Set.of(AccountStop.COMMINGLED, AccountStop.HOP_LIMIT, AccountStop.OUTSIDE_WINDOW);

  private final FundsReport report;
  private final AccountTraceRequest request;
  private final AssetNames assets;
  private final Map<String, String> names;
  private final int listed;

  AccountPlacesText(FundsReport report, AssetNames assets, Map<String, String> names, int listed) {
    this.report = report;
    this.request = report.request();
    this.assets = assets;
    this.names = names;
    this.listed = listed;
  }

  /** Prints the places of these reasons, each asset by itself: amounts of two do not compare. */
  void print(Screen screen, String title, List<AccountPlace> all, Set<AccountStop> reasons) {
    String order =
        report.traces().size() == 1 ? ", largest first" : ", largest under any rule first";
    Map<Asset, List<AccountPlace>> byAsset = new LinkedHashMap<>();
    for (AccountPlace place : all) {
      if (reasons.contains(place.reason())) {
        byAsset.computeIfAbsent(place.asset(), any -> new ArrayList<>()).add(place);
      }
    }
    byAsset.forEach(
        (asset, places) -> print(screen, title + ": " + assets.symbol(asset) + order, places));
  }

  private void print(Screen screen, String title, List<AccountPlace> places) {
    screen.line(title);
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

  private void printPlace(Screen screen, int number, AccountPlace place) {
    screen.line("  " + number + ". " + AccountWording.named(place.account(), names));
    screen.line("     " + AccountWording.meaning(place.reason(), report.horizon().height()));
    String note =
        place.account() == null ? null : request.stopRules().note(place.reason(), place.account());
    if (note != null) {
      String who = place.reason() == AccountStop.STOP_LIST ? "stop list: " : "tag: ";
      screen.prose("     " + who, "       ", note);
    }
    SaidText.printTags(
        screen, report.annotations(), place.account() == null ? null : place.account().text());
    if (place.account() != null && report.context().kinds().containsKey(place.account())) {
      screen.line("     " + AccountWording.kind(report.context().kinds().get(place.account())));
    }
    if (report.traces().size() == 1 && !request.rule().isConserving()) {
      printLabels(screen, place);
    } else if (report.traces().size() == 1) {
      screen.line("     " + assets.amount(place.asset(), place.most()));
      if (request.seeds().size() > 1) {
        place
            .labels()
            .forEach((label, amount) ->
                screen.line(
                    "       "
                        + request.seeds().get(label - 1).name()
                        + "  "
                        + assets.amount(place.asset(), amount)));
      }
    } else {
      byAmount(place)
          .forEach((amount, rules) ->
              screen.prose("     ", "       ", String.join(", ", rules) + ": " + amount));
    }
    place.transactions().stream()
        .limit(TRANSACTIONS_LISTED)
        .forEach(transaction -> screen.line("     by " + transaction));
    if (place.transactions().size() > TRANSACTIONS_LISTED) {
      screen.line(
          "     and "
              + Wording.count(place.transactions().size() - TRANSACTIONS_LISTED, "more", "more")
              + "; --json has them all");
    }
    for (IssuerAct act : report.context().acts()) {
      if (act.account().equals(place.account()) && act.asset().equals(place.asset())) {
        String when =
            act.order() == null ? "" : AccountWording.when(report.context(), act.order().block());
        screen.line("     " + AccountWording.act(act, assets, when));
      }
    }
  }

  /** Which labels have touched a place; how much of it is theirs nobody can say. */
  private void printLabels(Screen screen, AccountPlace place) {
    String labels =
        request.seeds().size() == 1
            ? ""
            : " by "
                + String.join(
                    ", ",
                    place.labels().keySet().stream()
                        .sorted()
                        .map(label -> request.seeds().get(label - 1).name())
                        .toList());
    screen.line("     reached" + labels + " in " + assets.symbol(place.asset()));
  }

  /** Where money went on, a rule that did not end there says nothing of the place. */
  private Map<String, List<String>> byAmount(AccountPlace place) {
    Map<String, List<String>> rules = new LinkedHashMap<>();
    for (FundsTrace trace : report.traces()) {
      AccountRule rule = trace.request().rule();
      BigInteger amount = place.amounts().getOrDefault(rule, BigInteger.ZERO);
      boolean nothing = amount.signum() == 0;
      if (nothing && WENT_ON.contains(place.reason())) {
        continue;
      }
      String text =
          rule.isConserving()
              ? (nothing ? "nothing" : assets.amount(place.asset(), amount))
              : (nothing ? "not reached" : "reached");
      rules.computeIfAbsent(text, any -> new ArrayList<>()).add(rule.toString());
    }
    return rules;
  }
}
