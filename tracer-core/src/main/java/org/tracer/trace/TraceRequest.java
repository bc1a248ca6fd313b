package org.tracer.trace;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.Policy;
import org.tracer.error.InvalidInputException;

/**
 * What to follow, by which rule, and where to stop. Seeds that come first win a shared output.
 *
 * @param chosenAt when all of this was chosen, before any data was read; null where nobody chose,
 *     as in a test
 */
public record TraceRequest(
    List<Seed> seeds,
    Policy policy,
    StopRules stopRules,
    FeeRule fees,
    Direction direction,
    @Nullable Instant chosenAt) {

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

  /** Forward, with fees as endpoints. */
  public TraceRequest(List<Seed> seeds, Policy policy, StopRules stopRules) {
    this(seeds, policy, stopRules, FeeRule.ENDPOINT, Direction.FORWARD, null);
  }

  public TraceRequest withPolicy(Policy other) {
    return new TraceRequest(seeds, other, stopRules, fees, direction, chosenAt);
  }

  public TraceRequest withStopRules(StopRules other) {
    return new TraceRequest(seeds, policy, other, fees, direction, chosenAt);
  }

  public TraceRequest withFees(FeeRule other) {
    return new TraceRequest(seeds, policy, stopRules, other, direction, chosenAt);
  }

  public TraceRequest withDirection(Direction other) {
    return new TraceRequest(seeds, policy, stopRules, fees, other, chosenAt);
  }

  public TraceRequest chosenAt(Instant time) {
    return new TraceRequest(seeds, policy, stopRules, fees, direction, time);
  }
}
