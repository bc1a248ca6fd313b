package org.tracer.indicator;

import java.util.List;
import org.tracer.indicator.seen.Payment;

/**
 * What a condition answers.
 *
 * @param facts what was found; of {@link Met#NO} the nearest there was, or nothing
 * @param missing what would have to be known; only of {@link Met#UNKNOWN}
 */
record Answer(Met met, List<Fact> facts, List<String> missing) {

  static final Answer NO = new Answer(Met.NO, List.of(), List.of());

  Answer {
    facts = List.copyOf(facts);
    missing = List.copyOf(missing);
    if ((met == Met.UNKNOWN) == missing.isEmpty()) {
      throw new IllegalArgumentException(met + ", missing: " + missing);
    }
  }

  static Answer yes(String says, List<Payment> payments) {
    return new Answer(Met.YES, List.of(new Fact(says, payments)), List.of());
  }

  static Answer unknown(List<String> missing) {
    return new Answer(Met.UNKNOWN, List.of(), missing);
  }

  static Answer unknown(String missing) {
    return unknown(List.of(missing));
  }
}
