package org.tracer.bounds;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tracer.accounting.Poison;
import org.tracer.chain.Address;
import org.tracer.chain.Position;
import org.tracer.chain.Satoshi;
import org.tracer.chain.TxId;
import org.tracer.error.InvalidInputException;
import org.tracer.trace.Endpoint;
import org.tracer.trace.Seed;
import org.tracer.trace.Trace;
import org.tracer.trace.TraceComparison;

/**
 * Bounds beside a comparison: for the largest endpoints and for sets of addresses that were named.
 *
 * @param largest how many endpoints were asked for
 * @param byPlace what was asked for, the largest first; a range, or why there is none
 * @param sets in the order asked
 */
public record EndpointBounds(int largest, Map<Place, Answer> byPlace, List<SetBounds> sets) {

  /** How many endpoints get bounds unless told otherwise. */
  public static final int DEFAULT_LARGEST = 50;

  /**
   * What an endpoint is one of: a label at a position, or in the fee of a transaction.
   *
   * @param position null for a fee
   */
  public record Place(@Nullable Position position, TxId transaction, String label) {

    public static Place of(Endpoint endpoint) {
      return new Place(endpoint.position(), endpoint.transaction(), endpoint.label());
    }
  }

  /**
   * An answer for one label.
   *
   * @param range null where there is none
   * @param reason why there is none; null where there is one
   */
  public record Answer(@Nullable Range range, @Nullable String reason) {

    public Answer {
      if ((range == null) == (reason == null)) {
        throw new IllegalArgumentException("either a range or a reason");
      }
    }

    /** An answer without its cuts. */
    public static Answer of(BoundsResult result) {
      return switch (result) {
        case Bounds bounds -> new Answer(new Range(bounds.least(), bounds.most()), null);
        case NotComputed none -> new Answer(null, none.reason());
      };
    }
  }

  /**
   * What can have reached any of some addresses.
   *
   * @param addresses as the user wrote them
   * @param outputs how many outputs of the trace they hold
   * @param all of all seeds together
   * @param byLabel of each seed
   * @param decidedBy the outputs and fees that limit the most, in chain order; the minimum cut
   * @param escapes the only ways around, in chain order; the cut that decides the least
   */
  public record SetBounds(
      List<String> addresses,
      int outputs,
      Answer all,
      Map<String, Answer> byLabel,
      List<CutEdge> decidedBy,
      List<CutEdge> escapes) {
    public SetBounds {
      addresses = List.copyOf(addresses);
      byLabel = new LinkedHashMap<>(byLabel);
      decidedBy = List.copyOf(decidedBy);
      escapes = List.copyOf(escapes);
    }
  }

  public EndpointBounds {
    byPlace = new LinkedHashMap<>(byPlace);
    sets = List.copyOf(sets);
  }

  /** The answer for an endpoint; empty where none was asked for. */
  public Optional<Answer> at(Endpoint endpoint) {
    return Optional.ofNullable(byPlace.get(Place.of(endpoint)));
  }

  /** Nothing was asked for. */
  public static EndpointBounds none() {
    return new EndpointBounds(0, Map.of(), List.of());
  }

  /**
   * Finds bounds. Cost: as {@link FlowBounds}, once for each endpoint and set.
   *
   * @param comparison must hold a trace under poison
   * @param largest how many endpoints, by the most that any conserving rule puts there
   * @param sets sets of addresses
   * @throws InvalidInputException if a set has no output that the trace reaches
   */
  public static EndpointBounds of(
      TraceComparison comparison, int largest, List<List<Address>> sets) {
    Trace poison =
        comparison
            .under(new Poison())
            .orElseThrow(() -> new IllegalArgumentException("no trace under poison"));
    FlowBounds flow = FlowBounds.of(poison);
    Map<Place, Answer> byPlace = new LinkedHashMap<>();
    for (Endpoint endpoint : largest(comparison, largest)) {
      byPlace.put(Place.of(endpoint), Answer.of(flow.of(endpoint.label(), Target.of(endpoint))));
    }
    List<SetBounds> answers = new ArrayList<>();
    for (List<Address> addresses : sets) {
      answers.add(set(flow, poison, addresses));
    }
    return new EndpointBounds(largest, byPlace, answers);
  }

  private static SetBounds set(FlowBounds flow, Trace poison, List<Address> addresses) {
    Set<Position> positions = new HashSet<>();
    addresses.forEach(address -> positions.addAll(Target.of(address, poison).positions()));
    List<String> names = addresses.stream().map(Address::text).toList();
    if (positions.isEmpty()) {
      throw new InvalidInputException(
          "the trace reaches none of these addresses",
          String.join(", ", names),
          "Whatever the rule, nothing of the seeds came there within the limits of the trace.");
    }
    Target target = Target.ofPositions(positions);
    BoundsResult all = flow.of(target);
    Map<String, Answer> byLabel = new LinkedHashMap<>();
    for (Seed seed : poison.request().seeds()) {
      byLabel.put(seed.label(), Answer.of(flow.of(seed.label(), target)));
    }
    boolean found = all instanceof Bounds;
    return new SetBounds(
        names,
        positions.size(),
        Answer.of(all),
        byLabel,
        found ? ((Bounds) all).mostThrough() : List.of(),
        found ? ((Bounds) all).leastEscapes() : List.of());
  }

  /** Endpoints by the most that any conserving rule puts there; equal ones in chain order. */
  private static Collection<Endpoint> largest(TraceComparison comparison, int count) {
    Map<Place, Endpoint> best = new LinkedHashMap<>();
    for (Trace trace : comparison.traces()) {
      if (trace.request().policy().isConserving()) {
        for (Endpoint endpoint : trace.endpoints()) {
          best.merge(
              Place.of(endpoint), endpoint, (a, b) -> amount(b).compareTo(amount(a)) > 0 ? b : a);
        }
      }
    }
    return best.values().stream()
        .sorted(
            Comparator.comparing(EndpointBounds::amount)
                .reversed()
                .thenComparing(e -> e.since().height())
                .thenComparing(e -> e.transaction().toString())
                .thenComparing(e -> String.valueOf(e.position()))
                .thenComparing(Endpoint::label))
        .limit(count)
        .toList();
  }

  private static Satoshi amount(Endpoint endpoint) {
    return switch (endpoint.amount()) {
      case Satoshi satoshi -> satoshi;
    };
  }
}
