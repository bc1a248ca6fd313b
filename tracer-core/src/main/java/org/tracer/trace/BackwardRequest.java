package org.tracer.trace;

import java.util.List;
import org.tracer.accounting.Policy;
import org.tracer.error.InvalidInputException;

/** What a backward trace cannot be asked for. */
final class BackwardRequest {

  private BackwardRequest() {}

  /** Refuses rules and limits that have no meaning backward; forward requests pass. */
  static void check(TraceRequest request, List<Policy> policies) {
    if (request.direction() == Direction.FORWARD) {
      return;
    }
    for (Policy policy : policies) {
      if (!policy.isReversible()) {
        throw new InvalidInputException(
            "this rule asks which inputs are labelled, which is what a backward trace is to find",
            "policy " + policy.name(),
            "Use fifo, lifo, haircut or poison backward.");
      }
    }
    if (request.fees() != FeeRule.ENDPOINT) {
      throw new InvalidInputException(
          "fees are not followed backward",
          "fees " + request.fees(),
          "Leave it out: new coins end a backward trace.");
    }
    if (request.stopRules().until() != null || request.stopRules().untilHeight() != null) {
      throw new InvalidInputException(
          "a backward trace goes to earlier blocks, so a last block does not bound it",
          "until",
          "Bound it by hops, amount, fan-out or a stop list.");
    }
  }
}
