package org.tracer.heuristic.deposit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.heuristic.Inference;
import org.tracer.heuristic.Verdict;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.AccountKind;
import org.tracer.ledger.account.Transfer;

/** One account that pays a known service, and what is to be said of it. */
final class DepositCase {

  private final AccountChain chain;
  private final Function<Address, Optional<String>> service;
  private final DepositRules rules;
  private final AccountMoves moves;
  private final ForwardingMatch match;
  private final Map<Address, SenderKind> senders;
  private final boolean manySenders;
  private final DepositCounts counts;
  // Payments of senders of whom enough is known to say that they are no service.
  private int sure;

  DepositCase(
      AccountChain chain,
      Function<Address, Optional<String>> service,
      DepositRules rules,
      AccountMoves moves) {
    this.chain = chain;
    this.service = service;
    this.rules = rules;
    this.moves = moves;
    this.match = ForwardingMatch.of(chain, rules, moves, one -> service.apply(one).isPresent());
    Set<Address> paying = new LinkedHashSet<>();
    for (Forwarding forwarding : match.forwardings()) {
      for (Transfer received : forwarding.received()) {
        Address from = received.from();
        if (from != null && service.apply(from).isEmpty() && !match.small(received)) {
          paying.add(from);
        }
      }
    }
    manySenders = paying.size() > rules.mostSenders();
    boolean look = !manySenders && moves.services().size() == 1;
    senders = look ? SenderKind.look(chain, rules, paying) : Map.of();
    counts = count();
  }

  private DepositCounts count() {
    int forwarded = 0;
    int small = 0;
    int fromServices = 0;
    for (Forwarding forwarding : match.forwardings()) {
      for (Transfer received : forwarding.received()) {
        Address from = received.from();
        SenderKind kind = from == null ? null : senders.get(from);
        if (match.small(received)) {
          small++;
        } else if (nobodys(from) || kind == SenderKind.PRODUCER) {
          fromServices++;
        } else {
          forwarded++;
          sure += kind == SenderKind.BUSY ? 0 : 1;
        }
      }
    }
    int kept = 0;
    int pending = 0;
    for (Transfer received : match.kept()) {
      if (match.small(received)) {
        small++;
      } else if (nobodys(received.from())) {
        fromServices++;
      } else if (match.pending(received)) {
        pending++;
      } else {
        kept++;
      }
    }
    return new DepositCounts(
        forwarded, kept, pending, small, fromServices, match.unmatched().size(), match.elsewhere());
  }

  private boolean nobodys(@Nullable Address from) {
    return from == null || service.apply(from).isPresent();
  }

  DepositAnswer answer() {
    AccountKind kind = chain.kind(moves.account());
    List<String> doubts = new ArrayList<>();
    Verdict verdict = verdict(kind, doubts);
    List<String> evidence = new ArrayList<>(doubts);
    DepositEvidence words = new DepositEvidence(rules, moves.asset());
    evidence.addAll(words.counts(counts));
    evidence.addAll(words.senders(senders));
    if (counts.forwarded() > 0) {
      evidence.addAll(words.gas(chain, moves.account(), service));
    }
    evidence.addAll(words.forwardings(match.forwardings()));
    String name = String.join(", ", moves.services());
    Inference inference =
        new Inference(
            rules.address(),
            moves.account().text(),
            "deposit address of " + name,
            verdict,
            evidence);
    boolean linked = verdict == Verdict.YES || verdict == Verdict.POSSIBLE;
    List<Inference> links =
        linked
            ? DepositorLinks.of(rules, moves.account(), name, payments(), manySenders)
            : List.of();
    return new DepositAnswer(inference, match.forwardings(), counts, links);
  }

  private Verdict verdict(AccountKind kind, List<String> doubts) {
    if (moves.services().size() > 1) {
      doubts.add(
          "pays wallets of " + moves.services().size() + " services: nobody's deposit address");
      return Verdict.NO;
    }
    if (counts.forwarded() == 0) {
      doubts.add("forwards to the service no payment of others within the rules");
      return counts.pending() > 0 || moves.unexplained() ? Verdict.INCONCLUSIVE : Verdict.NO;
    }
    if (moves.unexplained()) {
      doubts.add("some of what it had comes or goes unexplained: the counts are not all");
      return Verdict.INCONCLUSIVE;
    }
    if (counts.against() > counts.forwarded()) {
      doubts.add(
          counts.against()
              + " transfers do not fit, more than the "
              + counts.forwarded()
              + " that do");
      return Verdict.NO;
    }
    doubt(kind, doubts);
    return doubts.isEmpty() ? Verdict.YES : Verdict.POSSIBLE;
  }

  private void doubt(AccountKind kind, List<String> doubts) {
    if (counts.against() > 0) {
      doubts.add("not all of its transfers fit");
    }
    if (sure < rules.leastForwardings()) {
      doubts.add(
          "payments of ordinary senders forwarded: "
              + sure
              + ", fewer than the "
              + rules.leastForwardings()
              + " asked for: whoever passes on what they got does that");
    }
    Set<Address> wallets = new LinkedHashSet<>();
    for (Forwarding forwarding : match.forwardings()) {
      wallets.add(Objects.requireNonNull(forwarding.sent().to()));
    }
    if (wallets.size() > 1) {
      doubts.add("forwards to " + wallets.size() + " wallets of the service, not one");
    }
    if (wallets.stream().anyMatch(one -> chain.kind(one) == AccountKind.CONTRACT)) {
      doubts.add(
          "pays a contract of the service: at a decentralised exchange customers do that themselves");
    }
    if (manySenders) {
      doubts.add(
          "more than "
              + rules.mostSenders()
              + " senders, none of them looked at: may be"
              + " shared by customers, who are told apart by a memo, or a payment processor's");
    }
    switch (kind) {
      case EXTERNAL -> {}
      case CONTRACT -> doubts.add("is a contract: may be the service's forwarder, or anybody's");
      case DELEGATED ->
          doubts.add("has a contract's code carried out for it: may forward for anybody");
      case UNKNOWN -> doubts.add("whether it is a contract is not known");
    }
  }

  // What each ordinary sender paid that was forwarded.
  private Map<Address, List<Transfer>> payments() {
    Map<Address, List<Transfer>> payments = new LinkedHashMap<>();
    for (Forwarding forwarding : match.forwardings()) {
      for (Transfer received : forwarding.received()) {
        Address from = received.from();
        if (from != null && !match.small(received) && senders.get(from) == SenderKind.ORDINARY) {
          payments.computeIfAbsent(from, any -> new ArrayList<>()).add(received);
        }
      }
    }
    return payments;
  }
}
