package org.tracer.trace;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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

  private static final Comparator<AttributedStop> ORDER =
      Comparator.comparing((AttributedStop stop) -> stop.address().chain().toString())
          .thenComparing(stop -> stop.address().text());

  /** Nobody was asked. */
  public static final Attributions NONE = told(List.of(), List.of());

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
    return new Attributions(sets, stops, Attributions::nothing);
  }

  public boolean isEmpty() {
    return sets.isEmpty() && stops.isEmpty();
  }

  /** Whether the same was told; what would be answered to further questions does not count. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Attributions that && sets.equals(that.sets) && stops.equals(that.stops);
  }

  @Override
  public int hashCode() {
    return 31 * sets.hashCode() + stops.hashCode();
  }

  private static Optional<AttributedStop> nothing(Address address) {
    return Optional.empty();
  }
}
