package org.tracer.trace;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tracer.accounting.Policy;
import org.tracer.annotation.Annotations;

/**
 * The same funds followed under several policies over the same data.
 *
 * @param traces one a policy; their requests differ in nothing else
 */
public record TraceComparison(List<Trace> traces) {

  public TraceComparison {
    traces = List.copyOf(traces);
    if (traces.isEmpty()) {
      throw new IllegalArgumentException("nothing to compare");
    }
    Trace first = traces.getFirst();
    Set<Policy> policies = new HashSet<>();
    for (Trace trace : traces) {
      if (!policies.add(trace.request().policy())
          || !trace.request().withPolicy(first.request().policy()).equals(first.request())
          || !trace.origin().equals(first.origin())
          || !trace.horizon().equals(first.horizon())
          || !trace.annotations().equals(first.annotations())) {
        throw new IllegalArgumentException("traces of different requests or data");
      }
    }
  }

  /** The same results, with other things said of all of them. */
  public TraceComparison withAnnotations(Annotations said) {
    return new TraceComparison(traces.stream().map(trace -> trace.withAnnotations(said)).toList());
  }

  /** What is said beside the sums, of every place and transaction of any policy. */
  public Annotations annotations() {
    return traces.getFirst().annotations();
  }

  public List<Policy> policies() {
    return traces.stream().map(trace -> trace.request().policy()).toList();
  }

  /** The trace under one policy. */
  public Optional<Trace> under(Policy policy) {
    return traces.stream().filter(trace -> trace.request().policy().equals(policy)).findFirst();
  }

  /** Every transaction that any policy saw, in chain order. Linear in all traces. */
  public List<ComparedTransaction> transactions() {
    return ComparedTransaction.of(this);
  }

  /**
   * Every endpoint of any policy: in chain order, then by output, fees last, reason and label.
   * Linear in all traces, but for sorting.
   */
  public List<ComparedEndpoint> endpoints() {
    return ComparedEndpoint.of(this);
  }
}
