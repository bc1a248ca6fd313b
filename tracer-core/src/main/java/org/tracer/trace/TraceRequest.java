package org.tracer.trace;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tracer.accounting.Policy;
import org.tracer.error.InvalidInputException;

/** What to follow, by which rule, and where to stop. Seeds that come first win a shared output. */
public record TraceRequest(List<Seed> seeds, Policy policy, StopRules stopRules) {

  public TraceRequest {
    seeds = List.copyOf(seeds);
    if (seeds.isEmpty()) {
      throw new InvalidInputException(
          "nothing to trace", "", "Name an address, a transaction id or an outpoint.");
    }
    Set<String> labels = new HashSet<>();
    for (Seed seed : seeds) {
      if (!labels.add(seed.label())) {
        throw new InvalidInputException(
            "two seeds have the same label",
            "label \"" + seed.label() + "\"",
            "Give every seed a label of its own.");
      }
    }
  }

  /** The same request under another policy. */
  public TraceRequest withPolicy(Policy other) {
    return new TraceRequest(seeds, other, stopRules);
  }
}
