package org.tracer.indicator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.tracer.indicator.seen.Payment;

/**
 * Which addresses pay together, in the payments looked at: all that a transaction spends from are
 * taken for one payer (co-spending, Nick 2015; an inference). Wrong where several owners spend
 * together without being recognised, and then two payers are taken for one; and where one owner
 * never spends two addresses together, and then one payer is taken for two. A party is named by the
 * first of its addresses in the order of text, so the order of payments changes nothing.
 */
final class Parties {

  private final Map<String, String> parents = new HashMap<>();
  private final Map<String, SortedSet<String>> members = new HashMap<>();

  Parties(List<Payment> payments) {
    for (Payment payment : payments) {
      for (String address : payment.payers()) {
        join(payment.payers().getFirst(), address);
      }
    }
    for (String address : List.copyOf(parents.keySet())) {
      members.computeIfAbsent(root(address), any -> new TreeSet<>()).add(address);
    }
  }

  private void join(String one, String other) {
    String first = root(one);
    String second = root(other);
    if (first.compareTo(second) < 0) {
      parents.put(second, first);
    } else if (!first.equals(second)) {
      parents.put(first, second);
    }
  }

  private String root(String address) {
    String at = address;
    String above = parents.computeIfAbsent(at, any -> any);
    while (!above.equals(at)) {
      String next = Objects.requireNonNull(parents.get(above));
      parents.put(at, next);
      at = above;
      above = next;
    }
    return at;
  }

  /** The party that an address belongs to. */
  String of(String address) {
    return parents.containsKey(address) ? root(address) : address;
  }

  /** All known addresses of a party. */
  SortedSet<String> members(String party) {
    return members.getOrDefault(party, new TreeSet<>(List.of(party)));
  }

  /** Who makes a payment; empty if that is not known, or it goes to the payer's own address. */
  Optional<String> payer(Payment payment) {
    return payment.payers().isEmpty()
        ? Optional.empty()
        : Optional.of(of(payment.payers().getFirst()));
  }
}
