package org.tracer.rank;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The pushes of a ranking. Confined to one thread. */
final class Push {

  /** What a place had to pass on when it was queued; out of date if it has another amount now. */
  private record Turn(int place, long rest) {}

  private static final Comparator<Turn> MOST_FIRST =
      Comparator.comparingLong(Turn::rest).reversed().thenComparingInt(Turn::place);

  private final PlaceGraph graph;
  private final RankParameters parameters;
  private final long[] scores;
  private final long[] rests;
  private final PriorityQueue<Turn> turns = new PriorityQueue<>(MOST_FIRST);
  private int pushes;

  private Push(PlaceGraph graph, long[] start, RankParameters parameters) {
    this.graph = graph;
    this.parameters = parameters;
    scores = new long[graph.size()];
    rests = new long[graph.size()];
    for (int place = 0; place < start.length; place++) {
      add(place, start[place]);
    }
  }

  /**
   * @param start what each place has at first; sums to {@link Ranking#WHOLE}
   */
  static Push run(PlaceGraph graph, long[] start, RankParameters parameters) {
    Push push = new Push(graph, start, parameters);
    for (Turn turn = push.turns.poll(); turn != null; turn = push.turns.poll()) {
      if (push.rests[turn.place()] == turn.rest()) {
        push.push(turn.place());
      }
    }
    return push;
  }

  long score(int place) {
    return scores[place];
  }

  long rest(int place) {
    return rests[place];
  }

  int pushes() {
    return pushes;
  }

  private void push(int place) {
    pushes++;
    long all = rests[place];
    rests[place] = 0;
    long going = all - part(all, parameters.keep(), Ranking.WHOLE);
    long forward = part(going, parameters.forward(), Ranking.WHOLE);
    long left = all;
    left -= pass(graph.gives(place), true, forward);
    left -= pass(graph.gets(place), false, going - forward);
    scores[place] += left;
  }

  /** Divides an amount over moves and there over places; returns what was passed on. */
  private long pass(List<PlaceGraph.Part> moves, boolean forward, long amount) {
    long sum = 0;
    for (PlaceGraph.Part part : moves) {
      sum = Math.addExact(sum, part.amount());
    }
    long passed = 0;
    for (PlaceGraph.Part part : moves) {
      long share = part(amount, part.amount(), sum);
      PlaceGraph.Side side = forward ? part.move().to() : part.move().from();
      for (int i = 0; i < side.size(); i++) {
        long arrives = part(share, side.amount(i), side.sum());
        add(side.place(i), arrives);
        passed += arrives;
      }
    }
    return passed;
  }

  private void add(int place, long amount) {
    if (amount == 0) {
      return;
    }
    rests[place] += amount;
    if (rests[place] > parameters.leave()) {
      turns.add(new Turn(place, rests[place]));
    }
  }

  /** {@code amount · numerator / denominator}, rounded down. */
  private static long part(long amount, long numerator, long denominator) {
    if (Math.multiplyHigh(amount, numerator) == 0 && amount * numerator >= 0) {
      return amount * numerator / denominator;
    }
    return BigInteger.valueOf(amount)
        .multiply(BigInteger.valueOf(numerator))
        .divide(BigInteger.valueOf(denominator))
        .longValueExact();
  }
}
