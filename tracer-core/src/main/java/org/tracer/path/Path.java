package org.tracer.path;

import java.util.List;
import org.tracer.chain.Satoshi;

/**
 * Outputs, each spent by the transaction that makes the next: one way value could have gone. The
 * first is an output of the start, the last is the only one after it that is at the target, and no
 * other is an output of the start.
 *
 * @param steps at least two, in chain order
 */
public record Path(List<Step> steps) {

  public Path {
    steps = List.copyOf(steps);
    if (steps.size() < 2) {
      throw new IllegalArgumentException("a path of " + steps.size() + " steps leads nowhere");
    }
  }

  /** How many spends it takes. */
  public int hops() {
    return steps.size() - 1;
  }

  /** The least output along the path: more than this cannot have come by it alone. */
  public Satoshi bottleneck() {
    return steps.stream().map(Step::value).min(Satoshi::compareTo).orElseThrow();
  }

  public Step start() {
    return steps.getFirst();
  }

  public Step arrival() {
    return steps.getLast();
  }
}
