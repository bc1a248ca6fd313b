package org.tracer.heuristic.deposit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.heuristic.Inference;
import org.tracer.heuristic.Verdict;
import org.tracer.ledger.account.AccountChain;
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
    DepositJudgement judgement =
        new DepositJudgement(chain, rules, moves, match.forwardings(), counts, sure, manySenders);
    Verdict verdict = judgement.verdict();
    List<String> evidence = new ArrayList<>(judgement.reasons());
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
