package org.tracer.heuristic.cospend;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.tracer.chain.bitcoin.LockingScript;

/**
 * What a search around an address found, and what it left out.
 *
 * @param start the address it began at, the first of the cluster
 * @param apart transactions that spend from the cluster and from others and join nothing, with the
 *     guards that say so, in chain order
 * @param retracted transactions that would join and were not to be taken for evidence, likewise
 * @param hubs addresses of the cluster whose history is longer than the limit: not opened
 * @param unopened addresses of the cluster that limits left unread, wholly or in part
 * @param opened how many addresses were opened
 * @param transactions how many transactions were read
 * @param guards those in force
 */
public record FoundCluster(
    LockingScript start,
    CoSpendCluster cluster,
    List<CoSpendEvidence> apart,
    List<CoSpendEvidence> retracted,
    List<LockingScript> hubs,
    List<LockingScript> unopened,
    int opened,
    int transactions,
    Set<CoSpendGuard> guards,
    SearchLimits limits) {

  public FoundCluster {
    apart = List.copyOf(apart);
    retracted = List.copyOf(retracted);
    hubs = List.copyOf(hubs);
    unopened = List.copyOf(unopened);
    EnumSet<CoSpendGuard> copy = EnumSet.noneOf(CoSpendGuard.class);
    copy.addAll(guards);
    guards = Collections.unmodifiableSet(copy);
  }

  /** Whether nothing was left out, so that the whole chain would give the same. */
  public boolean isWhole() {
    return hubs.isEmpty() && unopened.isEmpty();
  }

  /** In how many of the transactions a guard came to this; a transaction counts once. */
  public long count(CoSpendGuard guard, GuardMark.Effect effect) {
    return Stream.of(cluster.evidence(), apart, retracted)
        .flatMap(List::stream)
        .filter(one ->
            one.marks().stream().anyMatch(mark -> mark.guard() == guard && mark.effect() == effect))
        .count();
  }
}
