package org.tracer.heuristic.cospend;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.tracer.chain.bitcoin.LockingScript;

/**
 * A transaction joins parts that sources attribute to different actors. One of three things is
 * wrong: the join, an attribution, or that the actors are different; which of them is not decided
 * here.
 *
 * @param sides the parts that the transaction joined, as they were before, in the order of its
 *     inputs; at least two of them have actors, and not the same
 */
public record ActorAlarm(CoSpendEvidence evidence, List<Side> sides) {

  public ActorAlarm {
    sides = List.copyOf(sides);
  }

  /**
   * A part as it was before the transaction.
   *
   * @param actors ids of all actors that some address of the part is attributed to; may be none
   * @param addresses how many addresses the part had
   */
  public record Side(SortedSet<String> actors, long addresses) {
    public Side {
      actors = Collections.unmodifiableSortedSet(new TreeSet<>(actors));
    }
  }

  /**
   * Every alarm of a cluster, in chain order. Each address is asked about once.
   *
   * @param actors ids of the actors an address is attributed to; empty if none
   */
  public static List<ActorAlarm> of(
      CoSpendCluster cluster, Function<LockingScript, Set<String>> actors) {
    Map<LockingScript, Integer> numbers = new HashMap<>();
    List<SortedSet<String>> held = new ArrayList<>();
    for (LockingScript address : cluster.addresses()) {
      numbers.put(address, numbers.size());
      held.add(new TreeSet<>(actors.apply(address)));
    }
    DisjointSets sets = new DisjointSets(held.size());
    List<ActorAlarm> alarms = new ArrayList<>();
    for (CoSpendEvidence one : cluster.evidence()) {
      Set<Integer> roots = new LinkedHashSet<>();
      for (LockingScript address : one.addresses()) {
        roots.add(sets.find(Objects.requireNonNull(numbers.get(address))));
      }
      List<Side> sides = new ArrayList<>();
      SortedSet<String> all = new TreeSet<>();
      for (int root : roots) {
        sides.add(new Side(held.get(root), sets.sizeOf(root)));
        all.addAll(held.get(root));
      }
      if (sides.stream()
              .filter(side -> !side.actors().isEmpty())
              .map(Side::actors)
              .distinct()
              .count()
          > 1) {
        alarms.add(new ActorAlarm(one, sides));
      }
      int first = roots.iterator().next();
      roots.forEach(root -> sets.join(first, root));
      held.set(sets.find(first), all);
    }
    return alarms;
  }
}
