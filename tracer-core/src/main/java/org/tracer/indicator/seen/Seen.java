package org.tracer.indicator.seen;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is looked at: payments of a history or of a result, in the order of the chain whatever order
 * they came in. Immutable.
 *
 * @param what an address, or the name of a document
 * @param chain as CAIP-2 writes it
 * @param origin where the data comes from, without secrets
 * @param horizonBlock height of the last block that was looked at
 * @param horizon its block time, UTC: nothing is known of later
 * @param starts addresses with which the view begins: the one asked for, or those of seeds
 * @param whole addresses of which every payment up to the horizon is here; of all others some may
 *     be missing, so that nothing can be said of what is not here
 * @param notices what a reader must know beside the numbers
 */
public record Seen(
    String what,
    String chain,
    String origin,
    long horizonBlock,
    Instant horizon,
    SortedSet<String> starts,
    SortedSet<String> whole,
    List<Payment> payments,
    List<Booking> bookings,
    List<Crossing> crossings,
    List<String> notices) {

  private static final Comparator<Crossing> CROSSINGS =
      Comparator.comparingInt(Crossing::hops)
          .thenComparing(Crossing::transaction)
          .thenComparing(Crossing::kind)
          .thenComparing(Crossing::says)
          .thenComparing(crossing -> crossing.from().toString());

  public Seen {
    starts = Collections.unmodifiableSortedSet(new TreeSet<>(starts));
    whole = Collections.unmodifiableSortedSet(new TreeSet<>(whole));
    payments = payments.stream().distinct().sorted(Payment.ORDER).toList();
    bookings = bookings.stream().distinct().sorted(Booking.ORDER).toList();
    crossings = crossings.stream().distinct().sorted(CROSSINGS).toList();
    notices = notices.stream().distinct().toList();
  }
}
