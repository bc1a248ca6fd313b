package org.tracer.heuristic.deposit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.tracer.chain.Address;
import org.tracer.heuristic.Verdict;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.AccountKind;

/** What the counts of one account come to, and the reasons why it is not a plain yes. */
final class DepositJudgement {

  private final AccountChain chain;
  private final DepositRules rules;
  private final AccountMoves moves;
  private final List<Forwarding> forwardings;
  private final DepositCounts counts;
  private final int sure;
  private final boolean manySenders;
  private final List<String> reasons = new ArrayList<>();
  private final Verdict verdict;

  /**
   * @param sure payments forwarded of senders of whom nothing says that they may be services
   * @param manySenders whether there were too many to look at
   */
  DepositJudgement(
      AccountChain chain,
      DepositRules rules,
      AccountMoves moves,
      List<Forwarding> forwardings,
      DepositCounts counts,
      int sure,
      boolean manySenders) {
    this.chain = chain;
    this.rules = rules;
    this.moves = moves;
    this.forwardings = forwardings;
    this.counts = counts;
    this.sure = sure;
    this.manySenders = manySenders;
    this.verdict = judge();
  }

  Verdict verdict() {
    return verdict;
  }

  List<String> reasons() {
    return reasons;
  }

  private Verdict judge() {
    if (moves.services().size() > 1) {
      reasons.add(
          "pays wallets of " + moves.services().size() + " services: nobody's deposit address");
      return Verdict.NO;
    }
    if (counts.forwarded() == 0) {
      reasons.add("forwards to the service no payment of others within the rules");
      return counts.pending() > 0 || moves.unexplained() ? Verdict.INCONCLUSIVE : Verdict.NO;
    }
    if (moves.unexplained()) {
      reasons.add("some of what it had comes or goes unexplained: the counts are not all");
      return Verdict.INCONCLUSIVE;
    }
    if (counts.against() > counts.forwarded()) {
      reasons.add(
          counts.against()
              + " transfers do not fit, more than the "
              + counts.forwarded()
              + " that do");
      return Verdict.NO;
    }
    doubt();
    return reasons.isEmpty() ? Verdict.YES : Verdict.POSSIBLE;
  }

  private void doubt() {
    if (counts.against() > 0) {
      reasons.add("not all of its transfers fit");
    }
    if (sure < rules.leastForwardings()) {
      reasons.add(
          "payments of ordinary senders forwarded: "
              + sure
              + ", fewer than the "
              + rules.leastForwardings()
              + " asked for: whoever passes on what they got does that");
    }
    Set<Address> wallets = new LinkedHashSet<>();
    for (Forwarding forwarding : forwardings) {
      wallets.add(Objects.requireNonNull(forwarding.sent().to()));
    }
    if (wallets.size() > 1) {
      reasons.add("forwards to " + wallets.size() + " wallets of the service, not one");
    }
    if (wallets.stream().anyMatch(one -> chain.kind(one) == AccountKind.CONTRACT)) {
      reasons.add(
          "pays a contract of the service: at a decentralised exchange customers do that themselves");
    }
    if (manySenders) {
      reasons.add(
          "more than "
              + rules.mostSenders()
              + " senders, none of them looked at: may be"
              + " shared by customers, who are told apart by a memo, or a payment processor's");
    }
    switch (chain.kind(moves.account())) {
      case EXTERNAL -> {}
      case CONTRACT -> reasons.add("is a contract: may be the service's forwarder, or anybody's");
      case DELEGATED ->
          reasons.add("has a contract's code carried out for it: may forward for anybody");
      case UNKNOWN -> reasons.add("whether it is a contract is not known");
    }
  }
}
