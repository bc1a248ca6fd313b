package org.tracer.trace;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tracer.attribution.TagStopReason;
import org.tracer.chain.Address;

/**
 * What was told of who controls addresses. A result holds the stops that took effect, so it can be
 * made again without the sets.
 *
 * @param sets which sets were asked
 * @param through reasons for which money is followed on, as the user asked
 * @param stops those known beforehand; in a result all that took effect, by chain and address
 * @param passed those that would have been stops but for {@code through}; in a result all where
 *     traced money arrived
 * @param lookup finds further ones, of either kind; in a result it finds nothing
 */
public record Attributions(
    List<TagSetUsed> sets,
    SortedSet<TagStopReason> through,
    List<AttributedStop> stops,
    List<AttributedStop> passed,
    Function<Address, Optional<AttributedStop>> lookup) {

  private static final Comparator<AttributedStop> ORDER =
      Comparator.comparing((AttributedStop stop) -> stop.address().chain().toString())
          .thenComparing(stop -> stop.address().text());

  /** Nobody was asked. */
  public static final Attributions NONE = told(List.of(), Set.of(), List.of(), List.of());

  public Attributions {
    sets = List.copyOf(sets);
    through = Collections.unmodifiableSortedSet(new TreeSet<>(through));
    stops = stops.stream().sorted(ORDER).toList();
    passed = passed.stream().sorted(ORDER).toList();
  }

  /** Sets that are asked while the trace runs. */
  public static Attributions asking(
      List<TagSetUsed> sets, Function<Address, Optional<AttributedStop>> lookup) {
    return asking(sets, Set.of(), lookup);
  }

  /**
   * The same, where money is followed on in spite of some reasons.
   *
   * @param lookup says of an address why a trace ends there; a reason to go through only if there
   *     is no other
   */
  public static Attributions asking(
      List<TagSetUsed> sets,
      Set<TagStopReason> through,
      Function<Address, Optional<AttributedStop>> lookup) {
    return new Attributions(sets, new TreeSet<>(through), List.of(), List.of(), lookup);
  }

  /** What a result holds. */
  public static Attributions told(
      List<TagSetUsed> sets,
      Set<TagStopReason> through,
      List<AttributedStop> stops,
      List<AttributedStop> passed) {
    return new Attributions(sets, new TreeSet<>(through), stops, passed, Attributions::nothing);
  }

  /** The same sets and reasons with what took effect. */
  public Attributions used(Collection<AttributedStop> found) {
    return told(
        sets,
        through,
        found.stream().filter(stop -> !isPassed(stop)).toList(),
        found.stream().filter(this::isPassed).toList());
  }

  /** Whether money is followed on at an address that a tag speaks of so. */
  public boolean isPassed(AttributedStop stop) {
    return through.contains(stop.reason());
  }

  public boolean isEmpty() {
    return sets.isEmpty() && stops.isEmpty();
  }

  /** Whether the same was told; what would be answered to further questions does not count. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Attributions that
        && sets.equals(that.sets)
        && through.equals(that.through)
        && stops.equals(that.stops)
        && passed.equals(that.passed);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sets, through, stops, passed);
  }

  private static Optional<AttributedStop> nothing(Address address) {
    return Optional.empty();
  }
}
