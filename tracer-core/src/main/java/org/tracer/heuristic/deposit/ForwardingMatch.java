package org.tracer.heuristic.deposit;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.tracer.chain.Address;
import org.tracer.ledger.account.AccountChain;
import org.tracer.ledger.account.Transfer;

/**
 * Finds what each payment to a service forwards. Time: payments to services times what waits to be
 * forwarded; block times are asked once a block.
 */
final class ForwardingMatch {

  private final AccountChain chain;
  private final DepositRules rules;
  private final BigInteger mostGap;
  private final BigInteger least;
  private final Map<Long, Instant> times = new HashMap<>();

  // Received and not yet forwarded, in the order of the chain.
  private final List<Transfer> waiting = new ArrayList<>();
  private final List<Transfer> unmatched = new ArrayList<>();
  private final List<Forwarding> forwardings = new ArrayList<>();
  private int elsewhere;

  private ForwardingMatch(AccountChain chain, DepositRules rules, AccountMoves moves) {
    this.chain = chain;
    this.rules = rules;
    this.mostGap = rules.mostGap(moves.asset());
    this.least = moves.least(rules);
  }

  /**
   * @param service whether an account is known to be a service's
   */
  static ForwardingMatch of(
      AccountChain chain, DepositRules rules, AccountMoves moves, Predicate<Address> service) {
    ForwardingMatch match = new ForwardingMatch(chain, rules, moves);
    for (Transfer move : moves.all()) {
      Address to = move.to();
      if (moves.received(move)) {
        match.waiting.add(move);
      } else if (to != null && service.test(to)) {
        match.forward(move);
      } else {
        match.elsewhere++;
      }
    }
    return match;
  }

  List<Forwarding> forwardings() {
    return forwardings;
  }

  /** Received, and forwarded by nothing. */
  List<Transfer> kept() {
    return waiting;
  }

  /** Payments to services that forward nothing. */
  List<Transfer> unmatched() {
    return unmatched;
  }

  int elsewhere() {
    return elsewhere;
  }

  boolean small(Transfer received) {
    return received.amount().compareTo(least) < 0;
  }

  /** Whether it may yet be forwarded in time, after the last block that is known. */
  boolean pending(Transfer received) {
    return delay(received, time(chain.horizon())).compareTo(rules.longest()) < 0;
  }

  private void forward(Transfer sent) {
    Forwarding found = one(sent).or(() -> together(sent)).orElse(null);
    if (found == null) {
      unmatched.add(sent);
    } else {
      waiting.removeAll(found.received());
      forwardings.add(found);
    }
  }

  // The latest that fits, as in Victor's own program.
  private Optional<Forwarding> one(Transfer sent) {
    for (int i = waiting.size() - 1; i >= 0; i--) {
      Transfer received = waiting.get(i);
      if (!small(received)) {
        Forwarding fits = fits(List.of(received), received, received.amount(), sent);
        if (fits != null) {
          return Optional.of(fits);
        }
      }
    }
    return Optional.empty();
  }

  // All that lies there, dust and what came from services included.
  private Optional<Forwarding> together(Transfer sent) {
    BigInteger sum = BigInteger.ZERO;
    Transfer earliest = null;
    for (Transfer received : waiting) {
      sum = sum.add(received.amount());
      earliest = earliest == null && !small(received) ? received : earliest;
    }
    return earliest == null
        ? Optional.empty()
        : Optional.ofNullable(fits(waiting, earliest, sum, sent));
  }

  private @Nullable Forwarding fits(
      List<Transfer> received, Transfer earliest, BigInteger amount, Transfer sent) {
    BigInteger gap = amount.subtract(sent.amount());
    if (gap.signum() < 0 || gap.compareTo(mostGap) > 0) {
      return null;
    }
    Duration delay = delay(earliest, time(sent.order().block()));
    boolean inTime = !delay.isNegative() && delay.compareTo(rules.longest()) <= 0;
    return inTime ? new Forwarding(received, sent, gap, delay) : null;
  }

  private Duration delay(Transfer received, Instant until) {
    return Duration.between(time(received.order().block()), until);
  }

  private Instant time(long block) {
    return times.computeIfAbsent(block, chain::time);
  }
}
