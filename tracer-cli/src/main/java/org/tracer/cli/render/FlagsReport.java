package org.tracer.cli.render;

import java.math.BigDecimal;
import java.util.List;
import org.tracer.indicator.Checked;
import org.tracer.indicator.Circumstances;
import org.tracer.indicator.Fact;
import org.tracer.indicator.Match;
import org.tracer.indicator.Met;
import org.tracer.indicator.Party;
import org.tracer.indicator.Rule;
import org.tracer.indicator.RuleResult;
import org.tracer.indicator.seen.Payment;
import org.tracer.indicator.seen.Seen;

/** What rules for red flags answer, for a person. */
public final class FlagsReport {

  private static final int MOST_MATCHES = 10;
  private static final int MOST_PAYMENTS = 20;
  private static final int MOST_ADDRESSES = 5;
  private static final int MOST_MISSING = 5;

  private final Seen seen;
  private final Circumstances known;
  private final Screen screen;

  public FlagsReport(Seen seen, Circumstances known, Screen screen) {
    this.seen = seen;
    this.known = known;
    this.screen = screen;
  }

  public void print(List<RuleResult> results) {
    screen.line("Red flags of " + seen.what());
    screen.line(
        seen.payments().size()
            + " payments on "
            + seen.chain()
            + " up to block "
            + seen.horizonBlock()
            + ", "
            + Wording.time(seen.horizon()));
    screen.line("source " + seen.origin());
    screen.line(known.rates().isEmpty() ? "no rates" : "rates " + known.rates().origin());
    screen.line(known.tags() == null ? "no tags" : "tags asked");
    if (known.nightOffset() != null) {
      screen.line("night told by UTC" + known.nightOffset() + ", as stated");
    }
    if (known.demanded() != null) {
      screen.line("demanded " + known.demanded() + ", as stated");
    }
    screen.line();
    for (RuleResult result : results) {
      print(result);
    }
    screen.prose(
        "",
        "",
        "A red flag is a reason to ask, never a proof: FATF says that one indicator shows no crime."
            + " Lawful payments meet these rules too; how often is not known, because there is no"
            + " data with known truth to measure it on. Rules are not added up. The role of every"
            + " party is unknown; whoever paid may be a victim.");
    seen.notices().forEach(notice -> screen.prose("notice: ", "  ", notice));
    screen.flush();
  }

  private void print(RuleResult result) {
    Rule rule = result.rule();
    screen.line(rule.id() + ": " + answer(result));
    prose("", rule.title());
    prose("source: ", rule.source().line());
    switch (result.outcome()) {
      case MATCHED -> {
        result.matches().stream().limit(MOST_MATCHES).forEach(this::print);
        more(result.matches().size() - MOST_MATCHES, "matches");
        texts("against it, to be weighed:", rule.innocent());
        texts("not visible here; ask:", rule.notVisible());
      }
      case INCONCLUSIVE -> missing(result.missing());
      case NOT_MATCHED ->
          prose("", "not met in the payments looked at: asked of " + asked(result, result.asked()));
    }
    if (!result.open().isEmpty() && !result.matches().isEmpty()) {
      prose("", "of " + result.open().size() + " more it cannot be told:");
      missing(result.missing());
    }
    screen.line();
  }

  private static String answer(RuleResult result) {
    return switch (result.outcome()) {
      case MATCHED -> "MATCHED by " + asked(result, result.matches().size());
      case NOT_MATCHED -> "NOT MATCHED";
      case INCONCLUSIVE -> "INCONCLUSIVE";
    };
  }

  private void missing(List<String> missing) {
    screen.line("  not known:");
    missing.stream().limit(MOST_MISSING).forEach(one -> screen.prose("    - ", "      ", one));
    more(missing.size() - MOST_MISSING, "things");
  }

  private void print(Match match) {
    for (Party party : match.parties()) {
      List<String> addresses = party.addresses();
      screen.line("  " + party.place() + ", role unknown");
      addresses.stream().limit(MOST_ADDRESSES).forEach(one -> screen.line("    " + one));
      more(addresses.size() - MOST_ADDRESSES, "addresses");
      if (addresses.size() > 1) {
        prose("  ", "taken for one because they were spent together: an inference");
      }
    }
    checked("met:", match.conditions(), Met.YES);
    checked("not met:", match.conditions(), Met.NO);
    checked("not known:", match.conditions(), Met.UNKNOWN);
    checked("beside:", match.also(), Met.YES);
    checked("beside, not known:", match.also(), Met.UNKNOWN);
    checked("against it, found:", match.contrary(), Met.YES);
    checked("against it, looked for and not found:", match.contrary(), Met.NO);
    checked("against it, not known:", match.contrary(), Met.UNKNOWN);
    screen.line("  payments:");
    match.payments().stream().limit(MOST_PAYMENTS).forEach(this::print);
    more(match.payments().size() - MOST_PAYMENTS, "payments");
  }

  private void checked(String head, List<Checked> all, Met met) {
    List<Checked> some = all.stream().filter(one -> one.met() == met).toList();
    if (some.isEmpty()) {
      return;
    }
    screen.line("  " + head);
    for (Checked one : some) {
      String said =
          switch (met) {
            case YES -> String.join("; ", one.facts().stream().map(Fact::says).toList());
            case NO -> one.clause().terms();
            case UNKNOWN -> String.join("; ", one.missing());
          };
      screen.prose("    - ", "      ", said + RulesText.thresholds(one.clause()));
    }
  }

  private void print(Payment payment) {
    screen.line("    " + payment.transaction() + ":" + payment.index());
    BigDecimal worth = known.worth(payment).orElse(null);
    screen.line(
        "      "
            + Wording.time(payment.time())
            + ", "
            + payment.unit().amount(payment.amount())
            + (worth == null
                ? ""
                : ", worth " + known.rates().currency() + " " + worth.toPlainString()));
    screen.line("      to " + payment.payee());
  }

  private void texts(String head, List<String> texts) {
    if (!texts.isEmpty()) {
      screen.line("  " + head);
      texts.forEach(text -> screen.prose("    - ", "      ", text));
    }
  }

  private void more(int count, String what) {
    if (count > 0) {
      screen.line("    … and " + count + " " + what + " more; --json has all");
    }
  }

  private void prose(String head, String text) {
    screen.prose("  " + head, "    ", text);
  }

  private static String asked(RuleResult result, long count) {
    return switch (result.rule().askedOf()) {
      case ADDRESS -> Wording.count(count, "address", "addresses");
      case PAYER_AND_PAYEE ->
          Wording.count(count, "pair of payer and payee", "pairs of payer and payee");
    };
  }
}
