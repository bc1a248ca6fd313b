package org.tracer.bounds;

import java.util.List;
import org.tracer.chain.Satoshi;

/**
 * The least and the most of the seeded value that can have reached a target under any conserving
 * accounting rule; both are attained by one. The lists say why, in chain order.
 *
 * @param mostThrough the fewest places from the seeds on that all value to the target goes through:
 *     they hold {@code most} together
 * @param leastFrom seeds whose value cannot all avoid the target
 * @param leastEscapes the only places by which their value can avoid it: the seeds hold {@code
 *     least} more than these
 */
public record Bounds(
    Satoshi least,
    Satoshi most,
    List<CutEdge> mostThrough,
    List<CutEdge> leastFrom,
    List<CutEdge> leastEscapes)
    implements BoundsResult {

  public Bounds {
    mostThrough = List.copyOf(mostThrough);
    leastFrom = List.copyOf(leastFrom);
    leastEscapes = List.copyOf(leastEscapes);
    if (!most.equals(sum(mostThrough))
        || !least.plus(sum(leastEscapes)).equals(sum(leastFrom))
        || least.compareTo(most) > 0) {
      throw new IllegalArgumentException(
          "bounds " + least + " to " + most + " are not what their cuts say");
    }
  }

  private static Satoshi sum(List<CutEdge> edges) {
    return edges.stream().map(CutEdge::value).reduce(Satoshi.ZERO, Satoshi::plus);
  }
}
