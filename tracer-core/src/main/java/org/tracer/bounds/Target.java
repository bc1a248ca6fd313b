package org.tracer.bounds;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.tracer.chain.Address;
import org.tracer.chain.Position;
import org.tracer.chain.TxId;
import org.tracer.trace.Endpoint;
import org.tracer.trace.Trace;
import org.tracer.trace.TracedOutput;

/**
 * What to ask for: value counts where it first arrives in any of these, once.
 *
 * @param positions outputs, ended or spent
 * @param fees transactions whose fees are meant
 */
public record Target(Set<Position> positions, Set<TxId> fees) {

  public Target {
    positions = Set.copyOf(positions);
    fees = Set.copyOf(fees);
  }

  public static Target ofPositions(Collection<? extends Position> positions) {
    return new Target(Set.copyOf(positions), Set.of());
  }

  public static Target ofFees(Collection<TxId> transactions) {
    return new Target(Set.of(), Set.copyOf(transactions));
  }

  /** Where a branch ended: its position, or the fee of its transaction. */
  public static Target of(Endpoint endpoint) {
    return endpoint.position() == null
        ? ofFees(Set.of(endpoint.transaction()))
        : ofPositions(Set.of(endpoint.position()));
  }

  /** Every position of an address in a trace. Linear in the outputs of the trace. */
  public static Target of(Address address, Trace trace) {
    return ofPositions(
        trace.transactions().stream()
            .flatMap(transaction -> transaction.outputs().stream())
            .filter(output -> Objects.equals(output.address(), address))
            .map(TracedOutput::position)
            .collect(Collectors.toSet()));
  }
}
