package org.tracer.heuristic.deposit;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.tracer.ledger.account.Transfer;

/**
 * Payments an account received, and the payment to a service by which it forwarded them.
 *
 * @param received one payment; or all that had not been forwarded, if they were sent on together
 * @param gap how much less than received was sent, in base units, 0 or more
 * @param delay block time from the earliest of the received payments that count, to the forwarding
 */
public record Forwarding(List<Transfer> received, Transfer sent, BigInteger gap, Duration delay) {

  public Forwarding {
    received = List.copyOf(received);
    if (received.isEmpty() || gap.signum() < 0 || delay.isNegative()) {
      throw new IllegalArgumentException(received + " forwarded by " + sent + ", gap " + gap);
    }
  }
}
