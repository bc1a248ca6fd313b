package org.tracer.trace;

import java.util.List;
import org.tracer.chain.OutPoint;

/**
 * An input that brings traced value into a transaction.
 *
 * @param vin index of the input
 * @param spent the traced output it spends
 */
public record TracedInput(int vin, OutPoint spent, List<LabelAmount> traced) {
  public TracedInput {
    traced = List.copyOf(traced);
  }
}
