package org.tracer.cli.render;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tracer.rank.RankedPlace;
import org.tracer.rank.Ranking;
import org.tracer.trace.Trace;

/** In which order a report lists places. */
public enum PlaceOrder {
  /** The largest amount first. */
  AMOUNT,
  /** As the ranking of the trace has them: what to look at first, and nothing more than that. */
  RANK;

  /** Places that {@link Resting#of} gives, in this order; those of one lock stay together. */
  List<Resting> sorted(List<Resting> byAmount, Trace trace) {
    return switch (this) {
      case AMOUNT -> byAmount;
      case RANK -> byRank(byAmount, trace);
    };
  }

  private static List<Resting> byRank(List<Resting> places, Trace trace) {
    Map<String, Integer> ranks = new HashMap<>();
    for (RankedPlace place : Ranking.of(trace).places()) {
      ranks.put(place.descriptor(), ranks.size());
    }
    return places.stream()
        .sorted((a, b) -> Integer.compare(rank(ranks, a), rank(ranks, b)))
        .toList();
  }

  private static int rank(Map<String, Integer> ranks, Resting place) {
    return ranks.getOrDefault(place.descriptor(), Integer.MAX_VALUE);
  }

  /** The headings of a list of places where money is, and where it could be. */
  String title(boolean conserving) {
    return switch (this) {
      case AMOUNT ->
          conserving
              ? "Look here first: where the money is, largest first"
              : "Places that were reached, those that hold most first";
      case RANK ->
          conserving
              ? "Look here first: where the money is, by rank"
              : "Places that were reached, by rank";
    };
  }
}
