package org.tracer.bounds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tracer.chain.OutPoint;
import org.tracer.chain.TxId;

/**
 * Every way to put every unit of labelled value into the outputs and fees of a small chain, one
 * transaction after the other. Units know whether they were in the target before. Shares nothing
 * with the library.
 */
final class EverySplit {

  /** Labelled units in each open output, by whether they were in the target; and all that were. */
  record State(Map<OutPoint, Held> held, long arrived) {}

  record Held(long fresh, long marked) {}

  private final Set<OutPoint> seeds;
  private final Set<OutPoint> target;
  private final Set<TxId> feeTarget;
  private final Set<OutPoint> ended;
  private final Set<OutPoint> spentLater = new HashSet<>();

  private EverySplit(
      Set<OutPoint> seeds, Set<OutPoint> target, Set<TxId> feeTarget, Set<OutPoint> ended) {
    this.seeds = seeds;
    this.target = target;
    this.feeTarget = feeTarget;
    this.ended = ended;
  }

  /**
   * Every amount that can have been in the target; empty if there are too many ways to try.
   *
   * @param ended outputs from which nothing is followed
   */
  static Set<Long> arrivals(
      SmallChain chain,
      Set<OutPoint> seeds,
      Set<OutPoint> target,
      Set<TxId> feeTarget,
      Set<OutPoint> ended) {
    EverySplit splits = new EverySplit(seeds, target, feeTarget, ended);
    chain.transactions.forEach(tx -> splits.spentLater.addAll(tx.inputs()));
    Set<State> states = Set.of(new State(Map.of(), 0));
    for (SmallChain.Tx tx : chain.transactions) {
      Set<State> next = new HashSet<>();
      for (State state : states) {
        splits.apply(tx, state, next);
        if (next.size() > 20_000) {
          return Set.of();
        }
      }
      states = next;
    }
    Set<Long> arrivals = new HashSet<>();
    states.forEach(state -> arrivals.add(state.arrived()));
    return arrivals;
  }

  private void apply(SmallChain.Tx tx, State state, Set<State> next) {
    Map<OutPoint, Held> held = new HashMap<>(state.held());
    long fresh = 0;
    long marked = 0;
    for (OutPoint input : tx.inputs()) {
      Held in = held.remove(input);
      fresh += in == null ? 0 : in.fresh();
      marked += in == null ? 0 : in.marked();
    }
    List<Long> sinks = new ArrayList<>(tx.values());
    sinks.add(tx.fee());
    place(tx, sinks, 0, fresh, marked, new State(held, state.arrived()), next);
  }

  private void place(
      SmallChain.Tx tx,
      List<Long> sinks,
      int sink,
      long fresh,
      long marked,
      State state,
      Set<State> next) {
    if (sink == sinks.size()) {
      if (fresh == 0 && marked == 0) {
        next.add(state);
      }
      return;
    }
    for (long f = 0; f <= Math.min(fresh, sinks.get(sink)); f++) {
      for (long m = 0; m <= Math.min(marked, sinks.get(sink) - f); m++) {
        State placed = arrive(tx, sink, sinks.get(sink), f, m, state);
        place(tx, sinks, sink + 1, fresh - f, marked - m, placed, next);
      }
    }
  }

  private State arrive(
      SmallChain.Tx tx, int sink, long value, long fresh, long marked, State state) {
    boolean fee = sink == tx.values().size();
    OutPoint position = new OutPoint(tx.id(), sink);
    long unmarked = !fee && seeds.contains(position) ? value - marked : fresh;
    boolean here = fee ? feeTarget.contains(tx.id()) : target.contains(position);
    long arrived = state.arrived() + (here ? unmarked : 0);
    Held now = here ? new Held(0, marked + unmarked) : new Held(unmarked, marked);
    boolean gone = fee || !spentLater.contains(position) || ended.contains(position);
    if (gone || now.equals(new Held(0, 0))) {
      return new State(state.held(), arrived);
    }
    Map<OutPoint, Held> held = new HashMap<>(state.held());
    held.put(position, now);
    return new State(held, arrived);
  }
}
