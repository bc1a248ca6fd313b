package org.tracer.heuristic.deposit;

import java.util.List;
import org.tracer.heuristic.Inference;

/**
 * What is inferred of one account.
 *
 * @param address whether it is a deposit address, and of whom
 * @param forwardings all that were found, in the order of the chain
 * @param links for each of several senders, that the others deposit for the same customer
 */
public record DepositAnswer(
    Inference address, List<Forwarding> forwardings, DepositCounts counts, List<Inference> links) {

  public DepositAnswer {
    forwardings = List.copyOf(forwardings);
    links = List.copyOf(links);
  }
}
