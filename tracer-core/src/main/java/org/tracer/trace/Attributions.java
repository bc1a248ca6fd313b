package org.tracer.trace;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.tracer.chain.Address;

/**
 * What was told of who controls addresses. A result holds the stops that took effect, so it can be
 * made again without the sets.
 *
 * @param sets which sets were asked
 * @param stops those known beforehand; in a result all that took effect, by chain and address
 * @param lookup finds further ones; in a result it finds nothing
 */
public record Attributions(
    List<TagSetUsed> sets,
    List<AttributedStop> stops,
    Function<Address, Optional<AttributedStop>> lookup) {

  private static final Function<Address, Optional<AttributedStop>> NOTHING =
      address -> Optional.empty();

  private static final Comparator<AttributedStop> ORDER =
      Comparator.comparing((AttributedStop stop) -> stop.address().chain().toString())
          .thenComparing(stop -> stop.address().text());

  /** Nobody was asked. */
  public static final Attributions NONE = new Attributions(List.of(), List.of(), NOTHING);

  public Attributions {
    sets = List.copyOf(sets);
    stops = stops.stream().sorted(ORDER).toList();
  }

  /** Sets that are asked while the trace runs. */
  public static Attributions asking(
      List<TagSetUsed> sets, Function<Address, Optional<AttributedStop>> lookup) {
    return new Attributions(sets, List.of(), lookup);
  }

  /** What a result holds. */
  public static Attributions told(List<TagSetUsed> sets, List<AttributedStop> stops) {
    return new Attributions(sets, stops, NOTHING);
  }

  public boolean isEmpty() {
    return sets.isEmpty() && stops.isEmpty();
  }
}
