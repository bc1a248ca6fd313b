package org.tracer.indicator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.tracer.indicator.seen.Booking;
import org.tracer.indicator.seen.Crossing;
import org.tracer.indicator.seen.Payment;

/**
 * What one rule is asked of once: one payer and one payee, or one address.
 *
 * @param payer addresses of the payer, sorted; empty if the focus is an address
 * @param payee the payee, or the address
 * @param payments what the payee was paid, in the order of the chain; by the payer alone if there
 *     is one
 * @param back what the payee paid, in the same order; to the payer alone if there is one
 * @param unplaced what the payee was paid by somebody who is not known, if there is a payer
 * @param bookings on the payee's balance, in the same order
 * @param crossings into what hides money, of the payee's payments; of all that was traced where the
 *     view begins with the payee
 * @param followed whether money was followed further than one payment from here
 * @param whole whether all of these payments up to the horizon are here
 */
record Focus(
    SortedSet<String> payer,
    String payee,
    List<Payment> payments,
    List<Payment> back,
    List<Payment> unplaced,
    List<Booking> bookings,
    List<Crossing> crossings,
    boolean followed,
    boolean whole,
    Parties parties,
    Instant horizon) {

  /** What the rule looks at: of a payer what it paid, of an address both directions. */
  List<Payment> asked() {
    return payer.isEmpty()
        ? Stream.concat(payments.stream(), back.stream()).sorted(Payment.ORDER).toList()
        : payments;
  }

  /**
   * Who paid, as one address of theirs, with what they paid; without payments of unknown payers.
   */
  Map<String, List<Payment>> byPayer() {
    Map<String, List<Payment>> groups = new TreeMap<>();
    for (Payment payment : payments) {
      parties
          .payer(payment)
          .ifPresent(one -> groups.computeIfAbsent(one, any -> new ArrayList<>()).add(payment));
    }
    return groups;
  }

  /** What the payee paid, by the party that got it. */
  Map<String, List<Payment>> backByPayer() {
    Map<String, List<Payment>> groups = new TreeMap<>();
    for (Payment payment : back) {
      String party = parties.of(payment.payee());
      groups.computeIfAbsent(party, any -> new ArrayList<>()).add(payment);
    }
    return groups;
  }

  /** Payments of which nobody knows who made them. */
  List<Payment> unknownPayers() {
    return payments.stream().filter(payment -> parties.payer(payment).isEmpty()).toList();
  }

  /** Every address that pays or is paid here. */
  SortedSet<String> addresses() {
    SortedSet<String> all = new TreeSet<>(payer);
    all.add(payee);
    payments.forEach(payment -> all.addAll(payment.payers()));
    back.forEach(payment -> all.add(payment.payee()));
    return all;
  }
}
