package org.tracer.rank;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.tracer.trace.Trace;

/**
 * The places of a trace in the order in which to look at them: near the seeds by value, forward
 * more than backward. <b>Triage order only</b>, not a probability, not taint, not an amount.
 *
 * <p>It is the weight variant of transaction tracing rank (Wu et al., "TRacer: Scalable Graph-Based
 * Transaction Tracing for Account-Based Blockchain Trading Systems", 2023), a local push in the
 * manner of approximate personalised PageRank (Andersen, Chung, Lang, 2006), with these
 * differences: what cannot go on because a side has no edges stays where it is, so nothing is lost;
 * the place with most to pass on is pushed first, of equal ones that whose descriptor comes first
 * in the order of its characters; time is not weighed; money moves from place to place through
 * transactions, divided first by what the place put into each and then by what each put into its
 * outputs, fees left out.
 *
 * <p>Arithmetic is in whole units of {@link #WHOLE}, so the result is the same on every machine.
 * Every division rounds down, by less than one unit, and what that leaves stays at the place that
 * is pushed: scores and rests of all places sum to exactly {@link #WHOLE}. Against exact fractions
 * and the same order of pushes, all scores together are off by at most two units for each division
 * made.
 *
 * <p>Cost: fewer than 1/(αε) pushes, each linear in the inputs and outputs of the transactions of
 * one place; memory linear in the inputs and outputs of the trace.
 *
 * @param places every place of the trace once: by score, then by rest, the larger first, then by
 *     descriptor
 * @param pushes how often a place was pushed
 */
public record Ranking(RankParameters parameters, List<RankedPlace> places, int pushes) {

  /** What all scores and rests sum to: 10¹⁸ units stand for one. */
  public static final long WHOLE = 1_000_000_000_000_000_000L;

  private static final Comparator<RankedPlace> ORDER =
      Comparator.comparingLong(RankedPlace::score)
          .thenComparingLong(RankedPlace::rest)
          .reversed()
          .thenComparing(RankedPlace::descriptor);

  public Ranking {
    places = List.copyOf(places);
  }

  /** {@link #of(Trace, RankParameters)} with {@link RankParameters#DEFAULT}. */
  public static Ranking of(Trace trace) {
    return of(trace, RankParameters.DEFAULT);
  }

  /** Ranks the places of a trace, starting from its seeds by what each of them put in. */
  public static Ranking of(Trace trace, RankParameters parameters) {
    TracePlaces places = TracePlaces.of(trace);
    Push push = Push.run(places.graph(), places.start(), parameters);
    List<RankedPlace> ranked =
        IntStream.range(0, places.descriptors().size())
            .mapToObj(place ->
                new RankedPlace(
                    places.descriptors().get(place), push.score(place), push.rest(place)))
            .sorted(ORDER)
            .toList();
    return new Ranking(parameters, ranked, push.pushes());
  }
}
