package org.tracer.indicator;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tracer.indicator.seen.Booking;
import org.tracer.indicator.seen.Crossing;
import org.tracer.indicator.seen.Payment;
import org.tracer.indicator.seen.Seen;

/** Cuts what is looked at into what rules are asked of. Linear, but for sorting. */
final class Foci {

  private record Pair(String payer, String payee) {}

  private final Seen seen;
  private final Parties parties;
  private final Map<Pair, List<Payment>> pairs = new HashMap<>();
  private final TreeMap<String, List<Payment>> paid = new TreeMap<>();
  private final Map<String, List<Payment>> paying = new HashMap<>();
  private final Map<Pair, List<Payment>> payingTo = new HashMap<>();
  private final Map<String, List<Payment>> unplaced = new HashMap<>();
  private final Map<Subject, List<Focus>> made = new EnumMap<>(Subject.class);
  private final Map<String, List<Booking>> bookings = new HashMap<>();
  private final Map<String, List<Crossing>> crossings = new HashMap<>();

  Foci(Seen seen) {
    this.seen = seen;
    this.parties = new Parties(seen.payments());
    for (Payment payment : seen.payments()) {
      Optional<String> payer = parties.payer(payment);
      // Money that a party pays to an address it spends from is its own.
      if (payer.isPresent() && payer.get().equals(parties.of(payment.payee()))) {
        continue;
      }
      paid.computeIfAbsent(payment.payee(), any -> new ArrayList<>()).add(payment);
      for (String from : payment.payers()) {
        paying.computeIfAbsent(from, any -> new ArrayList<>()).add(payment);
        Pair back = new Pair(from, parties.of(payment.payee()));
        payingTo.computeIfAbsent(back, any -> new ArrayList<>()).add(payment);
      }
      if (payer.isEmpty()) {
        unplaced.computeIfAbsent(payment.payee(), any -> new ArrayList<>()).add(payment);
      }
      if (payer.isPresent()) {
        Pair pair = new Pair(payer.get(), payment.payee());
        pairs.computeIfAbsent(pair, any -> new ArrayList<>()).add(payment);
      }
    }
    for (Booking booking : seen.bookings()) {
      bookings.computeIfAbsent(booking.address(), any -> new ArrayList<>()).add(booking);
    }
    for (Crossing crossing : seen.crossings()) {
      for (String from : crossing.from()) {
        crossings.computeIfAbsent(from, any -> new ArrayList<>()).add(crossing);
      }
    }
  }

  /** All foci of a kind, by the texts of their addresses. */
  List<Focus> of(Subject subject) {
    return made.computeIfAbsent(subject, this::make);
  }

  private List<Focus> make(Subject subject) {
    return switch (subject) {
      case PAYER_AND_PAYEE ->
          new TreeMap<String, List<Pair>>(byText())
              .values().stream().flatMap(List::stream).map(this::focus).toList();
      case ADDRESS -> addresses().stream().map(this::focus).toList();
    };
  }

  private Map<String, List<Pair>> byText() {
    Map<String, List<Pair>> byText = new HashMap<>();
    for (Pair pair : pairs.keySet()) {
      byText.computeIfAbsent(pair.payee() + " " + pair.payer(), any -> new ArrayList<>()).add(pair);
    }
    return byText;
  }

  /** Of a history the one address that it is of, even if nobody paid it. */
  private SortedSet<String> addresses() {
    return seen.whole().isEmpty() && !isHistory() ? new TreeSet<>(paid.keySet()) : seen.starts();
  }

  private boolean isHistory() {
    return seen.starts().size() == 1 && seen.starts().first().equals(seen.what());
  }

  private Focus focus(Pair pair) {
    SortedSet<String> payer = parties.members(pair.payer());
    List<Payment> back = payingTo.getOrDefault(new Pair(pair.payee(), pair.payer()), List.of());
    boolean whole =
        seen.whole().contains(pair.payee())
            || (payer.size() == 1 && seen.whole().containsAll(payer));
    return focus(payer, pair.payee(), pairs.getOrDefault(pair, List.of()), back, whole);
  }

  private Focus focus(String address) {
    return focus(
        new TreeSet<>(),
        address,
        paid.getOrDefault(address, List.of()),
        paying.getOrDefault(address, List.of()),
        seen.whole().contains(address));
  }

  private Focus focus(
      SortedSet<String> payer,
      String payee,
      List<Payment> payments,
      List<Payment> back,
      boolean whole) {
    boolean start = seen.starts().contains(payee);
    return new Focus(
        payer,
        payee,
        List.copyOf(payments),
        List.copyOf(back),
        payer.isEmpty() ? List.of() : unplaced.getOrDefault(payee, List.of()),
        bookings.getOrDefault(payee, List.of()),
        start ? seen.crossings() : near(crossings.getOrDefault(payee, List.of())),
        start && !isHistory(),
        whole,
        parties,
        seen.horizon());
  }

  /** Hops count from where the view begins, and here from the address itself. */
  private static List<Crossing> near(List<Crossing> some) {
    return some.stream()
        .map(one ->
            new Crossing(
                one.kind(), one.transaction(), one.from(), 1, one.basis(), one.sure(), one.says()))
        .toList();
  }
}
