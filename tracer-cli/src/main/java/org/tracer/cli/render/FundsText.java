package org.tracer.cli.render;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.chain.Asset;
import org.tracer.document.FundsLimit;
import org.tracer.document.FundsSheet;
import org.tracer.heuristic.poisoning.Finding;
import org.tracer.ledger.account.Attestation;
import org.tracer.ledger.account.IssuerAct;
import org.tracer.trace.account.AccountEndpoint;
import org.tracer.trace.account.AccountStop;
import org.tracer.trace.account.AccountTraceRequest;
import org.tracer.trace.account.AssetNames;
import org.tracer.trace.account.FundsReport;
import org.tracer.trace.account.FundsTrace;
import org.tracer.trace.account.SeededTransfer;

/**
 * A trace over accounts as an investigator reads it: what was asked, the balance sheet, where the
 * money is, what it was exchanged for, what issuers did, what only pretended, and what all this
 * does not say.
 */
public final class FundsText {

  private static final int SEEDS_LISTED = 20;

  private final FundsReport report;
  private final AccountTraceRequest request;
  private final AssetNames assets;
  private final Map<String, String> names;
  private final int listed;

  /**
   * @param names what accounts are called, by address; may be empty
   * @param listed how many places of each kind to list; the others are counted
   */
  public FundsText(FundsReport report, Map<String, String> names, int listed) {
    this.report = report;
    this.request = report.request();
    this.assets = AssetNames.of(report);
    this.names = Map.copyOf(names);
    this.listed = listed;
  }

  public void print(Screen screen) {
    printRequest(screen);
    report.traces().forEach(trace -> printSheet(screen, trace));
    List<AccountPlace> places = AccountPlace.of(report);
    AccountPlacesText placesText = new AccountPlacesText(report, assets, names, listed);
    placesText.print(
        screen,
        "Where the money is",
        places,
        EnumSet.of(
            AccountStop.HELD,
            AccountStop.STOP_LIST,
            AccountStop.SERVICE,
            AccountStop.MIXER,
            AccountStop.BRIDGE,
            AccountStop.SANCTIONED,
            AccountStop.HUB,
            AccountStop.CONTRACT));
    placesText.print(
        screen,
        "Where the money went on, not followed further",
        places,
        EnumSet.of(AccountStop.COMMINGLED, AccountStop.HOP_LIMIT, AccountStop.OUTSIDE_WINDOW));
    placesText.print(
        screen, "Gone without a transfer that says where", places, Set.of(AccountStop.UNEXPLAINED));
    placesText.print(screen, "Destroyed", places, Set.of(AccountStop.BURN));
    new ConversionsText(report, assets, names).print(screen);
    printActs(screen);
    printNoise(screen);
    new SaidText(report.annotations(), request.stopRules().attributions(), listed).print(screen);
    printVerification(screen);
    printLimits(screen);
    printNotices(screen);
    screen.prose(
        "",
        "",
        "Ledger facts and arithmetic under the policy named above; no rule is the true one, and"
            + " amounts of two rules or two assets never add up to anything. Poison marks places and"
            + " has no amounts; pure stops where other money is and can show less than there is. It"
            + " does not say who"
            + " owns an account, or that anyone knew where money came from. What is in a service's"
            + " account is the service's to tell. Block times are the proposers' claims.");
  }

  private void printRequest(Screen screen) {
    screen.line("Trace, forward");
    String title = "  policy   ";
    for (FundsTrace trace : report.traces()) {
      screen.line(title + AccountWording.rule(trace.request().rule()));
      title = "           ";
    }
    if (request.chosenAt() != null) {
      screen.line("  chosen   " + Wording.time(request.chosenAt()) + ", before any data was read");
    }
    screen.line("  chain    " + AccountWording.chain(report.chain()));
    screen.line("  source   " + report.origin());
    screen.line(
        "  data to  "
            + Wording.time(report.horizon().time())
            + ", block "
            + report.horizon().height());
    screen.line("           " + report.horizon().hash());
    screen.line(
        "  visited  "
            + Wording.count(
                report.traces().getFirst().transfers().size(), "transfer", "transfers"));
    screen.line();
    screen.line(
        report.traces().size() == 1 ? "Followed from" : "Followed from, under " + request.rule());
    List<SeededTransfer> seeds = report.traces().getFirst().seeds();
    for (SeededTransfer seed : seeds.subList(0, Math.min(SEEDS_LISTED, seeds.size()))) {
      printSeed(screen, seed);
    }
    if (seeds.size() > SEEDS_LISTED) {
      screen.line(
          "  and "
              + Wording.count(seeds.size() - SEEDS_LISTED, "more transfer", "more transfers")
              + "; --json has them all");
    }
    screen.line();
  }

  private void printSeed(Screen screen, SeededTransfer seed) {
    screen.line(
        "  " + label(seed.label()) + "  " + assets.amount(seed.transfer().asset(), seed.amount()));
    if (!seed.amount().equals(seed.transfer().amount())) {
      screen.line(
          "    of a transfer of "
              + assets.amount(seed.transfer().asset(), seed.transfer().amount())
              + "; the rest was under trace already");
    }
    if (seed.transfer().transaction() != null) {
      screen.line("    " + seed.transfer().transaction());
    }
    screen.line("    to " + named(seed.transfer().to()));
    screen.line("    received " + when(seed.transfer().order().block()));
  }

  private String label(int number) {
    return request.seeds().get(number - 1).name();
  }

  private String named(@Nullable Address account) {
    return AccountWording.named(account, names);
  }

  private String when(long block) {
    return AccountWording.when(report.context(), block);
  }

  private void printSheet(Screen screen, FundsTrace trace) {
    if (!trace.request().rule().isConserving()) {
      printReached(screen, trace);
      return;
    }
    screen.line(
        report.traces().size() == 1 ? "Balance sheet" : "Balance sheet, " + trace.request().rule());
    Table table = new Table("  ", "llrl");
    table.row("label", "", "amount", "asset");
    FundsSheet.of(trace)
        .forEach((label, byAsset) -> {
          String[] shown = {label};
          for (Asset asset : sortedAssets()) {
            FundsSheet.Account account = byAsset.get(asset.toString());
            lines(account)
                .forEach((what, sum) -> {
                  table.row(
                      shown[0],
                      what,
                      assets.decimal(asset, sum).orElseGet(sum::toString),
                      assets.symbol(asset));
                  shown[0] = "";
                });
          }
        });
    table.print(screen);
    screen.line("  For every label and asset, what came in is what ended, to the last unit.");
    screen.line();
  }

  /** Under a rule that does not divide money there is no sum to state, only how many places. */
  private void printReached(Screen screen, FundsTrace trace) {
    screen.line(report.traces().size() == 1 ? "What was reached" : "What poison reaches");
    screen.prose(
        "  ",
        "  ",
        "Poison does not divide money: it marks whole every balance and payment that traced money"
            + " could have reached. It says which places, and no amounts: for amounts use --policy"
            + " fifo or pro-rata, or all.");
    screen.line();
    Map<String, Map<AccountStop, Integer>> counts = new LinkedHashMap<>();
    request.seeds().forEach(seed -> counts.put(seed.name(), new TreeMap<>()));
    for (AccountEndpoint end : trace.endpoints()) {
      Objects.requireNonNull(counts.get(label(end.label()))).merge(end.reason(), 1, Integer::sum);
    }
    Table table = new Table("  ", "llr");
    table.row("label", "", "endpoints");
    counts.forEach((label, byReason) -> {
      String[] shown = {label};
      byReason.forEach((reason, count) -> {
        table.row(shown[0], reason.name(), Integer.toString(count));
        shown[0] = "";
      });
    });
    table.print(screen);
    screen.line();
  }

  private List<Asset> sortedAssets() {
    return request.assets().stream().sorted(Comparator.comparing(Asset::toString)).toList();
  }

  private static Map<String, BigInteger> lines(FundsSheet.@Nullable Account account) {
    Map<String, BigInteger> lines = new LinkedHashMap<>();
    if (account != null) {
      lines.put("seeded", account.seeded());
      lines.put("got in exchange", account.convertedInto());
      lines.put("given in exchange", account.convertedAway());
      lines.values().removeIf(sum -> sum.signum() == 0);
      account.byReason().forEach((reason, sum) -> lines.put(AccountWording.shortly(reason), sum));
    }
    return lines;
  }

  private void printActs(Screen screen) {
    if (report.context().acts().isEmpty()) {
      return;
    }
    screen.line("What issuers of tokens did to accounts that were reached");
    for (IssuerAct act : report.context().acts()) {
      screen.line("  " + named(act.account()));
      screen.line("    " + act(act));
      if (act.transaction() != null) {
        screen.line("    by " + act.transaction());
      }
    }
    screen.line();
  }

  private String act(IssuerAct act) {
    return AccountWording.act(act, assets, act.order() == null ? "" : when(act.order().block()));
  }

  private void printNoise(Screen screen) {
    List<Finding> noise = report.context().noise();
    if (noise.isEmpty()) {
      return;
    }
    screen.line("Transfers that are not what they seem");
    Map<Finding.Kind, Integer> counts = new TreeMap<>();
    noise.forEach(finding -> counts.merge(finding.kind(), 1, Integer::sum));
    counts.forEach(
        (kind, count) -> screen.prose("  ", "    ", count + " " + AccountWording.finding(kind)));
    noise.stream()
        .filter(finding -> finding.imitated() != null)
        .limit(listed)
        .forEach(finding -> {
          screen.line("  " + AccountWording.name(finding.kind()));
          screen.line("    by   " + finding.transfer().transaction());
          screen.line("    from " + named(finding.transfer().from()));
          screen.line("    to   " + named(finding.transfer().to()));
          screen.line("    imitates " + named(finding.imitated()));
          screen.line("    an inference by " + Finding.RULE + ", " + Finding.RULE.strength());
        });
    screen.line("  --json has them all, with the reason for each.");
    screen.line();
  }

  private void printVerification(Screen screen) {
    List<Attestation> all = report.context().attestations();
    if (all.isEmpty()) {
      return;
    }
    long recomputed =
        all.stream().filter(one -> one.proof() == Attestation.Proof.RECOMPUTED).count();
    screen.line("How the transactions are known");
    screen.prose(
        "  ",
        "    ",
        recomputed
            + " of "
            + all.size()
            + " recomputed: header, transaction, receipt and logs hash to the block's hash"
            + (recomputed == all.size() ? "." : "; the others are the source's word."));
    all.stream()
        .filter(one -> !one.note().isEmpty())
        .map(Attestation::note)
        .distinct()
        .limit(listed)
        .forEach(note -> screen.prose("  - ", "    ", note));
    screen.line();
  }

  private void printLimits(Screen screen) {
    List<FundsLimit> limits = FundsLimit.of(request);
    screen.line("Limits in force");
    if (limits.isEmpty()) {
      screen.line("  none: every branch was followed until the money rested or the data ended");
    }
    for (FundsLimit limit : limits) {
      screen.line("  " + AccountWording.limit(limit));
    }
    screen.line();
  }

  private void printNotices(Screen screen) {
    if (report.notices().isEmpty()) {
      return;
    }
    screen.line("Notices");
    report.notices().forEach(notice -> screen.prose("  - ", "    ", notice));
    screen.line();
  }
}
